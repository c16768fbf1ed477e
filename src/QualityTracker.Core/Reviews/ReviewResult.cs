using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Reviews;

/// <summary>The results of a round (评议结果); formula 7.</summary>
/// <param name="People">By staff number (ordinal), then role.</param>
/// <param name="Edges">What each edge gave over everybody, with how lenient it was.</param>
public sealed record ReviewResults(IReadOnlyList<ReviewResult> People, IReadOnlyList<EdgeLeniency> Edges)
{
    /// <summary>
    /// Null until the round is over: results are made of all its ballots at once, so that no two exports differ by a ballot.
    /// </summary>
    /// <param name="round">The round.</param>
    /// <param name="day">Today, by the school.</param>
    /// <param name="edges">Those the round was opened with.</param>
    /// <param name="invited">From the plan of the round.</param>
    /// <param name="ballots">In any order.</param>
    public static ReviewResults? Of(
        ReviewRound round, DateOnly day, IReadOnlyList<ReviewEdge> edges, IReadOnlyList<InvitedGroup> invited, IEnumerable<Ballot> ballots) =>
        round.StateOn(day) == RoundState.Closed ? new ReviewCount(edges, invited, Ballot.Shuffled(ballots)).Results() : null;
}

/// <summary>What was said of a person in a role (个人评议结果).</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Of">The role.</param>
/// <param name="Edges">In the pack's order; what is hidden says so.</param>
/// <param name="Combined">Of the edges shown, by weight, 0..100 to 2 places; null where none counts.</param>
public sealed record ReviewResult(string Staff, ReviewGroup Of, IReadOnlyList<EdgeResult> Edges, decimal? Combined)
{
    /// <summary>
    /// Several rounds of a term: the mean of their combined figures, never of their ballots put together, which would show by subtraction
    /// what a round of few ballots hides. Null where no round has one.
    /// </summary>
    public static decimal? OverRounds(IEnumerable<ReviewResult> rounds)
    {
        var combined = rounds.Select(round => round.Combined).OfType<decimal>().Order().ToArray();
        return combined.Length == 0 ? null : Numbers.Rounding.Points(combined.Sum() / combined.Length);
    }
}

/// <summary>
/// One edge of a person (单项评议结果). Hidden, it has nothing but its name: no score, no number of ballots, no item.
/// </summary>
/// <param name="From">Who reviewed.</param>
/// <param name="Ballots">How many it is made of; null when hidden.</param>
/// <param name="Score">The mean of the ballots' means (原始均分), 0..100 to 2 places; null when hidden.</param>
/// <param name="Percent">Its part of the combined figure, to 2 places; 0 when hidden.</param>
/// <param name="Items">By item; null when hidden, or when an item has too few answers: one such item could be had from the others.</param>
public sealed record EdgeResult(ReviewGroup From, int? Ballots, decimal? Score, decimal Percent, IReadOnlyList<ItemMean>? Items)
{
    public bool Hidden => Score is null;
}

/// <summary>The mean of one item (项目均分), 0..100 to 2 places.</summary>
public sealed record ItemMean(string Item, int Answers, decimal Mean);

/// <summary>
/// How lenient an edge is (宽松度) beside its raw mean: by how many points its scores lie above what the other edges shown say of the same
/// people, on the mean. Made of shown scores alone.
/// </summary>
/// <param name="From">Who reviewed.</param>
/// <param name="Of">Who was reviewed.</param>
/// <param name="People">Those with this edge shown; null when fewer than five.</param>
/// <param name="Mean">Of their scores, to 2 places; null when fewer than five.</param>
/// <param name="Compared">Those with another edge shown besides; null when fewer than five.</param>
/// <param name="Leniency">In points, above 0 for lenient; null when fewer than five can be compared.</param>
public sealed record EdgeLeniency(ReviewGroup From, ReviewGroup Of, int? People, decimal? Mean, int? Compared, decimal? Leniency);
