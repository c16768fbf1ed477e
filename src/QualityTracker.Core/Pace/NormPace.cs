using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Pace;

/// <summary>
/// How far one person, or the school, has come with one norm by a day (规范量进度); formula 3. The unit is the norm's: weeks,
/// months or rounds for norms of those periods, else what the measure counts.
/// </summary>
public sealed record NormPace
{
    /// <summary>The norm's id in the pack.</summary>
    public required string Norm { get; init; }

    public required string Clause { get; init; }

    /// <summary>The document's own numbering of the clause.</summary>
    public required string Number { get; init; }

    public required Text Title { get; init; }

    public required Text Unit { get; init; }

    public required NormPeriod Period { get; init; }

    public required RecordKind Source { get; init; }

    /// <summary>The target at the end of the term, to 28 digits; of a year norm the part that is owed by then.</summary>
    public required decimal Target { get; init; }

    /// <summary>Rounded up, as shown.</summary>
    public required decimal TargetShown { get; init; }

    /// <summary>A year norm's target of the whole year, rounded up; null for others.</summary>
    public required decimal? YearTargetShown { get; init; }

    /// <summary>From the records up to the day.</summary>
    public required decimal Actual { get; init; }

    /// <summary>Target × weeks elapsed ÷ weeks in post, to 28 digits; of a norm of months or rounds by those.</summary>
    public required decimal Expected { get; init; }

    public required PaceState State { get; init; }

    /// <summary>Missing to the target shown (缺额), never below 0.</summary>
    public required decimal ShortBy { get; init; }

    /// <summary>Teaching weeks in post that the target is spread over: of the term; of a year norm those of the year so far.</summary>
    public required int Weeks { get; init; }

    /// <summary>Those of them whose last teaching day is the day or before it.</summary>
    public required int WeeksElapsed { get; init; }

    public int WeeksLeft => Weeks - WeeksElapsed;

    /// <summary>What each week left has to bring (每周需完成), to 28 digits; 0 once it is met, null when no week is left.</summary>
    public required decimal? AWeek { get; init; }

    /// <summary>Rounded up to a whole one.</summary>
    public decimal? AWeekShown => AWeek is { } exact ? decimal.Ceiling(exact) : null;

    /// <summary>Where less than one a week is enough: one in so many weeks (每几周一次), rounded down; else null.</summary>
    public required int? EveryWeeks { get; init; }

    /// <summary>
    /// What a week it now takes ÷ what a week was planned (紧迫度), by months or rounds of a norm of those: above 1 behind what was planned, 0 once it
    /// is met, null when no week is left, which comes before any number.
    /// </summary>
    public required decimal? Need { get; init; }

    /// <summary>
    /// The day by which the target is owed: the last teaching day of the last week in post; of a norm of weeks, months or rounds
    /// that of the first of them under way, or to come, that has not enough yet.
    /// </summary>
    public required DateOnly Due { get; init; }

    /// <summary>Of a year norm the day by which the whole year's target is owed; null for others.</summary>
    public required DateOnly? YearDue { get; init; }

    /// <summary>That week, month or round; null when all are over or have enough, and for other norms.</summary>
    public required NormPart? Next { get; init; }

    /// <summary>Weeks, months or rounds that are over and have nothing, or not enough (缺的时段); what they lack nothing later makes good.</summary>
    public required IReadOnlyList<NormPart> Missed { get; init; }
}

/// <summary>One person's norms by a day (个人进度), in the pack's order, without those that another post's norm supersedes.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">As recorded.</param>
/// <param name="Posts">Held in the term; teacher for who has a teaching assignment.</param>
/// <param name="Norms">Those that count.</param>
public sealed record PersonPace(string Staff, string Name, IReadOnlyList<Posts.PostKind> Posts, IReadOnlyList<NormPace> Norms);

/// <summary>One norm of one person, or of the school when there is nobody (进度行).</summary>
public sealed record PaceLine(PersonPace? Person, NormPace Norm);
