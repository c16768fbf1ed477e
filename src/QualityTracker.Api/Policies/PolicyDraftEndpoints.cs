using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Policies;

namespace QualityTracker.Api.Policies;

/// <summary>The text of a pack (办法原文).</summary>
public sealed record PackDraft
{
    /// <summary>YAML, right or wrong, of at most 256 KB.</summary>
    [JsonRequired]
    public string Text { get; init; } = "";
}

/// <summary>The drafts of a school's own packs over HTTP: write, check, give up, freeze as a version that can be adopted.</summary>
public static class PolicyDraftEndpoints
{
    private const int MostDrafts = 100;
    private const int MostVersions = 500;

    public static void MapPolicyDrafts(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/api/v1/schools/{school}/policies").WithTags("policies").RequireRateLimiting(Limits.Costly).Takes().ProducesProblem(404);
        policies.MapPost("/check", Check).WithName("policy-drafts.check").WithSummary("核对一份办法，不保存 · Check a pack; nothing is stored")
            .Produces<PackCheck>().ProducesProblem(400);
        policies.MapPut("/{policy}/draft", Save).WithName("policy-drafts.save").WithSummary("保存自有办法的草稿 · Save the draft of an own pack")
            .Produces<DraftView>().Produces<DraftView>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        policies.MapPost("/{policy}/draft/void", Void).WithName("policy-drafts.void").WithSummary("放弃草稿 · Give up a draft")
            .Produces<DraftView>().ProducesProblem(400).ProducesProblem(412).ProducesProblem(428);
        policies.MapPost("/{policy}/versions", Freeze).WithName("policy-versions.create").WithSummary("把草稿固定为版本 · Freeze the draft as a version")
            .Produces<VersionView>().Produces<VersionView>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
    }

    private static IResult Check(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school, PackDraft draft) =>
        database.Read(connection => SchoolPolicyEndpoints.At(context, connection, frames, policies, clock, school,
            desk => TooLong(context, draft) ?? TypedResults.Ok(desk.Check(null, draft.Text, null).View)));

    private static IResult Save(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, AuditLog audit,
        string school, string policy, PackDraft draft) =>
        database.WriteAlone(connection => SchoolPolicyEndpoints.At(context, connection, frames, policies, clock, school, desk =>
        {
            if (TooLong(context, draft) is { } tooLong) return tooLong;
            if (NoName(context, policy) is { } noName) return noName;
            var before = PolicyDraftStore.Find(connection, school, policy);
            if (before is not { VoidedAt: null } && Given(context).Length > 0) return Problem.Stale(context);
            if (before is { VoidedAt: null } && Stale(context, before) is { } stale) return stale;
            if (before is null && PolicyDraftStore.Count(connection, school) >= MostDrafts) return TooMany(context);
            if (before is { VoidedAt: null } && before.Text == draft.Text) return Answer(context, desk, before, isNew: false);
            var after = new PolicyDraft
            {
                Pack = policy,
                Text = draft.Text,
                Version = (before?.Version ?? 0) + 1,
                RecordedAt = clock.GetUtcNow(),
                RecordedBy = By(context),
            };
            PolicyDraftStore.Save(connection, school, after);
            Log(context, connection, audit, "policy-drafts.save", school, before, after);
            return Answer(context, desk, after, isNew: before is not { VoidedAt: null });
        }));

    private static IResult Void(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, AuditLog audit,
        string school, string policy, VoidRecord request) =>
        database.WriteAlone(connection => SchoolPolicyEndpoints.At(context, connection, frames, policies, clock, school, desk =>
        {
            var faults = new VoidRecord.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            if (PolicyDraftStore.Find(connection, school, policy) is not { VoidedAt: null } before) return Problem.NotFound(context, PolicyDesk.Name);
            if (Stale(context, before) is { } stale) return stale;
            var after = before with
            {
                Version = before.Version + 1,
                RecordedAt = clock.GetUtcNow(),
                RecordedBy = By(context),
                VoidedAt = clock.GetUtcNow(),
                VoidReason = request.Reason,
            };
            PolicyDraftStore.Save(connection, school, after);
            Log(context, connection, audit, "policy-drafts.void", school, before, after);
            return Answer(context, desk, after, isNew: false);
        }));

