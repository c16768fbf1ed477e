using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Calendars;

/// <summary>
/// The teaching days, weeks and months of a term (校历; formula 2). Monday to Friday without holidays, plus make-up days;
/// a teaching week is a Monday–Sunday week with a teaching day, and week 1 is the first.
/// </summary>
public sealed class TermCalendar
{
    /// <summary>A monthly norm counts a month with at least this many teaching days.</summary>
    public const int TeachingDaysOfAMonth = 5;

    // No term is longer; a mistyped date must not make a calendar of centuries.
    private const int LongestTerm = 400;

    private readonly Dictionary<DateOnly, int> weekByMonday;
    private readonly Dictionary<DateOnly, int> follows;

    public TermCalendar(Term term, IEnumerable<CalendarDay> days)
    {
        Term = term;
        var inTerm = days.Where(day => term.Contains(day.Date)).ToList();
        var special = inTerm.ToDictionary(day => day.Date, day => day.Kind);
        follows = inTerm.Where(day => day is { Kind: CalendarDayKind.MakeUpDay, Follows: not null }).ToDictionary(day => day.Date, day => day.Follows!.Value);
        TeachingDays = [.. DaysOf(term).Where(day => IsTaught(day, special))];
        Weeks = [.. TeachingDays.GroupBy(MondayOf).OrderBy(week => week.Key)
            .Select((week, index) => new TeachingWeek(index + 1, week.Key, [.. week]))];
        Months = [.. TeachingDays.GroupBy(day => new DateOnly(day.Year, day.Month, 1))
            .Where(month => month.Count() >= TeachingDaysOfAMonth).Select(month => month.Key).Order()];
        weekByMonday = Weeks.ToDictionary(week => week.Monday, week => week.Number);
    }

    public Term Term { get; }

    public IReadOnlyList<DateOnly> TeachingDays { get; }

    public IReadOnlyList<TeachingWeek> Weeks { get; }

    /// <summary>The first days of the calendar months that a monthly norm counts.</summary>
    public IReadOnlyList<DateOnly> Months { get; }

    /// <summary>The number of the teaching week a day falls in, or null in a week without teaching or outside the term.</summary>
    public int? WeekOf(DateOnly day) =>
        Term.Contains(day) && weekByMonday.TryGetValue(MondayOf(day), out var number) ? number : null;

    public bool IsTeachingDay(DateOnly day) => WeekOf(day) is { } week && Weeks[week - 1].TeachingDays.Contains(day);

    /// <summary>The weekday whose timetable a day follows, 1 Monday to 7 Sunday: its own, but for a make-up day the one the school named.</summary>
    public int TimetableDayOf(DateOnly day) => follows.TryGetValue(day, out var weekday) ? weekday : ((int)day.DayOfWeek + 6) % 7 + 1;

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static IEnumerable<DateOnly> DaysOf(Term term)
    {
        var length = Math.Min(term.LastDay.DayNumber - term.FirstDay.DayNumber, LongestTerm);
        for (var day = 0; day <= length; day++) yield return term.FirstDay.AddDays(day);
    }

    private static bool IsTaught(DateOnly day, Dictionary<DateOnly, CalendarDayKind> special) =>
        special.TryGetValue(day, out var kind)
            ? kind == CalendarDayKind.MakeUpDay
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}

/// <summary>A teaching week (教学周): its number, its Monday and its teaching days.</summary>
public sealed record TeachingWeek(int Number, DateOnly Monday, IReadOnlyList<DateOnly> TeachingDays);
