using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Records;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Tests.Privacy;

public sealed class PersonFileTests : ServerTests
{
    protected override bool InBrowser => true;

    private const string School = "person";

    [OneTimeSetUp]
    public async Task MakeSchool()
    {
        await Prepare(School);
        await Create(At(School, "pupils"), Changed(RecordKinds.All.Single(kind => kind.Noun == "pupils"), ("id", "20250702"), ("name", "赵敏")));
        var sheet = At(School, $"exams/{RecordIds.Example("exams")}/scores/chinese/2025-701");
        var score = new JsonObject { ["pupil"] = "20250701", ["status"] = "sat", ["score"] = 88 };
        await Put(sheet, new JsonObject { ["scores"] = new JsonArray(score) }, (await Get(sheet)).ETag);
        await Post(At(School, $"tutoring-sessions/{RecordIds.Example("tutoring-sessions")}/void"), new JsonObject { ["reason"] = "重复" }, "\"1\"");
    }

    [Test]
    public async Task A_pupils_file_has_every_record_the_scores_and_who_read_them_and_nobody_else()
    {
        await Get(At(School, "pupils"));
        var answer = await Get(At(School, "pupils/20250701/export"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        var file = answer.Body!;
        Assert.That(Kinds(file), Is.EquivalentTo(RecordKinds.All.Where(kind => kind.HoldsPupils).Select(kind => kind.Noun)));
        var session = ((JsonArray)file["records"]!).Single(each => (string?)each!["kind"] == "tutoring-sessions")!["records"]![0]!;
        Assert.That((string?)session["state"]!["voidReason"], Is.EqualTo("重复"), "voided ones too, marked");
        Assert.That((int)file["scores"]![0]!["score"]!, Is.EqualTo(88));
        Assert.That(((JsonArray)file["log"]!).Select(entry => (string?)entry!["action"]), Is.SupersetOf(new[] { "pupils.list", "pupils.create", "enrolments.create", "exams.scores.replace" }));
        Assert.That(answer.Text, Does.Not.Contain("20250702").And.Not.Contain("赵敏"));
    }

    [Test]
    public async Task A_colleagues_file_has_evaluations_and_pay_of_that_colleague_alone()
    {
        foreach (var (staff, words) in new[] { ("T001", "已阅"), ("T002", "刘强已阅") })
        {
            var step = new SheetStep { Id = Guid.CreateVersion7().ToString(), Kind = StepKind.Note, By = staff, At = TestAccounts.Now, Day = new(2026, 1, 26), After = 0, Words = words };
            Database.Write(connection => { SheetStepStore.Add(connection, School, "2025-1", staff, step); return true; });
        }

        var answer = await Get(At(School, "staff/T001/export"));
        var file = answer.Body!;
        Assert.That(Kinds(file), Does.Contain("staff").And.Contain("posts").And.Contain("lesson-observations"));
        Assert.That((string?)file["evaluations"]![0]!["staff"], Is.EqualTo("T001"));
        Assert.That((string?)file["pay"]![0]!["line"]!["staff"], Is.EqualTo("T001"));
        Assert.That((string?)file["sheets"]![0]!["steps"]![0]!["words"], Is.EqualTo("已阅"));
        Assert.That(answer.Text, Does.Not.Contain("刘强"));
    }

    [Test]
    public async Task A_colleagues_file_has_the_accounts_closed_ones_too_with_what_was_done_in_them_and_no_secret()
    {
        var left = TestAccounts.Add(Database, "liu-before", [], School, "T002");
        Database.Write(connection => connection.Execute("update accounts set closed_at = '2025-01-01T00:00:00.0000000Z' where id = @Id", new { left.Id }));
        var account = TestAccounts.Add(Database, "liu", [], School, "T002", "lanterns on the river 5");
        using var browser = await SignedIn("liu", "lanterns on the river 5");
        await browser.Get(At(School, "terms"));
        using var script = SignedIn(account);
        byte[] secret = [1, 2, 3];
        Database.Write(connection =>
        {
            PasskeyStore.Keep(connection, account.Id, new UserPasskeyInfo(secret, secret, TestAccounts.Now, 0, [], true, false, false, secret, secret) { Name = "手机" });
            return true;
        });

        var answer = await Get(At(School, "staff/T002/export"));
        var accounts = (JsonArray)answer.Body!["accounts"]!;
        Assert.That(accounts.Select(each => (string?)each!["userName"]), Is.EqualTo(new[] { "liu-before", "liu" }));
        Assert.That(accounts[0]!["closedAt"], Is.Not.Null);
        Assert.That((string?)accounts[1]!["tokens"]![0]!["name"], Is.EqualTo("test"));
        Assert.That(accounts[1]!["tokens"]![0]!["createdAt"], Is.Not.Null);
        Assert.That((string?)accounts[1]!["passkeys"]![0]!["name"], Is.EqualTo("手机"));
        Assert.That(((JsonArray)accounts[1]!["sessions"]!).Count, Is.EqualTo(1));
        Assert.That(answer.Text, Does.Not.Contain("Hash").And.Not.Contain("publicKey").And.Not.Contain("AQID").And.Not.Contain("securityStamp"));
        var log = (JsonArray)answer.Body["log"]!;
        Assert.That(log.Select(entry => (long)entry!["seq"]!), Is.Ordered.Descending.And.Unique);
        var signIn = log.First(entry => (string?)entry!["action"] == "session.create")!;
        Assert.That(((string?)signIn["by"], (string?)signIn["address"]), Is.EqualTo(("liu", "127.0.0.1")));
        var created = log.First(entry => (string?)entry!["action"] == "staff.create")!;
        Assert.That(((string?)created["by"], (string?)created["address"]), Is.EqualTo(("everything", (string?)null)), "where others were is theirs");
    }

    [Test]
    public async Task It_is_a_file_to_keep_and_only_of_who_is_there()
    {
        using var response = await Client.GetAsync(At(School, "pupils/20250701/export"));
        Assert.That(response.Content.Headers.ContentDisposition!.ToString(), Does.Contain("attachment").And.Contain("person-pupils-20250701.json"));
        (await Get(At(School, "pupils/nobody/export"))).IsProblem(404);
        (await Get(At(School, "staff/nobody/export"))).IsProblem(404);
        (await Get(At("none", "staff/T001/export"))).IsProblem(404);
        (await Get(At(School, "staff/T001/export?colour=red"))).IsProblem(400);
    }

    private static IEnumerable<string?> Kinds(JsonNode file) => ((JsonArray)file["records"]!).Select(each => (string?)each!["kind"]);
}
