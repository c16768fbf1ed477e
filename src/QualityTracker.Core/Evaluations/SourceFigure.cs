using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;

namespace QualityTracker.Core.Evaluations;

/// <summary>What an indicator's source gives for one person, before it is scored (指标原值).</summary>
internal sealed record SourceFigure
{
    /// <summary>Attainment or load in percent, an amount, or a relative mean; null when missing.</summary>
    public decimal? Value { get; init; }

    public required Text Unit { get; init; }

    /// <summary>Attainments in percent; several for all norms, whose capped mean is scored.</summary>
    public IReadOnlyList<decimal> Attainments { get; init; } = [];

    /// <summary>What a deduction counts.</summary>
    public decimal Count { get; init; }

    public bool Met { get; init; }

    public decimal? Actual { get; init; }

    public decimal? Target { get; init; }

    /// <summary>Made from levels-only classes too: the value is scored and never shown (clause Z8).</summary>
    public bool LevelsOnly { get; init; }

    public IReadOnlyList<Text> Notes { get; init; } = [];

    public IReadOnlyList<string> Norms { get; init; } = [];

    public RecordKind? Source { get; init; }

    public IReadOnlyList<Contribution> Contributions { get; init; } = [];
}
