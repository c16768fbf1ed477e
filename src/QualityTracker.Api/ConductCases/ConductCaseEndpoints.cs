using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Attachments;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.ConductCases;

/// <summary>Cases of professional ethics over HTTP (师德案件; clauses W10, D1, D2, X11): opened, then taken on step by step.</summary>
public static class ConductCaseEndpoints
{
    public static readonly Text Name = new("师德案件", "conduct case");

    public static void MapConductCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/api/v1/schools/{school}/conduct-cases").WithTags("conduct-cases").Takes().ProducesProblem(404);
        cases.MapGet("/", List).WithName("conduct-cases.list").WithSummary("由您办理的和您被告知的师德案件 · The conduct cases you handle, and those you were told of").Produces<ConductCaseList>();
        cases.MapGet("/{id}", Get).WithName("conduct-cases.read").WithSummary("一件师德案件及其步骤 · A conduct case and its steps").Produces<ConductCaseView>();
        cases.MapPost("/", Open).WithName("conduct-cases.create").WithSummary("立案 · Open a conduct case").Produces<ConductCaseView>(201).Produces<ConductCaseView>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        cases.MapPost("/{id}/steps", Take).WithName("conduct-cases.steps.create").WithSummary("办理师德案件的下一步；本人可申诉 · Take the next step of a conduct case; the person may appeal")
            .WithDescription("认定违规的决定写入处理决定，考核以它为准；同一步骤重发返回案件现状 · A decision that there was a breach is written as the record that evaluations read; a step sent again answers the case as it is now")
            .Produces<ConductCaseView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
    }

    private static IResult List(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var today = Today(frame, clock);
        var sight = new CaseSight(Allowed.Of(context), frame, today);
        return TypedResults.Ok(new ConductCaseList(
            [.. ConductCaseStore.All(connection, school).Select(each => sight.Shown(each.Case)).OfType<ConductCase>().Select(each => ConductCaseLine.Of(each, frame, PolicyDraftEndpoints.By(context), today))],
            sight.HandlesAny, today));
    });

    private static IResult Get(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string id) => database.Read<IResult>(connection =>
        frames.Read(connection, school) is { } frame && Found(context, connection, frame, Today(frame, clock), id) is { } found
            ? TypedResults.Ok(View(context, frame, Today(frame, clock), found))
            : Problem.NotFound(context, Name));

    private static IResult Open(HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, OpenConductCase request) => database.Write<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var faults = new OpenConductCase.Rules(frame).Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var (today, by) = (Today(frame, clock), PolicyDraftEndpoints.By(context));
        if (!new CaseSight(Allowed.Of(context), frame, today).Acts(request.Staff)) return NotHandled(context);
        var step = request.ToStep(by, today);
        if (ConductCaseStore.Find(connection, school, request.Id) is { } before)
        {
            return before.Case.Staff == request.Staff && Same(before.Case.Steps[0], step) ? TypedResults.Ok(View(context, frame, today, (before, before.Case))) : OtherContent(context);
        }

        if (ConductCaseStore.CaseOfStep(connection, school, request.Id) is not null || CaseDecision.IsTaken(connection, school, request.Id)) return OtherContent(context);
        var (opened, refusal) = new ConductCase(request.Id, request.Staff).Take(step);
        if (refusal is not null) return Refused(context, opened, step, refusal);
        ConductCaseStore.Open(connection, school, request.Id, request.Staff);
        ConductCaseStore.Add(connection, school, request.Id, request.Id, step, clock.GetUtcNow());
        audit.Append(connection, Caller.CallerOf(context), "conduct-cases.create", school, request.Id, null);
        return TypedResults.Created($"/api/v1/schools/{school}/conduct-cases/{request.Id}", View(context, frame, today, Found(context, connection, frame, today, request.Id)!.Value));
    });

    private static IResult Take(HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, string id, TakeCaseStep request) => database.Write<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var (today, by) = (Today(frame, clock), PolicyDraftEndpoints.By(context));
        if (Found(context, connection, frame, today, id) is not { Kept: var kept } found) return Problem.NotFound(context, Name);
        var faults = new TakeCaseStep.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        if (new CaseSight(Allowed.Of(context), frame, today) is var sight && sight.Handles(kept.Case.Staff) && !sight.Acts(kept.Case.Staff)) return NotHandled(context);
        var step = request.ToStep(by, today);
        if (ConductCaseStore.CaseOfStep(connection, school, request.Id) is { } taken)
        {
            var number = taken == id ? kept.Taken.ToList().FindIndex(each => each.Id == request.Id) : -1;
            return number >= 0 && number < found.Shown.Steps.Count && Same(kept.Case.Steps[number], step) ? TypedResults.Ok(View(context, frame, today, found)) : OtherContent(context);
        }

        if (UnknownFiles(connection, school, id, request) is { Count: > 0 } unknown) return Problem.Invalid(context, unknown);
        var (after, refusal) = kept.Case.Take(step);
        if (refusal is not null) return Refused(context, kept.Case, step, refusal);
        if (CaseDecision.FaultsOf(connection, frame, kept.Case, after) is { Count: > 0 } unwritten) return Problem.Invalid(context, unwritten);
        var now = clock.GetUtcNow();
        ConductCaseStore.Add(connection, school, id, request.Id, step, now);
        audit.Append(connection, Caller.CallerOf(context), "conduct-cases.steps.create", school, id, new { Step = request.Id, step.Kind });
        CaseDecision.Write(connection, audit, Caller.CallerOf(context), school, after, now);
        return TypedResults.Ok(View(context, frame, today, Found(context, connection, frame, today, id)!.Value));
    });

    /// <summary>A case that the caller may see, whole and as far as they may see it.</summary>
    internal static (KeptCase Kept, ConductCase Shown)? Found(HttpContext context, DbConnection connection, SchoolFrame frame, DateOnly today, string id) =>
        ConductCaseStore.Find(connection, frame.School.Id, id) is { } kept && new CaseSight(Allowed.Of(context), frame, today).Shown(kept.Case) is { } shown ? (kept, shown) : null;

    internal static DateOnly Today(SchoolFrame frame, TimeProvider clock) => SchoolDay.Of(frame.School).Of(clock.GetUtcNow());

    private static ConductCaseView View(HttpContext context, SchoolFrame frame, DateOnly today, (KeptCase Kept, ConductCase Shown) found) =>
        ConductCaseView.Of(found.Shown, found.Kept, frame, PolicyDraftEndpoints.By(context), today);

    // The same step sent again on another day is the same.
    private static bool Same(CaseStep kept, CaseStep sent) => kept.Evidence.SequenceEqual(sent.Evidence) && kept == sent with { Day = kept.Day, Evidence = kept.Evidence };

    private static List<Fault> UnknownFiles(DbConnection connection, string school, string id, TakeCaseStep request)
    {
        var kept = AttachmentStore.Of(connection, school, Belonging.ConductCases, id).Where(each => each.VoidedAt is null).Select(each => CaseSight.AttachmentEvidence + each.Address).ToHashSet();
        return [.. request.Evidence.Where(each => each.StartsWith(CaseSight.AttachmentEvidence, StringComparison.Ordinal) && !kept.Contains(each)).Select(_ => new Fault("evidence", "known-attachment",
            new("本案没有这个附件，或已作废", "this case has no such attachment, or it is voided"), new("先上传附件，再作为证据", "upload the file first, then give it as evidence")))];
    }

    private static IResult Refused(HttpContext context, ConductCase of, CaseStep step, Text refusal)
    {
        var (zh, en) = (refusal.Zh.Split('；', 2), refusal.En.Split(';', 2));
        var message = new Text($"{zh[0]}，未保存", $"{char.ToUpperInvariant(en[0][0])}{en[0][1..]}; nothing was stored");
        var remedy = new Text(zh.ElementAtOrDefault(1) ?? "补充后再办理", en.ElementAtOrDefault(1)?.Trim() ?? "complete it, then take the step");
        if (step.After != of.Steps.Count) return Problem.Conflict(context, "stale", message, remedy);
        if ((step.Kind == CaseStepKind.Appeal) != (step.By == of.Staff)) return Problem.Of(context, 403, "not-yours", message, remedy);
        return of.NextFor(step.By, step.Day).Contains(step.Kind) && step.Day >= of.Steps.Select(each => each.Day).DefaultIfEmpty().Max()
            ? Problem.Of(context, 400, "incomplete", message, remedy)
            : Problem.Conflict(context, "out-of-order", message, remedy);
    }

    private static IResult NotHandled(HttpContext context) => Problem.Of(context, 403, "not-yours", new("这件事不由您办理，未立案", "This is not yours to handle; no case was opened"),
        new("师德案件由校长办理，涉及校长的由副校长办理，任何人不办理涉及自己的案件。", "The principal handles cases, of a principal a vice principal does, and nobody a case about oneself."));

    private static IResult OtherContent(HttpContext context) => Problem.Conflict(context, "different-content",
        new("此编号已有内容不同的步骤，未保存", "This id has a step with different content; nothing was stored"), new("新的步骤换一个编号。", "Give a new step an id of its own."));
}
