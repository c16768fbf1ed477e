using QualityTracker.Core.Schools;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Measures;

/// <summary>
/// A plan's sessions spread over its time (计划次数分摊): planned × teaching days of the plan in the term ÷ teaching days of the plan in
/// all terms known. A plan without a last day ends with the term it began in, so that a term recorded later changes nothing; one from
/// before a term's first day began in that term.
/// </summary>
public static class PlannedSessions
{
    /// <summary>Exact, in sessions.</summary>
    public static decimal In(SchoolFrame frame, TutoringPlan plan, string termId)
    {
        var all = frame.Terms.Keys.Sum(term => TeachingDays(frame, plan, term));
        return all == 0 ? 0 : plan.PlannedSessions * (decimal)TeachingDays(frame, plan, termId) / all;
    }

    /// <summary>Teaching days of the plan in one term.</summary>
    public static int TeachingDays(SchoolFrame frame, TutoringPlan plan, string termId)
    {
        var days = frame.Calendars[termId].TeachingDays;
        return Math.Max(0, Before(days, LastDay(frame, plan).AddDays(1)) - Before(days, plan.From));
    }

    /// <summary>The last day of a plan: its own, or of the term it began in.</summary>
    public static DateOnly LastDay(SchoolFrame frame, TutoringPlan plan) => plan.To ?? EndOfTerm(frame, plan.From);

    /// <summary>Sessions that should be held by a day's end, exact: planned × teaching days of the plan so far ÷ teaching days of the plan.</summary>
    public static decimal ExpectedBy(SchoolFrame frame, TutoringPlan plan, DateOnly day)
    {
        var all = frame.Terms.Keys.Sum(term => TeachingDays(frame, plan, term));
        var until = plan with { To = day < LastDay(frame, plan) ? day : LastDay(frame, plan) };
        return all == 0 || until.To < plan.From ? 0 : plan.PlannedSessions * (decimal)frame.Terms.Keys.Sum(term => TeachingDays(frame, until, term)) / all;
    }

    private static DateOnly EndOfTerm(SchoolFrame frame, DateOnly from) =>
        frame.Terms.Values.Where(term => term.LastDay >= from).OrderBy(term => term.LastDay).FirstOrDefault()?.LastDay ?? from;

    // Days before a day, in a list that rises.
    private static int Before(IReadOnlyList<DateOnly> days, DateOnly day)
    {
        var (low, high) = (0, days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days[middle] < day) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