    private static IResult Freeze(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, AuditLog audit, string school, string policy) =>
        database.WriteAlone(connection => SchoolPolicyEndpoints.At(context, connection, frames, policies, clock, school, desk =>
        {
            if (PolicyDraftStore.Find(connection, school, policy) is not { VoidedAt: null } draft) return Problem.NotFound(context, PolicyDesk.Name);
            if (Stale(context, draft) is { } stale) return stale;
            var (_, pack, problems) = desk.Check(policy, draft.Text, null);
            if (pack is null) return PackFault.Refused(context, problems);
            var isNew = PolicyVersionStore.Find(connection, school, pack.ContentHash) is null;
            if (!isNew && PolicyVersionStore.Latest(connection, school, policy)?.Hash != pack.ContentHash) return FrozenBefore(context, pack.ShortHash);
            if (isNew && PolicyVersionStore.All(connection, school).Count >= MostVersions) return TooManyVersions(context);
            var version = SchoolPolicies.Freeze(connection, school, pack, draft.Text, By(context), clock.GetUtcNow());
            var view = new VersionView(version.Hash, version.Pack, version.RecordedAt, version.RecordedBy);
            if (!isNew) return TypedResults.Ok(view);
            FrameStore.Touch(connection, school, frame: false);
            audit.Append(connection, Caller.CallerOf(context), "policy-versions.create", school, policy, new RecordChange(null, view));
            return TypedResults.Created($"/api/v1/schools/{school}/policies/{policy}?version={version.Hash}", view);
        }));

    /// <summary>Who writes, as the school knows them: by staff number, or by the account's name.</summary>
    public static string By(HttpContext context) => Allowed.Of(context).Standing.Staff ?? Caller.CallerOf(context).Name;

    private static IResult Answer(HttpContext context, PolicyDesk desk, PolicyDraft draft, bool isNew)
    {
        context.Response.Headers.ETag = draft.ETag();
        return isNew ? TypedResults.Created(context.Request.Path, desk.View(draft)) : TypedResults.Ok(desk.View(draft));
    }

    private static string Given(HttpContext context) => context.Request.Headers.IfMatch.ToString().Trim();

    private static IResult? Stale(HttpContext context, PolicyDraft draft) => Given(context) switch
    {
        "" => Problem.NeedsIfMatch(context),
        var asked => asked == draft.ETag() ? null : Problem.Stale(context),
    };

    private static IResult? TooLong(HttpContext context, PackDraft draft) => Encoding.UTF8.GetByteCount(draft.Text) <= PackReader.GreatestSize ? null
        : Problem.Invalid(context, new Fault("text", "text", new("原文超过 256 KB", "the text is larger than 256 KB"), new("请精简", "shorten it")));

    private static IResult? NoName(HttpContext context, string policy)
    {
        if (policy.Length > 40 || !policy.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each == '-') || !char.IsAsciiLetterLower(policy[0]))
            return Problem.Invalid(context, new Fault("policy", "code", new("不能作办法的编号", "is no id for a pack"),
                new("用 1 至 40 个小写字母、数字和连字符，以字母开头", "use 1 to 40 lower-case letters, digits and hyphens, beginning with a letter")));
        return !PolicyPacks.TryFind(policy, out _) ? null : Problem.Conflict(context, "built-in",
            new("这是内置办法的编号，未保存", "This is the id of a built-in pack; nothing was stored"),
            new("另取编号，用 extends 依据内置办法。", "Choose another id, and extend the built-in pack."));
    }

    private static IResult FrozenBefore(HttpContext context, string hash) => Problem.Conflict(context, "frozen-before",
        new($"这段原文早已固定为版本 {hash}，其后还有较新的版本", $"This text was frozen before as version {hash}, and later versions followed"),
        new("采用时选这个版本，或先改动原文。", "Choose that version when adopting, or change the text first."));

    private static IResult TooManyVersions(HttpContext context) => Problem.Conflict(context, "too-many-versions",
        new($"版本已达 {MostVersions} 个，未固定", $"There are {MostVersions} versions already; nothing was frozen"),
        new("采用已有的版本。", "Adopt one of those there are."));

    private static IResult TooMany(HttpContext context) => Problem.Conflict(context, "too-many-drafts",
        new($"草稿已达 {MostDrafts} 份，未保存", $"There are {MostDrafts} drafts already; nothing was stored"),
        new("改写已有的草稿。", "Write over one of them."));

    // The log names the text by its hash: the text itself stands in the draft, and whole in each version.
    private static void Log(HttpContext context, DbConnection connection, AuditLog audit, string action, string school, PolicyDraft? before, PolicyDraft after) =>
        audit.Append(connection, Caller.CallerOf(context), action, school, after.Pack, new RecordChange(before is null ? null : InLog(before), InLog(after)));

    private static object InLog(PolicyDraft draft) => new
    {
        draft.Version,
        TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Text))),
        draft.VoidedAt,
        draft.VoidReason,
    };
}
