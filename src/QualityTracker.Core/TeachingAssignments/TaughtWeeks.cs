using QualityTracker.Core.Calendars;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;

namespace QualityTracker.Core.TeachingAssignments;

/// <summary>How long somebody taught a class a subject in a term (任教周数); formula 6: results are attributed by it.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Class">Class code.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="WeeksByShare">Σ teaching weeks × the part of a co-taught class, above 0.</param>
public sealed record TaughtWeeks(string Staff, string Class, string Subject, decimal WeeksByShare)
{
    /// <summary>Of one person, by class and subject code (ordinal).</summary>
    public static IEnumerable<TaughtWeeks> Of(SchoolFrame frame, TermCalendar calendar, StaffMember member) =>
        frame.AssignmentsOf[member.Id]
            .GroupBy(each => (each.Class, each.Subject))
            .OrderBy(group => group.Key.Class, StringComparer.Ordinal).ThenBy(group => group.Key.Subject, StringComparer.Ordinal)
            .Select(group => new TaughtWeeks(member.Id, group.Key.Class, group.Key.Subject, group.Sum(each => Count(calendar, each, member) * each.Share)))
            .Where(part => part.WeeksByShare > 0);

    /// <summary>Of everybody, by staff number (ordinal).</summary>
    public static IReadOnlyList<TaughtWeeks> All(SchoolFrame frame, TermCalendar calendar) =>
        [.. frame.Staff.Values.OrderBy(member => member.Id, StringComparer.Ordinal).SelectMany(member => Of(frame, calendar, member))];

    /// <summary>Teaching weeks on one of whose days it held and the person was employed.</summary>
    public static int Count(TermCalendar calendar, IDated dated, StaffMember member) =>
        calendar.Weeks.Count(week => week.TeachingDays.Any(day => dated.HoldsOn(day) && member.IsEmployedOn(day)));
}
