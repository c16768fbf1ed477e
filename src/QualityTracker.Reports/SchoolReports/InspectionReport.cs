using QualityTracker.Core.Languages;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>Papers for the inspection at the end of term (期末检查; clause X23): every norm with who owes it and who met it, and what is still open.</summary>
public static class InspectionReport
{
    public static SchoolReport Of(ReportGround ground)
    {
        var (flags, observations) = ground.Integrity;
        var (done, all) = ground.Sheets;
        return ground.Report(ReportKind.Inspection, new("教学常规期末检查表", "End-of-term Inspection"),
        [
            NormSections.OfPeople(new("规范量完成情况", "Norms"), NormSections.Tallies(ground)), NormSections.OfSchool(ground),
            new(new("其他检查项", "What else is looked at"),
                [new(new("事项", "What"), 30), new(new("数量", "Number"), 10, CellKind.Whole), new(new("总数", "Of"), 10, CellKind.Whole), new(new("占比", "Share"), 10, CellKind.Percent), new(new("单位", "Unit"), 12)],
                [
                    [ReportCell.Of(new Text("考核表已封存", "sheets sealed")), ReportCell.Of(done), ReportCell.Of(all), ReportCell.Share(done, all), ReportCell.Of(new Text("份", "sheets"))],
                    [ReportCell.Of(new Text("听课诚信提示", "doubts about observations")), ReportCell.Of(flags), ReportCell.Of(observations), ReportCell.Nothing, ReportCell.Of(new Text("条 / 听课记录", "of observations"))],
                ])
            {
                Empty = NormSections.NoNorm,
                Remarks = [new("诚信提示只供核对，不影响得分；一条提示可能涉及几条记录，不计占比。", "A doubt is to be looked into and changes no figure; it may rest on several records, so no share is taken.")],
            },
        ], notes: [new("达标率 = 达标人数 ÷ 承担人数，按学期考核。", "Met: people who met it ÷ people who owe it, as evaluated.")]);
    }
}
