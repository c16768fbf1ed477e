using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Tests.ScoreSheets;

public sealed class ScoreSheetEndpointsTests : ServerTests
{
    private static readonly string Exam = RecordIds.Example("exams");

    [Test]
    public async Task A_sheet_is_missing_until_everybody_on_its_roster_has_a_result()
    {
        await Prepare("sheets");
        var before = (await Get(At("sheets", "score-sheets/2025-1"))).Body!;
        Assert.That(((int)before["sheets"]!, (int)before["missingSheets"]!), Is.EqualTo((1, 1)));
        var sheet = before["exams"]![0]!["sheets"]![0]!;
        Assert.That(((string?)sheet["class"], (string?)sheet["subject"], (int)sheet["participation"]!["enrolled"]!, (int)sheet["participation"]!["notEntered"]!, (bool)sheet["mayWrite"]!),
            Is.EqualTo(("2025-701", "chinese", 1, 1, true)));
        Assert.That((await Enter("sheets", Line("absent", "请假"))).Status, Is.EqualTo(HttpStatusCode.OK));
        var after = (await Get(At("sheets", "score-sheets/2025-1"))).Body!;
        Assert.That(((int)after["missingSheets"]!, (int)after["exams"]![0]!["papers"]![0]!["participation"]!["absent"]!), Is.EqualTo((0, 1)));
        Assert.That(after.ToJsonString(), Does.Not.Contain("20250701"), "no pupil is named");
    }

    [TestCase("excluded", null, "scores[0].reason")]
    [TestCase("excluded", " ", "scores[0].reason")]
    [TestCase("absent", "一行\n两行", "scores[0].reason")]
    [TestCase("excluded", "随班就读", null)]
    [TestCase("absent", null, null)]
    public async Task Who_is_excluded_is_so_for_a_reason(string status, string? reason, string? fault)
    {
        var school = $"reason-{Guid.NewGuid():N}"[..30];
        await Prepare(school);
        var answer = await Enter(school, Line(status, reason));
        if (fault is not null)
        {
            answer.IsProblem(400, "invalid");
            Assert.That(answer.Fields, Is.EqualTo(new[] { fault }));
            return;
        }

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((string?)(await Get(Sheet(school))).Body!["scores"]![0]!["reason"], Is.EqualTo(reason));
    }

    [Test]
    public async Task A_score_has_no_reason_and_a_reason_has_its_length()
    {
        await Prepare("long");
        var scored = new JsonObject { ["pupil"] = "20250701", ["status"] = "sat", ["score"] = 90, ["reason"] = "很好" };
        Assert.That((await Enter("long", scored)).Fields, Is.EqualTo(new[] { "scores[0].reason" }));
        Assert.That((await Enter("long", Line("excluded", new string('长', 61)))).Fields, Is.EqualTo(new[] { "scores[0].reason" }));
        Assert.That((await Enter("long", Line("excluded", new string('长', 60)))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Who_was_excluded_by_a_file_stays_so_without_a_reason_until_the_status_changes()
    {
        await Prepare("by-file");
        Database.Write(connection => ScoreStore.Put(connection, "by-file", [(Exam, new ScoreRow { Subject = "chinese", Class = "2025-701", Pupil = "20250701", Status = ExamStatus.Excluded })]));
        Assert.That((await Enter("by-file", Line("excluded", null))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Enter("by-file", Line("excluded", "随班就读"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Enter("by-file", Line("excluded", null))).Fields, Is.EqualTo(new[] { "scores[0].reason" }), "a reason is not taken back");
    }

    [Test]
    public async Task A_teacher_sees_the_own_lessons_and_may_enter_them()
    {
        await Prepare("teacher");
        foreach (var (staff, sheets) in new[] { ("T001", 1), ("T002", 0) })
        {
            TestAccounts.Add(Database, $"sheets-{staff}", [], "teacher", staff, "quiet river stone 7");
            using var browser = await SignedIn($"sheets-{staff}", "quiet river stone 7");
            var view = (await browser.Get(At("teacher", "score-sheets/2025-1"))).Body!;
            Assert.That((int)view["sheets"]!, Is.EqualTo(sheets), staff);
            if (sheets > 0) Assert.That((bool)view["exams"]![0]!["sheets"]![0]!["mayWrite"]!, Is.True);
        }
    }

    [TestCase("score-sheets/1999-1", 404)]
    [TestCase("score-sheets/2025-1?x=1", 400)]
    public async Task What_is_not_there_is_told(string address, int status)
    {
        await Prepare($"none-{status}");
        (await Get(At($"none-{status}", address))).IsProblem(status);
    }

    private async Task<Answer> Enter(string school, JsonNode line) =>
        await Put(Sheet(school), new JsonObject { ["scores"] = new JsonArray(line) }, (await Get(Sheet(school))).ETag);

    private static string Sheet(string school) => At(school, $"exams/{Exam}/scores/chinese/2025-701");

    private static JsonObject Line(string status, string? reason) => new() { ["pupil"] = "20250701", ["status"] = status, ["score"] = null, ["reason"] = reason };
}
