using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Settlements;
using QualityTracker.Reports.Settlements;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.Tests.Settlements;

public sealed class SettlementWorkbookTests
{
    private static readonly DateOnly Day = new(2026, 2, 20);

    // T1 had 300.00 of quality and gets 50.00 more, T2 gives them back; of a new sum T1 gets 100.05.
    private static readonly SettlementSheet Sheet = new()
    {
        School = new School { Id = "s", Name = "实验学校" },
        Settlement = new()
        {
            Number = 2,
            CutOff = Day,
            PreparedBy = "F",
            PreparedOn = Day,
            Lines =
            [
                new("T1", "old", "quality", 2, new Money(350_00), new Money(300_00), LineKind.Adjustment),
                new("T1", "new", "quality", 1, new Money(100_05), Money.Zero, LineKind.First),
                new("T2", "old", "quality", 2, new Money(150_00), new Money(200_00), LineKind.Adjustment),
            ],
            Approvals = [new("F", ApprovalPost.Finance, Day), new("P", ApprovalPost.Principal, Day)],
        },
        Names = new Dictionary<string, string> { ["T1"] = "王晓明", ["T2"] = "李梅", ["F"] = "钱会计", ["P"] = "周校长" },
        Sums =
        [
            new("old", "秋季绩效", "2025-1", 2, Day.AddDays(-2), "pack", "abc", new Money(500_00), new Money(500_00), Money.Zero),
            new("new", "春季绩效", "2025-2", 1, Day.AddDays(-1), "pack", "abc", new Money(100_05), Money.Zero, new Money(100_05)),
        ],
        Pools = new Dictionary<(string, string), Text> { [("old", "quality")] = new("质量", "quality"), [("new", "quality")] = new("质量", "quality") },
        Hash = "hash",
    };

    [Test]
    public void Each_person_has_first_payments_adjustments_and_what_is_paid_and_the_last_row_sums_them()
    {
        var people = SettlementWorkbook.Of(Sheet, Language.Chinese).Sheets[0];
        Assert.That(people.Rows.Select(Line), Is.EqualTo(new[] { "T1|王晓明|100.05|50.00|150.05", "T2|李梅|0.00|-50.00|-50.00" }));
        Assert.That(Line(people.Total!), Is.EqualTo("合计||100.05|0.00|100.05"));
        Assert.That(people.Title, Is.EqualTo("实验学校  第 2 次结算"));
    }

    [Test]
    public void Every_line_says_what_was_due_paid_before_and_is_paid_now()
    {
        var lines = SettlementWorkbook.Of(Sheet, Language.English).Sheets[1];
        Assert.That(lines.Rows.Select(Line), Is.EqualTo(new[]
        {
            "T1|王晓明|秋季绩效|2025-1|quality|adjustment|350.00|300.00|50.00",
            "T1|王晓明|春季绩效|2025-2|quality|first payment|100.05|0.00|100.05",
            "T2|李梅|秋季绩效|2025-1|quality|adjustment|150.00|200.00|-50.00",
        }));
        Assert.That(Line(lines.Total!), Is.EqualTo("Total||||||600.05|500.00|100.05"));
    }

    [Test]
    public void It_says_who_prepared_and_approved_it_when_and_by_which_sealed_divisions()
    {
        var workbook = SettlementWorkbook.Of(Sheet, Language.Chinese);
        Assert.That(workbook.Sheets.Select(sheet => sheet.Name), Is.EqualTo(["发放汇总", "明细", "核算", "审批"]));
        Assert.That(workbook.Sheets[2].Rows.Select(Line).First(), Is.EqualTo("秋季绩效|2025-1|2|2026-02-18|500.00|500.00|0.00|pack|abc"));
        Assert.That(workbook.Sheets[3].Rows.Select(Line), Is.EqualTo(new[]
        {
            "结算编号|第 2 次", "截止日期||2026-02-20", "编制|钱会计（F）|2026-02-20", "审批（财务）|钱会计（F）|2026-02-20", "审批（校长）|周校长（P）|2026-02-20", "明细摘要（SHA-256）|hash",
        }));
    }

    [Test]
    public void The_same_settlement_is_the_same_bytes()
    {
        byte[] Bytes()
        {
            using var stream = new MemoryStream();
            XlsxWriter.Write(stream, SettlementWorkbook.Of(Sheet, Language.Chinese));
            return stream.ToArray();
        }

        var first = Bytes();
        Assert.That(Bytes(), Is.EqualTo(first));
    }

    private static string Line(IEnumerable<Cell> row) => string.Join('|', row.Select(cell => cell.Invariant));
}
