using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Policies;

/// <summary>A school's decisions over HTTP: adopt a version of a pack from a term on, and undo it with a reason.</summary>
public static class PolicyAdoptionEndpoints
{
    private static readonly Text Name = new("采用决定", "decision");

    public static void MapPolicyAdoptions(this IEndpointRouteBuilder routes)
    {
        var adoptions = routes.MapGroup("/api/v1/schools/{school}/policy-adoptions").WithTags("policies").Takes().ProducesProblem(404);
        adoptions.MapGet("/", List).WithName("policy-adoptions.list").WithSummary("采用决定，最近的在前 · The decisions that adopted packs, the latest first")
            .Produces<IReadOnlyList<AdoptionView>>();
        adoptions.MapPost("/", Create).WithName("policy-adoptions.create").WithSummary("采用一份考核办法 · Adopt a pack from a term on")
            .Produces<AdoptionView>(201).Produces<AdoptionView>().ProducesProblem(400).ProducesProblem(409);
        adoptions.MapPost("/{id}/void", Void).WithName("policy-adoptions.void").WithSummary("撤销采用决定 · Undo a decision")
            .Produces<AdoptionView>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
    }

    private static IResult List(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school) =>
        database.Read<IResult>(connection => frames.Read(connection, school) is { } frame
            ? TypedResults.Ok(Book(connection, frame, clock).All)
            : Problem.NotFound(context, SchoolEndpoints.Name));

    private static IResult Create(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, AuditLog audit,
        string school, PolicyAdoption adoption) => database.WriteAlone<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (PolicyAdoptionStore.Find(connection, school, adoption.Id) is { } before)
            return Same(before.Record, adoption) ? Answer(context, connection, frame, clock, before) : OtherContent(context);
        var faults = new AdoptPolicy(frame, SchoolDay.Of(frame.School).Of(clock.GetUtcNow())).Validate(adoption).Errors.Select(Fault.Of).ToList();
        var isBuiltIn = PolicyPacks.TryFind(adoption.Pack, out var builtIn) && builtIn.ContentHash == adoption.Hash;
        var pack = isBuiltIn ? builtIn : policies.Version(connection, school, adoption.Hash);
        if (pack is null || pack.Id != adoption.Pack)
            faults.Add(new("hash", "known-version", new("没有办法的这个版本", "there is no such version of the pack"),
                new("先核对并固定版本，再采用", "freeze the checked draft as a version first")));
        else if (frame.Terms.ContainsKey(adoption.FromTerm))
            faults.AddRange(AdoptPolicy.FaultsOf(adoption, pack, PackFit.Of(pack, !PolicyPacks.TryFind(pack.Id, out _), frame, adoption.FromTerm)));
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        if (Holds(connection, frame, adoption)) return HoldsAlready(context);

        var (by, now) = (PolicyDraftEndpoints.By(context), clock.GetUtcNow());
        if (isBuiltIn) SchoolPolicies.Freeze(connection, school, pack!, PolicyPacks.TextOf(pack!.Id)!, by, now);
        PolicyAdoptionStore.Add(connection, school, adoption, by, now);
        FrameStore.Touch(connection, school, frame: false);
        var stored = PolicyAdoptionStore.Find(connection, school, adoption.Id)!;
        audit.Append(connection, Caller.CallerOf(context), "policy-adoptions.create", school, adoption.Id, new RecordChange(null, stored));
        context.Response.Headers.ETag = stored.ETag();
        return TypedResults.Created($"/api/v1/schools/{school}/policy-adoptions/{adoption.Id}", View(connection, frame, clock, adoption.Id));
    });

    // The same version with the same values from the same term: a second entry would only have to be undone twice.
    private static bool Holds(DbConnection connection, SchoolFrame frame, PolicyAdoption adoption) =>
        PolicyAdoption.For(frame.Terms[adoption.FromTerm], frame.Terms, PolicyAdoptionStore.InForce(connection, frame.School.Id)) is { } holding
        && holding.FromTerm == adoption.FromTerm && holding.Hash == adoption.Hash
        && holding.Values.Count == adoption.Values.Count && holding.Values.All(each => adoption.Values.GetValueOrDefault(each.Key) == each.Value);

    private static IResult HoldsAlready(HttpContext context) => Problem.Conflict(context, "holds-already",
        new("自该学期起已采用这个版本和这些取值，未登记", "This version holds from that term with these values already; nothing was recorded"),
        new("要改变什么，另选版本、取值或学期。", "To change something, choose another version, other values or another term."));

    private static IResult Void(
        HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, string id, VoidRecord request) =>
        database.WriteAlone<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            var faults = new VoidRecord.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            if (PolicyAdoptionStore.Find(connection, school, id) is not { } before) return Problem.NotFound(context, Name);
            var asked = context.Request.Headers.IfMatch.ToString().Trim();
            if (asked.Length == 0) return Problem.NeedsIfMatch(context);
            if (asked != before.ETag()) return Problem.Stale(context);
            if (before.State.VoidedAt is not null)
                return Problem.Conflict(context, "voided", new("决定已撤销，未更改", "The decision is undone already; nothing was changed"),
                    new("要再次采用，请另作决定。", "To adopt it again, record another decision."));
            PolicyAdoptionStore.Void(connection, school, id, request.Reason, PolicyDraftEndpoints.By(context), clock.GetUtcNow());
            FrameStore.Touch(connection, school, frame: false);
            var after = PolicyAdoptionStore.Find(connection, school, id)!;
            audit.Append(connection, Caller.CallerOf(context), "policy-adoptions.void", school, id, new RecordChange(before, after));
            return Answer(context, connection, frame, clock, after);
        });

    private static AdoptionBook Book(DbConnection connection, SchoolFrame frame, TimeProvider clock) =>
        AdoptionBook.Of(connection, frame, SchoolDay.Of(frame.School).Of(clock.GetUtcNow()));

    private static AdoptionView View(DbConnection connection, SchoolFrame frame, TimeProvider clock, string id) =>
        Book(connection, frame, clock).All.Single(each => each.Record.Id == id);

    private static IResult Answer(HttpContext context, DbConnection connection, SchoolFrame frame, TimeProvider clock, StoredAdoption stored)
    {
        context.Response.Headers.ETag = stored.ETag();
        return TypedResults.Ok(View(connection, frame, clock, stored.Record.Id));
    }

    private static bool Same(PolicyAdoption one, PolicyAdoption other) =>
        one with { Values = other.Values } == other && one.Values.Count == other.Values.Count
        && one.Values.All(each => other.Values.TryGetValue(each.Key, out var value) && value == each.Value);

    private static IResult OtherContent(HttpContext context) => Problem.Conflict(context, "different-content",
        new("此编号已有内容不同的决定，未保存", "This id has a decision with different content; nothing was stored"),
        new("新决定换一个编号；决定不能更改，只能撤销后另作。", "Give a new decision an id of its own; a decision is never changed, only undone and taken anew."));
}
