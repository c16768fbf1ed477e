using QualityTracker.Core.Languages;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Policies;

/// <summary>So many of something, in a period, for a post (规范量); formula 3 (norms).</summary>
public sealed record NormRule
{
    /// <summary>The clause id, with a suffix where one clause holds several norms: X9-oath.</summary>
    public required string Id { get; init; }

    public required string Clause { get; init; }

    /// <summary>The measure's own name where the pack gives none.</summary>
    public Text? Title { get; init; }

    public required NormHolder Who { get; init; }

    /// <summary>The posts that owe it, for <see cref="NormHolder.Posts"/>; Teacher includes everyone with a teaching assignment.</summary>
    public IReadOnlyList<PostKind> Posts { get; init; } = [];

    public required MeasureCall Measure { get; init; }

    public required NormPeriod Period { get; init; }

    /// <summary>Calendar months (1–12) that a monthly norm is owed in; empty for every month of the term.</summary>
    public IReadOnlyList<int> Months { get; init; } = [];

    /// <summary>In the measure's unit; a parameter at 0 asks for nothing, and the norm is owed by nobody. For the whole period (a week, month, round, term or year).</summary>
    public required Quantity AtLeast { get; init; }

    /// <summary>The cumulative share of a year norm that is owed after each term, 0..1, default ½ and 1.</summary>
    public IReadOnlyList<decimal> ShareOfYear { get; init; } = [];

    public Place Place { get; init; }

    /// <summary>The share of the year owed after a term: the last share holds for any further term.</summary>
    public decimal ShareAfter(int term) => ShareOfYear.Count == 0 ? 1 : ShareOfYear[Math.Clamp(term - 1, 0, ShareOfYear.Count - 1)];
}

/// <summary>A measure with the options a rule asks for (统计口径).</summary>
public sealed record MeasureCall(string Measure, IReadOnlyDictionary<string, OptionValue> Options);

/// <summary>Who owes a norm (责任主体).</summary>
public enum NormHolder
{
    [Named("职务", "posts")] Posts = 1,
    [Named("学校", "school")] School,
    [Named("班级", "class")] Class,
}

/// <summary>How often a norm is owed (周期).</summary>
public enum NormPeriod
{
    [Named("每周", "week")] Week = 1,
    [Named("每月", "month")] Month,
    [Named("每学期", "term")] Term,
    [Named("每学年", "year")] Year,

    /// <summary>Once an exam round (考试轮次): mid-term and end of term.</summary>
    [Named("每轮", "round")] Round,
}
