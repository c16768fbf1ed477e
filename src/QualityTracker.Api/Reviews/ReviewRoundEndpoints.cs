using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Reviews;

/// <summary>Rounds of reviews over HTTP (评议轮次): planned by the office or the principal, changed until they are over.</summary>
public static class ReviewRoundEndpoints
{
    public static readonly Text Name = new("评议轮次", "round of reviews");

    private const int MostOfTerm = 20;

    public static void MapReviewRounds(this IEndpointRouteBuilder routes)
    {
        var rounds = routes.MapGroup("/api/v1/schools/{school}/review-rounds").WithTags("reviews").ProducesProblem(404);
        rounds.MapGet("/", List).Takes("term").WithName("review-rounds.list").WithSummary("一学期的评议轮次 · The rounds of reviews of a term").Produces<ReviewRoundsView>().ProducesProblem(400);
        rounds.MapGet("/{round}", Get).Takes().WithName("review-rounds.read").WithSummary("一轮评议的安排：谁评议谁、多少票 · Who reviews whom in a round, in numbers").Produces<ReviewRoundDetail>()
            .LogsPupils((ReviewRoundDetail detail) => PupilsOf(detail));
        rounds.MapPost("/", Create).Takes().WithName("review-rounds.create").WithSummary("新建评议轮次 · Plan a round of reviews")
            .Produces<ReviewRoundDetail>(201).Produces<ReviewRoundDetail>().ProducesProblem(400).ProducesProblem(409).LogsPupils((ReviewRoundDetail detail) => PupilsOf(detail));
        rounds.MapPut("/{round}", Replace).Takes().WithName("review-rounds.replace").WithSummary("更改评议轮次，如延长 · Change a round, such as to extend it")
            .Produces<ReviewRoundDetail>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).LogsPupils((ReviewRoundDetail detail) => PupilsOf(detail));
        rounds.MapReviewCodes();
    }

    private static IResult List(HttpContext context, Database database, BallotDesk desk, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school, string? term)
    {
        if (term is null) return Problem.Invalid(context, new Fault("term", "known-term", new("要写明学期", "the term is needed"), new("写成 ?term=2025-1", "write ?term=2025-1")));
        desk.Sweep(school, term);
        return database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame || !frame.Terms.TryGetValue(term, out var of)) return Problem.NotFound(context, new("学期", "term"));
            var (pack, today) = (policies.For(connection, frame, of, null)?.Pack, SchoolDay.Of(frame.School).Of(clock.GetUtcNow()));
            return TypedResults.Ok(new ReviewRoundsView(term, today, ReviewRuleView.Of(pack), [.. ReviewStore.Of(connection, school, term).Select(round => ReviewRoundView.Of(round, pack, today))]));
        });
    }

    private static IResult Get(HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school, string round) =>
        database.Read<IResult>(connection => frames.Read(connection, school) is { } frame && ReviewStore.Find(connection, school, round) is { } stored
            ? Answer(context, connection, frame, policies, clock, stored)
            : Problem.NotFound(context, Name));

    private static IResult Create(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, AuditLog audit, string school, PlanReviewRound plan) =>
        database.WriteAlone<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (ReviewStore.Find(connection, school, plan.Id) is { } before)
            {
                // Once opened, its conflicts are forgotten: they can be held against nothing.
                return before.Round == plan.Round && (before.Opening is not null || before.Declared.SequenceEqual(plan.Declared))
                    ? Answer(context, connection, frame, policies, clock, before)
                    : Problem.Conflict(context, "different-content", new("此编号已有内容不同的评议轮次，未保存", "This id has a round with different content; nothing was stored"),
                        new("新的轮次换一个编号。", "Give a new round an id of its own."));
            }

            var faults = FaultsOf(connection, frame, policies, plan);
            if (plan.LastDay < SchoolDay.Of(frame.School).Of(clock.GetUtcNow()))
                faults.Add(new("lastDay", "past", new("结束日期已过", "the last day is over"), Rules.CorrectIt));
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            if (ReviewStore.Of(connection, school, plan.Term).Count >= MostOfTerm)
                return Problem.Conflict(context, "too-many", new($"一学期最多 {MostOfTerm} 轮评议，未保存", $"A term has {MostOfTerm} rounds at most; nothing was stored"), new("更改未开始的轮次。", "Change a round that has not begun."));
            ReviewStore.Add(connection, school, plan.Round, plan.Declared, PolicyDraftEndpoints.By(context), clock.GetUtcNow());
            audit.Append(connection, Caller.CallerOf(context), "review-rounds.create", school, plan.Id, RoundFacts.Of(plan));
            var made = ReviewStore.Find(connection, school, plan.Id)!;
            context.Response.Headers.ETag = made.ETag();
            return TypedResults.Created($"/api/v1/schools/{school}/review-rounds/{plan.Id}", Detail(connection, frame, policies, clock, made));
        });

    private static IResult Replace(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, AuditLog audit, string school, string round, PlanReviewRound plan) =>
        database.WriteAlone<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame || ReviewStore.Find(connection, school, round) is not { } before) return Problem.NotFound(context, Name);
            var asked = context.Request.Headers.IfMatch.ToString().Trim();
            if (asked.Length == 0) return Problem.NeedsIfMatch(context);
            if (asked != before.ETag()) return Problem.Stale(context);
            var faults = FaultsOf(connection, frame, policies, plan);
            if (plan.Id != round) faults.Add(new("id", "same", new("与地址中的编号不同", "is another than the address says"), Rules.CorrectIt));
            if (plan.Term != before.Round.Term) faults.Add(new("term", "same", new("学期不能更改", "the term stays"), new("另建一轮", "plan another round")));
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            if (before.Round.RefusalOf(plan.Round, before.On(SchoolDay.Of(frame.School).Of(clock.GetUtcNow()))) is { } refusal) return Refused(context, refusal);
            if (before.Opening is not null && (plan.Rule != before.Round.Rule || plan.Declared.Count > 0))
                return Refused(context, new("评议码已制作，只能更改日期", "the codes are made: only the days can be changed"));
            ReviewStore.Replace(connection, school, plan.Round, plan.Declared, PolicyDraftEndpoints.By(context), clock.GetUtcNow());
            audit.Append(connection, Caller.CallerOf(context), "review-rounds.replace", school, round, RoundFacts.Of(plan));
            return Answer(context, connection, frame, policies, clock, ReviewStore.Find(connection, school, round)!);
        });

    private static List<Fault> FaultsOf(DbConnection connection, SchoolFrame frame, SchoolPolicies policies, PlanReviewRound plan) =>
        [.. new PlanReviewRound.Rules(frame, frame.Terms.TryGetValue(plan.Term, out var term) ? policies.For(connection, frame, term, null)?.Pack : null).Validate(plan).Errors.Select(Fault.Of)];

    private static IResult Refused(HttpContext context, Text why) =>
        Problem.Conflict(context, "round-stays", new($"{why.Zh}，未保存", $"{why.En}; nothing was stored"), new("重新打开这一轮，核对日期和状态。", "Open the round again and look at its days and state."));

    private static IResult Answer(HttpContext context, DbConnection connection, SchoolFrame frame, SchoolPolicies policies, TimeProvider clock, StoredRound stored)
    {
        context.Response.Headers.ETag = stored.ETag();
        return TypedResults.Ok(Detail(connection, frame, policies, clock, stored));
    }

    private static ReviewRoundDetail Detail(DbConnection connection, SchoolFrame frame, SchoolPolicies policies, TimeProvider clock, StoredRound stored)
    {
        var chosen = frame.Terms.TryGetValue(stored.Round.Term, out var term) ? policies.For(connection, frame, term, null) : null;
        return ReviewRoundDetail.Of(frame, stored, chosen?.Pack, stored.Opening ?? RoundOpening.Of(frame, stored, chosen), SchoolDay.Of(frame.School).Of(clock.GetUtcNow()));
    }

    private static List<string>? PupilsOf(ReviewRoundDetail detail) =>
        detail.Declared.Where(each => each.IsPupil).Select(each => each.Reviewer).ToList() is { Count: > 0 } pupils ? pupils : null;
}

/// <summary>What the log keeps of a round (轮次要点): of conflicts how many, for they are about kin.</summary>
public sealed record RoundFacts(string Term, string Rule, DateOnly FirstDay, DateOnly LastDay, int Declared)
{
    public static RoundFacts Of(PlanReviewRound plan) => new(plan.Term, plan.Rule, plan.FirstDay, plan.LastDay, plan.Declared.Count);
}
