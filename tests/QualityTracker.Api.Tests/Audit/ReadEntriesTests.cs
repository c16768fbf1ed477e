using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Records;
using QualityTracker.Api.Settlements;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Attachments;
using QualityTracker.Api.Tests.Imports;
using QualityTracker.Api.Tests.Storage;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Api.Tests.Audit;

/// <summary>Every read of pupils' data is in the log before the answer leaves.</summary>
public sealed partial class ReadEntriesTests : ImportServerTests
{
    protected override bool InBrowser => true;

    private const string School = "reads";
    private const string Pupil = "20250701";
    private static readonly byte[] Correction = "学号,学生姓名,性别\n20250701,李明,女\n"u8.ToArray();

    // Nothing is sealed and no round was held here: what these answers hold, and what is logged of them, is shown where there is.
    private static readonly string[] Elsewhere = ["county-bundles.read", "sheets.archive", "review-rounds.list", "review-rounds.read", "review-rounds.turnout", "review-results.read", "review-results.workbook"];

    private string upload = null!;
    private string print = null!;
    private string attached = null!;
    private string conductCase = null!;

    [OneTimeSetUp]
    public async Task MakeSchool()
    {
        await Prepare(School);
        var sheet = At(School, $"exams/{RecordIds.Example("exams")}/scores/chinese/2025-701");
        foreach (var points in new[] { 87, 88 })
        {
            var score = new JsonObject { ["pupil"] = Pupil, ["status"] = "sat", ["score"] = points };
            await Put(sheet, new JsonObject { ["scores"] = new JsonArray(score) }, (await Get(sheet)).ETag);
        }

        upload = (string)(await DryRun(School, Correction, "学生.csv"))["id"]!;
        var book = await Post(At(School, "print-jobs"), new JsonObject { ["kind"] = "sheetBook", ["term"] = "2025-1" });
        await Get($"{book.Location}/events");
        print = (string)book.Body!["id"]!;
        conductCase = Database.Write(connection =>
        {
            var id = Guid.CreateVersion7().ToString();
            ConductCaseStore.Open(connection, School, id, "T001");
            ConductCaseStore.Add(connection, School, id, id, new() { Kind = CaseStepKind.Open, By = "T002", Day = new(2026, 1, 8), After = 0, Words = "群众来信" }, TimeProvider.System.GetUtcNow());
            return id;
        });
        attached = (string)(await PostRaw(At(School, $"attachments?of=tutoring-sessions&id={RecordIds.Example("tutoring-sessions")}"), SentFiles.Photo())).Body!["address"]!;
    }

