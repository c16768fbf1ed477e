using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.WhatIfs;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.Tests.TermSheets;
using QualityTracker.Reports.WhatIfs;

namespace QualityTracker.Reports.Tests.WhatIfs;

public sealed class WhatIfWorkbookTests
{
    private static readonly PayRun Run = new() { Id = "p1", Term = "2025-1", Name = "秋季绩效", TotalCents = 100_00 };
    private static readonly Band Good = new("good", new("良好", "good"), 75, null);
    private static readonly Band Fail = new("fail", new("不合格", "fail"), 0, null);

    [Test]
    public void Each_person_has_both_totals_bands_and_sums_the_change_and_what_moved() =>
        Assert.That(Rows(Of().Sheets[1]), Is.EqualTo(new[] { "T1|王晓明|教师|90|70.5|-19.5|良好|不合格|100.00|60.01|-39.99|过程 -20.00；加分 +0.50（新增）|" }));

    [Test]
    public void The_summary_says_what_was_compared_and_that_nothing_was_stored()
    {
        var summary = Of().Sheets[0];
        var rows = Rows(summary);
        Assert.Multiple(() =>
        {
            Assert.That(summary.Title, Is.EqualTo("实验学校  2025-1 学期考核试算"));
            Assert.That(summary.Notes, Does.Contain("这是试算：没有保存任何内容，考核与核算都没有改变。"));
            Assert.That(rows, Does.Contain($"办法摘要（SHA-256）|{Evaluated.Pack.ContentHash}|{Evaluated.Pack.ContentHash}|"));
            Assert.That(rows, Does.Contain("参数：过程记录的权重|60|55|process-weight"));
            Assert.That(rows, Does.Contain("总分下降人数||1|合计 -19.50 分").And.Contain("总分变化最大||T1 王晓明|-19.50 分").And.Contain("等次变化人数||1|"));
            Assert.That(rows, Does.Contain("平衡校验|平衡|平衡|").And.Contain("绩效减少人数||1|合计 -39.99 元"));
        });
    }

    [Test]
    public void Pools_and_bands_stand_beside_each_other()
    {
        Assert.That(Rows(Of().Sheets[2]), Is.EqualTo(new[] { "质量|100.00|100.00|0.00|60.01|60.01|0.00" }));
        Assert.That(Line(Of().Sheets[2].Total!), Is.EqualTo("合计|100.00|100.00|0.00|100.00|60.01|39.99"));
        Assert.That(Rows(Of().Sheets[4]), Is.EqualTo(new[] { "良好|1|0", "不合格|0|1" }));
    }

    [Test]
    public void A_refused_side_is_told_and_has_no_sums()
    {
        var workbook = WhatIfWorkbook.Of(
            WhatIf.Of(Before(), After() with { Pay = Pay(60_01) with { Refusal = new("固定津贴超过总额", "the fixed pools pass the total"), Pools = [], People = [] } }),
            Evaluated.Frame, Run, Language.English);
        Assert.That(Rows(workbook.Sheets[0]), Does.Contain("Balance|balances|the fixed pools pass the total|"));
        Assert.That(Rows(workbook.Sheets[1])[0], Does.Contain("|100.00|||"));
        Assert.That(workbook.Sheets[2].Notes, Is.EqualTo(new[] { "Tried: the fixed pools pass the total" }));
    }

    [TestCase(Language.Chinese, "摘要|个人变化|资金池|未达标任务|等次")]
    [TestCase(Language.English, "Summary|People|Pools|Norms missed|Bands")]
    public void Tabs_are_in_the_readers_language(Language language, string tabs) =>
        Assert.That(string.Join('|', WhatIfWorkbook.Of(WhatIf.Of(Before(), After()), Evaluated.Frame, Run, language).Sheets.Select(sheet => sheet.Name)), Is.EqualTo(tabs));

    [Test]
    public void Without_a_pay_run_there_are_no_columns_of_money_and_no_pools()
    {
        var workbook = WhatIfWorkbook.Of(WhatIf.Of(Before() with { Pay = null }, After() with { Pay = null }), Evaluated.Frame, null, Language.Chinese);
        Assert.That(workbook.Sheets.Select(sheet => sheet.Name), Does.Not.Contain("资金池"));
        Assert.That(workbook.Sheets[1].Columns.Select(column => column.Kind), Has.None.EqualTo(CellKind.Money));
        Assert.That(Rows(workbook.Sheets[1])[0], Does.Not.Contain("100.00"));
    }

    private static Workbook Of() => WhatIfWorkbook.Of(WhatIf.Of(Before(), After()), Evaluated.Frame, Run, Language.Chinese);

    private static WhatIfSide Before() => Side(90, Good, 100_00, null, [Dimension("process", "过程", 90)]);

    private static WhatIfSide After() => Side(
        70.5m, Fail, 60_01, new Dictionary<string, string> { ["process-weight"] = "55" }, [Dimension("process", "过程", 70), Dimension("bonus", "加分", 0.5m)]);

    private static WhatIfSide Side(decimal total, Band band, long cents, Dictionary<string, string>? adopted, DimensionResult[] dimensions) => new(
        Evaluated.Pack,
        new()
        {
            School = "demo",
            Term = "2025-1",
            Pack = Evaluated.Pack.Id,
            PackHash = Evaluated.Pack.ContentHash,
            Parameters = ParameterValues.Of(Evaluated.Pack, adopted),
            Weeks = 20,
            Bands = [Good, Fail],
            People = [Evaluated.Person() with { Total = total, Band = band, Dimensions = dimensions }],
            SchoolNorms = [],
            Notes = [],
        },
        Pay(cents));

    private static PayInputs Pay(long cents) => new()
    {
        PayRun = Run.Id,
        Term = Run.Term,
        Pack = Evaluated.Pack.Id,
        PackHash = Evaluated.Pack.ContentHash,
        Pools = [new("quality", new("质量", "Quality"), new("分", "points"), new(cents), new(cents), Money.Zero)],
        People = [new() { Staff = "T1", Name = "王晓明", Posts = [], Vetoed = false, Parts = [new("quality", 90, new(cents))] }],
        Total = new(Run.TotalCents),
        AfterSchool = Money.Zero,
    };

    private static DimensionResult Dimension(string id, string name, decimal points) => new()
    {
        Id = id,
        Title = new(name, id),
        DeclaredWeight = 100,
        Weight = 100,
        IsBonus = false,
        ExactPoints = points,
        Points = points,
        Indicators = [],
    };

    private static List<string> Rows(Sheet sheet) => [.. sheet.Rows.Select(Line)];

    private static string Line(IReadOnlyList<Cell> cells) => string.Join('|', cells.Select(cell => cell.Invariant));
}
