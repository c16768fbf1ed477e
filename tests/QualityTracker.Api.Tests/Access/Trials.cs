using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;

namespace QualityTracker.Api.Tests.Access;

/// <summary>How an operation that is not about one kind of record is tried: on what, and what it answers when it is allowed.</summary>
public sealed record Trial(string Operation, Relation Relation, HttpMethod Method, string Address, int Allowed, JsonNode? Body = null, string? SeenUnder = null)
{
    /// <summary>What is not within reach is not there.</summary>
    public int Denied => 404;

    public bool Writes => Method != HttpMethod.Get;

    /// <summary>Whether the caller may see what it may not change.</summary>
    public bool SeenBy(Role role) => SeenUnder is { } read && Expectation.Covers(read, role, Relation);

    /// <summary>One's own is tried by those who are on the staff.</summary>
    public bool IsFor(Role role) => Relation != Relation.Own || World.StaffOf(role) is not null;

    public async Task<Answer> Send(AccessTests tests, HttpClient client, Role role)
    {
        using var request = new HttpRequestMessage(Method, Address.Replace("{me}", World.StaffOf(role), StringComparison.Ordinal));
        if (Operation is "imports.upload" or "sheets.check" or "county.bundles.import")
        {
            request.Content = new MultipartFormDataContent { { new ByteArrayContent("学科编码,学科\nart,美术\n"u8.ToArray()), "file", "学科.csv" } };
        }
        else if (Body is not null)
        {
            request.Content = new StringContent(Body.ToJsonString(), MediaTypeHeaderValue.Parse("application/json"));
        }

        request.Headers.TryAddWithoutValidation("If-Match", "\"stale\"");
        return await AccessTests.SendBy(client, request);
    }
}

/// <summary>Every such operation.</summary>
public static class Trials
{
    private const string Base = $"/api/v1/schools/{World.School}";
    private const string Nothing = "0199e1a0-7c00-7000-8000-00000000ffff";

    public static IEnumerable<string> OpenToEveryone => Matrix.Operations.Where(operation => Matrix.Of(operation)!.Opening == Opening.Everyone);

    public static IEnumerable<string> OpenToTheSignedIn => Matrix.Operations.Where(operation => Matrix.Of(operation)!.Opening == Opening.SignedIn);

    /// <summary>Tried where a session of its own is begun for it.</summary>
    public static IReadOnlyList<string> EndingSessions { get; } = ["sessions.end-all"];

    public static IEnumerable<string> Names => All(null).Select(trial => trial.Operation).Distinct();

