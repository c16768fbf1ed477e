using QualityTracker.Core.Measures;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Workload;

/// <summary>
/// A session of remedial tutoring (学困生辅导, clause Z1), once however many pupils were tutored together. Only pupils with learning
/// difficulties are remedial tutoring. Pupils tutored at one time are one session; without a time, those of a day and subject are.
/// </summary>
/// <param name="Week">The teaching week it counts in; one held outside teaching weeks counts in the teaching week before it.</param>
/// <param name="Held">The records of it, by id.</param>
internal sealed record RemedialSession(int Week, IReadOnlyList<TutoringSession> Held)
{
    public static IEnumerable<RemedialSession> Of(RecordIndex records, string staff)
    {
        var calendar = records.Frame.Calendars[records.Term.Id];
        return records.SessionsOf[staff]
            .Where(session => records.Term.Contains(session.Date) && calendar.Weeks.Count > 0
                && records.PlanOf(session) is { Kind: TutoringKind.Struggling })
            .GroupBy(session => (session.Date, session.StartsAt, Subject: session.StartsAt is null ? session.Subject : null))
            .Select(same => new RemedialSession(
                calendar.WeekOf(same.Key.Date) ?? Math.Max(1, calendar.Weeks.Count(week => week.Monday <= same.Key.Date)),
                [.. same.OrderBy(session => session.Id, StringComparer.Ordinal)]));
    }
}
