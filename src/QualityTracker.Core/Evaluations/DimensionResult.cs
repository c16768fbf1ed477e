using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Evaluations;

/// <summary>A dimension of one person's evaluation (维度得分); formula 4.</summary>
public sealed record DimensionResult
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public string? Clause { get; init; }

    /// <summary>Points of 100 as the pack has them; the cap of a bonus.</summary>
    public required decimal DeclaredWeight { get; init; }

    /// <summary>Points of 100 after the weights of dimensions without anything were shared out, exact; 0 for those.</summary>
    public required decimal Weight { get; init; }

    public required bool IsBonus { get; init; }

    /// <summary>Exact; null when nothing in it could be scored.</summary>
    public required decimal? ExactPoints { get; init; }

    /// <summary>As shown: together with its like it makes up the figure above it.</summary>
    public decimal? Points { get; init; }

    /// <summary>The indicators that apply to the person's posts.</summary>
    public required IReadOnlyList<IndicatorResult> Indicators { get; init; }
}

/// <summary>An indicator of one person's evaluation (指标得分) with what it was made from.</summary>
public sealed record IndicatorResult
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public string? Clause { get; init; }

    /// <summary>Percent of its dimension as the pack has it; points in a bonus dimension.</summary>
    public required decimal DeclaredWeight { get; init; }

    /// <summary>Points of the total after weights were shared out, exact; 0 when it was left out.</summary>
    public required decimal Weight { get; init; }

    /// <summary>
    /// What was scored: an attainment or load in percent, an amount, a relative mean; null when missing or not to be shown.
    /// </summary>
    public decimal? Figure { get; init; }

    /// <summary>
    /// Scored from exam results of which some are shown as levels only (小学只呈现等级, clause Z8): there is no figure to show, the
    /// points stand, and a note says so.
    /// </summary>
    public bool LevelsOnly { get; init; }

    public required Text FigureUnit { get; init; }

    public decimal? Actual { get; init; }

    public decimal? Target { get; init; }

    /// <summary>0..1 of the weight, exact; null when it was left out.</summary>
    public decimal? Fraction { get; init; }

    public decimal? ExactPoints { get; init; }

    /// <summary>As shown: together with its like it makes up the figure above it.</summary>
    public decimal? Points { get; init; }

    /// <summary>What happened because something was missing (缺项处理); null when nothing was.</summary>
    public MissingRule? Missing { get; init; }

    /// <summary>Why it was missing, or what was left out of the figure.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];

    /// <summary>The norms behind it, by id.</summary>
    public IReadOnlyList<string> Norms { get; init; } = [];

    /// <summary>The kind of record behind it, for a measure.</summary>
    public RecordKind? Source { get; init; }

    public IReadOnlyList<Contribution> Contributions { get; init; } = [];
}
