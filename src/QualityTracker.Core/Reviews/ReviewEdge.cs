using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Reviews;

/// <summary>
/// A group that reviews another (评议关系), with the school's numbers; clauses W19, W20, Z7. A round keeps those it was opened with: other
/// numbers on the same ballots would tell more than either.
/// </summary>
/// <param name="From">Who reviews.</param>
/// <param name="Of">Who is reviewed.</param>
/// <param name="Weight">Re-shared over the edges that count.</param>
/// <param name="LeastBallots">Fewer show nothing.</param>
/// <param name="SmallGroups">Whether a smaller group counts when all of it voted.</param>
/// <param name="Among">Which of the group review whom.</param>
/// <param name="FromGrade">Pupils and parents of lower grades are not asked.</param>
/// <param name="Form">What is asked.</param>
public sealed record ReviewEdge(
    ReviewGroup From, ReviewGroup Of, decimal Weight, int LeastBallots, bool SmallGroups, ReviewAmong Among, int FromGrade, ReviewFormRule Form)
{
    /// <summary>No school can ask for fewer: of two ballots each voter knows the other's.</summary>
    public const int Fewest = 3;

    /// <summary>In the pack's order.</summary>
    public static IReadOnlyList<ReviewEdge> All(PolicyPack pack, ParameterValues values) => [.. pack.Reviews.Edges.Select(edge => new ReviewEdge(
        edge.From, edge.Of, values.Number(edge.Weight), Math.Max(Fewest, (int)values.Number(edge.LeastBallots)), edge.SmallGroups, edge.Among,
        edge.FromGrade is { } grade ? (int)values.Number(grade) : 1,
        pack.Reviews.Forms.FirstOrDefault(form => form.Id == edge.Form) ?? ReviewForms.For(edge.Of)))];

    /// <summary>How many ballots it takes to show anything of somebody whom so many were asked about.</summary>
    public int LeastOf(int invited) => SmallGroups && invited < LeastBallots ? Math.Max(1, invited) : LeastBallots;
}
