using QualityTracker.Core.Calendars;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Workload;

/// <summary>
/// Pupils enrolled in each class in each teaching week (班额), on the week's first teaching day: a term that begins on a Tuesday has a
/// Monday on which nobody is enrolled yet.
/// </summary>
internal sealed class ClassSizes
{
    private readonly Dictionary<string, int[]> byClass = new(StringComparer.Ordinal);

    public ClassSizes(SchoolFrame frame, TermCalendar calendar)
    {
        var days = calendar.Weeks.Select(week => week.TeachingDays[0]).ToArray();
        foreach (var enrolments in frame.EnrolmentsIn)
        {
            var changes = new int[days.Length + 1];
            foreach (var enrolment in enrolments)
            {
                var first = Array.FindIndex(days, day => day >= enrolment.From);
                if (first < 0) continue;
                var after = enrolment.To is { } to ? Array.FindIndex(days, day => day > to) : days.Length;
                if (after < 0) after = days.Length;
                if (after <= first) continue;
                changes[first]++;
                changes[after]--;
            }

            for (var week = 1; week < changes.Length; week++) changes[week] += changes[week - 1];
            byClass[enrolments.Key] = changes;
        }
    }

    /// <summary>Null where the class has nobody enrolled that week.</summary>
    public int? Of(string classCode, int week) =>
        byClass.TryGetValue(classCode, out var sizes) && sizes[week - 1] > 0 ? sizes[week - 1] : null;
}
