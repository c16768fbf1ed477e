using QualityTracker.Core.Languages;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.ConductCases;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>The quarter's report on professional ethics as a workbook (师德情况季度报告; clause X11): the figures of its printed page, nobody by name.</summary>
public static class EthicsReport
{
    private static readonly ReportColumn What = new(new("事项", "What"), 30);
    private static readonly ReportColumn Cases = new(new("件数", "Cases"), 12, CellKind.Whole);

    public static SchoolReport Of(ReportGround ground, ConductReportPage page)
    {
        var report = page.Report;
        return ground.Report(ReportKind.Ethics, new("师德情况季度报告", "Quarterly Report on Professional Ethics"),
        [
            Counts(new("案件办理", "Cases"), new("没有案件。", "No case."),
            [
                (new("立案", "opened"), report.Opened), (new("不成立，结案", "closed without a breach"), report.Cleared), (new("认定违规", "breaches decided"), report.Decided.Sum(each => each.Cases)),
                (new("申诉", "appeals"), report.Appealed), (new("申诉后撤销", "overturned on appeal"), report.Overturned), (new("期末未了结", "not final at its end"), report.Running),
            ]),
            Counts(new("认定的违规", "Breaches decided"), new("本季度没有认定违规。", "No breach was decided in the quarter."), [.. report.Decided.Select(each => (Names.Of(each.Kind), each.Cases))]),
            new(new("学习与承诺", "Studies and commitments"), [What, new(new("登记次数", "Recorded"), 12, CellKind.Whole), new(new("人数", "People"), 12, CellKind.Whole)],
                [.. page.Studies.Select(each => new[] { ReportCell.Of(Names.Of(each.Kind)), ReportCell.Of(each.Times), ReportCell.Of(each.People) })])
            { Empty = new("没有登记。", "Nothing is recorded.") },
        ], new TermPart(report.Year, report.Quarter, ReportSpan.Quarter), notes: [new("只有数字，不含姓名。", "Numbers alone, nobody by name.")]);
    }

    private static ReportSection Counts(Text title, Text none, IReadOnlyList<(Text Name, int Number)> counts) =>
        new(title, [What, Cases], [.. counts.Select(each => new[] { ReportCell.Of(each.Name), ReportCell.Of(each.Number) })]) { Empty = none };
}
