using System.Text;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Policies;

namespace QualityTracker.Api.Policies;

/// <summary>Policy packs over HTTP: the list, and each pack's own text.</summary>
public static class PolicyEndpoints
{
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/api/v1/policies").WithTags("policies").Takes();
        policies.MapGet("/", List).WithName("policies.list").WithSummary("考核办法列表 · List policy packs").Produces<IReadOnlyList<PolicyView>>();
        policies.MapGet("/{policy}", Get).WithName("policies.read").WithSummary("考核办法原文（YAML） · A policy pack's own text (YAML)")
            .Produces<string>(200, "application/yaml").ProducesProblem(404);
    }

    private static IResult List() => TypedResults.Ok(PolicyPacks.All.Select(PolicyView.Of).ToList());

    private static IResult Get(HttpContext context, string policy) =>
        PolicyPacks.TextOf(policy) is { } text
            ? TypedResults.Text(text, "application/yaml", Encoding.UTF8)
            : Problem.NotFound(context, new("考核办法", "policy pack"));
}
