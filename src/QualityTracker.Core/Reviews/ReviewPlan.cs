using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Reviews;

/// <summary>
/// Who is to review whom in a round (评议安排; clauses W19, W20), from the posts and assignments of its first day. It is made once, when codes are
/// printed; of who reviewed it knows nothing.
/// </summary>
/// <param name="Tasks">What each reviewer is asked, by kind, then number (ordinal).</param>
/// <param name="Invited">How many were asked about each person in each role.</param>
/// <param name="LeftOut">Whom the edges would have asked, and a conflict of interests keeps away.</param>
public sealed record ReviewPlan(IReadOnlyList<ReviewTask> Tasks, IReadOnlyList<InvitedGroup> Invited, IReadOnlyList<LeftOutReviewer> LeftOut)
{
    /// <param name="frame">The school.</param>
    /// <param name="day">The first day of the round.</param>
    /// <param name="edges">In the pack's order: whoever belongs to several groups reviews a person once, by the first of them.</param>
    /// <param name="declared">Conflicts that the school knows of, such as kin: a staff or pupil number and whom it may not review.</param>
    public static ReviewPlan Of(SchoolFrame frame, DateOnly day, IReadOnlyList<ReviewEdge> edges, IReadOnlyCollection<(string Reviewer, string Staff)>? declared = null)
    {
        var maker = new ReviewPlanMaker(new(frame, day), edges, [.. declared ?? []]);
        return maker.Make();
    }

    /// <summary>
    /// Without whom so few are asked about that nothing could be shown, whoever votes: their ballots would be kept for nobody to read, and a
    /// single voter's would be known for that voter's.
    /// </summary>
    public ReviewPlan Showable(IReadOnlyList<ReviewEdge> edges)
    {
        var shown = Invited.Where(group => group.Invited >= edges.First(edge => edge.From == group.From && edge.Of == group.Of).LeastOf(group.Invited)).ToArray();
        var lines = shown.Select(group => new ReviewLine(group.From, group.Of, group.Staff)).ToHashSet();
        return this with
        {
            Invited = shown,
            Tasks = [.. Tasks.Select(task => task with { Lines = [.. task.Lines.Where(lines.Contains)] }).Where(task => task.Lines.Count > 0)],
        };
    }

    /// <summary>
    /// The papers that codes are printed for: equal ones together, so that a code stands for a class or a group and for nobody. A paper of
    /// one copy is one person's: its code tells whether that person voted, as a list to tick would, and never what.
    /// </summary>
    public IReadOnlyList<BallotPaper> Papers() =>
        [.. Tasks.GroupBy(task => (task.Reviewer.Kind, task.Reviewer.Class, Lines: string.Join('|', task.Lines.Select(line => $"{line.From} {line.Of} {line.Staff}"))))
            .Select(same => new BallotPaper(same.Key.Kind, same.Key.Class, same.First().Grade, same.First().Lines, same.Count()))];
}

/// <summary>What one reviewer is asked (一名评议人的任务).</summary>
/// <param name="Reviewer">Who is asked.</param>
/// <param name="Grade">Of a pupil; null for others.</param>
/// <param name="Lines">About whom, each person once in a role.</param>
public sealed record ReviewTask(Reviewer Reviewer, int? Grade, IReadOnlyList<ReviewLine> Lines);

/// <summary>Who reviews (评议人): staff by staff number, pupils and the parents of a pupil by pupil number.</summary>
/// <param name="Kind">Whether staff, pupil or parent.</param>
/// <param name="Id">Staff or pupil number.</param>
/// <param name="Class">Of a pupil and the parents; null for staff.</param>
public sealed record Reviewer(ReviewerKind Kind, string Id, string? Class);

/// <summary>One person to be reviewed in one role, as a member of one group (一项评议).</summary>
public sealed record ReviewLine(ReviewGroup From, ReviewGroup Of, string Staff);

/// <summary>How many were asked about a person (应评人数).</summary>
public sealed record InvitedGroup(ReviewGroup From, ReviewGroup Of, string Staff, int Invited);

/// <summary>Somebody kept away by a conflict of interests (回避).</summary>
public sealed record LeftOutReviewer(string Reviewer, ReviewLine Line, ConflictKind Why);

/// <summary>A kind of ballot paper (评议票样), without names of who gets it.</summary>
/// <param name="Kind">Who gets it.</param>
/// <param name="Class">Of pupils and parents; null for staff.</param>
/// <param name="Grade">Of the class; it says whether the words are simple.</param>
/// <param name="Lines">Whom it asks about.</param>
/// <param name="Copies">How many codes are printed.</param>
public sealed record BallotPaper(ReviewerKind Kind, string? Class, int? Grade, IReadOnlyList<ReviewLine> Lines, int Copies);

/// <summary>评议人类别.</summary>
public enum ReviewerKind
{
    [Named("教职工", "staff")] Staff = 1,
    [Named("学生", "pupil")] Pupil,
    [Named("家长", "parent")] Parent,
}

/// <summary>Why somebody does not review (回避原因).</summary>
public enum ConflictKind
{
    [Named("本人", "oneself")] Oneself = 1,

    /// <summary>The two share a bundled total (W21): each would gain by the other's score.</summary>
    [Named("结对捆绑", "paired with")] Paired,

    /// <summary>A member of the leadership or of middle management reviews that group from below.</summary>
    [Named("同属被评班子", "of the group reviewed")] OwnGroup,

    [Named("已申报回避", "declared")] Declared,
}
