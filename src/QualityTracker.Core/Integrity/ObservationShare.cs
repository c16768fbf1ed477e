using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Integrity;

/// <summary>One person on both sides of observing (听课与被听课).</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">The name.</param>
/// <param name="Observed">Lessons the person observed in the term.</param>
/// <param name="Teaches">Whether the person teaches a class in the term, and so can be observed.</param>
/// <param name="WasObserved">Lessons of the person's that were observed.</param>
/// <param name="Observers">By how many colleagues.</param>
/// <param name="LastObserved">When last; null when never.</param>
public sealed record ObservationShare(string Staff, string Name, int Observed, bool Teaches, int WasObserved, int Observers, DateOnly? LastObserved)
{
    /// <summary>What everybody observed and how often each was observed, of those who teach or observed in the term (听课与被听课).</summary>
    public static IReadOnlyList<ObservationShare> Of(SchoolFrame frame, string term, IEnumerable<LessonObservation> observations)
    {
        var days = frame.Terms[term];
        var those = observations.Where(each => days.Contains(each.Date)).ToList();
        var (by, of) = (those.ToLookup(each => each.Observer), those.ToLookup(each => each.Teacher));
        var teaching = frame.Lists.TeachingAssignments.Where(each => each.From <= days.LastDay && (each.To is null || each.To >= days.FirstDay)).Select(each => each.Staff).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. frame.Staff.Values.Where(member => teaching.Contains(member.Id) || by.Contains(member.Id)).OrderBy(member => member.Id, StringComparer.Ordinal)
                .Select(member => new ObservationShare(member.Id, member.Name, QuotaRules.LessonsIn(by[member.Id]), teaching.Contains(member.Id), QuotaRules.LessonsIn(of[member.Id]),
                    of[member.Id].Select(each => each.Observer).Distinct(StringComparer.Ordinal).Count(), of[member.Id].Select(each => (DateOnly?)each.Date).Max())),
        ];
    }
}
