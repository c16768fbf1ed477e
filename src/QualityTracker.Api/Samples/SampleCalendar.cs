using QualityTracker.Core.Calendars;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.Samples;

/// <summary>The autumn term of 2025 with the national holidays and make-up days of that year (校历).</summary>
internal static class SampleCalendar
{
    public const string SchoolYear = "2025-2026";

    public static readonly Term Term = new()
    {
        Id = "2025-1",
        SchoolYear = SchoolYear,
        Number = 1,
        FirstDay = new(2025, 9, 1),
        LastDay = new(2026, 1, 23),
        Policy = "daxinganling-2023",
    };

    public static readonly DateOnly MidTermExams = new(2025, 11, 6);
    public static readonly DateOnly EndOfTermExams = new(2026, 1, 19);

    // Each make-up day follows the timetable of the working day it makes up for.
    private static readonly (DateOnly Day, DayOfWeek Follows)[] MakeUpDays =
        [(new(2025, 9, 28), DayOfWeek.Tuesday), (new(2025, 10, 11), DayOfWeek.Wednesday), (new(2026, 1, 4), DayOfWeek.Friday)];

    // After the end-of-term exams come marking and the closing of the term.
    private static readonly DateOnly Closing = new(2026, 1, 22);

    public static IReadOnlyList<CalendarDay> Days { get; } =
    [
        .. Span(new(2025, 10, 1), 8).Select(date => new CalendarDay { Date = date, Kind = CalendarDayKind.Holiday, Name = "国庆节、中秋节" }),
        .. Span(new(2026, 1, 1), 3).Select(date => new CalendarDay { Date = date, Kind = CalendarDayKind.Holiday, Name = "元旦" }),
        .. MakeUpDays.Select(each => new CalendarDay
        {
            Date = each.Day,
            Kind = CalendarDayKind.MakeUpDay,
            Follows = (int)each.Follows,
            Name = each.Day.Year == 2025 ? "国庆节调休" : "元旦调休",
        }),
    ];

    public static TermCalendar Calendar { get; } = new(Term, Days);

    /// <summary>1 Monday to 5 Friday: whose timetable a teaching day follows.</summary>
    public static int TimetableDay(DateOnly day) => Calendar.TimetableDayOf(day);

    /// <summary>Whether a grade has lessons on a teaching day: none while it is examined, nor when the term is closed.</summary>
    public static bool HasLessons(int grade, DateOnly day) =>
        day < Closing && !(grade >= 7 && In(MidTermExams, 2, day)) && !(grade >= 3 && In(EndOfTermExams, 3, day))
        && Calendar.WeekOf(day) is not null;

    /// <summary>The teaching day of a week nearest to a weekday (1 Monday to 5 Friday), not before it where possible.</summary>
    public static DateOnly DayOf(TeachingWeek week, int weekday) =>
        week.TeachingDays.FirstOrDefault(day => day >= week.Monday.AddDays(weekday - 1), week.TeachingDays[^1]);

    private static bool In(DateOnly first, int days, DateOnly day) => first <= day && day < first.AddDays(days);

    private static IEnumerable<DateOnly> Span(DateOnly first, int days) => Enumerable.Range(0, days).Select(first.AddDays);
}
