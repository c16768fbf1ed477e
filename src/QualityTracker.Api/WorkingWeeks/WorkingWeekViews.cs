using QualityTracker.Api.Records;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.WorkingWeeks;

namespace QualityTracker.Api.WorkingWeeks;

/// <summary>A school's teaching week (全校周课时): who has recorded what the timetable proposes, and every week in short.</summary>
public sealed record SchoolWeekView(string Term, int Week, DateOnly Today, bool MayWrite, IReadOnlyList<WeekCountView> Weeks, IReadOnlyList<WeekSummaryView> Items);

/// <summary>One week of the term in counts of people (每周登记情况).</summary>
public sealed record WeekCountView(int Week, DateOnly Monday, DateOnly LastDay, bool IsOver, int Missing, int Partly, int Complete)
{
    public static WeekCountView Of(TeachingWeek week, DateOnly today, IEnumerable<WorkingWeek> people)
    {
        var counts = people.CountBy(each => each.State).ToDictionary();
        return new(week.Number, week.Monday, week.TeachingDays[^1], week.TeachingDays[^1] <= today,
            counts.GetValueOrDefault(WorkingWeekState.Missing), counts.GetValueOrDefault(WorkingWeekState.Partly), counts.GetValueOrDefault(WorkingWeekState.Complete));
    }
}

/// <summary>One person's week in short (个人周课时概况), with the lines that are missing.</summary>
public sealed record WeekSummaryView(
    string Staff, string Name, WorkingWeekState State, decimal Proposed, decimal Recorded, decimal CoverTaught, decimal CoverAway, int Changed, int Unassigned,
    IReadOnlyList<WeekLineView> Missing)
{
    public static WeekSummaryView Of(SchoolFrame frame, WorkingWeek week) => new(
        week.Staff, frame.Staff[week.Staff].Name, week.State, week.Proposed, week.Recorded,
        week.Lines.Where(line => line.Kind == HoursKind.Cover).Sum(line => line.Recorded?.Periods ?? 0), week.CoveredBy.Sum(line => line.Periods),
        week.Changed, week.Lessons.Where(lesson => !lesson.IsAssigned).DistinctBy(lesson => (lesson.Class, lesson.Subject)).Count(),
        [.. week.Lines.Where(line => line.State == WeekLineState.Missing).Select(line => WeekLineView.Of(frame, line, null))]);
}

/// <summary>One person's teaching week (个人周课时): proposed beside recorded, and the duties of its days.</summary>
public sealed record PersonWeekView(
    string Term, int Week, DateOnly Today, string Staff, string Name, bool MayWrite, WorkingWeekState State, decimal Proposed, decimal Recorded,
    IReadOnlyList<WeekStateView> Weeks, IReadOnlyList<WeekDayView> Days, IReadOnlyList<WeekLineView> Lines, IReadOnlyList<WeekLineView> CoveredBy,
    IReadOnlyList<Stored<Duty>> Duties, IReadOnlyList<DutyTitleView> DutyTitles);

/// <summary>One of the term's weeks and how far it is recorded (各周状态).</summary>
public sealed record WeekStateView(int Week, DateOnly Monday, DateOnly LastDay, bool IsOver, WorkingWeekState State);

/// <summary>A day of a week (当日): its lessons; a day off with its name.</summary>
public sealed record WeekDayView(DateOnly Date, int? TimetableDay, string? Name, IReadOnlyList<LessonView> Lessons);

/// <summary>A lesson of a day (当日课程).</summary>
public sealed record LessonView(int Period, string Class, string ClassName, string Subject, Text SubjectName, decimal Periods, IReadOnlyList<string> JointWith, bool IsAssigned)
{
    public static LessonView Of(SchoolFrame frame, PlannedLesson lesson) => new(
        lesson.Period, lesson.Class, NameOfClass(frame, lesson.Class), lesson.Subject, frame.NameOfSubject(lesson.Subject), lesson.Periods,
        [.. lesson.JointWith.Select(code => NameOfClass(frame, code))], lesson.IsAssigned);

    public static string NameOfClass(SchoolFrame frame, string code) => frame.Classes.TryGetValue(code, out var found) ? found.Name : code;
}

/// <summary>Hours with one class and subject, proposed and recorded (周课时核对).</summary>
public sealed record WeekLineView(
    HoursKind Kind, string? Class, string? ClassName, string? Subject, Text? SubjectName, decimal? Proposed, WeekLineState State, Stored<TeachingHoursLine>? Recorded, string? Colleague)
{
    public static WeekLineView Of(SchoolFrame frame, WeekLine line, Stored<TeachingHoursLine>? stored, string? colleague = null) => new(
        line.Kind, line.Class, line.Class is { } code ? LessonView.NameOfClass(frame, code) : null, line.Subject, line.Subject is { } subject ? frame.NameOfSubject(subject) : null,
        line.Proposed, line.State, stored, (colleague ?? line.Recorded?.CoverFor) is { } other && frame.Staff.TryGetValue(other, out var member) ? member.Name : null);
}

/// <summary>What a kind of duty was called last (最近的事项名称): it is most often called so again.</summary>
public sealed record DutyTitleView(DutyKind Kind, string Title, DutyRole? Role, DutyLevel Level, decimal? Hours);

/// <summary>A colleague's lessons that can be covered (可代的课).</summary>
public sealed record CoverableView(string Staff, string Name, string Class, string ClassName, string Subject, Text SubjectName, IReadOnlyList<CoverableLesson> Lessons)
{
    public static CoverableView Of(SchoolFrame frame, CoverableLessons each) => new(
        each.Staff, frame.Staff[each.Staff].Name, each.Class, LessonView.NameOfClass(frame, each.Class), each.Subject, frame.NameOfSubject(each.Subject), each.Lessons);
}
