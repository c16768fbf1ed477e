using QualityTracker.Core.Calendars;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Norms;

/// <summary>A norm that someone owes (应承担的规范量), with the times they owe it, before it is reckoned.</summary>
/// <param name="Rule">The pack's rule.</param>
/// <param name="Measure">What it counts.</param>
/// <param name="Options">The rule's options with the school's values.</param>
/// <param name="AtLeast">For a whole period, in the measure's unit.</param>
/// <param name="Share">The share of the year's owed so far, 0..1; 1 for other periods.</param>
/// <param name="Posts">The posts that owe it and were held; empty for the school.</param>
/// <param name="Held">When it is owed.</param>
internal sealed record NormOwed(
    NormRule Rule, Measure Measure, MeasureOptions Options, decimal AtLeast, decimal Share, IReadOnlyList<PostKind> Posts, HeldPeriods Held)
{
    /// <summary>The same for norms of one measure and period: one target is owed for them.</summary>
    public string Like { get; } = $"{Rule.Period}|{string.Join(',', Rule.Months)}|{Options.Key}";

    /// <summary>The weeks, months or rounds of the period so far in which it is owed, by their first days.</summary>
    public IReadOnlyList<DateOnly> Times { get; } = Rule.Period switch
    {
        NormPeriod.Month => Held.Months,
        NormPeriod.Round => Held.Rounds,
        NormPeriod.Year => Held.OfYear,
        _ => HeldPeriods.Days(Held.Weeks),
    };

    /// <summary>What its own target is by, for comparing norms of one period.</summary>
    public decimal Asked => AtLeast * Share * Times.Count;

    /// <summary>For each time the norm that asks most, the first of equals; by time.</summary>
    public static SortedDictionary<DateOnly, NormOwed> Highest(
        IEnumerable<NormOwed> norms, Func<NormOwed, IEnumerable<DateOnly>> times, Func<NormOwed, decimal> asks)
    {
        var highest = new SortedDictionary<DateOnly, NormOwed>();
        foreach (var norm in norms)
        {
            foreach (var time in times(norm))
            {
                if (!highest.TryGetValue(time, out var other) || asks(norm) > asks(other)) highest[time] = norm;
            }
        }

        return highest;
    }
}

/// <summary>When a norm's posts were held (任职时段).</summary>
/// <param name="Weeks">Teaching weeks of the term.</param>
/// <param name="Months">Months of the term, by first day.</param>
/// <param name="Rounds">Exam rounds of the term, by first day.</param>
/// <param name="OfYear">Weeks of the year's terms up to this one, by first teaching day.</param>
/// <param name="OfWholeYear">Weeks of all the year's terms, by first teaching day.</param>
internal sealed record HeldPeriods(
    IReadOnlyList<TeachingWeek> Weeks, IReadOnlyList<DateOnly> Months, IReadOnlyList<DateOnly> Rounds,
    IReadOnlyList<DateOnly> OfYear, IReadOnlyList<DateOnly> OfWholeYear)
{
    public static IReadOnlyList<DateOnly> Days(IEnumerable<TeachingWeek> weeks) => [.. weeks.Select(week => week.TeachingDays[0])];
}
