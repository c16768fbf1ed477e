using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Policies;

/// <summary>A school's packs over HTTP: those that come with the product, and its own, each with what has become of it.</summary>
public static class SchoolPolicyEndpoints
{
    public static void MapSchoolPolicies(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/api/v1/schools/{school}/policies").WithTags("policies").ProducesProblem(404);
        policies.MapGet("/", List).Takes().WithName("school-policies.list").WithSummary("学校的考核办法 · The packs of a school, its own among them")
            .Produces<IReadOnlyList<PolicyOutline>>();
        policies.MapGet("/{policy}", Get).Takes("version").WithName("school-policies.read")
            .WithSummary("一份考核办法：原文、条款、参数、差异、采用情况 · One pack: text, clauses, parameters, differences, decisions").Produces<SchoolPolicyView>();
    }

    private static IResult List(HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school) =>
        database.Read(connection => At(context, connection, frames, policies, clock, school, desk => TypedResults.Ok(desk.All())));

    private static IResult Get(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school, string policy, string? version) =>
        database.Read(connection => At(context, connection, frames, policies, clock, school, desk =>
        {
            if (desk.One(policy, version) is not { } found) return Problem.NotFound(context, PolicyDesk.Name);
            if (found.Draft is { } draft) context.Response.Headers.ETag = $"\"{draft.Version}\"";
            return TypedResults.Ok(found);
        }));

    /// <summary>The school's packs in one unit of work.</summary>
    public static IResult At(
        HttpContext context, DbConnection connection, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school,
        Func<PolicyDesk, IResult> work) => frames.Read(connection, school) is { } frame
            ? work(new PolicyDesk(connection, frame, policies, Allowed.Of(context), clock.GetUtcNow()))
            : Problem.NotFound(context, SchoolEndpoints.Name);
}
