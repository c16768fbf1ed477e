using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Settlements;

/// <summary>The two approvals of a settlement over HTTP (结算审批), and voiding one that is not frozen.</summary>
public static class SettlementApprovalEndpoints
{
    public static void MapSettlementApprovals(this RouteGroupBuilder settlements)
    {
        settlements.MapPost("/{id}/approvals", Approve).Takes().RequireRateLimiting(Limits.Costly).WithName("settlements.approve").WithSummary("审批结算 · Approve a settlement")
            .WithDescription("须有两人审批，其一为校长；第二次审批后冻结；编制以后金额有变的，不予审批 · Two people approve, one of them the principal; the second approval freezes it; refused when amounts changed since it was prepared")
            .Produces<SettlementView>().ProducesProblem(400).ProducesProblem(409);
        settlements.MapPost("/{id}/void", Void).Takes().WithName("settlements.void").WithSummary("作废未冻结的结算 · Void a settlement that is not frozen")
            .WithDescription("须写原因；冻结以后只能由下一次结算调整 · It needs a reason; what is frozen is adjusted by the next settlement alone")
            .Produces<SettlementView>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
    }

    private static IResult Approve(
        HttpContext context, Database database, FrameStore frames, EvaluationStore evaluations, TimeProvider clock, AuditLog audit,
        string school, string id, ApproveSettlement request) => database.WriteAlone<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var faults = new ApproveSettlement.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var (caller, now) = (Caller.CallerOf(context), clock.GetUtcNow());
        var desk = new SettlementDesk(context, connection, frame, now);
        if (desk.Find(id) is not { } stored) return Problem.NotFound(context, SettlementEndpoints.Name);
        if (desk.All.FirstOrDefault(each => each.GivenBy.Any(given => given.Id == request.Id)) is { } replayed)
            return replayed.Id == id && replayed.GivenBy.Contains((request.Id, caller.Account)) ? SettlementEndpoints.Answer(context, desk, id) : OtherContent(context);
        if (stored.VoidedAt is not null) return Voided(context);

        var outcome = desk.Approved(stored);
        if (outcome.Settlement is not { } approved) return SettlementEndpoints.Refused(context, outcome.Rule!.Value, outcome.Refusal!);
        var book = SumBook.Of(connection, evaluations, frame, desk.Ledger);
        if (desk.Ledger.ChangedSince(stored.Settlement, book.Divisions) is { Count: > 0 } changed) return FiguresChanged(context, changed.Count, SettlementEndpoints.HeldOf(book, desk, stored.Settlement));
        SettlementStore.Approve(connection, school, id, approved, request.Id, caller.Account, now);
        var given = approved.Approvals[^1];
        audit.Append(connection, caller, "settlements.approve", school, id, new { approval = request.Id, given.By, given.Post, given.Day, approved.Number, frozen = approved.IsFrozen, hash = SettlementEndpoints.HashOf(approved) });
        return SettlementEndpoints.Answer(context, new SettlementDesk(context, connection, frame, now), id);
    });

    private static IResult Void(
        HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, string id, VoidRecord request) => database.WriteAlone<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var faults = new VoidRecord.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var now = clock.GetUtcNow();
        var desk = new SettlementDesk(context, connection, frame, now);
        if (desk.Find(id) is not { } stored) return Problem.NotFound(context, SettlementEndpoints.Name);
        if (stored.VoidedAt is not null && stored.VoidReason == request.Reason) return SettlementEndpoints.Answer(context, desk, id);
        if (stored.VoidedAt is not null) return Voided(context);
        if (stored.Settlement.IsFrozen) return Frozen(context);
        var asked = context.Request.Headers.IfMatch.ToString().Trim();
        if (asked.Length == 0) return Problem.NeedsIfMatch(context);
        if (asked != stored.ETag()) return Problem.Stale(context);
        SettlementStore.Void(connection, school, id, request.Reason, PolicyDraftEndpoints.By(context), now);
        audit.Append(connection, Caller.CallerOf(context), "settlements.void", school, id, new { stored.Settlement.Number, request.Reason });
        return SettlementEndpoints.Answer(context, new SettlementDesk(context, connection, frame, now), id);
    });

    private static IResult FiguresChanged(HttpContext context, int people, IReadOnlyList<Fault> held) => Problem.Of(
        context, 409, "figures-changed",
        new($"编制以后有 {people} 人的金额有变，未审批", $"The amounts of {(people == 1 ? "1 person" : $"{people} people")} changed since the settlement was prepared; it was not approved"),
        held.Count == 0
            ? new("请作废这次结算，重新编制。", "Void this settlement and prepare it anew.")
            : new("请作废这次结算；按所列办妥以后，重新编制。", "Void this settlement; do what is listed, and then prepare it anew."),
        held);

    private static IResult OtherContent(HttpContext context) => Problem.Conflict(context, "different-content",
        new("此编号已用于另一次审批，未保存", "This id belongs to another approval; nothing was stored"),
        new("新的审批换一个编号。", "Give a new approval an id of its own."));

    private static IResult Voided(HttpContext context) => Problem.Conflict(context, "voided",
        new("这次结算已作废，未更改", "The settlement is void; nothing was changed"),
        new("需要发放时，请重新编制。", "To pay, prepare another one."));

    private static IResult Frozen(HttpContext context) => Problem.Conflict(context, "frozen",
        new("这次结算已冻结，不能作废", "The settlement is frozen and cannot be voided"),
        new("有错误的，请更正记录、重新封存考核表，由下一次结算调整。", "Where something is wrong, correct the records and have the sheets sealed anew: the next settlement adjusts it."));
}