    public static IEnumerable<Trial> All(World? world)
    {
        var (exam, run) = (world?.Exam, world?.PayRun);
        var (scores, reason) = ($"{Base}/exams/{exam}/scores", new JsonObject { ["reason"] = "家长申请" });
        return
        [
            Read("schools.list", Relation.Part, "/api/v1/schools"),
            Read("schools.read", Relation.Whole, Base),
            Write("schools.create", Relation.Whole, HttpMethod.Post, "/api/v1/schools", 403, Sent("new")), // for every school only
            Write("schools.replace", Relation.Whole, HttpMethod.Put, Base, 412, Sent(World.School)),
            Read("observable-lessons.read", Relation.Whole, $"{Base}/observable-lessons/2025-1"),
            Write("lesson-observations.reply", Relation.Part, HttpMethod.Put, $"{Base}/lesson-observations/{Nothing}/reply", 404, new JsonObject { ["reply"] = "谢谢" }),
            Read("lesson-observations.form", Relation.Part, $"{Base}/lesson-observations/{Nothing}/form.pdf") with { Allowed = 404 },
            Read("lesson-observations.blank", Relation.Whole, $"{Base}/lesson-observations/blank-form.pdf"),
            Write("ledger-items.close", Relation.Part, HttpMethod.Put, $"{Base}/ledger-items/{Nothing}/closing", 404, new JsonObject { ["outcome"] = "已整改" }),
            Write("ledger-items.reopen", Relation.Whole, HttpMethod.Post, $"{Base}/ledger-items/{Nothing}/reopening", 404, reason.DeepClone()),
            Read("quality-ledgers.read", Relation.Part, $"{Base}/quality-ledgers/2025-1"),
            Read("quality-ledgers.pdf", Relation.Whole, $"{Base}/quality-ledgers/2025-1.pdf"),
            Read("quality-ledgers.workbook", Relation.Whole, $"{Base}/quality-ledgers/2025-1.xlsx"),
            Read("exams.roster", Relation.Part, $"{Base}/exams/{exam}/roster"),
            .. Sheets.Select(sheet => Read("exams.scores.read", sheet.Relation, $"{scores}/{sheet.Subject}/{sheet.Class}")),
            .. Sheets.Select(sheet => Read("exams.scores.template", sheet.Relation, $"{Base}/exams/{exam}/scores.xlsx?class={sheet.Class}&subject={sheet.Subject}")),
            .. Sheets.Select(sheet => Write("exams.scores.replace", sheet.Relation, HttpMethod.Put, $"{scores}/{sheet.Subject}/{sheet.Class}", 412, new JsonObject { ["scores"] = new JsonArray() })
                with { SeenUnder = "exams.scores.read" }),
            .. Sheets.Select(sheet => Read("exams.scores.history", sheet.Relation, $"{scores}/{sheet.Subject}/{sheet.Class}/history")),
            .. Sheets.Select(sheet => Write("exams.scores.check", sheet.Relation, HttpMethod.Post, $"{scores}/{sheet.Subject}/{sheet.Class}/check", 200, new JsonObject { ["scores"] = new JsonArray() })),
            Read("exams.closing.read", Relation.Whole, $"{Base}/exams/{exam}/closing"),
            Write("exams.closing.create", Relation.Whole, HttpMethod.Post, $"{Base}/exams/{exam}/closing", 400, new JsonObject { ["closed"] = false }),
            Read("score-sheets.list", Relation.Part, $"{Base}/score-sheets/2025-1"),
            Read("exam-analyses.read", Relation.Part, $"{Base}/exams/{exam}/analysis"),
            .. Sheets.Select(sheet => Read("exam-analyses.pupils", sheet.Relation, $"{Base}/exams/{exam}/analysis/pupils?class={sheet.Class}&subject={sheet.Subject}")),
            Read("exam-analyses.trend", Relation.Part, $"{Base}/exams/{exam}/analysis/trend"),
            Read("exam-analyses.value-added", Relation.Part, $"{Base}/exams/{exam}/analysis/value-added"),
            Read("exam-analyses.tutoring", Relation.Part, $"{Base}/exams/{exam}/analysis/tutoring"),
            Read("exam-analyses.teachers", Relation.Part, $"{Base}/exams/{exam}/analysis/teachers"),
            .. Sheets.Select(sheet => Read("exam-reports.pdf", sheet.Relation, $"{Base}/exams/{exam}/report.pdf?class={sheet.Class}&subject={sheet.Subject}")),
            .. Sheets.Select(sheet => Read("exam-reports.workbook", sheet.Relation, $"{Base}/exams/{exam}/report.xlsx?class={sheet.Class}&subject={sheet.Subject}")),
            Read("exam-reports.slip", Relation.Class, $"{Base}/exams/{exam}/slips/{World.OwnPupil}.pdf"),
            Read("exam-reports.slip", Relation.None, $"{Base}/exams/{exam}/slips/{World.OtherPupil}.pdf"),
            Read("school-policies.list", Relation.Whole, $"{Base}/policies"),
            Read("school-policies.read", Relation.Whole, $"{Base}/policies/wenxian-2019"),
            Write("policy-drafts.check", Relation.Whole, HttpMethod.Post, $"{Base}/policies/check", 200, new JsonObject { ["text"] = "pack: own" }),
            Write("policy-drafts.save", Relation.Whole, HttpMethod.Put, $"{Base}/policies/own/draft", 412, new JsonObject { ["text"] = "pack: own" }),
            Write("policy-drafts.void", Relation.Whole, HttpMethod.Post, $"{Base}/policies/own/draft/void", 404, reason.DeepClone()),
            Write("policy-versions.create", Relation.Whole, HttpMethod.Post, $"{Base}/policies/own/versions", 404),
            Read("policy-adoptions.list", Relation.Whole, $"{Base}/policy-adoptions"),
            Write("policy-adoptions.create", Relation.Whole, HttpMethod.Post, $"{Base}/policy-adoptions", 400, new JsonObject()),
            Write("policy-adoptions.void", Relation.Whole, HttpMethod.Post, $"{Base}/policy-adoptions/{Nothing}/void", 404, reason.DeepClone()),
            Read("evaluations.list", Relation.Part, $"{Base}/evaluations/2025-1"),
            Read("evaluations.read", Relation.Own, $"{Base}/evaluations/2025-1/{{me}}"),
            Read("evaluations.read", Relation.None, $"{Base}/evaluations/2025-1/K1"),
            Read("evaluations.explain", Relation.Own, $"{Base}/evaluations/2025-1/{{me}}/explanation?figure=total"),
            Read("evaluations.explain", Relation.None, $"{Base}/evaluations/2025-1/K1/explanation"),
            Read("evaluations.explain-school", Relation.Whole, $"{Base}/evaluations/2025-1/explanation"),
            Read("evaluations.summary", Relation.Sums, $"{Base}/summaries/2025-1"),
            Read("pace.list", Relation.Part, $"{Base}/pace/2025-1"),
            Read("pace.read", Relation.Own, $"{Base}/pace/2025-1/{{me}}"),
            Read("pace.read", Relation.None, $"{Base}/pace/2025-1/K1"),
            Read("pace.calendar", Relation.Own, $"{Base}/pace/2025-1/{{me}}.ics"),
            Read("pace.calendar", Relation.None, $"{Base}/pace/2025-1/K1.ics"),
            Read("working-weeks.list", Relation.Whole, $"{Base}/working-weeks/2025-1?week=1"),
            Read("working-weeks.read", Relation.Own, $"{Base}/working-weeks/2025-1/{{me}}"),
            Read("working-weeks.read", Relation.None, $"{Base}/working-weeks/2025-1/K1"),
            Read("working-weeks.coverable", Relation.Own, $"{Base}/working-weeks/2025-1/{{me}}/coverable"),
            Read("working-weeks.coverable", Relation.None, $"{Base}/working-weeks/2025-1/K1/coverable"),
            Read("working-weeks.tutoring", Relation.Own, $"{Base}/working-weeks/2025-1/{{me}}/tutoring"),
            Read("working-weeks.tutoring", Relation.None, $"{Base}/working-weeks/2025-1/K1/tutoring"),
            Read("tutoring-boards.read", Relation.Part, $"{Base}/tutoring-boards/2025-1"),
            Read("tutoring-boards.pupils", Relation.Class, $"{Base}/tutoring-boards/2025-1/classes/{World.OwnClass}"),
            Read("tutoring-boards.pupils", Relation.None, $"{Base}/tutoring-boards/2025-1/classes/{World.OtherClass}"),
            Read("tutoring-plans.record", Relation.Part, $"{Base}/tutoring-plans/{Nothing}/record.pdf") with { Allowed = 404 },
            Read("tutoring-books.read", Relation.Own, $"{Base}/tutoring-books/2025-1/{{me}}.pdf"),
            Read("tutoring-books.read", Relation.None, $"{Base}/tutoring-books/2025-1/K1.pdf"),
            Read("integrity-flags.list", Relation.Part, $"{Base}/integrity-flags/2025-1"),
            Read("sheets.read", Relation.Own, $"{Base}/sheets/2025-1/{{me}}.pdf"),
            Read("sheets.read", Relation.None, $"{Base}/sheets/2025-1/K1.pdf"),
            Read("sheets.book", Relation.Whole, $"{Base}/sheets/2025-1.pdf"),
            Read("sheets.zip", Relation.Whole, $"{Base}/sheets/2025-1.zip"),
            Read("sheets.archive", Relation.Whole, $"{Base}/sheets/2025-1/archive.zip") with { Allowed = 404 },
            Write("sheets.check", Relation.Part, HttpMethod.Post, $"{Base}/sheets/2025-1/check", 400),
            Read("sheets.board", Relation.Part, $"{Base}/sheets/2025-1/board"),
            Read("sheets.standing", Relation.Own, $"{Base}/sheets/2025-1/{{me}}/standing"),
            Read("sheets.standing", Relation.Group, $"{Base}/sheets/2025-1/K1/standing"),
            Write("sheets.steps.create", Relation.Whole, HttpMethod.Post, $"{Base}/sheets/2025-1/K1/steps", 400, new JsonObject()),
            Write("sheets.steps.create-all", Relation.Part, HttpMethod.Post, $"{Base}/sheets/2025-1/steps", 400, new JsonObject()),
            Read("sheets.notice", Relation.Whole, $"{Base}/sheets/2025-1/notice"),
            Read("sheets.waiting", Relation.Part, $"{Base}/sheets/waiting"),
            Read("pay-runs.inputs", Relation.Part, $"{Base}/pay-runs/{run}/inputs"),
            Read("pay-runs.workbook", Relation.Whole, $"{Base}/pay-runs/{run}/inputs.xlsx"),
            Read("pay-runs.csv", Relation.Whole, $"{Base}/pay-runs/{run}/inputs.csv"),
            Read("settlements.list", Relation.Part, $"{Base}/settlements"),
            Read("settlements.due", Relation.Whole, $"{Base}/settlements/due"),
            Write("settlements.create", Relation.Whole, HttpMethod.Post, $"{Base}/settlements", 400, new JsonObject { ["id"] = "x", ["cutOff"] = "2026-01-20" }),
            Read("settlements.read", Relation.Part, $"{Base}/settlements/{Nothing}") with { Allowed = 404 },
            Write("settlements.approve", Relation.Whole, HttpMethod.Post, $"{Base}/settlements/{Nothing}/approvals", 404, new JsonObject { ["id"] = Nothing }),
            Write("settlements.void", Relation.Whole, HttpMethod.Post, $"{Base}/settlements/{Nothing}/void", 404, reason.DeepClone()),
            Read("settlements.workbook", Relation.Whole, $"{Base}/settlements/{Nothing}.xlsx") with { Allowed = 404 },
            Read("settlements.csv", Relation.Whole, $"{Base}/settlements/{Nothing}.csv") with { Allowed = 404 },
            Read("what-ifs.choices", Relation.Whole, $"{Base}/what-ifs/2025-1"),
            Write("what-ifs.compare", Relation.Whole, HttpMethod.Post, $"{Base}/what-ifs/2025-1", 200, new JsonObject()),
            Write("what-ifs.workbook", Relation.Whole, HttpMethod.Post, $"{Base}/what-ifs/2025-1.xlsx", 200, new JsonObject()),
            Read("record-kinds.list", Relation.Whole, $"{Base}/record-kinds"),
            Read("review-rounds.list", Relation.Whole, $"{Base}/review-rounds?term=2025-1"),
            Read("review-rounds.read", Relation.Whole, $"{Base}/review-rounds/{Nothing}") with { Allowed = 404 },
            Write("review-rounds.create", Relation.Whole, HttpMethod.Post, $"{Base}/review-rounds", 400, new JsonObject()),
            Write("review-rounds.replace", Relation.Whole, HttpMethod.Put, $"{Base}/review-rounds/{Nothing}", 404, new JsonObject()),
            Write("review-rounds.codes", Relation.Whole, HttpMethod.Post, $"{Base}/review-rounds/{Nothing}/codes", 404, new JsonObject()),
            Read("review-rounds.turnout", Relation.Part, $"{Base}/review-rounds/{Nothing}/turnout") with { Allowed = 404 },
            Read("review-results.read", Relation.Part, $"{Base}/review-rounds/{Nothing}/results") with { Allowed = 404 },
            Read("review-results.workbook", Relation.Whole, $"{Base}/review-rounds/{Nothing}/results.xlsx") with { Allowed = 404 },
            Write("print-jobs.create", Relation.Whole, HttpMethod.Post, $"{Base}/print-jobs", 400, new JsonObject()),
            Read("print-jobs.list", Relation.Whole, $"{Base}/print-jobs"),
            Read("print-jobs.read", Relation.Whole, $"{Base}/print-jobs/{Nothing}") with { Allowed = 404 },
            Read("print-jobs.events", Relation.Whole, $"{Base}/print-jobs/{Nothing}/events") with { Allowed = 404 },
            Read("print-jobs.file", Relation.Whole, $"{Base}/print-jobs/{Nothing}/file") with { Allowed = 404 },
            Write("print-jobs.cancel", Relation.Whole, HttpMethod.Post, $"{Base}/print-jobs/{Nothing}/cancel", 404),
            Read("conduct-cases.list", Relation.Part, $"{Base}/conduct-cases"),
            Read("conduct-cases.read", Relation.Whole, $"{Base}/conduct-cases/{Nothing}") with { Allowed = 404 },
            Write("conduct-cases.create", Relation.Part, HttpMethod.Post, $"{Base}/conduct-cases", 400, new JsonObject()),
            Write("conduct-cases.steps.create", Relation.Whole, HttpMethod.Post, $"{Base}/conduct-cases/{Nothing}/steps", 404, new JsonObject { ["id"] = Nothing, ["kind"] = "tell", ["after"] = 1 }),
            Read("conduct-cases.report", Relation.Whole, $"{Base}/conduct-cases/{Nothing}/report.pdf") with { Allowed = 404 },
            Read("school-reports.list", Relation.Whole, $"{Base}/reports/2025-1"),
            Read("school-reports.pdf", Relation.Whole, $"{Base}/reports/2025-1/leaders.pdf"),
            Read("school-reports.workbook", Relation.Whole, $"{Base}/reports/2025-1/leaders.xlsx"),
            Read("conduct-reports.read", Relation.Whole, $"{Base}/conduct-reports/2025/4"),
            Read("conduct-reports.pdf", Relation.Whole, $"{Base}/conduct-reports/2025/4.pdf"),
            Read("county-bundles.list", Relation.Whole, $"{Base}/county-bundles/2025-1"),
            Write("county-bundles.create", Relation.Whole, HttpMethod.Post, $"{Base}/county-bundles/nowhere", 404),
            Read("county-bundles.read", Relation.Whole, $"{Base}/county-bundles/2025-1/2025-10.json") with { Allowed = 404 },
            Write("county.bundles.import", Relation.Whole, HttpMethod.Post, "/api/v1/county/bundles", 403), // for every school only, as all of the county's
            Read("county.bundles.list", Relation.Whole, "/api/v1/county/bundles") with { Allowed = 403 },
            Write("county.keys.accept", Relation.Whole, HttpMethod.Put, "/api/v1/county/keys/xincun", 403, new JsonObject { ["fingerprint"] = "00", ["reason"] = "试" }),
            Read("county.comparisons.read", Relation.Whole, "/api/v1/county/comparisons/2025-1") with { Allowed = 403 },
            Read("county.notices.pdf", Relation.Whole, "/api/v1/county/notices/2025-10.pdf") with { Allowed = 403 },
            Read("county.notices.workbook", Relation.Whole, "/api/v1/county/notices/2025-10.xlsx") with { Allowed = 403 },
            Read("attachments.list", Relation.Own, $"{Base}/attachments?of=sheets&id=2025-1/{{me}}"),
            Read("attachments.list", Relation.Group, $"{Base}/attachments?of=sheets&id=2025-1/K1"),
            Read("attachments.read", Relation.Whole, $"{Base}/attachments/{new string('0', 64)}") with { Allowed = 404 },
            Write("attachments.create", Relation.Own, HttpMethod.Post, $"{Base}/attachments?of=sheets&id=2025-1/{{me}}", 415, new JsonObject()),
            Write("attachments.create", Relation.None, HttpMethod.Post, $"{Base}/attachments?of=sheets&id=2025-1/K2", 415, new JsonObject()),
            Write("attachments.void", Relation.Own, HttpMethod.Post, $"{Base}/attachments/{new string('0', 64)}/void?of=sheets&id=2025-1/{{me}}", 404, reason.DeepClone()),
            Write("attachments.void", Relation.None, HttpMethod.Post, $"{Base}/attachments/{new string('0', 64)}/void?of=sheets&id=2025-1/K2", 404, reason.DeepClone()),
            Write("imports.upload", Relation.Whole, HttpMethod.Post, $"{Base}/imports", 202),
            Read("imports.list", Relation.Whole, $"{Base}/imports"),
            Read("imports.read", Relation.Whole, $"{Base}/imports/{Nothing}") with { Allowed = 404 },
            Read("imports.marked", Relation.Whole, $"{Base}/imports/{Nothing}/marked") with { Allowed = 404 },
            Read("imports.template", Relation.Whole, $"{Base}/imports/templates/duties.xlsx"),
            Read("imports.events", Relation.Whole, $"{Base}/imports/{Nothing}/events") with { Allowed = 404 },
            Write("imports.retry", Relation.Whole, HttpMethod.Post, $"{Base}/imports/{Nothing}/retry", 404),
            Write("imports.columns", Relation.Whole, HttpMethod.Post, $"{Base}/imports/{Nothing}/columns", 404, new JsonObject { ["kind"] = "staff", ["columns"] = new JsonArray() }),
            Write("imports.apply", Relation.Whole, HttpMethod.Post, $"{Base}/imports/{Nothing}/apply", 404),
            Write("imports.cancel", Relation.Whole, HttpMethod.Post, $"{Base}/imports/{Nothing}/cancel", 404),
            Read("exports.workbook", Relation.Part, $"{Base}/exports/records.xlsx"),
            Read("exports.csv", Relation.Part, $"{Base}/exports/records.zip"),
            Read("exports.calendar", Relation.Whole, $"{Base}/exports/2025-1/calendar.ics"),
            Read("exports.oneroster", Relation.Whole, $"{Base}/exports/oneroster.zip?day=2025-10-14"),
            Read("exports.ed-fi", Relation.Whole, $"{Base}/exports/2025-1/ed-fi.json"),
            Read("accounts.list", Relation.Whole, "/api/v1/accounts"),
            Write("accounts.create", Relation.Whole, HttpMethod.Post, "/api/v1/accounts", 400, new JsonObject()),
            Read("accounts.read", Relation.Whole, $"/api/v1/accounts/{Nothing}") with { Allowed = 404 },
            Write("accounts.replace", Relation.Whole, HttpMethod.Put, $"/api/v1/accounts/{Nothing}", 400, new JsonObject()),
            Write("accounts.reset", Relation.Whole, HttpMethod.Post, $"/api/v1/accounts/{Nothing}/reset", 404),
            Write("accounts.create-for-staff", Relation.Whole, HttpMethod.Post, $"{Base}/accounts", 200),
            Read("audit.search", Relation.Whole, "/api/v1/audit"),
            Read("audit.csv", Relation.Whole, "/api/v1/audit.csv"),
            Read("audit.verify", Relation.Whole, "/api/v1/audit/verification"),
            // They hold every school: an administrator of one has no business there.
            new("backups.list", Relation.Whole, HttpMethod.Get, "/api/v1/backups", 403),
            Write("backups.create", Relation.Whole, HttpMethod.Post, "/api/v1/backups", 403),
            Write("backups.verify", Relation.Whole, HttpMethod.Post, "/api/v1/backups/qualitytracker-20260101-023000.zip/verify", 403),
            Read("privacy.pupil", Relation.Whole, $"{Base}/pupils/{World.OwnPupil}/export"),
            Read("privacy.staff", Relation.Own, $"{Base}/staff/{{me}}/export"),
            Read("privacy.staff", Relation.None, $"{Base}/staff/K1/export"),
            Write("privacy.erase", Relation.Whole, HttpMethod.Post, $"{Base}/pupils/{World.OwnPupil}/erase", 409, reason),
        ];
    }

    private static IEnumerable<(Relation Relation, string Class, string Subject)> Sheets =>
        [(Relation.Lesson, World.OwnClass, "chinese"), (Relation.Class, World.OwnClass, "maths"), (Relation.None, World.OtherClass, "chinese")];

    private static Trial Read(string operation, Relation relation, string address) => new(operation, relation, HttpMethod.Get, address, 200);

    private static Trial Write(string operation, Relation relation, HttpMethod method, string address, int allowed, JsonNode? body = null) =>
        new(operation, relation, method, address, allowed, body);

    private static JsonObject Sent(string school) => new() { ["id"] = school, ["name"] = "学校", ["nameEn"] = null, ["timeZone"] = "Asia/Shanghai" };
}
