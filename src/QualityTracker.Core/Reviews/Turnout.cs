using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.Reviews;

/// <summary>
/// How many have voted (评议进度), without anything of what: by class, staff together. Classes of fewer than five are one line, so that nobody
/// can be watched voting.
/// </summary>
/// <param name="Kind">Whether staff, pupils or parents.</param>
/// <param name="Class">Null for staff, and for small classes taken together.</param>
/// <param name="Invited">Codes printed.</param>
/// <param name="Cast">Codes used.</param>
public sealed record Turnout(ReviewerKind Kind, string? Class, int Invited, int Cast)
{
    private const int Fewest = 5;

    /// <summary>In percent, to 1 place.</summary>
    public decimal Percent => Invited == 0 ? 0 : Rounding.Attainment(Cast * 100m / Invited);

    /// <param name="papers">Each paper with the number of its codes that were used.</param>
    public static IReadOnlyList<Turnout> Of(IEnumerable<(BallotPaper Paper, int Used)> papers)
    {
        var classes = papers.GroupBy(each => (each.Paper.Kind, each.Paper.Class))
            .Select(group => new Turnout(group.Key.Kind, group.Key.Class, group.Sum(each => each.Paper.Copies), group.Sum(each => each.Used))).ToArray();
        return
        [
            .. classes.Select(each => each.Invited < Fewest ? each with { Class = null } : each).GroupBy(each => (each.Kind, each.Class))
                .Select(group => new Turnout(group.Key.Kind, group.Key.Class, group.Sum(each => each.Invited), group.Sum(each => each.Cast)))
                .OrderBy(each => each.Kind).ThenBy(each => each.Class, StringComparer.Ordinal),
        ];
    }
}
