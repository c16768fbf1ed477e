using QualityTracker.Core.Calendars;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingAssignments;
using QualityTracker.Core.Timetable;

namespace QualityTracker.Core.WorkingWeeks;

/// <summary>
/// The lessons of a term as they fall on its days (课程推算): the timetable of the weekday that each teaching day follows. A lesson is taught by
/// those it names who are assigned to the class and subject that day; where none of them is any more, by those who are. What several teach
/// counts to each by the share of the assignment; a period taught to several classes at once is one period, divided over them to the hundredth.
/// </summary>
public sealed class PlannedLessons
{
    private readonly SchoolFrame frame;
    private readonly TermCalendar calendar;
    private readonly ILookup<int, Slot> slotsOn;
    private readonly Dictionary<DateOnly, ILookup<string, PlannedLesson>> lessonsOn = [];

    public PlannedLessons(SchoolFrame frame, string termId)
    {
        this.frame = frame;
        calendar = frame.Calendars[termId];
        var assigned = frame.Lists.TeachingAssignments.ToLookup(each => (each.Class, each.Subject));
        slotsOn = frame.Lists.Timetable.Where(entry => entry.Term == termId).GroupBy(entry => (entry.Weekday, entry.Period, entry.Class, entry.Subject))
            .Select(entries => new Slot(entries.First(), [.. entries.Select(entry => entry.Staff).Distinct()], [.. assigned[(entries.Key.Class, entries.Key.Subject)]]))
            .OrderBy(slot => slot.Entry.Period).ThenBy(slot => slot.Entry.Class, StringComparer.Ordinal).ToLookup(slot => slot.Entry.Weekday);
        Staff = [.. calendar.TeachingDays.SelectMany(day => On(day).Select(lessons => lessons.Key)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whoever has a lesson in the term, by staff number.</summary>
    public IReadOnlyList<string> Staff { get; }

    /// <summary>One person's lessons of a teaching week, by day and period.</summary>
    public IReadOnlyList<PlannedLesson> Of(string staff, TeachingWeek week) => [.. week.TeachingDays.SelectMany(day => On(day)[staff])];

    private ILookup<string, PlannedLesson> On(DateOnly day)
    {
        if (!lessonsOn.TryGetValue(day, out var found)) lessonsOn[day] = found = LessonsOf(day).ToLookup(lesson => lesson.Staff);
        return found;
    }

    private IEnumerable<PlannedLesson> LessonsOf(DateOnly day)
    {
        var taught = slotsOn[calendar.TimetableDayOf(day)].SelectMany(slot => TaughtIn(slot, day));
        foreach (var period in taught.GroupBy(each => (each.Staff, each.Slot.Entry.Period)))
        {
            var held = period.Where(each => each.Share is not null).ToList();
            for (var at = 0; at < held.Count; at++)
            {
                var (slot, staff, share) = held[at];
                yield return Lesson(slot.Entry, staff, day, Part(share!.Value, held.Count, at), [.. held.Select(each => each.Slot.Entry.Class).Where(code => code != slot.Entry.Class)], isAssigned: true);
            }

            foreach (var (slot, staff, _) in period.Where(each => each.Share is null)) yield return Lesson(slot.Entry, staff, day, 0, [], isAssigned: false);
        }
    }

    // Who teaches a lesson that day, each with the share of it; without one where nobody at all is assigned.
    private IEnumerable<(Slot Slot, string Staff, decimal? Share)> TaughtIn(Slot slot, DateOnly day)
    {
        var assigned = slot.Assigned.Where(each => each.HoldsOn(day) && IsEmployed(each.Staff, day)).DistinctBy(each => each.Staff).ToList();
        var named = assigned.FindAll(each => slot.Named.Contains(each.Staff));
        var teachers = named.Count > 0 ? named : assigned;
        return teachers.Count > 0
            ? teachers.Select(each => (slot, each.Staff, (decimal?)(teachers.Count > 1 ? each.Share : 1)))
            : slot.Named.Where(staff => IsEmployed(staff, day)).Select(staff => (slot, staff, (decimal?)null));
    }

    private bool IsEmployed(string staff, DateOnly day) => frame.Staff.TryGetValue(staff, out var member) && member.IsEmployedOn(day);

    // In hundredths, the first classes taking what is left over: the parts of a joint lesson come to the whole.
    private static decimal Part(decimal share, int classes, int at)
    {
        var hundredths = (int)decimal.Round(share * 100, MidpointRounding.AwayFromZero);
        return ((hundredths / classes) + (at < hundredths % classes ? 1 : 0)) / 100m;
    }

    private static PlannedLesson Lesson(TimetableEntry entry, string staff, DateOnly day, decimal periods, IReadOnlyList<string> jointWith, bool isAssigned) =>
        new(day, entry.Period, staff, entry.Class, entry.Subject, periods, jointWith, isAssigned);

    private sealed record Slot(TimetableEntry Entry, IReadOnlyList<string> Named, IReadOnlyList<TeachingAssignment> Assigned);
}
