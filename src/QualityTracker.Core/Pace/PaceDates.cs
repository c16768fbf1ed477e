using QualityTracker.Core.Calendars;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Pace;

/// <summary>The weeks, parts and due days of norms, seen from a day (进度日期).</summary>
internal sealed class PaceDates
{
    private readonly DateOnly day;
    private readonly TermCalendar calendar;
    private readonly DateOnly lastOfYear;

    // Of the year's terms up to this one, by first teaching day.
    private readonly Dictionary<DateOnly, TeachingWeek> weeks;

    public PaceDates(RecordIndex records, DateOnly day)
    {
        this.day = day;
        calendar = records.Frame.Calendars[records.Term.Id];
        weeks = records.Terms.SelectMany(term => records.Frame.Calendars[term.Id].Weeks).ToDictionary(week => week.TeachingDays[0]);
        lastOfYear = records.Frame.Terms.Values.Where(term => term.SchoolYear == records.Term.SchoolYear)
            .SelectMany(term => records.Frame.Calendars[term.Id].TeachingDays.TakeLast(1)).DefaultIfEmpty(records.Term.LastDay).Max();
    }

    public bool IsOver(DateOnly last) => last <= day;

    /// <summary>The weeks a norm's target is spread over; at least one.</summary>
    public IReadOnlyList<TeachingWeek> WeeksOf(NormResult norm) =>
        norm.Weeks.Count == 0 ? calendar.Weeks : [.. norm.Weeks.Select(first => weeks[first])];

    /// <summary>The weeks or months of a weekly or monthly norm, each with its last teaching day.</summary>
    public IReadOnlyList<(NormPart Part, DateOnly Last, bool IsOver)> PartsOf(NormResult norm) =>
        [.. norm.Parts.Select(part => (part, Last: LastOf(part, norm.Period))).Select(each => (each.part, each.Last, IsOver(each.Last)))];

    /// <summary>The last teaching day of the period, as far as the post is held; of parts the next that has not enough.</summary>
    public static DateOnly DueOf(NormResult norm, IReadOnlyList<TeachingWeek> held, IReadOnlyList<(NormPart Part, DateOnly Last, bool IsOver)> parts)
    {
        if (parts.Count == 0) return held[^1].TeachingDays[^1];
        var next = parts.Where(part => !part.IsOver && !part.Part.Met).Select(part => part.Last).ToArray();
        return next.Length > 0 ? next[0] : parts[^1].Last;
    }

    /// <summary>Whose post ends before the term does owes the year's by then too.</summary>
    public DateOnly YearDue(IReadOnlyList<TeachingWeek> held, DateOnly due) =>
        held[^1].TeachingDays[0] == calendar.Weeks[^1].TeachingDays[0] ? lastOfYear : due;

    private DateOnly LastOf(NormPart part, NormPeriod period) => period == NormPeriod.Month
        ? calendar.TeachingDays.Last(each => each.Year == part.From.Year && each.Month == part.From.Month)
        : calendar.Weeks[part.Number - 1].TeachingDays[^1];
}
