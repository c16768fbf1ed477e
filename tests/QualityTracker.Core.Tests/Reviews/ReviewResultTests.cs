using System.Text.Json;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;
using static QualityTracker.Core.Tests.Reviews.ReviewPlanTests;

namespace QualityTracker.Core.Tests.Reviews;

/// <summary>What a round shows, and what it never shows (formula 7).</summary>
public sealed class ReviewResultTests
{
    private static readonly ReviewRound Round = new("r", "2025-1", "mid-term", new(2025, 11, 3), new(2025, 11, 9));
    private static readonly DateOnly Over = new(2025, 11, 10);
    private static readonly ReviewEdge Pupils = Edge(ReviewGroup.Pupils, ReviewGroup.Teachers, 60);
    private static readonly ReviewEdge Peers = Edge(ReviewGroup.Teachers, ReviewGroup.Teachers, 30);
    private static readonly ReviewEdge Parents = Edge(ReviewGroup.Parents, ReviewGroup.Teachers, 10);

    [Test]
    public void A_score_is_the_mean_of_its_ballots_means_and_a_blank_item_is_missing()
    {
        // 5 → 100, 3 → 50, 1 → 0: means 100, 50, 75 (of 100 and 50), 0, 100; together 65.
        var result = One([Pupils], [.. Votes(Pupils, "T1", [5, 5, 5, 5, 5], [3, 3, 3, 3, 3], [5, 3, null, null, null], [1, 1, 1, 1, 1], [5, 5, 5, 5, 5])]);
        Assert.That((result.Edges[0].Ballots, result.Edges[0].Score, result.Combined), Is.EqualTo((5, 65.00m, 65.00m)));
        Assert.That(result.Edges[0].Items, Is.Null, "items of four answers are too few, and any one of them could be had from the others");
    }

    [Test]
    public void Weights_are_shared_out_over_the_edges_that_count()
    {
        // 75 and 25 by 60 : 30 is 58.33; the four parents are hidden.
        var result = One([Pupils, Peers, Parents], [.. All(Pupils, "T1", 5, 4), .. All(Peers, "T1", 6, 2), .. All(Parents, "T1", 4, 1)]);
        Assert.That(result.Edges.Select(edge => (edge.Ballots, edge.Score, edge.Percent)), Is.EqualTo(
            [((int?)5, (decimal?)75.00m, 66.67m), (6, 25.00m, 33.33m), (null, null, 0m)]));
        Assert.That((result.Combined, result.Edges[2].Hidden, result.Edges[2].Items), Is.EqualTo((58.33m, true, (IReadOnlyList<ItemMean>?)null)));
    }

    [TestCase(false, 3, 3, true)]
    [TestCase(true, 3, 3, false)]
    [TestCase(true, 3, 2, true)]
    [TestCase(true, 9, 3, true)]
    public void A_smaller_group_counts_when_the_school_says_so_and_all_of_it_voted(bool says, int invited, int cast, bool hidden)
    {
        var edge = Peers with { SmallGroups = says };
        var result = Results([edge], [new(edge.From, edge.Of, "T1", invited)], [.. All(edge, "T1", cast, 4)])!.People.Single();
        Assert.That(result.Edges[0].Hidden, Is.EqualTo(hidden));
    }

    [Test]
    public void No_school_can_ask_for_fewer_than_three()
    {
        var pack = PolicyPacks.Of("wenxian-2019");
        var edges = ReviewEdge.All(pack, ParameterValues.Of(pack, new Dictionary<string, string> { ["least-ballots"] = "1" }));
        Assert.That(edges.Select(edge => edge.LeastBallots), Is.All.EqualTo(3));
        Assert.That(edges.Select(edge => (edge.From, edge.Of)), Does.Contain((ReviewGroup.Pupils, ReviewGroup.Teachers)));
    }

    [Test]
    public void There_are_no_results_before_the_round_is_over_and_then_it_stays_so()
    {
        InvitedGroup[] invited = [new(Pupils.From, Pupils.Of, "T1", 9)];
        Assert.That(ReviewResults.Of(Round, Round.LastDay, [Pupils], invited, All(Pupils, "T1", 9, 4)), Is.Null);
        Assert.That(Round.Refusal(Round.LastDay), Is.Null);
        Assert.That(Round.Refusal(Over)!.En, Does.Contain("no longer taken"));
        Assert.That(Round.RefusalOf(Round with { LastDay = Over.AddDays(9) }, Over)!.Zh, Does.Contain("另开一轮"));
        Assert.That(Round.RefusalOf(Round with { LastDay = Over.AddDays(9) }, Round.LastDay), Is.Null);
    }

