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
        var last = plan.To ?? EndOfTerm(frame, plan.From);
        var days = frame.Calendars[termId].TeachingDays;
        return Math.Max(0, Before(days, last.AddDays(1)) - Before(days, plan.From));
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
