using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Accounts;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>A score corrected on the sheet since a file brought it stays, unless the file is said to replace it; and the workbook to write scores into.</summary>
public sealed class ScoreCorrectionTests : ImportServerTests
{
    private const string Header = "考试,学科,学号,分数\n七年级期末监测,语文,20250701,";

    [Test]
    public async Task A_score_corrected_on_the_sheet_stays()
    {
        var sheet = await Corrected("score-stays");
        var view = await DryRun("score-stays", Bytes(Header + "97.5\n"), "成绩.csv");
        var (report, field) = (view["report"]!, view["report"]!["differences"]![0]!["fields"]![0]!);
        Assert.That(((int)report["corrected"]!, (int)report["changes"]!, (int)report["unchanged"]!), Is.EqualTo((1, 0, 1)), report.ToJsonString());
        Assert.That(((string?)field["imported"], (string?)field["before"], (string?)field["after"], (bool)field["isCorrected"]!), Is.EqualTo(("97.5", "99", "97.5", true)));
        Assert.That((string?)(await Apply("score-stays", view))["state"], Is.EqualTo("applied"));
        Assert.That(await Score(sheet), Is.EqualTo(99));
        Assert.That((int)(await DryRun("score-stays", Bytes(Header + "96\n"), "成绩.csv"))["report"]!["corrected"]!, Is.EqualTo(1), "whatever later files say");
    }

    [Test]
    public async Task Said_so_the_file_replaces_it_and_a_score_only_files_wrote_is_theirs()
    {
        var sheet = await Corrected("score-replaced");
        var view = await DryRun("score-replaced", Bytes(Header + "96\n"), "成绩.csv");
        var address = $"{Imports("score-replaced")}/{(string)view["id"]!}";
        await Post(address + "/apply", new JsonObject { ["corrections"] = "replace" });
        Assert.That((string?)(await Settled(address))["state"], Is.EqualTo("applied"));
        Assert.That(await Score(sheet), Is.EqualTo(96));
        var again = (await DryRun("score-replaced", Bytes(Header + "95\n"), "成绩.csv"))["report"]!;
        Assert.That(((int)again["corrected"]!, (int)again["changes"]!), Is.EqualTo((0, 1)), again.ToJsonString());
    }

    [Test]
    public async Task The_workbook_of_an_exam_has_its_pupils_and_comes_back_as_it_is_filled_in()
    {
        await FoundSchool("score-template");
        await TakeIn("score-template", SchoolFiles.Zip(SchoolFiles.Of("score-template")));
        var exam = await ExamOf("score-template");
        using var response = await Client.GetAsync(At("score-template", $"exams/{exam}/scores.xlsx?subject=chinese"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var bytes = new MemoryStream();
        await response.Content.CopyToAsync(bytes);
        using (var document = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            Assert.That(new OpenXmlValidator().Validate(document).Select(error => error.Description), Is.Empty);
            var part = document.WorkbookPart!.WorksheetParts.Single();
            Assert.That(part.Worksheet!.Descendants<X.DataValidation>().Select(check => $"{check.Type} {check.Formula1!.Text}").ToList(), Is.EqualTo(new[] { "decimal 0", "list \"正常,缺考,缓考,作弊,不计入\"" }));
            Assert.That(part.Worksheet.InnerText, Does.Contain("20250701").And.Contain("七年级1班").And.Not.Contain("97.5"));
            var last = part.Worksheet.Descendants<X.Row>().Last();
            var at = "H" + last.RowIndex;
            if (last.Elements<X.Cell>().FirstOrDefault(cell => cell.CellReference == at) is { } cell) (cell.DataType, cell.CellValue, cell.InlineString) = (null, new X.CellValue(88m), null);
            else last.Append(new X.Cell { CellReference = at, CellValue = new X.CellValue(88m) });
        }

        var report = (await DryRun("score-template", bytes.ToArray(), "七年级期末监测成绩.xlsx"))["report"]!;
        Assert.That(((int)report["errorCount"]!, (int)report["changes"]!), Is.EqualTo((0, 1)), report.ToJsonString(Json.Options));
        (await Get(At("score-template", $"exams/{exam}/scores.xlsx?subject=art"))).IsProblem(404);
    }

    [Test]
    public async Task What_columns_mean_is_said_by_who_may_write_the_kind()
    {
        await FoundSchool("columns-rights");
        var keeper = TestAccounts.Add(Database, "columns-keeper", [TestAccounts.Grant(Role.Administrator, "columns-rights")]);
        using var client = SignedIn(keeper);
        using var form = new MultipartFormDataContent { { new ByteArrayContent("学科编码,学科\nart,美术\n"u8.ToArray()), "file", "学科.csv" } };
        using var uploaded = await client.PostAsync(Imports("columns-rights"), form);
        var address = uploaded.Headers.Location!.ToString();
        await Settled(address, async each => await Answer.Of(await client.GetAsync(each)));
        foreach (var (kind, field) in new[] { ("scores", "pupil"), ("pupils", "id") })
        {
            using var said = new StringContent(new JsonObject { ["kind"] = kind, ["columns"] = new JsonArray(new JsonObject { ["header"] = "代码", ["field"] = field }) }.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(address + "/columns", said);
            (await Answer.Of(answer)).IsProblem(403, "not-allowed");
        }

        Assert.That(Database.Read(connection => Dapper.SqlMapper.QuerySingle<int>(connection, "select count(*) from import_columns where school = 'columns-rights'")), Is.Zero);
    }

    private async Task<string> Corrected(string school)
    {
        await FoundSchool(school);
        await TakeIn(school, SchoolFiles.Zip(SchoolFiles.Of(school)));
        var sheet = At(school, $"exams/{await ExamOf(school)}/scores/chinese/2025-701");
        var stored = await Get(sheet);
        var put = await Put(sheet, new JsonObject { ["scores"] = new JsonArray(new JsonObject { ["pupil"] = "20250701", ["status"] = "sat", ["score"] = 99 }) }, stored.ETag);
        Assert.That(put.Status, Is.EqualTo(HttpStatusCode.OK), put.Text);
        return sheet;
    }

    private async Task<string> ExamOf(string school) => (string)(await Get(At(school, "exams"))).Body!["items"]![0]!["record"]!["id"]!;

    private async Task<decimal> Score(string sheet) => (decimal)(await Get(sheet)).Body!["scores"]![0]!["score"]!;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
