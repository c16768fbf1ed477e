using QualityTracker.Core.Calendars;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Pace;

/// <summary>The weeks, months and due days of norms, seen from a day (进度日期).</summary>
internal sealed class PaceDates
{
    private readonly DateOnly day;
    private readonly TermCalendar calendar;
    private readonly DateOnly lastOfYear;
    private readonly IReadOnlyList<ExamRound> rounds;

    // Of the year's terms up to this one, by first teaching day.
    private readonly Dictionary<DateOnly, TeachingWeek> weeks;

    public PaceDates(RecordIndex records, DateOnly day)
    {
        this.day = day;
        calendar = records.Frame.Calendars[records.Term.Id];
        rounds = ExamRound.Of(calendar, records.Frame.Lists.Exams);
        weeks = records.Terms.SelectMany(term => records.Frame.Calendars[term.Id].Weeks).ToDictionary(week => week.TeachingDays[0]);
        lastOfYear = records.Frame.Terms.Values.Where(term => term.SchoolYear == records.Term.SchoolYear)
            .SelectMany(term => records.Frame.Calendars[term.Id].TeachingDays.TakeLast(1)).DefaultIfEmpty(records.Term.LastDay).Max();
    }

    /// <summary>The weeks in post that a norm's target is spread over, at least one; of a monthly norm as far as they lie in its months.</summary>
    public IReadOnlyList<PaceSpan> WeeksOf(NormResult norm)
    {
        var held = norm.Weeks.Count == 0 ? calendar.Weeks : norm.Weeks.Select(first => weeks[first]);
        return norm.Period != NormPeriod.Month || norm.Parts.Count == 0
            ? [.. held.Select(week => Span(week.TeachingDays[^1], null))]
            : [.. held.Select(week => Span(week.TeachingDays.Last(each => norm.Parts.Any(month => IsIn(each, month))), null))];
    }

    /// <summary>The weeks, months or rounds of a norm of those periods; none ends after the last week in post.</summary>
    public IReadOnlyList<PaceSpan> PartsOf(NormResult norm, DateOnly lastHeld) => [.. norm.Parts.Select(part =>
    {
        var last = norm.Period switch
        {
            NormPeriod.Week => calendar.Weeks[part.Number - 1].TeachingDays[^1],
            NormPeriod.Month => calendar.TeachingDays.Last(each => IsIn(each, part)),
            _ => calendar.TeachingDays.Last(rounds.First(round => round.Number == part.Number).Contains),
        };
        return Span(last < lastHeld ? last : lastHeld, part);
    })];

    /// <summary>Whose post ends before the term does owes the year's by then too.</summary>
    public DateOnly YearDue(DateOnly due) => due == calendar.Weeks[^1].TeachingDays[^1] ? lastOfYear : due;

    private PaceSpan Span(DateOnly last, NormPart? part) => new(last, last <= day, part);

    private static bool IsIn(DateOnly each, NormPart month) => each.Year == month.From.Year && each.Month == month.From.Month;
}

/// <summary>A week, month or round of a norm, seen from a day (进度时段): its last teaching day, whether that is over, and what it had.</summary>
internal sealed record PaceSpan(DateOnly Last, bool IsOver, NormPart? Part);
