using Microsoft.AspNetCore.Mvc;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Reviews;

/// <summary>
/// Ballots over HTTP (投票): by code, without an account, at most so often from one address. The code is in the body alone: addresses end up in logs.
/// </summary>
public static class BallotEndpoints
{
    /// <summary>The largest body of a ballot, in bytes.</summary>
    public const long Largest = 128 * 1024;

    public static void MapBallots(this IEndpointRouteBuilder routes)
    {
        var ballots = routes.MapGroup("/api/v1/ballots").WithTags("reviews").Takes().RequireRateLimiting(Limits.Ballots).WithMetadata(new KnowsNobody(), new RequestSizeLimitAttribute(Largest))
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(429);
        ballots.MapPost("/", Ask).WithName("ballots.read").WithSummary("凭评议码查看评议内容 · What is asked with a code").Produces<AskedBallot>();
        ballots.MapPost("/cast", Cast).WithName("ballots.cast").WithSummary("凭评议码提交全部回答，只此一次 · Cast all answers with a code, once")
            .WithDescription("不登录，不记录是谁、何时 · Without signing in; who and when is not kept").Produces<TakenBallot>();
    }

    private static IResult Ask(HttpContext context, BallotDesk desk, ShowCode request)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (asked, refusal) = desk.Ask(request.Code);
        return refusal is not null ? Refused(context, refusal) : TypedResults.Ok(asked);
    }

    private static IResult Cast(HttpContext context, BallotDesk desk, CastBallot request)
    {
        context.Response.Headers.CacheControl = "no-store";
        return desk.Cast(request.Code, request.Answers) is { } refusal ? Refused(context, refusal) : TypedResults.Ok(new TakenBallot(true));
    }

    private static IResult Refused(HttpContext context, BallotRefusal refusal) => Problem.Of(context, refusal.Status, refusal.Rule, refusal.Message, refusal.Remedy);
}

/// <summary>A code, to see what it asks (评议码).</summary>
public sealed record ShowCode(string Code);

/// <summary>A code with all its answers (评议票).</summary>
/// <param name="Code">As it stands on the slip, in any case.</param>
/// <param name="Answers">For each line its answers by item, null for a blank one; an empty list leaves the person out.</param>
public sealed record CastBallot(string Code, IReadOnlyList<IReadOnlyList<int?>> Answers);

/// <summary>A ballot was taken (已收票).</summary>
public sealed record TakenBallot(bool Taken);
