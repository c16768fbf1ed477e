using QualityTracker.Core.Languages;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Calendars;

namespace QualityTracker.Reports.Pace;

/// <summary>
/// One person's norms as a calendar (规定任务日历): for each that is still owed an event on its due day, with what is missing, what a week
/// it takes and the clause. What is met is left out: a calendar is for what is to be done, and an event that goes away says that it was.
/// Where nothing is left, one event on the term's last teaching day says so.
/// </summary>
public static class PaceCalendar
{
    /// <param name="frame">The school.</param>
    /// <param name="pace">The term on a day.</param>
    /// <param name="person">Of that term; null for who owes nothing in it.</param>
    /// <param name="staff">The staff number, for the events' ids.</param>
    /// <param name="pack">The policy the norms are of.</param>
    /// <param name="page">Where the person's norms are shown; absolute.</param>
    /// <param name="language">Of all texts.</param>
    public static EventCalendar Of(
        SchoolFrame frame, TermPace pace, PersonPace? person, string staff, PolicyPack pack, Uri page, Language language)
    {
        var name = PaceWords.CalendarName(person?.Name ?? staff, TermName(frame, pace.Term)).In(language);
        var owed = person?.Norms ?? [];
        var events = owed.Where(norm => norm.State != PaceState.Met).OrderBy(norm => norm.Due).Select(norm => new CalendarEvent(
            Uid(frame, pace, staff, $"norm-{norm.Norm}"), norm.Due, PaceWords.Summary(norm).In(language), Description(norm, pack, language), page)).ToArray();
        return new(name, pace.Day, events.Length > 0 ? events : [NothingDue(frame, pace, staff, owed.Count > 0, page, language)]);
    }

    private static CalendarEvent NothingDue(SchoolFrame frame, TermPace pace, string staff, bool owed, Uri page, Language language)
    {
        var text = PaceWords.NothingDue(owed).In(language);
        var days = frame.Calendars[pace.Term].TeachingDays;
        return new(Uid(frame, pace, staff, "nothing"), days.Count > 0 ? days[^1] : frame.Terms[pace.Term].LastDay, text, text, page);
    }

    private static string Description(NormPace norm, PolicyPack pack, Language language) => string.Join('\n',
        new[] { PaceWords.Standing(norm), PaceWords.Effort(norm), PaceWords.Missed(norm), PaceWords.Clause(norm, pack.Title) }
            .OfType<Text>().Select(text => text.In(language)));

    private static string Uid(SchoolFrame frame, TermPace pace, string staff, string what) =>
        $"{what}.{pace.Term}.{staff}.{frame.School.Id}@qualitytracker";

    private static Text TermName(SchoolFrame frame, string term)
    {
        var (year, number) = (frame.Terms[term].SchoolYear, frame.Terms[term].Number);
        return new($"{year} 学年第 {number} 学期", $"{year}, term {number}");
    }
}
