using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Pupils;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.PayRuns;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.Tests.TermSheets;

namespace QualityTracker.Reports.Tests.PayRuns;

public sealed class PayWorkbookTests
{
    private const string PupilName = "钱小满";

    private static readonly PayRun run = new() { Id = "p1", Term = "2025-1", Name = "2025年秋季学期奖励性绩效", TotalCents = 1000_00, AfterSchoolCents = 100_00 };

    private static readonly SchoolFrame frame = new(Evaluated.Frame.Lists with { Pupils = [new Pupil { Id = "P1", Name = PupilName }] });

    [Test]
    public void Each_person_has_points_and_yuan_of_every_pool_and_their_sum() =>
        Assert.That(Rows(People(Inputs())), Is.EqualTo(new[]
        {
            "T1|王晓明|班主任、教师|5|12.34|400.00|600.10||1000.10",
            "T2|李梅|教师|0|0|0.00|0.00|是|0.00",
        }));

    [Test]
    public void The_last_row_sums_the_pools_to_the_cent() =>
        Assert.That(Line(People(Inputs()).Total!), Is.EqualTo("合计|||||400.00|600.10||1000.10"));

    [Test]
    public void The_pools_balance_with_the_run_and_what_is_left_is_named()
    {
        var pools = Of(Inputs()).Sheets[1];

        Assert.That(Rows(pools), Is.EqualTo(new[]
        {
            "班主任津贴|月|400.00|400.00|0.00", "工作量绩效|标准课时|600.10|600.10|0.00", "未安排||99.90|0.00|99.90",
        }));
        Assert.That(Line(pools.Total!), Is.EqualTo("合计|平衡|1100.00|1000.10|99.90"));
    }

    [TestCase(Language.Chinese, "实验学校  2025年秋季学期奖励性绩效", "绩效核算|资金池|规则版本", "工号|姓名|职务|班主任津贴计分|工作量绩效计分|班主任津贴（元）|工作量绩效（元）|师德否决|合计（元）")]
    [TestCase(Language.English, "Shiyan School  2025年秋季学期奖励性绩效", "Pay inputs|Pools|Rules", "Staff number|Name|Posts|Homeroom points|Workload points|Homeroom (yuan)|Workload (yuan)|Veto|Sum (yuan)")]
    public void Titles_tabs_and_headings_are_in_the_readers_language(Language language, string title, string tabs, string headings)
    {
        var workbook = Of(Inputs(), language);

        Assert.That(workbook.Sheets[0].Title, Is.EqualTo(title));
        Assert.That(string.Join('|', workbook.Sheets.Select(sheet => sheet.Name)), Is.EqualTo(tabs));
        Assert.That(string.Join('|', workbook.Sheets[0].Columns.Select(column => column.Header)), Is.EqualTo(headings));
    }

    [Test]
    public void A_veto_is_marked_in_both_languages()
    {
        Assert.That(Rows(People(Inputs()))[1], Does.Contain("|是|"));
        Assert.That(Rows(People(Inputs(), Language.English))[1], Does.Contain("|yes|"));
    }

    [Test]
    public void What_was_left_out_and_a_refusal_stand_above_the_table()
    {
        var inputs = Inputs() with { Refusal = new("固定部分超过总额", "fixed pools pass the total"), Notes = [new("T9不参加考核，课时未计", "T9 is not evaluated")] };

        Assert.That(People(inputs).Notes, Is.EqualTo(new[] { "固定部分超过总额", "T9不参加考核，课时未计" }));
        Assert.That(People(inputs, Language.English).Notes, Is.EqualTo(new[] { "fixed pools pass the total", "T9 is not evaluated" }));
        Assert.That(People(Inputs()).Notes, Is.Empty);
    }

    [Test]
    public void The_rules_name_the_pack_its_hash_and_who_set_each_parameter()
    {
        var rules = Rows(Of(Inputs()).Sheets[2]);

        Assert.That(rules, Does.Contain($"办法摘要（SHA-256）|{Evaluated.Pack.ContentHash}|"));
        Assert.That(rules, Does.Contain("采用情况|办法依据：未登记采用决定|"));
        Assert.That(rules, Does.Contain("过程记录的权重|55|学校采用").And.Contain("工作量绩效占比（%）|60|默认值，由学校决定"));
    }

    [Test]
    public void No_pupil_is_named()
    {
        var words = Of(Inputs()).Sheets.SelectMany(sheet => Rows(sheet).Append(sheet.Title ?? "").Concat(sheet.Notes));

        Assert.That(string.Join('\n', words), Does.Not.Contain(PupilName));
    }

    private static PayInputs Inputs()
    {
        var (allowance, workload) = (new Money(400_00), new Money(600_10));
        return new()
        {
            PayRun = run.Id,
            Term = run.Term,
            Pack = Evaluated.Pack.Id,
            PackHash = Evaluated.Pack.ContentHash,
            Pools =
            [
                new("homeroom", new("班主任津贴", "Homeroom"), new("月", "months"), allowance, allowance, Money.Zero),
                new("workload", new("工作量绩效", "Workload"), new("标准课时", "standard periods"), workload, workload, Money.Zero),
            ],
            People =
            [
                Person("T1", "王晓明", [PostKind.HomeroomTeacher, PostKind.Teacher], vetoed: false, [new("homeroom", 5, allowance), new("workload", 12.34m, workload)]),
                Person("T2", "李梅", [PostKind.Teacher], vetoed: true, [new("homeroom", 0, Money.Zero), new("workload", 0, Money.Zero)]),
            ],
            Total = new(run.TotalCents),
            AfterSchool = new(run.AfterSchoolCents),
        };
    }

    private static PersonPay Person(string staff, string name, PostKind[] posts, bool vetoed, PoolPart[] parts) =>
        new() { Staff = staff, Name = name, Posts = posts, Vetoed = vetoed, Parts = parts };

    private static Workbook Of(PayInputs inputs, Language language = Language.Chinese) => PayWorkbook.Of(
        inputs, run, frame, Evaluated.Pack,
        ParameterValues.Of(Evaluated.Pack, new Dictionary<string, string> { ["process-weight"] = "55" }), language);

    private static Sheet People(PayInputs inputs, Language language = Language.Chinese) => PayWorkbook.People(inputs, run, frame, language);

    private static List<string> Rows(Sheet sheet) => [.. sheet.Rows.Select(Line)];

    private static string Line(IReadOnlyList<Cell> cells) => string.Join('|', cells.Select(cell => cell.Invariant));
}
