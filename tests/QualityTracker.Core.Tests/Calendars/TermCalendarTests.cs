using QualityTracker.Core.Calendars;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Tests.Calendars;

public sealed class TermCalendarTests
{
    private static readonly Term Term = new() { Id = "t", FirstDay = new(2025, 9, 2), LastDay = new(2025, 11, 4) };

    [Test]
    public void The_first_week_begins_with_the_terms_first_teaching_day()
    {
        var first = new TermCalendar(Term, []).Weeks[0];
        Assert.That(
            (first.Number, first.Monday, first.TeachingDays[0]),
            Is.EqualTo((1, new DateOnly(2025, 9, 1), new DateOnly(2025, 9, 2))));
        Assert.That(first.TeachingDays, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_make_up_saturday_is_taught_and_belongs_to_its_week()
    {
        var calendar = new TermCalendar(Term, [MakeUp(new(2025, 9, 28)), MakeUp(new(2025, 10, 11))]);
        Assert.That(calendar.TeachingDays, Has.Member(new DateOnly(2025, 10, 11)));
        Assert.That(calendar.WeekOf(new(2025, 9, 28)), Is.EqualTo(calendar.WeekOf(new(2025, 9, 22))));
    }

    [Test]
    public void A_week_fully_on_holiday_has_no_number_and_the_next_follows_on()
    {
        var calendar = new TermCalendar(Term, Holidays(new(2025, 9, 29), 7));
        Assert.That(calendar.WeekOf(new(2025, 9, 30)), Is.Null);
        Assert.That(calendar.WeekOf(new(2025, 10, 6)), Is.EqualTo(calendar.WeekOf(new(2025, 9, 28)) + 1));
    }

    [Test]
    public void A_holiday_week_with_a_make_up_sunday_is_a_teaching_week()
    {
        var calendar = new TermCalendar(Term, [.. Holidays(new(2025, 9, 29), 6), MakeUp(new(2025, 10, 5))]);
        Assert.That(
            calendar.Weeks.Single(week => week.Monday == new DateOnly(2025, 9, 29)).TeachingDays,
            Is.EqualTo([new DateOnly(2025, 10, 5)]));
    }

    [Test]
    public void A_month_counts_from_five_teaching_days()
    {
        Assert.That(new TermCalendar(Term, []).Months.Select(month => month.Month), Is.EqualTo([9, 10]));
        var longer = Term with { LastDay = new(2025, 11, 7) };
        Assert.That(new TermCalendar(longer, []).Months.Select(month => month.Month), Is.EqualTo([9, 10, 11]));
    }

    [Test]
    public void Days_outside_the_term_are_in_no_week()
    {
        var calendar = new TermCalendar(Term, []);
        Assert.That(calendar.WeekOf(new(2025, 9, 1)), Is.Null);
        Assert.That(calendar.WeekOf(new(2025, 11, 5)), Is.Null);
    }

    private static CalendarDay MakeUp(DateOnly day) => new() { Date = day, Kind = CalendarDayKind.MakeUpDay };

    private static CalendarDay[] Holidays(DateOnly first, int count) =>
        [.. Enumerable.Range(0, count).Select(day => new CalendarDay { Date = first.AddDays(day), Kind = CalendarDayKind.Holiday })];
}
