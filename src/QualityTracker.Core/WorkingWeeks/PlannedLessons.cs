using QualityTracker.Core.Calendars;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Timetable;

namespace QualityTracker.Core.WorkingWeeks;

/// <summary>
/// The lessons of a term as they fall on its days (课程推算): the timetable of the weekday that each teaching day follows, of people
/// employed that day. A period two people teach counts to each by the share of the assignment; a period taught to several classes at once is
/// one period, divided over them to the hundredth.
/// </summary>
public sealed class PlannedLessons
{
    private readonly SchoolFrame frame;
    private readonly TermCalendar calendar;
    private readonly ILookup<(string Staff, int Weekday), TimetableEntry> entriesOf;
    private readonly HashSet<(int Weekday, int Period, string Class)> coTaught;

    public PlannedLessons(SchoolFrame frame, string termId)
    {
        this.frame = frame;
        calendar = frame.Calendars[termId];
        var entries = frame.Lists.Timetable.Where(entry => entry.Term == termId).ToList();
        entriesOf = entries.OrderBy(entry => entry.Period).ThenBy(entry => entry.Class, StringComparer.Ordinal).ToLookup(entry => (entry.Staff, entry.Weekday));
        coTaught = [.. entries.GroupBy(entry => (entry.Weekday, entry.Period, entry.Class)).Where(lesson => lesson.Select(entry => entry.Staff).Distinct().Count() > 1).Select(lesson => lesson.Key)];
        Staff = [.. entries.Select(entry => entry.Staff).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whoever stands in the timetable, by staff number.</summary>
    public IReadOnlyList<string> Staff { get; }

    /// <summary>One person's lessons of a teaching week, by day and period.</summary>
    public IReadOnlyList<PlannedLesson> Of(string staff, TeachingWeek week) => [.. week.TeachingDays.SelectMany(day => On(staff, day))];

    private IEnumerable<PlannedLesson> On(string staff, DateOnly day)
    {
        if (!frame.Staff.TryGetValue(staff, out var member) || !member.IsEmployedOn(day)) yield break;
        foreach (var period in entriesOf[(staff, calendar.TimetableDayOf(day))].GroupBy(entry => entry.Period))
        {
            var (held, unassigned) = (new List<(TimetableEntry Entry, decimal Share)>(), new List<TimetableEntry>());
            foreach (var entry in period.DistinctBy(entry => entry.Class))
            {
                if (ShareOf(entry, day) is { } share) held.Add((entry, share));
                else unassigned.Add(entry);
            }

            for (var at = 0; at < held.Count; at++)
            {
                var (entry, share) = held[at];
                yield return Lesson(entry, day, Part(share, held.Count, at), [.. held.Select(each => each.Entry.Class).Where(code => code != entry.Class)], isAssigned: true);
            }

            foreach (var entry in unassigned) yield return Lesson(entry, day, 0, [], isAssigned: false);
        }
    }

    // Of a lesson that the timetable gives to this person alone all of it is theirs, whatever share of the subject they have.
    private decimal? ShareOf(TimetableEntry entry, DateOnly day)
    {
        var assignment = frame.AssignmentsOf[entry.Staff].FirstOrDefault(each => each.Class == entry.Class && each.Subject == entry.Subject && each.HoldsOn(day));
        return assignment is null ? null : coTaught.Contains((entry.Weekday, entry.Period, entry.Class)) ? assignment.Share : 1;
    }

    // In hundredths, the first classes taking what is left over: the parts of a joint lesson come to the whole.
    private static decimal Part(decimal share, int classes, int at)
    {
        var hundredths = (int)decimal.Round(share * 100, MidpointRounding.AwayFromZero);
        return ((hundredths / classes) + (at < hundredths % classes ? 1 : 0)) / 100m;
    }

    private static PlannedLesson Lesson(TimetableEntry entry, DateOnly day, decimal periods, IReadOnlyList<string> jointWith, bool isAssigned) =>
        new(day, entry.Period, entry.Staff, entry.Class, entry.Subject, periods, jointWith, isAssigned);
}
