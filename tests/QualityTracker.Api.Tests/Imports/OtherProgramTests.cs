using System.Text;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Workbooks as people have them, saved by LibreOffice and openpyxl, and texts as other systems export them.</summary>
public sealed class OtherProgramTests : ImportServerTests
{
    private const string School = "programs";

    [OneTimeSetUp]
    public async Task FoundTheSchool()
    {
        await FoundSchool(School);
        await TakeIn(School, SchoolFiles.Zip(SchoolFiles.Of(School)));
    }

    /// <summary>File, how many records it adds, and the rules of its notices.</summary>
    [TestCase("remarks-openpyxl", 1, "", TestName = "A remark behind a heading")]
    [TestCase("titles-libreoffice", 2, "total-row note-row", TestName = "Titles above and signatures below")]
    [TestCase("merged-libreoffice", 3, "", TestName = "Cells merged downwards, by LibreOffice")]
    [TestCase("merged-openpyxl", 3, "", TestName = "Cells merged downwards, by openpyxl")]
    [TestCase("totals-libreoffice", 2, "total-row header-again total-row note-row", TestName = "Totals and a header in the middle")]
    [TestCase("full-width-openpyxl", 5, "", TestName = "Full-width digits and every way to write a day")]
    [TestCase("spaced-names-openpyxl", 1, "", TestName = "Blanks inside names")]
    [TestCase("numbers-openpyxl", 3, "", TestName = "Numbers as text")]
    [TestCase("days-of-1904-libreoffice", 1, "", TestName = "Days from 1904, by LibreOffice")]
    [TestCase("days-of-1904-openpyxl", 1, "", TestName = "Days from 1904, by openpyxl")]
    [TestCase("formulas-libreoffice", 2, "", TestName = "Formulas with their values")]
    [TestCase("hidden-sheet-libreoffice", 1, "hiddenSheet", TestName = "A hidden sheet")]
    [TestCase("two-row-header-libreoffice", 1, "", TestName = "A header of two rows")]
    [TestCase("formatted-to-the-last-column-openpyxl", 1, "", TestName = "Formats to the last column")]
    [TestCase("table-filter-openpyxl", 3, "", TestName = "A table whose filter hides a row, and a hidden column")]
    [TestCase("currency-openpyxl", 1, "", TestName = "A sum of money in its format")]
    [TestCase("formula-text-openpyxl", 1, "", TestName = "A text that looks like a formula")]
    [TestCase("unread-columns-alike-openpyxl", 1, "", TestName = "Two columns alike that nobody reads")]
    public async Task A_workbook_of_another_program_is_taken_in(string file, int adds, string notices)
    {
        var report = (await DryRun(School, Data(file), file + ".xlsx"))["report"]!;
        Assert.That((int)report["errorCount"]!, Is.Zero, report.ToJsonString());
        Assert.That((int)report["adds"]!, Is.EqualTo(adds), report.ToJsonString());
        Assert.That(string.Join(' ', report["notices"]!.AsArray().Select(notice => (string?)notice!["rule"]).Where(rule => rule != "not-in-files")), Is.EqualTo(notices));
    }

    [Test]
    public async Task Days_from_1904_and_names_without_blanks_are_what_people_see()
    {
        var day = (await DryRun(School, Data("days-of-1904-openpyxl"), "x.xlsx"))["report"]!["differences"]![0]!.ToJsonString();
        Assert.That(day, Does.Contain("2020-09-01"));
        var staff = (await DryRun(School, Data("full-width-openpyxl"), "x.xlsx"))["report"]!["differences"]!.ToJsonString(Json.Options);
        Assert.That(staff, Does.Contain("T105").And.Contain("李五").And.Contain("周六"));
        Assert.That(staff.Split("2020-09-01"), Has.Length.EqualTo(6));
    }

    [TestCase("formula-without-value-openpyxl", "formula-error", "G")]
    [TestCase("error-value-openpyxl", "formula-error", "C")]
    [TestCase("long-number-openpyxl", "digits-lost", "A")]
    public async Task What_a_program_lost_is_told_at_its_cell(string file, string rule, string column)
    {
        var error = (await DryRun(School, Data(file), file + ".xlsx"))["report"]!["errors"]![0]!;
        Assert.That(((string?)error["rule"], (string?)error["column"], (int?)error["row"]), Is.EqualTo((rule, column, 2)), error.ToJsonString());
    }

