using System.Net;
using System.Text;
using QualityTracker.Api.Tests.Exports;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>The file comes back with its errors in it, in the language of who asks.</summary>
public sealed class MarkedUploadTests : ImportServerTests
{
    private const string School = "marked";

    [OneTimeSetUp]
    public Task FoundTheSchool() => FoundSchool(School);

    [Test]
    public async Task A_csv_comes_back_with_a_column_of_errors_and_can_be_sent_again()
    {
        var view = await DryRun(School, Encoding.UTF8.GetBytes("教职工名册\n工号,姓名,入职日期\nT1,张三,昨天\nT2,李四,2020-09-01\n"), "教职工.csv");
        var zh = await Marked((string)view["id"]!, "zh");
        Assert.That(zh.Name, Is.EqualTo("教职工-标注.csv"));
        Assert.That(Encoding.UTF8.GetString(zh.Bytes), Is.EqualTo("\ufeff教职工名册\n工号,姓名,入职日期,\"错误\"\nT1,张三,昨天,\"应为日期，如 2025-09-01。更正后重新导入\"\nT2,李四,2020-09-01\n"));
        Assert.That(Encoding.UTF8.GetString((await Marked((string)view["id"]!, "en")).Bytes), Does.Contain("\"Errors\"").And.Contain("should be a date such as 2025-09-01. correct it and import again"));
        var again = await DryRun(School, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(zh.Bytes).Replace("昨天", "2021-09-01", StringComparison.Ordinal)), "教职工-标注.csv");
        Assert.That(((int)again["report"]!["adds"]!, (int)again["report"]!["errorCount"]!), Is.EqualTo((2, 0)), again.ToJsonString());
    }

    [Test]
    public async Task A_workbook_comes_back_with_its_cells_marked()
    {
        var view = await DryRun(School, SchoolFiles.Xlsx("教职工", ["工号", "姓名", "入职日期"], ["T1", "张三", "昨天"]), "名单.xlsx");
        var marked = await Marked((string)view["id"]!, "zh");
        Assert.That(marked.Name, Is.EqualTo("名单-标注.xlsx"));
        LibreOffice.Opens(("marked.xlsx", marked.Bytes));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(marked.Bytes));
        using var comments = new StreamReader(zip.Entries.Single(entry => entry.Name.EndsWith("Comments.xml", StringComparison.Ordinal)).Open());
        Assert.That(await comments.ReadToEndAsync(), Does.Contain("ref=\"C2\"").And.Contain("应为日期"));
        var source = TableSource.Of(new MemoryStream(marked.Bytes), "x.xlsx");
        Assert.That(source.Tables().Select(table => string.Join('|', table.Header)), Is.EqualTo(new[] { "工号|姓名|入职日期" }));
    }

    [Test]
    public async Task Marked_again_only_what_is_wrong_now_is_in_colour()
    {
        var first = await Marked((string)(await DryRun(School, SchoolFiles.Xlsx("教职工", ["工号", "姓名", "入职日期"], ["T1", "张三", "昨天"]), "名单.xlsx"))["id"]!, "zh");
        var again = await Marked((string)(await DryRun(School, first.Bytes, first.Name))["id"]!, "zh");
        Assert.That(again.Name, Is.EqualTo("名单-标注.xlsx"));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(again.Bytes));
        using var styles = new StreamReader(zip.Entries.Single(entry => entry.Name.EndsWith("tyles.xml", StringComparison.Ordinal)).Open());
        Assert.That((await styles.ReadToEndAsync()).Split("FFFFC7CD"), Has.Length.EqualTo(2), "the earlier marks have lost their colour");
    }

    [Test]
    public async Task What_is_not_kept_any_more_cannot_be_had()
    {
        var view = await DryRun(School, Encoding.UTF8.GetBytes("学科编码,学科\nart,美术\n"), "学科.csv");
        await Apply(School, view);
        (await Get($"{Imports(School)}/{(string)view["id"]!}/marked")).IsProblem(409, "not-kept");
        (await Get($"{Imports(School)}/none/marked")).IsProblem(404);
    }

    [Test]
    public async Task Of_more_errors_than_are_listed_the_number_is_said()
    {
        var rows = string.Concat(Enumerable.Range(0, 1200).Select(row => $"T{row},\n"));
        var view = await DryRun(School, Encoding.UTF8.GetBytes("工号,姓名\n" + rows), "教职工.csv");
        var text = Encoding.UTF8.GetString((await Marked((string)view["id"]!, "zh")).Bytes);
        Assert.That(text.Split('\n')[0], Does.Contain("错误: 共 1200 处错误，只标注前 1000 处"));
        Assert.That(text.Split("不能为空"), Has.Length.EqualTo(1001));
    }

    private async Task<(string Name, byte[] Bytes)> Marked(string id, string language)
    {
        using var answer = await Client.GetAsync($"{Imports(School)}/{id}/marked?lang={language}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return (answer.Content.Headers.ContentDisposition!.FileNameStar!, await answer.Content.ReadAsByteArrayAsync());
    }
}
