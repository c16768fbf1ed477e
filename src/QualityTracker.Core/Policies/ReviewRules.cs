using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>Review rounds (评议) and who reviews whom; clauses W19–W21; formula 7.</summary>
public sealed record ReviewRules
{
    public IReadOnlyList<ReviewRoundRule> Rounds { get; init; } = [];

    /// <summary>The groups that are evaluated.</summary>
    public IReadOnlyList<ReviewGroup> Subjects { get; init; } = [];

    public IReadOnlyList<ReviewEdgeRule> Edges { get; init; } = [];

    /// <summary>The pack's own forms; an edge without one has a form of the program's.</summary>
    public IReadOnlyList<ReviewFormRule> Forms { get; init; } = [];

    /// <summary>The partners' part of a bundled total (捆绑评价), in percent.</summary>
    public Quantity? BundleShare { get; init; }

    /// <summary>Where that part stands in the file.</summary>
    public Place BundlePlace { get; init; }
}

/// <summary>A round (轮次) of a term.</summary>
public sealed record ReviewRoundRule(string Id, Text Title, string? Clause);

/// <summary>A group that reviews another (评议关系).</summary>
/// <param name="From">Who reviews.</param>
/// <param name="Of">Who is reviewed.</param>
/// <param name="Weight">Re-shared over the edges that count.</param>
/// <param name="LeastBallots">Fewer ballots show nothing.</param>
/// <param name="Clause">The clause that gives the edge; null where the school decides.</param>
public sealed record ReviewEdgeRule(ReviewGroup From, ReviewGroup Of, Quantity Weight, Quantity LeastBallots, string? Clause)
{
    /// <summary>Which of the group review whom.</summary>
    public ReviewAmong Among { get; init; } = ReviewAmong.Everyone;

    /// <summary>Whether a group that is smaller than the least number counts when all of it voted: its members can be recognised.</summary>
    public bool SmallGroups { get; init; }

    /// <summary>Pupils (and their parents) of lower grades are not asked.</summary>
    public Quantity? FromGrade { get; init; }

    /// <summary>The form's id; null for the program's own.</summary>
    public string? Form { get; init; }

    public Place Place { get; init; }
}

/// <summary>What is asked (评议表): items of one scale, with simple words for younger pupils.</summary>
/// <param name="Id">Unique within the pack.</param>
/// <param name="Levels">4 or 5; the highest is the best.</param>
/// <param name="SimpleToGrade">Pupils up to this grade read the simple words.</param>
/// <param name="Items">In the order they are asked.</param>
public sealed record ReviewFormRule(string Id, int Levels, int SimpleToGrade, IReadOnlyList<ReviewItem> Items)
{
    public Place Place { get; init; }
}

/// <summary>One item of a form (评议项目).</summary>
/// <param name="Id">Unique within the form.</param>
/// <param name="Title">As printed.</param>
/// <param name="Simple">For younger pupils; null where the title is simple enough.</param>
public sealed record ReviewItem(string Id, Text Title, Text? Simple = null);

/// <summary>Which members of a group review somebody (评议范围). Pupils and parents always review those who teach their own class.</summary>
public enum ReviewAmong
{
    [Named("全体", "everyone of the group")] Everyone = 1,
    [Named("同学科", "those of the same subject")] SameSubject,
    [Named("同班任课", "those who teach the same class")] SameClasses,
}

/// <summary>Groups of a review (评议主体).</summary>
public enum ReviewGroup
{
    [Named("领导班子", "leadership team")] LeadershipTeam = 1,
    [Named("校长", "principal")] Principal,
    [Named("中层干部", "middle managers")] MiddleManagers,
    [Named("教研组长", "subject-group heads")] SubjectGroupHeads,
    [Named("班主任", "homeroom teachers")] HomeroomTeachers,
    [Named("教师", "teachers")] Teachers,
    [Named("学生", "pupils")] Pupils,
    [Named("家长", "parents")] Parents,
    [Named("本人", "the person reviewed")] Self,
}
