using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Core.Integrity;

/// <summary>The doubts about a term's lesson observations (听课诚信提示): pure, the same for the same records.</summary>
public static class IntegrityCheck
{
    /// <param name="frame">The school.</param>
    /// <param name="term">The term's code.</param>
    /// <param name="entered">Its observations in force; others are passed over.</param>
    /// <param name="hours">Its teaching hours, for cover that speaks for an observer.</param>
    public static IReadOnlyList<IntegrityFlag> Of(
        SchoolFrame frame, string term, IEnumerable<EnteredObservation> entered, IEnumerable<TeachingHoursLine> hours)
    {
        var calendar = frame.Calendars[term];
        EnteredObservation[] those = [.. entered.Where(each => calendar.Term.Contains(each.Observation.Date)).OrderBy(each => each.Observation.Date)
            .ThenBy(each => each.Observation.Period).ThenBy(each => each.Observation.Id, StringComparer.Ordinal)];
        var observations = Array.ConvertAll(those, each => each.Observation);
        return
        [
            .. new PeriodRules(frame, calendar, hours).Of(observations),
            .. CommentRules.Of(observations),
            .. new TimeRules(frame, calendar).Of(those),
            .. new QuotaRules(frame, calendar).Of(observations),
        ];
    }
}
