using QualityTracker.Api.Policies;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Reviews;

/// <summary>What a round would be opened with today (开票内容): by the term's pack with the school's numbers, and the posts of its first day.</summary>
internal static class RoundOpening
{
    /// <summary>Null where the term has no pack, or its pack no longer provides for such a round.</summary>
    public static ReviewOpening? Of(SchoolFrame frame, StoredRound stored, ChosenPolicy? chosen)
    {
        if (chosen is not var (pack, adoption) || pack.Reviews.Rounds.All(each => each.Id != stored.Round.Rule)) return null;
        var edges = ReviewEdge.All(pack, ParameterValues.Of(pack, adoption?.Values));
        var plan = ReviewPlan.Of(frame, stored.Round.FirstDay, edges, [.. stored.Declared.Select(each => (each.Reviewer, each.Staff))]);
        return ReviewOpening.Of(pack, ReviewRoundView.TitleOf(stored, pack), edges, plan);
    }
}
