using QualityTracker.Core.Calendars;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Reports.Calendars;

/// <summary>What a school's term has on its days (学期日程): for everybody, and for one person. No pupil is in either.</summary>
public sealed class SchoolEvents(SchoolFrame frame, Term term, Uri page, Language language)
{
    private static readonly Text Tutoring = new("辅导", "Tutoring");
    private static readonly Text FirstDay = new("开学", "Term begins");
    private static readonly Text LastDay = new("学期结束", "Term ends");
    private static readonly PostKind[] Leading =
        [PostKind.Principal, PostKind.VicePrincipal, PostKind.VicePrincipalTeaching, PostKind.DirectorOfTeaching, PostKind.LeadershipMember, PostKind.Office];

    private static readonly DutyKind[] OpenToAll = [DutyKind.OpenLesson, DutyKind.DemonstrationLesson];

    /// <summary>The term's first and last day, holidays and make-up days, exams and open lessons.</summary>
    /// <param name="stamp">The day whose state it shows.</param>
    /// <param name="duties">Of the term.</param>
    public EventCalendar OfSchool(DateOnly stamp, IEnumerable<Duty> duties)
    {
        var name = new Text($"{frame.School.Name} {term.SchoolYear} 学年第 {term.Number} 学期", $"{frame.School.NameEn ?? frame.School.Name}, {term.SchoolYear}, term {term.Number}").In(language);
        IEnumerable<CalendarEvent> events =
        [
            Event("term-first", term.FirstDay, FirstDay.In(language), name), Event("term-last", term.LastDay, LastDay.In(language), name),
            .. SpecialDays(), .. Exams(_ => true, "school"),
            .. duties.Where(duty => OpenToAll.Contains(duty.Kind) && term.Contains(duty.Date)).Select(duty =>
                Event($"duty-{duty.Id}", duty.Date, $"{Names.Of(duty.Kind).In(language)}{Colon}{duty.Title}", duty.Staff is { } staff && frame.Staff.TryGetValue(staff, out var member) ? member.Name : "")),
        ];
        return new(name, stamp, [.. events.OrderBy(each => each.Day).ThenBy(each => each.Uid, StringComparer.Ordinal)]) { IsPublic = true };
    }

    /// <summary>Exams that concern somebody, their own duties, and when they tutor, which says neither whom nor where.</summary>
    /// <param name="staff">Staff number.</param>
    /// <param name="day">Today: who leads the school then sees every exam.</param>
    /// <param name="duties">Their own, of the term.</param>
    public IEnumerable<CalendarEvent> OfPerson(string staff, DateOnly day, IEnumerable<Duty> duties)
    {
        var leads = frame.PostsOf[staff].Any(post => Leading.Contains(post.Kind) && Covers(post.From, post.To, day));
        IEnumerable<CalendarEvent> events =
        [
            .. Exams(exam => leads || Concerns(staff, exam), staff),
            .. duties.Where(duty => duty.Staff == staff && term.Contains(duty.Date))
                .Select(duty => Event($"duty-{duty.Id}", duty.Date, $"{Names.Of(duty.Kind).In(language)}{Colon}{duty.Title}", duty.Role is { } role ? Names.Of(role).In(language) : "")),
            .. Tutored(staff),
        ];
        return events.OrderBy(each => each.Day).ThenBy(each => each.Uid, StringComparer.Ordinal);
    }

    private string Colon => language == Language.Chinese ? "：" : ": ";

    // Days of the same holiday are one event, as it is one in people's minds.
    private IEnumerable<CalendarEvent> SpecialDays()
    {
        var days = frame.Lists.CalendarDays.Where(day => term.Contains(day.Date)).OrderBy(day => day.Date).ToList();
        for (var at = 0; at < days.Count; at++)
        {
            var (first, last) = (days[at], days[at]);
            while (first.Kind == CalendarDayKind.Holiday && at + 1 < days.Count && days[at + 1] is { Kind: CalendarDayKind.Holiday } next && next.Name == first.Name && next.Date == last.Date.AddDays(1)) last = days[++at];
            var kind = Names.Of(first.Kind).In(language);
            var follows = first.Follows is { } weekday ? new Text($"按星期{"一二三四五六日"[weekday - 1]}课表", $"timetable of weekday {weekday}").In(language) : "";
            yield return Event($"day-{first.Id}", first.Date, $"{kind}{Colon}{first.Name}", follows) with { LastDay = last.Date };
        }
    }

    private IEnumerable<CalendarEvent> Exams(Func<Exam, bool> concerns, string whose) => frame.Lists.Exams.Where(exam => exam.Term == term.Id && concerns(exam)).Select(exam =>
        Event($"exam-{exam.Id}.{whose}", exam.RosterDay, exam.Name, $"{Names.Of(exam.Kind).In(language)}{Colon}{string.Join(language == Language.Chinese ? "、" : ", ", exam.Papers.Select(paper => frame.NameOfSubject(paper.Subject).In(language)))}"));

    private bool Concerns(string staff, Exam exam)
    {
        bool OfGrade(string code) => frame.Classes.TryGetValue(code, out var of) && of.Grade == exam.Grade && of.SchoolYear == term.SchoolYear;
        return frame.AssignmentsOf[staff].Any(each => OfGrade(each.Class) && exam.Papers.Any(paper => paper.Subject == each.Subject) && Covers(each.From, each.To, exam.RosterDay))
            || frame.PostsOf[staff].Any(post => post.Class is { } of && OfGrade(of) && Covers(post.From, post.To, exam.RosterDay));
    }

    private IEnumerable<CalendarEvent> Tutored(string staff)
    {
        var calendar = frame.Calendars[term.Id];
        return frame.PlansOf[staff].SelectMany(plan => calendar.Weeks.SelectMany(week => PlanStanding.DueIn(plan, calendar, week)).Select(day => (Day: day, FixedTime.Read(plan.Time).At))).Distinct()
            .Select(due => Event($"tutoring-{due.Day:yyyyMMdd}-{due.At:HHmm}.{staff}", due.Day, Tutoring.In(language), "") with { At = due.At is { } time ? Instant(due.Day, time) : null });
    }

    private DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(local, TimeZoneInfo.FindSystemTimeZoneById(frame.School.TimeZone).GetUtcOffset(local));
    }

    private CalendarEvent Event(string what, DateOnly day, string summary, string description) => new($"{what}.{frame.School.Id}@qualitytracker", day, summary, description, page);

    private static bool Covers(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || to >= day);
}
