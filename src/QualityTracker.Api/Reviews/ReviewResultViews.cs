using QualityTracker.Api.Access;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Reviews;

/// <summary>What a round came to (评议结果), for who may see the whole of it, or of oneself.</summary>
/// <param name="Term">Term id.</param>
/// <param name="Round">The round, which is over.</param>
/// <param name="People">By staff number, then role.</param>
/// <param name="Leniency">Of each edge over everybody; empty for who sees only the own results.</param>
public sealed record ReviewResultsView(string Term, ReviewRoundView Round, IReadOnlyList<ReviewResultView> People, IReadOnlyList<EdgeLeniencyView> Leniency)
{
    /// <param name="frame">For the names.</param>
    /// <param name="stored">The round with its opening.</param>
    /// <param name="round">As it is shown.</param>
    /// <param name="results">Of the round.</param>
    /// <param name="ofTerm">Of all rounds of the term that are over, this one included, by person and role.</param>
    /// <param name="rows">Whom the reader may see.</param>
    public static ReviewResultsView Of(SchoolFrame frame, StoredRound stored, ReviewRoundView round, ReviewResults results, ILookup<(string, ReviewGroup), ReviewResult> ofTerm, ReachedRows rows) => new(
        stored.Round.Term, round,
        [.. results.People.Where(person => rows.HasPerson(person.Staff)).Select(person => ReviewResultView.For(frame, stored.Opening!, person, ofTerm[(person.Staff, person.Of)]))],
        rows.WholeSchool ? [.. results.Edges.Select(EdgeLeniencyView.For)] : []);
}

/// <summary>What was said of a person in a role (个人评议结果).</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">The name.</param>
/// <param name="Of">The role.</param>
/// <param name="OfName">The role's name.</param>
/// <param name="Edges">By who reviewed.</param>
/// <param name="Combined">Of this round, 0..100; null where nothing is shown.</param>
/// <param name="OverRounds">Of the term's rounds that are over; null where none has a figure.</param>
/// <param name="Rounds">How many rounds that is of.</param>
public sealed record ReviewResultView(
    string Staff, string Name, ReviewGroup Of, Text OfName, IReadOnlyList<EdgeResultView> Edges, decimal? Combined, decimal? OverRounds, int Rounds)
{
    public static ReviewResultView For(SchoolFrame frame, ReviewOpening opening, ReviewResult result, IEnumerable<ReviewResult> ofTerm) => new(
        result.Staff, ReviewPaperView.NameOf(frame, result.Staff), result.Of, Names.Of(result.Of), [.. result.Edges.Select(edge => EdgeResultView.Of(opening, result, edge))],
        result.Combined, ReviewResult.OverRounds(ofTerm), ofTerm.Count(each => each.Combined is not null));
}

/// <summary>One edge of a person (单项评议结果); hidden, it has its name and why, and nothing else.</summary>
/// <param name="From">Who reviewed.</param>
/// <param name="FromName">What they are called.</param>
/// <param name="Hidden">Whether nothing of it is shown.</param>
/// <param name="Why">Why nothing is shown, or no item; null where all is.</param>
/// <param name="Ballots">How many it is made of; null when hidden.</param>
/// <param name="Score">0..100; null when hidden.</param>
/// <param name="Percent">Its part of the combined figure.</param>
/// <param name="Items">By item; null when hidden, or when one of them has too few answers.</param>
public sealed record EdgeResultView(ReviewGroup From, Text FromName, bool Hidden, Text? Why, int? Ballots, decimal? Score, decimal Percent, IReadOnlyList<ItemMeanView>? Items)
{
    public static EdgeResultView Of(ReviewOpening opening, ReviewResult result, EdgeResult edge)
    {
        var rule = opening.Edges.First(each => each.From == edge.From && each.Of == result.Of);
        Text? why = edge.Hidden ? rule.SmallGroups ? new($"不足 {rule.LeastBallots} 票，也不是全员投票，不显示也不计入", $"fewer than {rule.LeastBallots} ballots, and not of everybody asked: nothing is shown or counted")
            : new($"不足 {rule.LeastBallots} 票，不显示也不计入", $"fewer than {rule.LeastBallots} ballots: nothing is shown or counted")
            : edge.Items is null ? new($"有项目不足 {rule.LeastBallots} 个回答，各项目都不显示", $"an item has fewer than {rule.LeastBallots} answers: no item is shown")
            : null;
        return new(edge.From, Names.Of(edge.From), edge.Hidden, why, edge.Ballots, edge.Score, edge.Percent,
            edge.Items is null ? null : [.. edge.Items.Select((item, at) => new ItemMeanView(item.Item, rule.Form.Items[at].Title, item.Answers, item.Mean))]);
    }
}

/// <summary>The mean of an item (项目均分).</summary>
public sealed record ItemMeanView(string Item, Text Title, int Answers, decimal Mean);

/// <summary>How lenient an edge is, beside its raw mean (宽松度).</summary>
public sealed record EdgeLeniencyView(ReviewGroup From, Text FromName, ReviewGroup Of, Text OfName, int? People, decimal? Mean, int? Compared, decimal? Leniency)
{
    public static EdgeLeniencyView For(EdgeLeniency edge) =>
        new(edge.From, Names.Of(edge.From), edge.Of, Names.Of(edge.Of), edge.People, edge.Mean, edge.Compared, edge.Leniency);
}
