using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Access;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Attachments;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.ConductCases;

/// <summary>Cases of ethics over HTTP (W10, D1, D2, X11): who takes which step, what the person sees, and when a veto acts.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class ConductCaseEndpointsTests(Store store) : AccessTests(store)
{
    private readonly TestClock clock = new(new(2025, 10, 20, 4, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Wall => clock;

    private static string Cases => AtWorld + "/conduct-cases";

    [Test]
    public async Task A_veto_acts_once_decided_is_stayed_by_the_appeal_and_acts_again_once_upheld()
    {
        var (principal, teacher) = (await As(Role.Principal), await As(Role.Teacher));
        var person = World.StaffOf(Role.Teacher)!;
        await VoidThoseThereAre(person);
        var id = await Opened(principal, person);
        var before = await Evaluation(teacher, person);
        (await Send(teacher, HttpMethod.Get, $"{Cases}/{id}")).IsProblem(404);
        Assert.That((await Send(teacher, HttpMethod.Get, Cases)).Body!["items"]!.AsArray(), Is.Empty, "nothing before being told");
        (await Send(teacher, HttpMethod.Get, $"{AtWorld}/attachments?of=conduct-cases&id={id}")).IsProblem(404);

        var photo = await Attached(principal, id);
        await Taken(principal, id, "evidence", ("evidence", new JsonArray($"attachment:{photo}", "纪检组第 3 号函")));
        await Taken(principal, id, "tell");
        var told = await Send(teacher, HttpMethod.Get, $"{Cases}/{id}");
        Assert.That(((string)told.Body!["case"]!["state"]!, (bool)told.Body["case"]!["own"]!), Is.EqualTo(("told", true)));
        using (var seen = await teacher.GetAsync(new Uri($"{AtWorld}/attachments/{photo}", UriKind.Relative))) Assert.That(seen.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the evidence told of");
        (await Upload(teacher, id, SentFiles.Picture)).IsProblem(403, "not-yours");
        await Taken(principal, id, "hear", ("words", "承认补课，称未收费"));
        Assert.That(await Evaluation(teacher, person), Is.EqualTo(before), "nothing acts before it is decided");

        var decided = await Taken(principal, id, "decide", ("upheld", true), ("body", "县教育局"), ("words", "查证属实"), ("sanction", Sanction()));
        Assert.That(((string)decided["case"]!["veto"]!, (bool)decided["case"]!["final"]!), Is.EqualTo(("acts", false)));
        Assert.That(await Evaluation(teacher, person), Is.EqualTo((true, id, 0)));
        Assert.That(decided["case"]!["may"]!.AsArray(), Is.Empty, "the principal waits for the person");

        Assert.That((await Upload(teacher, id, SentFiles.Picture)).Status, Is.EqualTo(HttpStatusCode.Created), "who may appeal may bring evidence");
        await Taken(teacher, id, "appeal", ("words", "当日在医院"));
        Assert.That(await Evaluation(teacher, person), Is.EqualTo((false, (string?)null, 1)), "stayed");
        await Taken(principal, id, "decideAppeal", ("upheld", true), ("body", "市教育局"), ("words", "复查属实"));
        Assert.That(await Evaluation(teacher, person), Is.EqualTo((true, id, 0)), "it stands, and acts again");
        Assert.That((string)(await Send(principal, HttpMethod.Get, $"{AtWorld}/conduct-decisions/{id}")).Record["appeal"]!, Is.EqualTo("upheld"));
    }

    [Test]
    public async Task A_record_that_a_case_has_made_is_changed_by_the_case_alone()
    {
        var principal = await As(Role.Principal);
        var person = World.StaffOf(Role.Finance)!;
        var id = await Decided(principal, person);
        var stored = await Send(principal, HttpMethod.Get, $"{AtWorld}/conduct-decisions/{id}");
        var changed = (JsonObject)stored.Record.DeepClone();
        changed["veto"] = false;
        (await Send(principal, HttpMethod.Put, $"{AtWorld}/conduct-decisions/{id}", changed, stored.ETag)).IsProblem(409, "conduct-case");
        var refused = await Send(principal, HttpMethod.Post, $"{AtWorld}/conduct-decisions/{id}/void", new JsonObject { ["reason"] = "误" }, stored.ETag);
        refused.IsProblem(409, "conduct-case");
        Assert.That((string)refused.Body!["title"]!, Does.Contain(id));
    }

    [Test]
    public async Task Steps_out_of_order_stale_incomplete_or_by_the_wrong_person_are_refused_in_words()
    {
        var principal = await As(Role.Principal);
        var person = World.StaffOf(Role.HomeroomTeacher)!;
        var id = await Opened(principal, person);
        (await Send(principal, HttpMethod.Post, $"{Cases}/{id}/steps", Step("decide", 1))).IsProblem(409, "out-of-order");
        (await Send(principal, HttpMethod.Post, $"{Cases}/{id}/steps", Step("tell", 0))).IsProblem(409, "stale");
        (await Send(principal, HttpMethod.Post, $"{Cases}/{id}/steps", Step("evidence", 1))).IsProblem(400, "incomplete");
        (await Send(principal, HttpMethod.Post, $"{Cases}/{id}/steps", Step("evidence", 1, ("evidence", new JsonArray($"attachment:{new string('a', 64)}"))))).IsProblem(400, "invalid");
        (await Send(principal, HttpMethod.Post, $"{Cases}/{id}/steps", Step("appeal", 1, ("words", "…")))).IsProblem(403, "not-yours");
        foreach (var role in new[] { Role.HomeroomTeacher, Role.VicePrincipal, Role.DirectorOfTeaching, Role.Office })
        {
            Assert.That((int)(await Send(await As(role), HttpMethod.Post, $"{Cases}/{id}/steps", Step("tell", 1))).Status, Is.EqualTo(404), $"{role}");
        }

        (await Send(await As(Role.Administrator), HttpMethod.Get, Cases)).IsProblem(403);
        (await Send(principal, HttpMethod.Post, $"{Cases}/{id}/steps", Step("tell", 1, ("id", "x")))).IsProblem(400, "invalid");
        (await Send(principal, HttpMethod.Post, Cases, new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["staff"] = "nobody", ["words"] = "…" })).IsProblem(400, "invalid");
    }

    [Test]
    public async Task What_is_sent_again_is_taken_once_and_other_content_under_its_id_is_refused()
    {
        var principal = await As(Role.Principal);
        var person = World.StaffOf(Role.SubjectGroupHead)!;
        var opening = new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["staff"] = person, ["words"] = "群众来信" };
        Assert.That((await Send(principal, HttpMethod.Post, Cases, opening)).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await Send(principal, HttpMethod.Post, Cases, opening.DeepClone())).Status, Is.EqualTo(HttpStatusCode.OK));
        (await Send(principal, HttpMethod.Post, Cases, Changed((JsonObject)opening.DeepClone(), ("words", "别的")))).IsProblem(409, "different-content");
        var address = $"{Cases}/{opening["id"]}/steps";
        var step = Step("evidence", 1, ("evidence", new JsonArray("来信原件，办公室 12 号柜")));
        foreach (var _ in new[] { 1, 2 })
        {
            var answer = await Send(principal, HttpMethod.Post, address, step.DeepClone());
            Assert.That((answer.Status, (int)answer.Body!["case"]!["after"]!), Is.EqualTo((HttpStatusCode.OK, 2)), answer.Text);
        }

        (await Send(principal, HttpMethod.Post, address, Changed((JsonObject)step.DeepClone(), ("evidence", new JsonArray("别的"))))).IsProblem(409, "different-content");
        var two = await Task.WhenAll(Send(principal, HttpMethod.Post, address, Step("tell", 2)), Send(principal, HttpMethod.Post, address, Step("tell", 2)));
        Assert.That(two.Select(each => (int)each.Status), Is.EquivalentTo([200, 409]), "of two at once the second is told");
    }

    [Test]
    public async Task The_principals_own_case_is_a_vice_principals_and_hidden_from_the_principal_until_told()
    {
        var (principal, vice) = (await As(Role.Principal), await As(Role.VicePrincipal));
        var person = World.StaffOf(Role.Principal)!;
        var opening = new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["staff"] = person, ["words"] = "群众来信" };
        (await Send(principal, HttpMethod.Post, Cases, opening.DeepClone())).IsProblem(403, "not-yours");
        (await Send(vice, HttpMethod.Post, Cases, Changed((JsonObject)opening.DeepClone(), ("staff", World.StaffOf(Role.Office))))).IsProblem(403, "not-yours");
        Assert.That((await Send(vice, HttpMethod.Post, Cases, opening)).Status, Is.EqualTo(HttpStatusCode.Created));
        var id = (string)opening["id"]!;
        (await Send(principal, HttpMethod.Get, $"{Cases}/{id}")).IsProblem(404);
        (await Send(principal, HttpMethod.Get, $"{Cases}/{id}/report.pdf")).IsProblem(404);
        await Taken(vice, id, "evidence", ("evidence", new JsonArray("来信")));
        await Taken(vice, id, "tell");
        Assert.That((await Send(principal, HttpMethod.Get, $"{Cases}/{id}")).Body!["case"]!["may"]!.AsArray(), Is.Empty);
        (await Send(principal, HttpMethod.Post, $"{Cases}/{id}/steps", Step("hear", 3, ("waived", true)))).IsProblem(403, "not-yours");
        using var report = await vice.GetAsync(new Uri($"{Cases}/{id}/report.pdf", UriKind.Relative));
        Assert.That((report.StatusCode, report.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/pdf")));
    }

    [Test]
    public async Task A_quarter_is_told_in_numbers_and_names_nobody()
    {
        var principal = await As(Role.Principal);
        await Decided(principal, World.StaffOf(Role.DirectorOfTeaching)!);
        var report = (await Send(principal, HttpMethod.Get, $"{AtWorld}/conduct-reports/2025/4"));
        Assert.That((int)report.Body!["opened"]!, Is.Positive);
        Assert.That((int)report.Body["decided"]!.AsArray().Single()!["cases"]!, Is.Positive);
        Assert.That(report.Text, Does.Not.Contain("S-").And.Not.Contain("员"));
        Assert.That((int)(await Send(principal, HttpMethod.Get, $"{AtWorld}/conduct-reports/2025/3")).Body!["opened"]!, Is.Zero);
        using var page = await principal.GetAsync(new Uri($"{AtWorld}/conduct-reports/2025/4.pdf", UriKind.Relative));
        Assert.That(page.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        (await Send(principal, HttpMethod.Get, $"{AtWorld}/conduct-reports/2025/5")).IsProblem(404);
    }

    [Test]
    public async Task The_log_names_the_case_and_not_the_person_and_the_person_has_the_case_in_their_copy_once_told()
    {
        var (principal, office) = (await As(Role.Principal), await As(Role.Office));
        var person = World.StaffOf(Role.Office)!;
        var id = await Opened(principal, person);
        var entries = Database.Read(connection => Api.Audit.AuditSearchStore.Find(connection, new Api.Audit.AuditQuery { Action = "conduct-cases.create" }, 50).ToList());
        Assert.That(entries.Single(entry => entry.Content!.Contains(id, StringComparison.Ordinal)).Content, Does.Not.Contain(person));
        Assert.That((await Send(office, HttpMethod.Get, $"{AtWorld}/staff/{person}/export")).Body!["conductCases"]!.AsArray(), Is.Empty);
        await Taken(principal, id, "evidence", ("evidence", new JsonArray("来信")));
        await Taken(principal, id, "tell");
        Assert.That((await Send(office, HttpMethod.Get, $"{AtWorld}/staff/{person}/export")).Body!["conductCases"]!.AsArray().Select(each => (string)each!["case"]!["id"]!), Is.EqualTo([id]));
    }

    private static async Task<string> Decided(HttpClient by, string person)
    {
        var id = await Opened(by, person);
        await Taken(by, id, "evidence", ("evidence", new JsonArray("来信")));
        await Taken(by, id, "tell");
        await Taken(by, id, "hear", ("waived", true));
        await Taken(by, id, "decide", ("upheld", true), ("body", "县教育局"), ("words", "属实"), ("sanction", Sanction()));
        return id;
    }

    private static async Task<string> Opened(HttpClient by, string person)
    {
        var id = Guid.CreateVersion7().ToString();
        var answer = await Send(by, HttpMethod.Post, Cases, new JsonObject { ["id"] = id, ["staff"] = person, ["words"] = "群众来信反映" });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return id;
    }

    private static async Task<JsonNode> Taken(HttpClient by, string id, string kind, params (string, JsonNode?)[] more)
    {
        var after = (int)(await Send(by, HttpMethod.Get, $"{Cases}/{id}")).Body!["case"]!["after"]!;
        var answer = await Send(by, HttpMethod.Post, $"{Cases}/{id}/steps", Step(kind, after, more));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Body!;
    }

    private static JsonObject Step(string kind, int after, params (string, JsonNode?)[] more) =>
        Changed(new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["kind"] = kind, ["after"] = after }, more);

    private static JsonObject Sanction() => new() { ["kind"] = "paidTuition", ["from"] = "2025-10-20", ["to"] = "2026-10-19", ["veto"] = true, ["appealBy"] = "2025-11-20" };

    private static async Task<string> Attached(HttpClient by, string id) => (string)(await Upload(by, id, SentFiles.Photo())).Body!["address"]!;

    private static async Task<Answer> Upload(HttpClient by, string id, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{AtWorld}/attachments?of=conduct-cases&id={id}") { Content = new ByteArrayContent(file) };
        return await SendBy(by, request);
    }

    // The person's own view of the evaluation: whether vetoed, by which decision, and how many appeals are pending.
    private static async Task<(bool, string?, int)> Evaluation(HttpClient person, string staff)
    {
        var body = (await Send(person, HttpMethod.Get, $"{AtWorld}/evaluations/2025-1/{staff}")).Body!;
        return ((bool)body["vetoed"]!, (string?)body["vetoDecisions"]!.AsArray().SingleOrDefault(), body["pendingAppeals"]!.AsArray().Count);
    }

    private async Task VoidThoseThereAre(string staff)
    {
        var principal = await As(Role.Principal);
        foreach (var item in (await Send(principal, HttpMethod.Get, $"{AtWorld}/conduct-decisions?staff={staff}")).Body!["items"]!.AsArray())
        {
            await Send(principal, HttpMethod.Post, $"{AtWorld}/conduct-decisions/{item!["record"]!["id"]}/void", new JsonObject { ["reason"] = "误录" }, $"\"{item["state"]!["version"]}\"");
        }
    }
}
