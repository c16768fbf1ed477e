using System.Text.Json.Serialization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;

namespace QualityTracker.Api.Reviews;

/// <summary>
/// What a round was opened with (开票时固定的内容): the rules with the school's numbers, whom how many were asked about, and the papers. Nothing later changes
/// it, neither another pack nor another post. Which pupils and parents were asked is not in it.
/// </summary>
/// <param name="Policy">The pack's id and short hash.</param>
/// <param name="Title">What the pack calls the round.</param>
/// <param name="Edges">In the pack's order.</param>
/// <param name="Boxes">By place.</param>
/// <param name="Papers">By number; each line is the place of a box.</param>
/// <param name="LeftOut">How many times somebody was kept away, by why.</param>
/// <param name="TooFew">About how many people nobody is asked, because too few could be; by edge.</param>
public sealed record ReviewOpening(
    string Policy, Text Title, IReadOnlyList<ReviewEdge> Edges, IReadOnlyList<InvitedGroup> Boxes, IReadOnlyList<OpenedPaper> Papers, IReadOnlyList<LeftOutCount> LeftOut,
    IReadOnlyList<TooFewCount> TooFew)
{
    public static ReviewOpening Of(PolicyPack pack, Text title, IReadOnlyList<ReviewEdge> edges, ReviewPlan wanted)
    {
        var plan = wanted.Showable(edges);
        var places = plan.Invited.Select((group, at) => (Line: new ReviewLine(group.From, group.Of, group.Staff), at)).ToDictionary(each => each.Line, each => each.at);
        return new($"{pack.Id} {pack.ShortHash}", title, [.. edges.Select(edge => edge with { Form = edge.Form with { Place = default } })], plan.Invited,
            [.. plan.Papers().Select(paper => new OpenedPaper(paper.Kind, paper.Class, paper.Grade, [.. paper.Lines.Select(line => places[line])], paper.Copies, StaffWith(plan, paper)))],
            [.. plan.LeftOut.GroupBy(each => each.Why).OrderBy(group => group.Key).Select(group => new LeftOutCount(group.Key, group.Count()))],
            [.. wanted.Invited.Except(plan.Invited).GroupBy(group => (group.From, group.Of)).Select(edge => new TooFewCount(edge.Key.From, edge.Key.Of, edge.Count()))]);
    }

    private static IReadOnlyList<string> StaffWith(ReviewPlan plan, BallotPaper paper) => paper.Kind != ReviewerKind.Staff
        ? []
        : [.. plan.Tasks.Where(task => task.Reviewer.Kind == paper.Kind && task.Lines.SequenceEqual(paper.Lines)).Select(task => task.Reviewer.Id)];

    [JsonIgnore]
    public int Codes => Papers.Sum(paper => paper.Copies);

    public ReviewFormRule FormOf(int place) => EdgeOf(Boxes[place]).Form;

    public ReviewEdge EdgeOf(InvitedGroup box) => Edges.First(edge => edge.From == box.From && edge.Of == box.Of);

    public BallotPaper PaperOf(int number) => Papers[number] is var paper
        ? new(paper.Kind, paper.Class, paper.Grade, [.. paper.Lines.Select(place => new ReviewLine(Boxes[place].From, Boxes[place].Of, Boxes[place].Staff))], paper.Copies)
        : throw new ArgumentOutOfRangeException(nameof(number));

    /// <summary>Whether the form is shown in its simple words.</summary>
    public bool IsSimple(int paper, int place) => Papers[paper] is { Kind: ReviewerKind.Pupil, Grade: { } grade } && grade <= FormOf(place).SimpleToGrade;
}

/// <summary>A kind of paper (票样): for whom, about whom, and how many.</summary>
/// <param name="Kind">Who gets it.</param>
/// <param name="Class">Of pupils and parents; null for staff.</param>
/// <param name="Grade">Of the class; null for staff.</param>
/// <param name="Lines">Places of boxes.</param>
/// <param name="Copies">How many codes.</param>
/// <param name="Staff">Whom the slips are dealt to, in whatever order; empty for pupils and parents, who are a class.</param>
public sealed record OpenedPaper(ReviewerKind Kind, string? Class, int? Grade, IReadOnlyList<int> Lines, int Copies, IReadOnlyList<string> Staff);

/// <summary>About how many people an edge asks nobody (评议人太少的人数).</summary>
public sealed record TooFewCount(ReviewGroup From, ReviewGroup Of, int People);

/// <summary>How many times somebody was kept away (回避人次).</summary>
public sealed record LeftOutCount(ConflictKind Why, int Count);

/// <summary>A conflict of interests that the school knows of (申报回避): who shall not review whom.</summary>
/// <param name="Reviewer">Staff or pupil number.</param>
/// <param name="Staff">Staff number.</param>
public sealed record DeclaredConflict(string Reviewer, string Staff);
