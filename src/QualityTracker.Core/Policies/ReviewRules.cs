using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>Review rounds (评议) and who reviews whom; clauses W19–W21; formula 7.</summary>
public sealed record ReviewRules
{
    public IReadOnlyList<ReviewRoundRule> Rounds { get; init; } = [];

    /// <summary>The groups that are evaluated.</summary>
    public IReadOnlyList<ReviewGroup> Subjects { get; init; } = [];

    public IReadOnlyList<ReviewEdgeRule> Edges { get; init; } = [];

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
public sealed record ReviewEdgeRule(ReviewGroup From, ReviewGroup Of, Quantity Weight, Quantity LeastBallots, string? Clause);

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
}
