using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Norms;

/// <summary>How far one person, or the school, has come with one norm (规范量完成情况); formula 3.</summary>
public sealed record NormResult
{
    /// <summary>The norm's id in the pack, such as X9-oath.</summary>
    public required string Norm { get; init; }

    public required string Clause { get; init; }

    /// <summary>The document's own numbering of the clause.</summary>
    public required string Number { get; init; }

    public required Text Title { get; init; }

    /// <summary>The measure's code, and what one of it is.</summary>
    public required string Measure { get; init; }

    public required Text Unit { get; init; }

    public required RecordKind Source { get; init; }

    public required NormPeriod Period { get; init; }

    /// <summary>The posts that owe it and were held; empty for the school.</summary>
    public IReadOnlyList<PostKind> Posts { get; init; } = [];

    /// <summary>
    /// For a whole period (a week, month, round, term or year), in the measure's unit; of this norm itself, also where others are summed
    /// into its target.
    /// </summary>
    public required decimal AtLeast { get; init; }

    /// <summary>
    /// Weeks (or months, or rounds) in post, of those of the period so far; with those of the norms summed into the target. Of a norm of classes
    /// those with a timetable, of all.
    /// </summary>
    public required int Held { get; init; }

    public required int Of { get; init; }

    /// <summary>The share of a year's norm that is owed so far (学年份额), 0..1; 1 for other periods.</summary>
    public decimal Share { get; init; } = 1;

    /// <summary>
    /// The target (应完成量): of weeks, months or rounds for norms of those periods, else in the unit. To 28 digits; met and attainment are
    /// taken from the exact fraction.
    /// </summary>
    public required decimal Target { get; init; }

    /// <summary>Rounded up, as shown.</summary>
    public required decimal TargetShown { get; init; }

    /// <summary>A year norm's target of the whole year, rounded up; null for others.</summary>
    public decimal? YearTargetShown { get; init; }

    public required decimal Actual { get; init; }

    /// <summary>In percent (完成率), exact and uncapped.</summary>
    public required decimal Attainment { get; init; }

    public required bool Met { get; init; }

    /// <summary>Missing to the target shown (缺额), never below 0.</summary>
    public required decimal ShortBy { get; init; }

    /// <summary>
    /// The norm of another post that counts instead, because its own target is higher, and takes this one's weeks into its target; null
    /// when this one counts.
    /// </summary>
    public string? SupersededBy { get; init; }

    /// <summary>
    /// What the target was summed from (分段折算) when another post's norm of the measure has weeks in it: each norm with the weeks,
    /// months or rounds in which it asks most. Empty when the target is this norm's alone.
    /// </summary>
    public IReadOnlyList<NormStretch> Stretches { get; init; } = [];

    /// <summary>The weeks, months or rounds of a norm of those periods.</summary>
    public IReadOnlyList<NormPart> Parts { get; init; } = [];

    /// <summary>The records behind the actual, by date.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>The target as the fraction it is; null where the target is a whole number of itself.</summary>
    internal NormTarget? Exact { get; init; }

    /// <summary>
    /// The teaching weeks in post that the target is spread over, by first teaching day: of the term, of a year norm those of the year so
    /// far, of a monthly norm those with a day in its months. Empty for every week of the term.
    /// </summary>
    internal IReadOnlyList<DateOnly> Weeks { get; init; } = [];
}

/// <summary>The weeks in which one norm asks most of those owed (就高时段).</summary>
/// <param name="Norm">The norm's id.</param>
/// <param name="AtLeast">For a whole period, in the measure's unit.</param>
/// <param name="Held">Weeks, or months or rounds of a norm of those.</param>
/// <param name="Share">The share of a year's norm that is owed so far, 0..1.</param>
public sealed record NormStretch(string Norm, decimal AtLeast, int Held, decimal Share = 1);

/// <summary>A week, month or round of a norm of those periods (分期完成).</summary>
/// <param name="Number">The teaching week, the calendar month 1–12, or the exam round 1–2.</param>
/// <param name="From">Its Monday, or its first day.</param>
/// <param name="Actual">In the measure's unit.</param>
/// <param name="Met">At least what is asked.</param>
public sealed record NormPart(int Number, DateOnly From, decimal Actual, bool Met);
