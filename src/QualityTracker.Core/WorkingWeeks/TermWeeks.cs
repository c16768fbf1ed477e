using QualityTracker.Core.Calendars;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Core.WorkingWeeks;

/// <summary>The working weeks of a term (学期周课时): what the timetable proposes to whom, beside the hours in force.</summary>
public sealed class TermWeeks
{
    private readonly TermCalendar calendar;
    private readonly PlannedLessons planned;
    private readonly ILookup<(string Staff, int Week), TeachingHoursLine> recorded;
    private readonly ILookup<(string Staff, int Week), TeachingHoursLine> covered;

    public TermWeeks(SchoolFrame frame, string termId, IEnumerable<TeachingHoursLine> hours)
    {
        calendar = frame.Calendars[termId];
        planned = new(frame, termId);
        var lines = hours.Where(line => line.Term == termId).OrderBy(line => line.Id, StringComparer.Ordinal).ToList();
        recorded = lines.ToLookup(line => (line.Staff, line.Week));
        covered = lines.Where(line => line is { Kind: HoursKind.Cover, CoverFor: not null }).ToLookup(line => (line.CoverFor!, line.Week));
        Staff = [.. planned.Staff.Concat(lines.Select(line => line.Staff)).Distinct().Where(frame.Staff.ContainsKey).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whoever has lessons in the timetable or hours recorded, by staff number.</summary>
    public IReadOnlyList<string> Staff { get; }

    public IReadOnlyList<TeachingWeek> Weeks => calendar.Weeks;

    /// <summary>The teaching week of a day: the last that has begun, the first before all of them; null in a term without any.</summary>
    public static int? WeekAt(TermCalendar calendar, DateOnly day) =>
        calendar.Weeks.Count == 0 ? null : Math.Max(1, calendar.Weeks.Count(week => week.Monday <= day));

    public WorkingWeek Of(string staff, int week)
    {
        var lessons = planned.Of(staff, calendar.Weeks[week - 1]);
        var left = recorded[(staff, week)].ToList();
        var lines = new List<WeekLine>();
        foreach (var group in lessons.Where(lesson => lesson.IsAssigned).GroupBy(lesson => (lesson.Class, lesson.Subject)).OrderBy(group => group.Key.Class, StringComparer.Ordinal).ThenBy(group => group.Key.Subject, StringComparer.Ordinal))
        {
            var found = left.Find(line => line.Kind == HoursKind.Lesson && line.Class == group.Key.Class && line.Subject == group.Key.Subject);
            if (found is not null) left.Remove(found);
            lines.Add(new(HoursKind.Lesson, group.Key.Class, group.Key.Subject, group.Sum(lesson => lesson.Periods), found));
        }

        lines.AddRange(left.OrderBy(line => line.Kind).ThenBy(line => line.Class, StringComparer.Ordinal).ThenBy(line => line.Subject, StringComparer.Ordinal)
            .Select(line => new WeekLine(line.Kind, line.Class, line.Subject, null, line)));
        return new() { Staff = staff, Week = week, Lessons = lessons, Lines = lines, CoveredBy = [.. covered[(staff, week)]] };
    }

    /// <summary>
    /// The lessons of a week that somebody can cover, by who was away, class and subject: not their own, of people assigned, and each with
    /// the periods of the days.
    /// </summary>
    public IReadOnlyList<CoverableLessons> Coverable(string by, int week)
    {
        var busy = planned.Of(by, calendar.Weeks[week - 1]).Select(lesson => (lesson.Date, lesson.Period)).ToHashSet();
        return [.. planned.Staff.Where(staff => staff != by)
            .SelectMany(staff => planned.Of(staff, calendar.Weeks[week - 1]).Where(lesson => lesson.IsAssigned))
            .GroupBy(lesson => (lesson.Staff, lesson.Class, lesson.Subject))
            .OrderBy(group => group.Key.Staff, StringComparer.Ordinal).ThenBy(group => group.Key.Class, StringComparer.Ordinal).ThenBy(group => group.Key.Subject, StringComparer.Ordinal)
            .Select(group => new CoverableLessons(group.Key.Staff, group.Key.Class, group.Key.Subject,
                [.. group.Select(lesson => new CoverableLesson(lesson.Date, lesson.Period, busy.Contains((lesson.Date, lesson.Period))))]))];
    }
}

/// <summary>A colleague's lessons of a week with one class and subject (可代的课).</summary>
public sealed record CoverableLessons(string Staff, string Class, string Subject, IReadOnlyList<CoverableLesson> Lessons);

/// <summary>One of them.</summary>
/// <param name="Date">The day.</param>
/// <param name="Period">The period of the day (节次), from 1.</param>
/// <param name="IsBusy">Whether the one who would cover teaches at that time.</param>
public sealed record CoverableLesson(DateOnly Date, int Period, bool IsBusy);
