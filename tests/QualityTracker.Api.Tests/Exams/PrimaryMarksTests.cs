using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Imports;

namespace QualityTracker.Api.Tests.Exams;

/// <summary>Marks of a primary exam stay with the teacher and who entered them; everybody else sees levels (clause Z8).</summary>
public sealed class PrimaryMarksTests : ImportServerTests
{
    private const string School = "primary";
    private const string Class = "2025-301";

    private static readonly string Exam = Guid.CreateVersion7().ToString();

    private readonly Dictionary<string, HttpClient> clients = [];

    [OneTimeSetUp]
    public async Task FoundTheSchool()
    {
        await Prepare(School);
        await Create(At(School, "staff"), Changed(KindOf("staff"), ("id", "T003"), ("name", "何班")));
        await Create(At(School, "classes"), Changed(KindOf("classes"), ("id", Class), ("name", "三年级1班"), ("grade", 3), ("stage", "primary")));
        foreach (var (pupil, name) in new[] { ("20250301", "王小"), ("20250302", "陈小") })
        {
            await Create(At(School, "pupils"), Changed(KindOf("pupils"), ("id", pupil), ("name", name)));
            await Create(At(School, "enrolments"), Changed(KindOf("enrolments"), ("id", NewId()), ("pupil", pupil), ("class", Class), ("examNumber", pupil[3..])));
        }

        await Create(At(School, "teaching-assignments"), Changed(KindOf("teaching-assignments"), ("id", NewId()), ("staff", "T002"), ("class", Class)));
        await Create(At(School, "posts"), Changed(KindOf("posts"), ("id", NewId()), ("staff", "T003"), ("class", Class)));
        await Create(At(School, "exams"), Changed(KindOf("exams"), ("id", Exam), ("name", "三年级期末监测"), ("grade", 3),
            ("papers", new JsonArray(new JsonObject { ["subject"] = "chinese", ["fullMark"] = 100 })), ("items", new JsonArray())));
        foreach (var role in new[] { Role.Principal, Role.VicePrincipal, Role.DirectorOfTeaching, Role.Office })
            clients[role.ToString()] = SignedIn(TestAccounts.Add(Database, $"marks-{role}", [TestAccounts.Grant(role, School)]));
        clients["Teacher"] = SignedIn(TestAccounts.Add(Database, "marks-teacher", [], School, "T002"));
        clients["HomeroomTeacher"] = SignedIn(TestAccounts.Add(Database, "marks-homeroom", [], School, "T003"));
        await Put("Teacher", Line("20250301", 87.25m));
        await Put("Teacher", Line("20250301", 63.75m));
    }

    [OneTimeTearDown]
    public void SignOut()
    {
        foreach (var client in clients.Values) client.Dispose();
    }

    [TestCase("Principal")]
    [TestCase("VicePrincipal")]
    [TestCase("DirectorOfTeaching")]
    [TestCase("HomeroomTeacher")]
    public async Task Who_neither_teaches_nor_entered_them_sees_levels_and_no_mark(string role)
    {
        var sheet = await By(role, HttpMethod.Get, "");
        var line = sheet.Body!["scores"]!.AsArray().Single(each => (string?)each!["pupil"] == "20250301")!;
        Assert.That(((string?)line["status"], line["score"], (string?)line["level"]), Is.EqualTo(("sat", (JsonNode?)null, "C")), sheet.Text);
        var history = await By(role, HttpMethod.Get, "/history");
        var change = history.Body!["changes"]!.AsArray().Single(each => (string?)each!["pupil"] == "20250301")!;
        Assert.That(((string?)change["before"]!["level"], (string?)change["after"]!["level"], (int)history.Body["count"]!), Is.EqualTo(("A", "C", history.Body["changes"]!.AsArray().Count)), history.Text);
        (await By(role, HttpMethod.Post, "/check", Scores(Line("20250301", 50)))).IsProblem(403, "marks-withheld");
        foreach (var text in new[] { sheet.Text, history.Text }) Assert.That(text, Does.Not.Contain("87.25").And.Not.Contain("63.75"));
    }

