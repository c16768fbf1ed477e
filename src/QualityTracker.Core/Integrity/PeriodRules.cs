using System.Globalization;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Timetable;

namespace QualityTracker.Core.Integrity;

/// <summary>Nobody is in two rooms at once (节次冲突): a lesson of one's own, or two lessons observed in one period.</summary>
internal sealed class PeriodRules(SchoolFrame frame, TermCalendar calendar, IEnumerable<TeachingHoursLine> hours)
{
    private readonly ILookup<(string Staff, int Weekday, int Period), TimetableEntry> timetable = frame.Lists.Timetable
        .Where(entry => entry.Term == calendar.Term.Id).ToLookup(entry => (entry.Staff, entry.Weekday, entry.Period));

    private readonly HashSet<(string Staff, int Week, string? Class, string? Subject)> covered =
        [.. hours.Where(line => line is { Kind: HoursKind.Cover, CoverFor: not null } && line.Term == calendar.Term.Id).Select(line => (line.CoverFor!, line.Week, line.Class, line.Subject))];

    private readonly HashSet<DateOnly> unknown =
        [.. frame.Lists.CalendarDays.Where(day => day is { Kind: CalendarDayKind.MakeUpDay, Follows: null }).Select(day => day.Date)];

    public IEnumerable<IntegrityFlag> Of(IReadOnlyList<LessonObservation> observations) =>
        observations.Select(Teaching).OfType<IntegrityFlag>().Concat(observations
            .GroupBy(each => (each.Date, each.Period, each.Observer)).Select(period => period.ToArray()).Where(InTwoRooms).Select(Twice));

    // Of a make-up day whose timetable the school has not named nothing is said.
    private IntegrityFlag? Teaching(LessonObservation each)
    {
        if (unknown.Contains(each.Date)) return null;
        var own = timetable[(each.Observer, calendar.TimetableDayOf(each.Date), each.Period)].Where(entry => entry.Class != each.Class && Teaches(each.Observer, entry.Class, entry.Subject, each.Date)).ToArray();
        return own.Length == 0 ? null : new()
        {
            Kind = IntegrityFlagKind.ObserverTeaching,
            People = [each.Observer],
            Records = [each],
            Reason = new(
                $"课程表上{NameOf(each.Observer)}这一节在{LessonOf(own[0]).Zh}上课", $"by the timetable {NameOf(each.Observer)} had {LessonOf(own[0]).En} in that period"),
            SpeaksFor = ForTheObserver(each, own[0]),
        };
    }

    private Text? ForTheObserver(LessonObservation each, TimetableEntry own)
    {
        if (covered.Contains((each.Observer, calendar.WeekOf(each.Date) ?? 0, own.Class, own.Subject)))
        {
            return new("那一周有人为其代过这个班这门课", "somebody covered that class and subject for the observer in that week");
        }

        var grade = frame.Classes.GetValueOrDefault(own.Class)?.Grade;
        var exam = frame.Exams.Values.Where(exam => exam.Term == calendar.Term.Id && exam.Grade == grade && Math.Abs(exam.RosterDay.DayNumber - each.Date.DayNumber) <= 2)
            .MinBy(exam => (exam.RosterDay, exam.Id));
        return exam is null ? null : new(
            $"那几天该班年级有“{exam.Name}”（{Day(exam.RosterDay)}），课可能没有上", $"the class's grade had “{exam.Name}” about that day ({Day(exam.RosterDay)}); the lesson may not have been held");
    }

    private bool InTwoRooms(LessonObservation[] period) => period.Length > 1 && !period.All(each =>
        each.Class == period[0].Class && each.Subject == period[0].Subject && Teaches(each.Teacher, each.Class, each.Subject, each.Date));

    private IntegrityFlag Twice(LessonObservation[] period)
    {
        var (zh, en) = (string.Join("、", period.Select(each => LessonOf(each).Zh)), string.Join(", ", period.Select(each => LessonOf(each).En)));
        return new()
        {
            Kind = IntegrityFlagKind.TwoInOnePeriod,
            People = [period[0].Observer],
            Records = period,
            Reason = new($"{Day(period[0].Date)} 第{period[0].Period}节同时登记了 {period.Length} 节课：{zh}", $"{period.Length} lessons on {Day(period[0].Date)} in period {period[0].Period}: {en}"),
            SpeaksFor = period.DistinctBy(each => (each.Teacher, each.Subject)).Count() == 1
                ? new("同一位教师同一学科，可能是合班上课；合班的一节课只登记一次", "one teacher and subject: the classes may have been taught together; a joint lesson is recorded once")
                : null,
        };
    }

    private bool Teaches(string staff, string classCode, string subject, DateOnly day) =>
        frame.AssignmentsOf[staff].Any(each => each.Class == classCode && each.Subject == subject && each.HoldsOn(day));

    private string NameOf(string staff) => frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff;

    private Text LessonOf(TimetableEntry entry) => LessonOf(entry.Class, entry.Subject);

    private Text LessonOf(LessonObservation each) => LessonOf(each.Class, each.Subject);

    private Text LessonOf(string classCode, string subject)
    {
        var (named, of) = (frame.Classes.TryGetValue(classCode, out var known) ? known.Name : classCode, frame.NameOfSubject(subject));
        return new($"{named}{of.Zh}", $"{named} {of.En}");
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
