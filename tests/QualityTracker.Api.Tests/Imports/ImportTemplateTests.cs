using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using QualityTracker.Api.Records;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Workbooks to fill in: import knows every column of them, passes the example over and takes in what is filled in.</summary>
public sealed partial class ImportTemplateTests : ImportServerTests
{
    private const string School = "templates";

    [OneTimeSetUp]
    public async Task FoundTheSchool()
    {
        await FoundSchool(School);
        await TakeIn(School, SchoolFiles.Zip(SchoolFiles.Of(School)));
    }

    public static IEnumerable<string> Kinds => RecordKinds.All.Select(kind => kind.Noun);

    [TestCaseSource(nameof(Kinds))]
    public async Task Every_column_of_a_template_is_known_and_its_example_is_passed_over(string kind)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            var template = await Template(kind, language);
            using (var document = SpreadsheetDocument.Open(new MemoryStream(template), isEditable: false)) Assert.That(new OpenXmlValidator().Validate(document).Select(error => error.Description), Is.Empty);
            var report = (await DryRun(School, template, "x.xlsx"))["report"]!;
            Assert.That(((int)report["errorCount"]!, (int)report["adds"]!, (int)report["changes"]!), Is.EqualTo((0, 0, 0)), report.ToJsonString());
            Assert.That(report["tables"]![0]!["ignoredColumns"]!.AsArray().Select(each => (string)each!), Is.EqualTo(new[] { language == "zh" ? "序号" : "No." }), language);
            Assert.That(report["notices"]!.AsArray().Select(notice => (string?)notice!["rule"]), Is.EqualTo(new[] { "example-row" }));
        }
    }

    /// <summary>As somebody fills it in: the example's own row, without the word that marks it.</summary>
    [TestCaseSource(nameof(Kinds))]
    public async Task What_is_filled_in_can_be_read(string kind)
    {
        var template = await Template(kind, "zh");
        var report = (await DryRun(School, Rewritten(template, text => text.Replace("<t>示例</t>", "<t>1</t>", StringComparison.Ordinal)), "x.xlsx"))["report"]!;
        Assert.That(report["errors"]!.AsArray().Select(error => (string?)error!["rule"]), Has.None.EqualTo("type").And.None.EqualTo("empty").And.None.EqualTo("missing-column"), report.ToJsonString());
        Assert.That((int)report["tables"]![0]!["rows"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Choices_are_those_of_the_school()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Template("lesson-observations", "zh")), isEditable: false);
        var sheets = document.WorkbookPart!.Workbook.Descendants<X.Sheet>().ToList();
        Assert.That(sheets[1].State!.Value, Is.EqualTo(X.SheetStateValues.Hidden));
        var choices = ((WorksheetPart)document.WorkbookPart.GetPartById(sheets[1].Id!)).Worksheet.InnerText;
        Assert.That(choices, Does.Contain("王芳").And.Contain("刘强").And.Contain("七年级1班").And.Contain("语文").And.Contain("推门听课").And.Not.Contain("李明"));
        var first = ((WorksheetPart)document.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet;
        Assert.That(first.Descendants<X.Pane>().Single().State!.Value, Is.EqualTo(X.PaneStateValues.Frozen));
        Assert.That(first.Descendants<X.DataValidation>().Select(check => check.Type!.Value), Does.Contain(X.DataValidationValues.List).And.Contain(X.DataValidationValues.Date).And.Contain(X.DataValidationValues.Whole));
    }

    [Test]
    public async Task Of_a_kind_that_there_is_not_there_is_no_template() => (await Get($"{Imports(School)}/templates/nothing.xlsx")).IsProblem(404);

    private async Task<byte[]> Template(string kind, string language)
    {
        using var answer = await Client.GetAsync($"{Imports(School)}/templates/{kind}.xlsx?lang={language}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static byte[] Rewritten(byte[] workbook, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return SchoolFiles.Zip([.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            return (entry.FullName, Encoding.UTF8.GetBytes(SheetPart().IsMatch(entry.FullName) ? change(text) : text));
        })]);
    }

    [GeneratedRegex("sheet1\\.xml$")]
    private static partial Regex SheetPart();
}
