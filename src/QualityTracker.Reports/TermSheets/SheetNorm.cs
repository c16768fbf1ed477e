using QualityTracker.Core.Languages;

namespace QualityTracker.Reports.TermSheets;

/// <summary>One norm and how far it was met (任务达成).</summary>
public sealed record SheetNorm
{
    /// <summary>项目, such as 听课.</summary>
    public required Text Item { get; init; }

    /// <summary>The clause's number in the clause table (条款), such as W3.</summary>
    public required string Clause { get; init; }

    /// <summary>The document's number or short name (文号).</summary>
    public Text Document { get; init; } = Text.Empty;

    /// <summary>周期, such as 每学期.</summary>
    public required Text Period { get; init; }

    /// <summary>单位 of target and actual: the measure's own, or 周 and 月 for a weekly and a monthly norm.</summary>
    public required Text Unit { get; init; }

    /// <summary>The target, rounded up (目标).</summary>
    public required int Target { get; init; }

    /// <summary>The whole year's target of a cumulative year norm (全年目标), rounded up.</summary>
    public int? YearTarget { get; init; }

    /// <summary>实绩.</summary>
    public required decimal Actual { get; init; }

    /// <summary>达成率, percent, 1 place. Null when the target is 0.</summary>
    public required decimal? Attainment { get; init; }

    /// <summary>达标: the actual reached the exact target.</summary>
    public required bool IsMet { get; init; }

    /// <summary>还差: rounded-up target less actual, never below 0.</summary>
    public required decimal ShortBy { get; init; }

    /// <summary>The post that owes it (岗位).</summary>
    public required Text Post { get; init; }
}