    [Test]
    public async Task Every_answer_in_which_a_pupil_stands_is_logged_with_the_number_and_without_the_name()
    {
        var logged = new List<string>();
        foreach (var endpoint in Server.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "";
            if (!endpoint.RoutePattern.RawText!.Contains("{school}", StringComparison.Ordinal)) continue;
            if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != true) continue;
            if (Elsewhere.Contains(name)) continue;
            var before = Verify().Entries;
            var answer = await Get(AddressOf(endpoint));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), $"{name} {answer.Text}");
            var isMarked = endpoint.Metadata.GetMetadata<HoldsPupils>() is not null;
            if (PupilInText().IsMatch(answer.Text) || answer.Text.Contains("李明", StringComparison.Ordinal)) Assert.That(isMarked, Is.True, $"{name} shows a pupil and is not marked: {answer.Text}");
            Assert.That(Verify().Entries - before, Is.EqualTo(isMarked || name is "print-jobs.file" or "conduct-cases.report" ? 1 : 0), name);
            if (!isMarked) continue;
            var entry = Last();
            Assert.That((entry.Action, entry.School), Is.EqualTo((name, School)));
            Assert.That(entry.Content, Does.Contain(Pupil).And.Not.Contain("李明"), name);
            logged.Add(name);
        }

        Assert.That(logged, Is.SupersetOf(new[] { "pupils.list", "pupils.read", "enrolments.list", "tutoring-plans.read", "tutoring-sessions.list", "exams.roster", "exams.scores.read", "exam-analyses.pupils", "exam-reports.pdf", "exam-reports.slip", "tutoring-books.read", "tutoring-plans.record", "privacy.pupil", "privacy.staff", "imports.read", "attachments.read" }));

        // Who keeps the keys and may not read pupils does not meet their numbers here either.
        TestAccounts.Add(Database, "keeper", [TestAccounts.Grant(Role.Administrator, School)], password: "keeper of the keys 2");
        using var keeper = await SignedIn("keeper", "keeper of the keys 2");
        var entries = (JsonArray)(await keeper.Get($"/api/v1/audit?school={School}&limit=200")).Body!["items"]!;
        Assert.That(entries.Where(entry => entry!["content"] is not null).Select(entry => (string?)entry!["action"]).Intersect(logged), Is.Empty);
    }

    [Test]
    public async Task An_import_shows_its_pupils_only_where_that_is_logged()
    {
        foreach (var verb in new[] { "cancel", "apply" })
        {
            var id = (string)(await DryRun(School, Correction, "学生.csv"))["id"]!;
            var answer = await Post($"{Imports(School)}/{id}/{verb}");
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Accepted), answer.Text);
            Assert.That(answer.Text, Does.Not.Contain(Pupil).And.Not.Contain("李明"), verb);
            if (verb == "apply") await Settled($"{Imports(School)}/{id}");
        }
    }

    [Test]
    public async Task Nothing_is_read_past_the_log_by_asking_for_the_head_alone()
    {
        var before = Verify().Entries;
        foreach (var address in new[] { "pupils", $"pupils/{Pupil}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, At(School, address));
            using var response = await Client.SendAsync(request);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed), address);
        }

        Assert.That(Verify().Entries, Is.EqualTo(before));
    }

    [Test]
    public async Task What_was_asked_for_is_logged_but_no_cursor_in_which_a_number_hides()
    {
        await Get(At(School, $"enrolments?pupil={Pupil}&cursor={new RecordQuery().CursorAfter("a", "a")}"));
        var content = JsonNode.Parse(Last().Content!)!;
        Assert.That((string?)content["query"]!["pupil"], Is.EqualTo(Pupil));
        Assert.That((string?)content["query"]!["cursor"], Is.EqualTo("…"));
    }

    [Test]
    public async Task A_refused_read_leaves_no_entry_and_a_read_that_cannot_be_logged_is_refused()
    {
        var before = Verify().Entries;
        (await Get(At(School, "pupils/nobody"))).IsProblem(404);
        (await Get(At(School, "pupils?colour=red"))).IsProblem(400);
        Assert.That(Verify().Entries, Is.EqualTo(before));
        var key = Path.Combine(Path.GetDirectoryName(TestDatabase.FileOf(Database))!, "keys", "audit.key");
        var head = Database.Read(AuditStore.Head)!;
        SetSeal(new byte[32]);
        try
        {
            (await Get(At(School, "pupils"))).IsProblem(500, "audit-key");
            (await Get(At(School, $"pupils/{Pupil}"))).IsProblem(500, "audit-key");
            var pupils = RecordKinds.All.Single(kind => kind.Noun == "pupils");
            (await Post(At(School, "pupils"), Changed(pupils, ("id", "unlogged")))).IsProblem(500, "audit-key");
            Assert.That(Database.Read(connection => pupils.Naming(connection, School, "pupils", "unlogged")), Is.Empty, "nothing was stored");
        }
        finally
        {
            SetSeal(head.Seal);
        }

        Assert.That(File.Exists(key) && Verify().Intact, Is.True);
    }

    private void SetSeal(byte[] seal) => Database.Write(connection =>
    {
        Dapper.SqlMapper.Execute(connection, Database is SqliteDatabase ? "drop trigger if exists audit_head_update" : "alter table audit_head disable trigger user");
        return Dapper.SqlMapper.Execute(connection, "update audit_head set seal = @seal", new { seal });
    });

    private FoundEntry Last() => Database.Read(connection => AuditSearchStore.Find(connection, new AuditQuery(), 1).Single());

    private AuditVerification Verify() => new AuditVerifier(Database).Verify();

    // A settlement with its two approvals: only such a one is given out.
    private Lazy<string> Paid => settled ??= new(() => Database.Write(connection =>
    {
        var (id, day, now) = (RecordIds.Example("settlements"), new DateOnly(2026, 2, 1), TimeProvider.System.GetUtcNow());
        var prepared = new Settlement { Number = 1, CutOff = day, PreparedBy = "T001", PreparedOn = day, Lines = [] };
        var once = prepared with { Approvals = [new("T001", ApprovalPost.Finance, day)] };
        SettlementStore.Add(connection, School, id, prepared, now);
        SettlementStore.Approve(connection, School, id, once, "first", "an account", now);
        SettlementStore.Approve(connection, School, id, once with { Approvals = [.. once.Approvals, new("T002", ApprovalPost.Principal, day)] }, "second", "another", now);
        return id;
    }));

    private Lazy<string>? settled;

    // Not as a part of a longer figure.
    [GeneratedRegex(@"(?<![0-9.])20250701(?![0-9])")]
    private static partial Regex PupilInText();

    private string AddressOf(RouteEndpoint endpoint)
    {
        var ids = RecordKinds.All.ToDictionary(each => each.Noun, each => (string)Node(each.Example)["id"]!);
        (ids["imports"], ids["print-jobs"], ids["settlements"], ids["conduct-cases"]) = (upload, print, Paid.Value, conductCase);
        var segments = endpoint.RoutePattern.RawText!.Split('/');
        var id = Array.FindIndex(segments, segment => segment.StartsWith("{id}", StringComparison.Ordinal)) is > 0 and var at ? ids[segments[at - 1]] : "";
        var query = segments[^1] switch { "pupils" when segments[^2] == "analysis" => "?class=2025-701&subject=chinese", "report.pdf" when segments.Contains("exams") => "?class=2025-701&names=true", "attachments" or "" when segments.Contains("attachments") => $"?of=tutoring-sessions&id={ids["tutoring-sessions"]}", _ => "" };
        return endpoint.RoutePattern.RawText!.Replace("{school}", School, StringComparison.Ordinal).Replace("{exam}", ids["exams"], StringComparison.Ordinal)
            .Replace("{subject}", "chinese", StringComparison.Ordinal).Replace("{class}", "2025-701", StringComparison.Ordinal).Replace("{pupil}", Pupil, StringComparison.Ordinal)
            .Replace("{term}", "2025-1", StringComparison.Ordinal).Replace("{staff}", "T001", StringComparison.Ordinal).Replace("{policy}", "wenxian-2019", StringComparison.Ordinal).Replace("{kind}", "duties", StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal).Replace("{year}", "2025", StringComparison.Ordinal).Replace("{quarter}", "4", StringComparison.Ordinal).Replace("{report}", "leaders", StringComparison.Ordinal).Replace("{address}", attached, StringComparison.Ordinal).TrimEnd('/') + query;
    }
}
