using QualityTracker.Core.Classes;
using QualityTracker.Core.Records;
using QualityTracker.Core.TeachingAssignments;

namespace QualityTracker.Api.Samples;

/// <summary>A lesson as it stood on a day, with who has the class then. Each has a share of 1, or less of a co-taught class.</summary>
internal sealed record GivenLesson(DateOnly Date, int Period, SchoolClass Class, string Subject, IReadOnlyList<TeachingAssignment> Staff)
{
    public bool IsTaughtBy(string staff) => Staff.Any(each => each.Staff == staff);
}

/// <summary>Every lesson of the term, day by day (日课表).</summary>
internal sealed class Lessons
{
    private readonly Dictionary<DateOnly, List<GivenLesson>> byDay = [];
    private readonly HashSet<(DateOnly, int, string)> busy = [];

    public Lessons(IReadOnlyList<PlacedLesson> timetable, IReadOnlyList<TeachingAssignment> assignments)
    {
        var having = assignments.ToLookup(each => (each.Class, each.Subject));
        var classes = Curriculum.Classes.ToDictionary(each => each.Id);
        foreach (var day in SampleCalendar.Calendar.TeachingDays)
        {
            var weekday = SampleCalendar.TimetableDay(day);
            byDay[day] =
            [
                .. from lesson in timetable
                   where lesson.Weekday == weekday && SampleCalendar.HasLessons(classes[lesson.Class].Grade, day)
                   select new GivenLesson(day, lesson.Period, classes[lesson.Class], lesson.Subject,
                       [.. having[(lesson.Class, lesson.Subject)].Where(each => each.HoldsOn(day))]),
            ];
            foreach (var lesson in byDay[day])
            {
                foreach (var each in lesson.Staff) busy.Add((day, lesson.Period, each.Staff));
            }
        }
    }

    public IReadOnlyList<GivenLesson> On(DateOnly day) => byDay[day];

    public bool IsTeaching(string staff, DateOnly day, int period) => busy.Contains((day, period, staff));
}
