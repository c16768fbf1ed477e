using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Reviews;

/// <summary>
/// Counts the ballots of a round; formula 7. Everything it gives is made from ballots of edges that are shown: whatever else was written on
/// hidden ballots, each figure would be the same, so none of them can be had by subtraction.
/// </summary>
internal sealed class ReviewCount(IReadOnlyList<ReviewEdge> edges, IReadOnlyList<InvitedGroup> invited, IReadOnlyList<Ballot> ballots)
{
    private const int LeastPeople = Evaluations.TermSummary.LeastPeople;

    private readonly ILookup<(ReviewGroup From, ReviewGroup Of, string Staff), Ballot> cast = ballots.ToLookup(each => (each.From, each.Of, each.Staff));

    public ReviewResults Results()
    {
        var people = invited.GroupBy(each => (each.Staff, each.Of))
            .OrderBy(group => group.Key.Staff, StringComparer.Ordinal).ThenBy(group => group.Key.Of)
            .Select(group => Person(group.Key.Staff, group.Key.Of, [.. group])).ToArray();
        return new([.. people.Select(person => person.Result)], [.. edges.Select(edge => Leniency(edge, [.. people.Where(person => person.Result.Of == edge.Of)]))]);
    }

    private (ReviewResult Result, IReadOnlyDictionary<ReviewGroup, decimal> Exact) Person(string staff, ReviewGroup of, InvitedGroup[] groups)
    {
        var asked = edges.Where(edge => edge.Of == of && groups.Any(group => group.From == edge.From)).ToArray();
        var counted = asked.Select(edge => (Edge: edge, Counted: Count(edge, staff, groups.First(group => group.From == edge.From).Invited))).ToArray();
        var shown = counted.Where(each => each.Counted is not null).ToArray();
        var weight = shown.Sum(each => each.Edge.Weight);
        var results = counted.Select(each => each.Counted is not { } of
            ? new EdgeResult(each.Edge.From, null, null, 0, null)
            : new EdgeResult(each.Edge.From, of.Ballots, Rounding.Points(of.Score), weight == 0 ? 0 : Rounding.Points(each.Edge.Weight * 100 / weight), of.Items)).ToArray();
        decimal? combined = weight == 0 ? null : Rounding.Points(shown.Sum(each => each.Counted!.Value.Score * each.Edge.Weight) / weight);
        return (new(staff, of, results, combined), shown.ToDictionary(each => each.Edge.From, each => each.Counted!.Value.Score));
    }

    private (int Ballots, decimal Score, IReadOnlyList<ItemMean>? Items)? Count(ReviewEdge edge, string staff, int group)
    {
        var levels = edge.Form.Levels;
        var of = cast[(edge.From, edge.Of, staff)].Where(ballot => ballot.Mean(levels) is not null).ToArray();
        var least = edge.LeastOf(group);
        if (of.Length < least) return null;
        var items = edge.Form.Items.Select((item, at) => Item(item, [.. of.Select(ballot => ballot.Answers.ElementAtOrDefault(at)).OfType<int>()], levels)).ToArray();
        return (of.Length, of.Sum(ballot => ballot.Mean(levels)!.Value) / of.Length, items.All(item => item.Answers >= least) ? items : null);
    }

    private static ItemMean Item(ReviewItem item, int[] answers, int levels) =>
        new(item.Id, answers.Length, answers.Length == 0 ? 0 : Rounding.Points(answers.Sum(answer => answer - 1) * 100m / (answers.Length * (levels - 1))));

    private static EdgeLeniency Leniency(ReviewEdge edge, (ReviewResult Result, IReadOnlyDictionary<ReviewGroup, decimal> Exact)[] people)
    {
        var scored = people.Where(person => person.Exact.ContainsKey(edge.From)).ToArray();
        var compared = scored.Where(person => person.Exact.Count > 1).ToArray();
        var isShown = scored.Length >= LeastPeople;
        var isCompared = compared.Length >= LeastPeople;
        return new(
            edge.From, edge.Of, isShown ? scored.Length : null, isShown ? Rounding.Points(scored.Sum(person => person.Exact[edge.From]) / scored.Length) : null,
            isCompared ? compared.Length : null, isCompared ? Rounding.Points(compared.Sum(person => Above(person.Exact, edge.From)) / compared.Length) : null);
    }

    // Against the plain mean of the others: their weights say how much they count for pay, not how well they know.
    private static decimal Above(IReadOnlyDictionary<ReviewGroup, decimal> exact, ReviewGroup from) =>
        exact[from] - (exact.Where(each => each.Key != from).OrderBy(each => each.Key).Sum(each => each.Value) / (exact.Count - 1));
}
