using QualityTracker.Core.Policies;

namespace QualityTracker.Core.SchoolReports;

/// <summary>What the program knows of a report before it is made (报表目录).</summary>
/// <param name="Kind">Which.</param>
/// <param name="Clauses">The clauses that ask for it or that its figures come from; empty for what a school makes for itself.</param>
/// <param name="To">Who receives it where the term's pack does not say.</param>
/// <param name="Span">The part of a term that one is made for.</param>
public sealed record ReportOutline(ReportKind Kind, IReadOnlyList<string> Clauses, ReportReceiver To, ReportSpan Span)
{
    /// <summary>Every report, in the order of the page.</summary>
    public static IReadOnlyList<ReportOutline> All { get; } =
    [
        new(ReportKind.Leaders, ["W9", "W4", "W5", "W6", "W7", "W8"], ReportReceiver.County, ReportSpan.Term),
        new(ReportKind.Teachers, ["W18", "X19"], ReportReceiver.County, ReportSpan.Term),
        new(ReportKind.Ethics, ["X11"], ReportReceiver.Bureau, ReportSpan.Quarter),
        new(ReportKind.Monthly, ["X23"], ReportReceiver.Bureau, ReportSpan.Month),
        new(ReportKind.Inspection, ["X23"], ReportReceiver.Bureau, ReportSpan.Term),
        new(ReportKind.SchoolAssessment, ["P15", "X4", "W31", "W22"], ReportReceiver.County, ReportSpan.Term),
        new(ReportKind.TermSummary, [], ReportReceiver.School, ReportSpan.Term),
    ];

    // One clause asks for several reports: which of a pack's is meant stands in its id.
    private static readonly Dictionary<ReportKind, string[]> Rules = new()
    {
        [ReportKind.Leaders] = ["W9"],
        [ReportKind.Teachers] = ["W18", "X19"],
        [ReportKind.Ethics] = ["X11-quarter"],
        [ReportKind.Monthly] = ["X23-notice"],
        [ReportKind.Inspection] = ["X23-inspection"],
        [ReportKind.SchoolAssessment] = ["P15"],
    };

    public static ReportOutline Of(ReportKind kind) => All.First(each => each.Kind == kind);

    /// <summary>What a pack says of the report: to whom, how often; null where it does not ask for it.</summary>
    public ReportRule? AskedBy(PolicyPack pack) => Rules.TryGetValue(Kind, out var ids) ? pack.Reports.FirstOrDefault(rule => ids.Contains(rule.Id)) : null;
}