    [Test]
    public void Leniency_stands_beside_the_raw_mean()
    {
        // Pupils give everybody 75, peers 50: pupils are 25 more lenient than the other edge of the same five people.
        string[] staff = ["T1", "T2", "T3", "T4", "T5"];
        var ballots = staff.SelectMany(each => All(Pupils, each, 5, 4).Concat(All(Peers, each, 5, 3)));
        var edges = Results([Pupils, Peers], [.. staff.SelectMany(each => Invited(each, Pupils, Peers))], ballots)!.Edges;
        Assert.That(edges, Is.EqualTo(
            [new EdgeLeniency(Pupils.From, Pupils.Of, 5, 75.00m, 5, 25.00m), new EdgeLeniency(Peers.From, Peers.Of, 5, 50.00m, 5, -25.00m)]));
        Assert.That(Results([Pupils], [.. staff.Take(4).SelectMany(each => Invited(each, Pupils))], ballots)!.Edges[0].Mean, Is.Null, "of four people nothing is said");
    }

    [Test]
    public void A_terms_figure_is_of_the_rounds_figures()
    {
        ReviewResult Of(decimal? combined) => new("T1", ReviewGroup.Teachers, [], combined);
        Assert.That(ReviewResult.OverRounds([Of(80), Of(75.01m)]), Is.EqualTo(77.51m));
        Assert.That(ReviewResult.OverRounds([Of(80), Of(null)]), Is.EqualTo(80.00m));
    }

    [Test]
    public void Answers_that_cannot_be_are_refused_with_the_remedy()
    {
        Assert.That(Ballot.Refusal(ReviewForms.Teachers, [1, 2, 3, 4, 5]), Is.Null);
        Assert.That(Ballot.Refusal(ReviewForms.Teachers, [1, 2])!.En, Does.Contain("load the page again"));
        Assert.That(Ballot.Refusal(ReviewForms.Teachers, [0, 2, 3, 4, 5])!.En, Does.Contain("from 1 to 5"));
        Assert.That(Ballot.Refusal(ReviewForms.Teachers, [null, null, null, null, null])!.Zh, Is.EqualTo("请至少回答一项"));
    }

    [Test]
    public void A_ballot_holds_nothing_of_its_voter()
    {
        Assert.That(typeof(Ballot).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract"), Is.EquivalentTo(["From", "Of", "Staff", "Answers"]));
    }

    // Whatever is written on ballots that are hidden, and in whatever order ballots came: what is shown is the same, byte by byte.
    [FsCheck.NUnit.Property]
    public bool Nothing_shown_depends_on_a_hidden_ballot_or_on_the_order(int seed)
    {
        var random = new Random(seed);
        string[] staff = ["T1", "T2", "T3", "T4", "T5", "T6"];
        ReviewEdge[] edges = [Pupils, Peers with { SmallGroups = random.Next(2) == 0 }, Parents];
        var invited = staff.SelectMany(each => Invited(each, edges)).ToArray();
        var cast = staff.SelectMany(each => edges.SelectMany(edge => Enumerable.Range(0, random.Next(9)).Select(_ => Drawn(random, edge, each)))).ToArray();
        var shown = Results(edges, invited, cast)!;
        var hidden = shown.People.SelectMany(person => person.Edges.Where(edge => edge.Hidden).Select(edge => (edge.From, person.Staff))).ToHashSet();
        var other = cast.Select(ballot => hidden.Contains((ballot.From, ballot.Staff)) ? Drawn(random, edges.First(edge => edge.From == ballot.From), ballot.Staff) : ballot).ToArray();
        random.Shuffle(other);
        return JsonSerializer.Serialize(Results(edges, invited, other)) == JsonSerializer.Serialize(shown)
            && shown.People.SelectMany(person => person.Edges).All(edge => edge.Hidden ? edge is { Ballots: null, Percent: 0, Items: null } : edge.Ballots >= 5);
    }

    private static Ballot Drawn(Random random, ReviewEdge edge, string staff) =>
        new(edge.From, edge.Of, staff, [random.Next(1, 6), .. edge.Form.Items.Skip(1).Select(_ => random.Next(4) == 0 ? (int?)null : random.Next(1, 6))]);

    private static ReviewResult One(ReviewEdge[] edges, Ballot[] ballots) => Results(edges, [.. Invited("T1", edges)], ballots)!.People.Single();

    private static ReviewResults? Results(IReadOnlyList<ReviewEdge> edges, InvitedGroup[] invited, IEnumerable<Ballot> ballots) => ReviewResults.Of(Round, Over, edges, invited, ballots);

    private static IEnumerable<InvitedGroup> Invited(string staff, params ReviewEdge[] edges) => edges.Select(edge => new InvitedGroup(edge.From, edge.Of, staff, 20));

    private static IEnumerable<Ballot> All(ReviewEdge edge, string staff, int ballots, int answer) =>
        Enumerable.Repeat(new Ballot(edge.From, edge.Of, staff, [answer, answer, answer, answer, answer]), ballots);

    private static IEnumerable<Ballot> Votes(ReviewEdge edge, string staff, params int?[][] answers) => answers.Select(each => new Ballot(edge.From, edge.Of, staff, each));
}
