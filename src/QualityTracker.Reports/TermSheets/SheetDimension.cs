using QualityTracker.Core.Languages;

namespace QualityTracker.Reports.TermSheets;

/// <summary>A dimension of the evaluation (考核维度) and its indicators.</summary>
public sealed record SheetDimension
{
    public required Text Name { get; init; }

    /// <summary>权重, points that can be reached.</summary>
    public required decimal Weight { get; init; }

    /// <summary>得分, points, 2 places: the dimension's sum; null when nothing in it applies.</summary>
    public required decimal? Points { get; init; }

    public required IReadOnlyList<SheetIndicator> Indicators { get; init; }
}

/// <summary>One indicator (考核指标).</summary>
public sealed record SheetIndicator
{
    public required Text Item { get; init; }

    /// <summary>权重, points.</summary>
    public required decimal Weight { get; init; }

    /// <summary>How it is scored (计分方式), such as 按达成率.</summary>
    public required Text How { get; init; }

    /// <summary>What it was scored on (计分依据), such as 实绩18次，目标20次.</summary>
    public required Text Basis { get; init; }

    /// <summary>得分, points, 2 places. Null when the indicator does not apply and its weight was shared out.</summary>
    public required decimal? Points { get; init; }

    public MissingRecord Missing { get; init; }
}

/// <summary>What became of an indicator without records (缺记录).</summary>
public enum MissingRecord
{
    /// <summary>There are records.</summary>
    None,

    /// <summary>无记录，按零计: the record is owed.</summary>
    CountedAsZero,

    /// <summary>不适用，权重分摊: the others of the dimension share its weight.</summary>
    SharedOut,
}
