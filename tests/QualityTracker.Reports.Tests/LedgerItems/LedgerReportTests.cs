using QualityTracker.Core.Languages;
using QualityTracker.Core.LedgerItems;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using QualityTracker.Core.Terms;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.LedgerItems;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.Tests.LedgerItems;

public sealed class LedgerReportTests
{
    private static readonly Term Autumn = new() { Id = "2025-1", SchoolYear = "2025-2026", Number = 1, FirstDay = new(2025, 9, 1), LastDay = new(2026, 1, 23) };

    private static readonly SchoolFrame Frame = new(new SchoolFrameLists
    {
        School = new() { Id = "s", Name = "清河县第一中学", NameEn = "Qinghe No. 1 School" },
        Terms = [Autumn],
        Staff = [new StaffMember { Id = "T001", Name = "张伟" }, new StaffMember { Id = "T002", Name = "李娜" }],
    });

    private static readonly LedgerItem[] Items =
    [
        new() { Id = "1", Term = "2025-1", Found = new(2025, 9, 20), Source = LedgerSource.Inspection, Problem = "作业批改不及时" },
        new() { Id = "2", Term = "2025-1", Found = new(2025, 10, 14), Source = LedgerSource.Exam, Problem = "计算失分多", Topic = "分层作业", Task = "每周两次面批", Responsible = "T001", Helper = "T002", Due = new(2025, 11, 1) },
        new()
        {
            Id = "3", Term = "2024-2", Found = new(2025, 6, 3), Source = LedgerSource.Observation, Problem = "提问面窄", Task = "集体备课改提问", Responsible = "T002", Due = new(2025, 10, 1),
            ClosedOn = new(2025, 9, 28), Outcome = "两次复听已改进",
        },
    ];

    private static LedgerReport Report => new(Frame, QualityLedger.Of(Autumn, new(2025, 12, 1), Items));

    [Test]
    public void There_are_five_lists_with_the_same_number_for_an_item_in_each()
    {
        var lists = Report.Lists(Language.Chinese);
        Assert.That(lists.Select(list => list.Name.Zh), Is.EqualTo(new[] { "问题清单", "课题清单", "任务清单", "责任清单", "时限清单" }));
        Assert.That(lists.Select(list => list.Rows.Count), Is.EqualTo(new[] { 3, 1, 2, 2, 2 }));
        Assert.That(lists.Skip(1).Select(list => list.Rows.Single(row => row.Any(cell => cell.Invariant is "分层作业" or "每周两次面批" or "2025-11-01"))[0].Invariant), Has.All.EqualTo("3"));
        Assert.That(lists[1].Note.Zh, Is.EqualTo("1 项；另有 2 项未写课题"));
        Assert.That(lists[3].Rows[1].Select(cell => cell.Invariant), Is.EqualTo(new[] { "3", "每周两次面批", "张伟 T001", "李娜 T002" }));
        Assert.That(lists[4].Rows[0].Select(cell => cell.Invariant), Is.EqualTo(new[] { "1", "集体备课改提问", "2025-10-01", "已销号", "2025-09-28", "两次复听已改进" }));
        Assert.That(lists[0].Rows[0][2].Invariant, Is.EqualTo("听课（遗留）"));
    }

    [Test]
    public void The_summary_says_of_how_many()
    {
        Assert.That(Report.Summary(Language.Chinese).Select(line => line.Figure), Is.EqualTo(new[] { "2", "1", "1", "0", "1", "1", "33.3% 1/3" }));
        Assert.That(new LedgerReport(Frame, QualityLedger.Of(Autumn, new(2025, 12, 1), [])).Summary(Language.English)[^1].Figure, Is.EqualTo("—"));
    }

    [Test]
    public void It_prints_with_a_line_to_sign_on_and_is_a_workbook_of_six_sheets()
    {
        var blocks = Report.Document().Sections.Single().Blocks;
        Assert.That(blocks.OfType<Heading>().Where(each => each.Level == 2).Select(each => each.Text), Is.EqualTo(new[] { "汇总", "问题清单", "课题清单", "任务清单", "责任清单", "时限清单" }));
        Assert.That(blocks.OfType<SignatureRow>(), Has.One.Items);
        Assert.That(PdfWriter.Write(Report.Document(Language.English)).MissingGlyphs, Is.Empty);
        var sheets = Report.Workbook().Sheets;
        Assert.That(sheets.Select(sheet => sheet.Name), Is.EqualTo(new[] { "问题清单", "课题清单", "任务清单", "责任清单", "时限清单", "汇总" }));
        using var bytes = new MemoryStream();
        XlsxWriter.Write(bytes, Report.Workbook());
        using var again = new MemoryStream();
        XlsxWriter.Write(again, Report.Workbook());
        Assert.That(bytes.ToArray(), Is.EqualTo(again.ToArray()));
    }
}