    [Test]
    public async Task A_share_as_a_percentage_is_its_share()
    {
        var error = (await DryRun(School, Data("percent-openpyxl"), "x.xlsx"))["report"]!["errors"]![0]!;
        Assert.That(((string?)error["rule"], (string?)error["value"]), Is.EqualTo(("shares", "0.5")), "beside a colleague's whole share, which is another rule's matter");
    }

    [TestCase("locked-libreoffice.xlsx", "encryptedWorkbook", "密码")]
    [TestCase("locked-libreoffice.xls", "oldWorkbook", "另存为")]
    [TestCase("old-libreoffice.xls", "oldWorkbook", "另存为")]
    [TestCase("open-document-libreoffice.ods", "otherWorkbook", "另存为")]
    [TestCase("page-libreoffice.html", "notAWorkbook", "另存为", "教职工.xls")]
    public async Task A_file_of_another_kind_is_told_how_to_be_saved(string file, string rule, string remedy, string? name = null)
    {
        var answer = await Upload(School, await File.ReadAllBytesAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Imports", "Data", file)), name ?? file);
        answer.IsProblem(400, "unreadable-file");
        var error = answer.Body!["errors"]![0]!;
        Assert.That(((string?)error["rule"], (string?)error["remedy"]), Is.EqualTo((rule, (string?)error["remedy"])), answer.Text);
        Assert.That((string?)error["remedy"], Does.Contain(remedy));
    }

    [Test]
    public async Task A_day_that_became_a_number_is_asked_after()
    {
        var error = await First("工号,姓名,入职日期\nT300,张三,44075\n", "教职工.csv");
        Assert.That((string?)error["remedy"], Does.Contain("2020-09-01"));
    }

    [Test]
    public async Task A_unit_in_a_heading_is_no_remark()
    {
        var error = await First("学期,名称,总额（万元/年）\n2025-1,年终,12\n", "绩效核算.csv");
        Assert.That((string?)error["rule"], Is.EqualTo("missing-column"), error.ToJsonString());
    }

    [TestCase("示例,T300,张三\n,T301,李四\n", "example-row")]
    [TestCase("Total (1),,\n1,T301,李四\n", "total-row")]
    [TestCase("1,T301,李四\n审核人（签字）：,,王\n", "note-row")]
    public async Task A_row_that_is_no_record_is_passed_over_and_told(string rows, string rule)
    {
        var report = (await DryRun(School, Encoding.UTF8.GetBytes("序号,工号,姓名\n" + rows), "教职工.csv"))["report"]!;
        Assert.That(((int)report["adds"]!, (int)report["errorCount"]!, (string?)report["notices"]![0]!["rule"]), Is.EqualTo((1, 0, rule)), report.ToJsonString());
    }

    [Test]
    public async Task A_total_below_scores_is_no_pupil()
    {
        var report = (await DryRun(School, Encoding.UTF8.GetBytes("考试,学科,学号,分数\n七年级期末监测,语 文,20250701,97\n平均分,,,97\n"), "成绩.csv"))["report"]!;
        Assert.That(((int)report["changes"]!, (int)report["errorCount"]!), Is.EqualTo((1, 0)), report.ToJsonString());
    }

    [Test]
    public async Task Two_hundred_thousand_rows_with_an_error_each_are_counted_and_a_thousand_listed()
    {
        var rows = new StringBuilder("工号,姓名,入职日期\n");
        for (var row = 0; row < 200_000; row++) rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"E{row},张三,昨天\n");
        var report = (await DryRun(School, Encoding.UTF8.GetBytes(rows.ToString()), "教职工.csv"))["report"]!;
        Assert.That(((int)report["errorCount"]!, report["errors"]!.AsArray().Count), Is.EqualTo((200_000, 1000)));
    }

    private async Task<JsonNode> First(string text, string name) => (await DryRun(School, Encoding.UTF8.GetBytes(text), name))["report"]!["errors"]![0]!;

    private static byte[] Data(string file) => File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Imports", "Data", file + ".xlsx"));
}
