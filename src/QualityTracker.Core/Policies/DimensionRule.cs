using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Policies;

/// <summary>A dimension of the evaluation (考核维度); formula 4. Weights of the dimensions without a bonus add up to 100.</summary>
public sealed record DimensionRule
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public string? Clause { get; init; }

    /// <summary>Points of 100; unused for a bonus.</summary>
    public Quantity Weight { get; init; } = Quantity.Of(0);

    /// <summary>Greatest bonus (加分上限), in points; null for an ordinary dimension.</summary>
    public Quantity? BonusCap { get; init; }

    public required IReadOnlyList<IndicatorRule> Indicators { get; init; }

    public Place Place { get; init; }
}

/// <summary>An indicator (考核指标): a weight, a source and one way to score.</summary>
public sealed record IndicatorRule
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public string? Clause { get; init; }

    /// <summary>Percent of its dimension, adding up to 100 there; points, in a bonus dimension.</summary>
    public required Quantity Weight { get; init; }

    public required IndicatorSource Source { get; init; }

    public required Scoring Score { get; init; }

    public MissingRule Missing { get; init; } = MissingRule.Exclude;

    /// <summary>Whom it is for; empty for everyone.</summary>
    public IReadOnlyList<PostKind> Posts { get; init; } = [];

    /// <summary>Whom it is not for, even when <see cref="Posts"/> would include them: leaders who teach a little.</summary>
    public IReadOnlyList<PostKind> Except { get; init; } = [];

    public Place Place { get; init; }
}

/// <summary>What an indicator does when there is nothing to score (缺项处理); formula 1.</summary>
public enum MissingRule
{
    [Named("按零分", "zero")] Zero = 1,
    [Named("不计入", "exclude")] Exclude,
}

/// <summary>Where an indicator's figure comes from (数据来源).</summary>
public abstract record IndicatorSource;

/// <summary>One norm's attainment in percent.</summary>
public sealed record OneNormSource(string Norm) : IndicatorSource;

/// <summary>The mean attainment of all norms a person owes, each capped first, in percent.</summary>
public sealed record AllNormsSource : IndicatorSource;

/// <summary>
/// A measure over the term: its amount, or its attainment in percent of a target: a number, pro rata for weeks in post, or what
/// another measure gives for the same person.
/// </summary>
public sealed record MeasureSource(MeasureCall Call, Quantity? Target, MeasureCall? TargetMeasure) : IndicatorSource
{
    public bool HasTarget => Target is not null || TargetMeasure is not null;
}

/// <summary>The load of the term in percent of the full load (工作量达成率).</summary>
public sealed record WorkloadSource : IndicatorSource;

/// <summary>
/// The relative mean of the classes taught (比均率): class mean ÷ grade mean, a ratio around 1. Entrance exams are never among the
/// exams (clause L3).
/// </summary>
/// <param name="Exams">Kinds of exam that count.</param>
/// <param name="AtLeastSat">A class with fewer pupils who sat is left out.</param>
public sealed record ExamSource(IReadOnlyList<ExamKind> Exams, int AtLeastSat) : IndicatorSource
{
    /// <summary>Of fewer pupils no mean is used or written: it tells what single pupils had (clause L1).</summary>
    public const int FewestSat = 5;
}
