using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Reviews;

namespace QualityTracker.Api.Reviews;

/// <summary>
/// Codes over HTTP (制作评议码): made once, shown once as slips to cut out. Whoever lost slips has the codes of their paper made anew, and those not used
/// yet are no longer good. Making the first freezes the round.
/// </summary>
public static class ReviewCodeEndpoints
{
    private const int MostCodes = 20_000;

    internal static void MapReviewCodes(this IEndpointRouteBuilder rounds) =>
        rounds.MapPost("/{round}/codes", Make).Takes().RequireRateLimiting(Limits.Costly).WithName("review-rounds.codes").WithSummary("制作评议码，只显示这一次：可裁剪的纸条 · Make codes, shown this once: slips to cut out")
            .WithDescription("第一次为全部票样制作，评议安排随之固定；以后写 papers，为这些票样重制未用的码，原码作废 · The first time for every paper, which freezes the round; later name papers whose unused codes are made anew, which ends the old ones")
            .Produces<byte[]>(200, "application/pdf").ProducesProblem(400).ProducesProblem(409);

    private static IResult Make(HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, TimeProvider clock, AuditLog audit, string school, string round, MakeCodes request)
    {
        if (request.Papers is { Count: 0 }) request = new();
        var (frame, stored, opening) = database.Read(connection => frames.Read(connection, school) is { } its && ReviewStore.Find(connection, school, round) is { } found
            ? (its, found, found.Opening ?? RoundOpening.Of(its, found, its.Terms.TryGetValue(found.Round.Term, out var term) ? policies.For(connection, its, term, null) : null))
            : default);
        if (stored is null || frame is null) return Problem.NotFound(context, ReviewRoundEndpoints.Name);
        if (RefusalOf(context, stored, opening, request, SchoolDay.Of(frame.School).Of(clock.GetUtcNow())) is { } refusal) return refusal;

        // Hashing takes a while, and nobody else is kept from writing meanwhile: as many as there can be, of which those are printed that are needed.
        var papers = request.Papers?.Distinct().Order().ToArray() ?? [.. Enumerable.Range(0, opening!.Papers.Count)];
        var made = papers.ToDictionary(paper => paper, paper => Enumerable.Range(0, opening!.Papers[paper].Copies).Select(_ => BallotCode.Make()).ToArray());
        var hashes = made.Values.SelectMany(codes => codes).AsParallel().ToDictionary(code => code, BallotCode.HashOf);
        var printed = database.WriteUntraced(connection =>
        {
            if (ReviewStore.Find(connection, school, round) is not { } now || now.Version != stored.Version) return null;
            var used = BallotStore.UsedOf(connection, school, round);
            var needed = papers.ToDictionary(paper => paper, paper => made[paper][used.GetValueOrDefault(paper)..]);
            if (needed.Values.All(codes => codes.Length == 0)) return needed;
            if (now.Opening is not null)
            {
                ReviewStore.Remade(connection, school, round);
            }
            else
            {
                ReviewStore.Open(connection, school, round, opening!, PolicyDraftEndpoints.By(context), clock.GetUtcNow());
                BallotStore.AddBoxes(connection, school, round, opening!);
            }

            BallotStore.RemoveUnused(connection, school, round, papers);
            BallotStore.Add(connection, school, round, needed.SelectMany(each => each.Value.Select(code => (hashes[code], each.Key))));
            audit.Append(connection, Caller.CallerOf(context), "review-rounds.codes", school, round, new CodesFacts(now.Opening is not null, papers, needed.Sum(each => each.Value.Length)));
            return needed;
        }, keeps: needed => needed is not null);
        if (printed is null) return Problem.Stale(context);
        if (printed.Values.All(codes => codes.Length == 0))
            return Problem.Conflict(context, "codes-used", new("这些票样的码都已用过，没有可重制的", "Every code of these papers has been used; there is none to make anew"), new("选择还有未用码的票样。", "Choose a paper that has unused codes."));
        context.Response.Headers.CacheControl = "no-store";
        var language = Problem.LanguageOf(context.Request);
        return PrintedFile.Of(Slips(context, frame, stored, opening!, printed).Document(language), $"{school}-codes.pdf");
    }

    private static BallotSlips Slips(HttpContext context, SchoolFrame frame, StoredRound stored, ReviewOpening opening, Dictionary<int, string[]> codes) => new(
        frame, opening.Title, stored.Round.FirstDay, stored.Round.LastDay, new($"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}/ballot"),
        [.. codes.Where(each => each.Value.Length > 0).Select(each => (Paper: opening.PaperOf(each.Key), each.Key, each.Value)).Select(each => new SlipPaper(
            each.Key + 1, each.Paper.Kind, each.Paper.Class, [.. opening.Papers[each.Key].Staff], [.. each.Paper.Lines.Select(line => line.Staff).Distinct()],
            LeftOut(opening, each.Key), [.. each.Value.Select(BallotCode.Grouped)]))]);

    // Whom the class is asked about, and these papers are not: they are for pupils who are kin, and the office knows whose.
    private static string[] LeftOut(ReviewOpening opening, int number)
    {
        var paper = opening.Papers[number];
        if (paper.Class is null) return [];
        var most = opening.Papers.Where(each => each.Kind == paper.Kind && each.Class == paper.Class).SelectMany(each => each.Lines).Distinct();
        return [.. most.Except(paper.Lines).Select(place => opening.Boxes[place].Staff).Distinct()];
    }

    private static IResult? RefusalOf(HttpContext context, StoredRound stored, ReviewOpening? opening, MakeCodes request, DateOnly day)
    {
        if (stored.Round.StateOn(stored.On(day)) == RoundState.Closed)
            return Problem.Conflict(context, "over", new("评议已结束，没有制作评议码", "The round is over; no codes were made"), new("如需再评，请另建一轮。", "To review again, plan another round."));
        if (opening is null || opening.Papers.Count == 0)
            return Problem.Conflict(context, "nobody-asked", new("按本学期的考核办法和职务，没有人可评议，没有制作评议码", "By the term's pack and posts nobody is asked; no codes were made"),
                new("核对考核办法的评议关系、职务、任课和学籍。", "Look at the pack's reviews, and at posts, assignments and enrolments."));
        if (opening.Codes > MostCodes)
            return Problem.Conflict(context, "too-many", new($"一轮最多 {MostCodes} 个评议码，没有制作", $"A round has {MostCodes} codes at most; none were made"), new("提高参评年级，或分轮评议。", "Ask from a higher grade on, or in several rounds."));
        if (stored.Opening is not null && request.Papers is null)
            return Problem.Conflict(context, "codes-made", new("评议码已制作，只显示一次，不能再打印", "The codes are made: they were shown once and cannot be printed again"),
                new("纸条遗失时，选票样重制；该票样未用的码随即作废。", "Where slips are lost, choose papers to make anew; their unused codes are then no longer good."));
        return request.Papers?.Any(paper => paper < 0 || paper >= opening.Papers.Count || stored.Opening is null) == true
            ? Problem.Invalid(context, new Fault("papers", "known-paper", new("没有这个票样", "there is no such paper"), new("第一次制作时不写 papers；以后写这一轮的票样号", "leave papers out the first time; later give numbers of the round's papers")))
            : null;
    }
}

/// <summary>Which codes to make (制作评议码).</summary>
/// <param name="Papers">Numbers of papers whose unused codes are made anew; null the first time.</param>
public sealed record MakeCodes(IReadOnlyList<int>? Papers = null);

/// <summary>What the log keeps of making codes: never a code.</summary>
public sealed record CodesFacts(bool Anew, IReadOnlyList<int> Papers, int Codes);
