using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Reviews;

/// <summary>
/// What one voter says of one person in one role (一份评议票). By construction it holds no voter, no class, no time and no number: a voter's
/// ballots on several people are several values with nothing in common, and words, which have a hand of their own, are not asked for.
/// </summary>
/// <param name="From">The group the voter belongs to.</param>
/// <param name="Of">The role that is reviewed.</param>
/// <param name="Staff">Staff number of who is reviewed.</param>
/// <param name="Answers">By item, in the form's order: 1 to the form's levels; null for an item left blank.</param>
public sealed record Ballot(ReviewGroup From, ReviewGroup Of, string Staff, IReadOnlyList<int?> Answers)
{
    /// <summary>Why the answers cannot be taken, and the remedy; null when they can. A blank ballot is none.</summary>
    public static Text? Refusal(ReviewFormRule form, IReadOnlyList<int?> answers)
    {
        if (answers.Count != form.Items.Count)
            return new($"应有 {form.Items.Count} 项回答，实有 {answers.Count} 项；请刷新页面重填", $"there are {form.Items.Count} items, and {answers.Count} answers came; load the page again");
        if (answers.Any(answer => answer < 1 || answer > form.Levels))
            return new($"每项应为 1 到 {form.Levels}；请重新选择", $"each answer is from 1 to {form.Levels}; choose again");
        return answers.Any(answer => answer is not null) ? null : new("请至少回答一项", "answer at least one item");
    }

    /// <summary>
    /// Ballots in the order of what they say, so that nothing is left of the order in which they came. What keeps ballots keeps them so.
    /// </summary>
    public static IReadOnlyList<Ballot> Shuffled(IEnumerable<Ballot> ballots) =>
        [.. ballots.OrderBy(each => each.Staff, StringComparer.Ordinal).ThenBy(each => each.Of).ThenBy(each => each.From)
            .ThenBy(each => string.Join(',', each.Answers.Select(answer => (char)('0' + (answer ?? 0)))), StringComparer.Ordinal)];

    /// <summary>The mean of the items answered, 0..100, exact: (x − 1) ÷ (levels − 1) × 100.</summary>
    internal decimal? Mean(int levels)
    {
        var given = Answers.OfType<int>().ToArray();
        return given.Length == 0 ? null : given.Sum(answer => answer - 1) * 100m / (given.Length * (levels - 1));
    }
}
