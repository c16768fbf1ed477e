using QualityTracker.Core.Languages;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Workload;

namespace QualityTracker.Core.Evaluations;

/// <summary>A term's evaluation (学期考核) of one school: everyone, with every figure and the records behind it.</summary>
public sealed record TermEvaluation
{
    /// <summary>School code.</summary>
    public required string School { get; init; }

    /// <summary>Term id.</summary>
    public required string Term { get; init; }

    /// <summary>The pack and the SHA-256 of its file.</summary>
    public required string Pack { get; init; }

    public required string PackHash { get; init; }

    /// <summary>The decision that adopted the pack for this term; null where none is recorded.</summary>
    public PolicyAdoption? Adoption { get; init; }

    /// <summary>The values of the pack's parameters that were used.</summary>
    public required ParameterValues Parameters { get; init; }

    /// <summary>Teaching weeks of the term.</summary>
    public required int Weeks { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    /// <summary>Everyone employed who held a post or taught on a teaching day of the term, by staff number (ordinal).</summary>
    public required IReadOnlyList<PersonEvaluation> People { get; init; }

    public required IReadOnlyList<NormResult> SchoolNorms { get; init; }

    /// <summary>What was left out, and why.</summary>
    public required IReadOnlyList<Text> Notes { get; init; }
}

/// <summary>One person's evaluation (个人考核).</summary>
public sealed record PersonEvaluation
{
    private readonly bool? vetoed;

    /// <summary>Staff number.</summary>
    public required string Staff { get; init; }

    public required string Name { get; init; }

    /// <summary>Posts and teaching assignments held in the term.</summary>
    public required IReadOnlyList<PostHeld> Posts { get; init; }

    /// <summary>Teaching weeks in any post.</summary>
    public required int WeeksInPost { get; init; }

    /// <summary>In the pack's order; the superseded say so.</summary>
    public required IReadOnlyList<NormResult> Norms { get; init; }

    public required IReadOnlyList<DimensionResult> Dimensions { get; init; }

    /// <summary>What the dimensions come to (本人得分), 0..100, exact; null when there was nothing at all to score.</summary>
    public decimal? ExactOwnTotal { get; init; }

    /// <summary>The own total as shown, rounded once to 2 places; the points shown add up to it.</summary>
    public decimal? OwnTotal { get; init; }

    /// <summary>What comes from those paired with (捆绑评价, clause W21); null without a partner, or where the pack bundles nobody.</summary>
    public Bundle? Bundle { get; init; }

    /// <summary>
    /// The total that holds, 0..100, rounded once to 2 places: bundled where there is a bundle, else the own one; null when there was
    /// nothing at all to score.
    /// </summary>
    public required decimal? Total { get; init; }

    /// <summary>Null when there is no total.</summary>
    public Band? Band { get; init; }

    /// <summary>An approved ethics decision is in force (师德一票否决, clause D1): the band is the lowest whatever the total.</summary>
    public bool Vetoed { get => vetoed ?? VetoDecisions.Count > 0; private init => vetoed = value; }

    /// <summary>The conduct decisions that veto the term, by id (ordinal).</summary>
    public IReadOnlyList<string> VetoDecisions { get; init; } = [];

    /// <summary>Conduct decisions of the term that are under appeal and do not veto for now.</summary>
    public IReadOnlyList<Text> PendingAppeals { get; init; } = [];

    /// <summary>What else is to be known of the result: somebody paired with who has no total.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];

    /// <summary>Hours and standard periods by week.</summary>
    public required WorkloadResult Workload { get; init; }

    public required IReadOnlyList<TutoringSummary> Tutoring { get; init; }

    public required IReadOnlyList<TaughtResult> ExamResults { get; init; }

    /// <summary>The norms that count.</summary>
    public IEnumerable<NormResult> NormsOwed => Norms.Where(norm => norm.SupersededBy is null);

    /// <summary>As those may see it who may not read conduct decisions: that there is a veto, and nothing of what is behind it.</summary>
    public PersonEvaluation WithoutDecisions() => this with { Vetoed = Vetoed, VetoDecisions = [], PendingAppeals = [] };
}

/// <summary>A post, or a teaching assignment, in the term (任职情况).</summary>
/// <param name="Post">Teacher for an assignment.</param>
/// <param name="Class">Class code, where there is one.</param>
/// <param name="Subject">Subject code, where there is one.</param>
/// <param name="From">First day, as recorded.</param>
/// <param name="To">Last day, as recorded.</param>
/// <param name="Weeks">Teaching weeks of the term in it.</param>
/// <param name="Share">The part of a co-taught class; null for a post.</param>
public sealed record PostHeld(PostKind Post, string? Class, string? Subject, DateOnly From, DateOnly? To, int Weeks, decimal? Share);
