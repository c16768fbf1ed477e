using System.Globalization;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Integrity;

/// <summary>Quotas on both sides (双向限额): lessons that one person observes in a day, and that one teacher is observed in a week.</summary>
internal sealed class QuotaRules(SchoolFrame frame, TermCalendar calendar)
{
    public IEnumerable<IntegrityFlag> Of(IReadOnlyList<LessonObservation> observations) => observations
        .GroupBy(each => (each.Observer, each.Date)).Where(day => IsMany(LessonsIn(day), day.Key.Observer, day.Key.Date)).Select(day => new IntegrityFlag
        {
            Kind = IntegrityFlagKind.ObserverQuota,
            People = [day.Key.Observer],
            Records = [.. day],
            Reason = new($"{Day(day.Key.Date)} 一天听课 {LessonsIn(day)} 节", $"{LessonsIn(day)} lessons observed on {Day(day.Key.Date)}"),
        })
        .Concat(observations.Where(each => calendar.WeekOf(each.Date) is not null).GroupBy(each => (each.Teacher, Week: calendar.WeekOf(each.Date)!.Value))
            .Where(week => LessonsIn(week) > IntegrityLimits.OfTeacherAWeek).Select(week => new IntegrityFlag
            {
                Kind = IntegrityFlagKind.TeacherQuota,
                People = [week.Key.Teacher],
                Records = [.. week],
                Reason = new($"第{week.Key.Week}周被听课 {LessonsIn(week)} 节", $"{LessonsIn(week)} lessons observed in week {week.Key.Week}"),
                SpeaksFor = week.Any(each => each.Kind is ObservationKind.Open or ObservationKind.Demonstration or ObservationKind.Competition)
                    ? new("其中有公开课、示范课或竞赛课", "among them are open, demonstration or competition lessons") : null,
            }));

    // Of the last day another rule speaks.
    private bool IsMany(int lessons, string observer, DateOnly day) => lessons > IntegrityLimits.ADay
        && day != TimeRules.LastDayOf(frame, calendar, observer);

    // A lesson that several observe, or two teach, is one.
    internal static int LessonsIn(IEnumerable<LessonObservation> observations) => observations.DistinctBy(each => (each.Date, each.Period, each.Class)).Count();

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
