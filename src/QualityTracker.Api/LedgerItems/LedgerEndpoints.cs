using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Terms;
using QualityTracker.Core.LedgerItems;

namespace QualityTracker.Api.LedgerItems;

/// <summary>The quality ledger over HTTP (质量台账): a term's items with how far each has come, closing one and opening it again.</summary>
public static class LedgerEndpoints
{
    private static readonly RecordKind<LedgerItem> Kind = RecordLedgerItem.Kind;

    public static void MapQualityLedgers(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/schools/{school}").WithTags("quality-ledgers").Takes().ProducesProblem(404);
        school.MapGet("/quality-ledgers/{term}", Read).WithName("quality-ledgers.read")
            .WithSummary("学期的质量台账及各项进展；教师只见与本人有关的 · A term's quality ledger with how far each item has come; to a teacher the own ones").Produces<QualityLedgerView>();
        school.MapPut("/ledger-items/{id}/closing", Close).WithName("ledger-items.close")
            .WithSummary("销号并写明情况；当天可撤回 · Close an item and say how; taken back on the same day").Produces<Stored<LedgerItem>>().ChangesOneItem();
        school.MapPost("/ledger-items/{id}/reopening", Reopen).WithName("ledger-items.reopen")
            .WithSummary("重开已销号的一项，写明原因 · Open a closed item again, with a reason").Produces<Stored<LedgerItem>>().ChangesOneItem();
        school.MapLedgerReports();
    }

    /// <summary>The school's today.</summary>
    public static DateOnly Today(Core.Schools.SchoolFrame frame, TimeProvider clock) => SchoolDay.Of(frame.School).Of(clock.GetUtcNow());

    private static IResult Read(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (!frame.Terms.TryGetValue(term, out var of)) return Problem.NotFound(context, RecordTerm.Kind.Name);
        return TypedResults.Ok(QualityLedgerView.Of(connection, frame, of, Today(frame, clock), Allowed.Of(context)));
    });

    // Whose item it is says how it was closed; what was closed by mistake is taken back on its day.
    private static IResult Close(
        HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, string id, CloseLedgerItem request) =>
        Change(context, database, frames, clock, audit, school, id, "ledger-items.close", (frame, before, today) =>
        {
            if (!MayClose(Allowed.Of(context).Rows, before)) return (null, null, Gate.NotYours(context));
            var faults = new CloseLedgerItem.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
            if (faults.Count > 0) return (null, null, Problem.Invalid(context, faults));
            if (before.ClosedOn is { } day && day != today) return (null, null, ClosedEarlier(context));
            return (before with { ClosedOn = request.Outcome is null ? null : today, Outcome = request.Outcome }, request.Outcome, null);
        });

    private static IResult Reopen(
        HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, string id, ReopenLedgerItem request) =>
        Change(context, database, frames, clock, audit, school, id, "ledger-items.reopen", (frame, before, today) =>
        {
            var faults = new ReopenLedgerItem.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
            if (Exams.PupilFreeText.IsIn(frame, request.Reason)) faults.Add(new("reason", "names-pupil", Exams.PupilFreeText.SchoolMessage, Exams.PupilFreeText.Remedy));
            if (faults.Count > 0) return (null, null, Problem.Invalid(context, faults));
            return before.ClosedOn is null ? (null, null, NotClosed(context)) : (before with { ClosedOn = null, Outcome = null }, request.Reason, null);
        });

    /// <summary>Whether a caller may close an item: the one responsible, and who keeps the whole ledger.</summary>
    public static bool MayClose(ReachedRows? rows, LedgerItem item) => rows is { WholeSchool: true } || (rows?.Me is { } me && item.Responsible == me);

    private static IResult Change(
        HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, string id, string operation,
        Func<Core.Schools.SchoolFrame, LedgerItem, DateOnly, (LedgerItem? After, string? Words, IResult? Refusal)> work) => database.Write<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (LedgerStore.Items.Find(connection, school, id) is not { } before || !Allowed.Of(context).Sees(Kind, before.Record)) return Problem.NotFound(context, Kind.Name);
        var asked = context.Request.Headers.IfMatch.ToString().Trim();
        if (asked.Length == 0) return Problem.NeedsIfMatch(context);
        if (asked != before.ETag) return Problem.Stale(context);
        if (before.State.VoidedAt is not null) return Voided(context);
        var (after, words, refusal) = work(frame, before.Record, Today(frame, clock));
        if (refusal is not null) return refusal;
        if (Kind.FaultsOf(after!, frame) is { Count: > 0 } faults) return Problem.Invalid(context, faults);
        return Answer(context, after == before.Record ? before : Stored(context, connection, clock, audit, school, operation, before, after!, words));
    });

    private static Stored<LedgerItem> Stored(
        HttpContext context, DbConnection connection, TimeProvider clock, AuditLog audit, string school, string operation, Stored<LedgerItem> before, LedgerItem item, string? words)
    {
        var now = clock.GetUtcNow();
        LedgerStore.Items.Replace(connection, school, item, before.State.Version, now);
        LedgerClosingStore.Add(connection, school, new() { Item = item.Id, Closed = item.ClosedOn is not null, At = now, RecordedBy = PolicyDraftEndpoints.By(context), Words = words });
        FrameStore.Touch(connection, school, frame: false);
        var after = LedgerStore.Items.Find(connection, school, item.Id)!;
        audit.Append(connection, Caller.CallerOf(context), operation, school, item.Id, new RecordChange(before, after));
        return after;
    }

    private static IResult Answer(HttpContext context, Stored<LedgerItem> stored)
    {
        context.Response.Headers.ETag = stored.ETag;
        return TypedResults.Ok(stored);
    }

    private static IResult ClosedEarlier(HttpContext context) => Problem.Conflict(context, "closed-earlier",
        new("已在以前销号，未更改", "It was closed on an earlier day; nothing was changed"), new("请教务处重开并写明原因。", "Ask who leads the school's teaching to open it again with a reason."));

    private static IResult NotClosed(HttpContext context) => Problem.Conflict(context, "not-closed",
        new("这一项没有销号，未更改", "This item is not closed; nothing was changed"), new("直接更改这一项。", "Change the item as it is."));

    private static IResult Voided(HttpContext context) => Problem.Conflict(context, "voided",
        new("这一项已作废，未保存", "The item is voided; nothing was stored"), new("先恢复该记录。", "Put it back in force first."));

    private static RouteHandlerBuilder ChangesOneItem(this RouteHandlerBuilder route) =>
        route.ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
