using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Reviews;

namespace QualityTracker.Api.Reviews;

/// <summary>How many have voted, while it goes on; what was said, once it is over (评议进度与结果).</summary>
public static class ReviewResultEndpoints
{

    public static void MapReviewResults(this IEndpointRouteBuilder routes)
    {
        var round = routes.MapGroup("/api/v1/schools/{school}/review-rounds/{round}").WithTags("reviews").Takes().ProducesProblem(404);
        round.MapGet("/turnout", GetTurnout).WithName("review-rounds.turnout").WithSummary("评议进度，不含内容 · How many have voted, and nothing of what").Produces<TurnoutView>();
        round.MapGet("/results", Get).WithName("review-results.read").WithSummary("评议结果，结束后可看 · What was said, once the round is over").Produces<ReviewResultsView>().ProducesProblem(409);
        round.MapGet("/results.xlsx", Workbook).WithName("review-results.workbook").WithSummary("评议结果工作簿 · The results as a workbook").Produces<byte[]>(200, WorkbookFile.MediaType).ProducesProblem(409);
    }

    private static IResult GetTurnout(HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school, string round) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame || ReviewStore.Find(connection, school, round) is not { } stored) return Problem.NotFound(context, ReviewRoundEndpoints.Name);
        var rows = Allowed.Of(context).Rows;
        return TypedResults.Ok(TurnoutView.Of(frame, ReviewRoundView.Of(stored, PackOf(connection, frame, policies, stored), SchoolDay.Of(frame.School).Of(clock.GetUtcNow())),
            TurnoutOf(connection, school, stored).Where(each => rows.WholeSchool || (each.Class is { } of && rows.HasClass(of)))));
    });

    /// <summary>How many have voted in a round; nothing before its codes are made.</summary>
    public static IReadOnlyList<Turnout> TurnoutOf(DbConnection connection, string school, StoredRound stored)
    {
        var used = BallotStore.UsedOf(connection, school, stored.Round.Id);
        return stored.Opening is { } opening ? Turnout.Of(opening.Papers.Select((_, at) => (opening.PaperOf(at), used.GetValueOrDefault(at)))) : [];
    }

    private static IResult Get(HttpContext context, Database database, BallotDesk desk, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school, string round) =>
        With(context, database, desk, frames, policies, clock, school, round, (connection, frame, stored, results, view) =>
            TypedResults.Ok(ReviewResultsView.Of(frame, stored, view, results, OfTerm(connection, frame, stored.Round.Term, SchoolDay.Of(frame.School).Of(clock.GetUtcNow())), Allowed.Of(context).Rows)));

    private static ILookup<(string, ReviewGroup), ReviewResult> OfTerm(DbConnection connection, SchoolFrame frame, string term, DateOnly today) =>
        ReviewStore.Of(connection, frame.School.Id, term).SelectMany(each => ResultsOf(connection, frame.School.Id, each, today)?.People ?? []).ToLookup(each => (each.Staff, each.Of));

    /// <summary>What a round came to; null until it is over, and where no codes were made.</summary>
    internal static ReviewResults? ResultsOf(DbConnection connection, string school, StoredRound stored, DateOnly today) => stored.Opening is { } opening
        ? ReviewResults.Of(stored.Round, stored.On(today), opening.Edges, opening.Boxes, BallotStore.Ballots(connection, school, stored.Round.Id, opening)) : null;

    private static IResult Workbook(HttpContext context, Database database, BallotDesk desk, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school, string round) =>
        With(context, database, desk, frames, policies, clock, school, round, (_, frame, stored, results, view) =>
            new WorkbookFile(ReviewWorkbook.Of(frame, view.Title, stored.Round, results, stored.Opening!.Edges, Problem.LanguageOf(context.Request)), $"{school}-reviews.xlsx"));

    private static IResult With(HttpContext context, Database database, BallotDesk desk, FrameStore frames, SchoolPolicies policies, TimeProvider clock, string school, string round,
        Func<DbConnection, SchoolFrame, StoredRound, ReviewResults, ReviewRoundView, IResult> make)
    {
        desk.Sweep(school, round: round);
        return database.Read(connection =>
        {
            if (frames.Read(connection, school) is not { } frame || ReviewStore.Find(connection, school, round) is not { } stored) return Problem.NotFound(context, ReviewRoundEndpoints.Name);
            var today = SchoolDay.Of(frame.School).Of(clock.GetUtcNow());
            if (stored.Opening is null)
                return Problem.Conflict(context, "no-codes", new("这一轮没有制作评议码，没有结果", "No codes were made for this round; there are no results"), new("请选另一轮。", "Choose another round."));
            return ResultsOf(connection, school, stored, today) is { } results
                ? make(connection, frame, stored, results, ReviewRoundView.Of(stored, PackOf(connection, frame, policies, stored), today))
                : Problem.Conflict(context, "not-over", new($"评议到 {stored.Round.LastDay:O} 结束，之后才有结果", $"The round ends on {stored.Round.LastDay:O}; there are no results before that"),
                    new("结束后再来看；现在可看进度。", "Come back when it is over; until then there is the turnout."));
        });
    }

    private static PolicyPack? PackOf(DbConnection connection, SchoolFrame frame, SchoolPolicies policies, StoredRound stored) =>
        frame.Terms.TryGetValue(stored.Round.Term, out var term) ? policies.For(connection, frame, term, null)?.Pack : null;
}