    [Test]
    public async Task The_teacher_sees_checks_and_follows_every_mark()
    {
        Assert.That((await By("Teacher", HttpMethod.Get, "")).Text, Does.Contain("63.75"));
        Assert.That((await By("Teacher", HttpMethod.Get, "/history")).Text, Does.Contain("87.25").And.Contain("63.75"));
        Assert.That((await By("Teacher", HttpMethod.Post, "/check", Scores(Line("20250301", 63.75m)))).Body!["differences"]!.AsArray().Any(each => (string?)each!["pupil"] == "20250301"), Is.False);
    }

    [Test]
    public async Task The_office_enters_a_mark_sees_that_one_and_leaves_the_teachers_as_it_is()
    {
        var saved = await Put("Office", Line("20250301", null), Line("20250302", 71.5m));
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.OK), saved.Text);
        foreach (var answer in new[] { saved, await By("Office", HttpMethod.Get, "") })
            Assert.That(answer.Body!["scores"]!.AsArray().Select(each => (decimal?)each!["score"]), Is.EqualTo(new[] { null, (decimal?)71.5m }), answer.Text);
        Assert.That(Database.Read(connection => ScoreStore.Read(connection, School, Exam)).Select(row => row.Score), Is.EqualTo(new[] { 63.75m, 71.5m }));
        Assert.That((await By("Principal", HttpMethod.Get, "")).Text, Does.Not.Contain("71.5"));
        (await By("Office", HttpMethod.Post, "/check", Scores())).IsProblem(403, "marks-withheld");
        (await Put("Office", Line("20250302", null))).IsProblem(400);
    }

    [Test]
    public async Task Neither_an_import_nor_the_log_tells_marks()
    {
        var report = (await DryRun(School, Encoding.UTF8.GetBytes("考试,学科,学号,分数\n三年级期末监测,语文,20250301,91.25\n"), "成绩.csv"))["report"]!;
        Assert.That(((int)report["errorCount"]!, (int)report["changes"]!), Is.EqualTo((0, 1)), report.ToJsonString());
        Assert.That(report["differences"]!.ToJsonString(Json.Options), Does.Not.Contain("63.75").And.Not.Contain("91.25").And.Contain("分数有更改"));
        const string password = "quiet river stone 7";
        TestAccounts.Add(Database, "marks-auditor", TestAccounts.Everything, password: password);
        using var auditor = await SignedIn("marks-auditor", password);
        var written = await auditor.Get($"/api/v1/audit?school={School}&action=exams.scores.replace");
        Assert.That(written.Text, Does.Contain("20250301").And.Not.Contain("87.25").And.Not.Contain("63.75"));
        await TakeIn(School, Encoding.UTF8.GetBytes("考试,学科,学号,分数\n三年级期末监测,语文,20250301,63.75\n三年级期末监测,语文,20250302,44.25\n"), "成绩.csv");
        var imported = await auditor.Get($"/api/v1/audit?school={School}&action=imports.changes");
        Assert.That(imported.Text, Does.Contain("20250302").And.Not.Contain("44.25"));
    }

    private async Task<Answer> Put(string role, params JsonNode[] lines) => await By(role, HttpMethod.Put, "", Scores(lines), (await By(role, HttpMethod.Get, "")).ETag);

    private async Task<Answer> By(string role, HttpMethod method, string rest, JsonNode? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, At(School, $"exams/{Exam}/scores/chinese/{Class}{rest}"));
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await clients[role].SendAsync(request);
        return await Answer.Of(response);
    }

    private static string NewId() => Guid.CreateVersion7().ToString();

    private static RecordKind KindOf(string noun) => RecordKinds.All.Single(kind => kind.Noun == noun);

    private static JsonObject Scores(params JsonNode[] lines) => new() { ["scores"] = new JsonArray(lines) };

    private static JsonObject Line(string pupil, decimal? score) => new() { ["pupil"] = pupil, ["status"] = "sat", ["score"] = score };
}
