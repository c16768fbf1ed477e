using QualityTracker.Core.Calendars;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Norms;

/// <summary>
/// Reckons the norms of a pack (规范量核算); formula 3. Records of the whole term count for a term's norm, whichever post was held on
/// the day; for a year norm those from the first day of the school year.
/// </summary>
public sealed class NormReckoning
{
    private readonly PolicyPack pack;
    private readonly ParameterValues values;
    private readonly RecordIndex records;
    private readonly TermCalendar calendar;
    private readonly IReadOnlyList<Term> wholeYear;
    private readonly IReadOnlyList<(NormRule Rule, Measure Measure, MeasureOptions Options)> rules;

    public NormReckoning(PolicyPack pack, ParameterValues values, RecordIndex records)
    {
        (this.pack, this.values, this.records) = (pack, values, records);
        calendar = records.Frame.Calendars[records.Term.Id];
        wholeYear = [.. records.Frame.Terms.Values.Where(term => term.SchoolYear == records.Term.SchoolYear)];
        rules = [.. pack.Norms.Select(rule => (Rule: rule, Measure: MeasureCatalogue.Of(rule.Measure.Measure)))
            .Where(each => each.Measure.Available && each.Rule.Period != NormPeriod.Round && each.Rule.Who != NormHolder.Class)
            .Select(each => (each.Rule, each.Measure, Options(each.Rule.Measure, values)))];
    }

    /// <summary>The words of a rule's options, with the school's values for parameters.</summary>
    public static MeasureOptions Options(MeasureCall call, ParameterValues values) => new(
        MeasureCatalogue.Of(call.Measure),
        call.Options.ToDictionary(option => option.Key, option => values.Words(option.Value), StringComparer.Ordinal));

    /// <summary>Norms that are held but cannot be reckoned from a term's records, with the reason.</summary>
    public IReadOnlyList<(string Norm, Text Reason)> NotReckoned() =>
        [.. pack.Norms.Where(norm => rules.All(each => each.Rule.Id != norm.Id)).Select(norm => (norm.Id, new Text(
            $"规范量 {norm.Id} 所需记录不在学期记录中，未核算", $"norm {norm.Id} needs records beyond the term's and was not reckoned")))];

    /// <summary>The norms a person owes, in the pack's order; those superseded are among them and say so.</summary>
    public IReadOnlyList<NormResult> Of(string staff, PostTime time)
    {
        var owed = new List<(NormResult Result, NormTarget Target, string Like)>();
        foreach (var (rule, measure, options) in rules.Where(each => each.Rule.Who == NormHolder.Posts))
        {
            var weeks = time.WeeksIn(calendar, rule.Posts);
            if (weeks.Count == 0) continue;
            var periods = new HeldPeriods(
                weeks, Months(rule, time.MonthsIn(calendar, rule.Posts)),
                records.Terms.Sum(term => time.WeeksIn(records.Frame.Calendars[term.Id], rule.Posts).Count),
                wholeYear.Sum(term => time.WeeksIn(records.Frame.Calendars[term.Id], rule.Posts).Count));
            if (Reckon(rule, measure, options, staff, periods) is not { } norm) continue;
            var held = rule.Posts.Where(post => time.WeeksIn(calendar, post).Count > 0);
            owed.Add((norm.Result with { Posts = [.. held] }, norm.Target, $"{rule.Period}|{string.Join(',', rule.Months)}|{options.Key}"));
        }

        return [.. owed.Select(each => each.Result with { SupersededBy = HigherThan(each, owed) })];
    }

    /// <summary>The school's own norms, in the pack's order.</summary>
    public IReadOnlyList<NormResult> OfSchool()
    {
        var periods = (NormRule rule) => new HeldPeriods(
            calendar.Weeks, Months(rule, calendar.Months),
            records.Terms.Sum(term => records.Frame.Calendars[term.Id].Weeks.Count),
            wholeYear.Sum(term => records.Frame.Calendars[term.Id].Weeks.Count));
        return [.. rules.Where(each => each.Rule.Who == NormHolder.School && calendar.Weeks.Count > 0)
            .Select(each => Reckon(each.Rule, each.Measure, each.Options, null, periods(each.Rule))?.Result).OfType<NormResult>()];
    }

    private static IReadOnlyList<DateOnly> Months(NormRule rule, IReadOnlyList<DateOnly> held) =>
        rule.Months.Count == 0 ? held : [.. held.Where(month => rule.Months.Contains(month.Month))];

    // Of one measure and period the higher target counts; of equal ones the first in the pack.
    private static string? HigherThan(
        (NormResult Result, NormTarget Target, string Like) one, List<(NormResult Result, NormTarget Target, string Like)> owed)
    {
        var best = owed.Where(other => other.Like == one.Like)
            .Aggregate((higher, other) => ReferenceEquals(NormTarget.Higher(higher.Target, other.Target), higher.Target) ? higher : other);
        return best.Result.Norm == one.Result.Norm ? null : best.Result.Norm;
    }

    private (NormResult Result, NormTarget Target)? Reckon(
        NormRule rule, Measure measure, MeasureOptions options, string? staff, HeldPeriods periods)
    {
        var atLeast = values.Number(rule.AtLeast);
        var from = rule.Period == NormPeriod.Year ? records.FirstDay : records.Term.FirstDay;
        var found = MeasureCatalogue.Contributions(records, measure, options, staff, from, records.Term.LastDay);
        var parts = rule.Period switch
        {
            NormPeriod.Week => Weeks(periods.Weeks, found, atLeast),
            NormPeriod.Month => Months(periods.Months, found, atLeast),
            _ => null,
        };
        var yearWeeks = records.Terms.Sum(term => records.Frame.Calendars[term.Id].Weeks.Count);
        var (held, of, share, whole) = rule.Period switch
        {
            NormPeriod.Week or NormPeriod.Month => (parts!.Count, parts.Count, 1m, parts.Count),
            NormPeriod.Year => (periods.WeeksOfYear, yearWeeks, rule.ShareAfter(records.Term.Number), atLeast),
            _ => (periods.Weeks.Count, calendar.Weeks.Count, 1m, atLeast),
        };
        if (of == 0) return null;
        var target = NormTarget.Of(whole, held, of, share);
        var actual = parts is null ? Math.Max(0, found.Sum(each => each.Amount)) : parts.Count(part => part.Met);
        return (new()
        {
            Norm = rule.Id,
            Clause = rule.Clause,
            Number = pack.NumberOf(rule.Clause),
            Title = rule.Title ?? measure.Name,
            Measure = measure.Code,
            Unit = parts is null ? measure.Unit : UnitOf(rule.Period),
            Source = measure.Source,
            Period = rule.Period,
            AtLeast = atLeast,
            Held = held,
            Of = parts is null ? of : rule.Period == NormPeriod.Week ? calendar.Weeks.Count : Months(rule, calendar.Months).Count,
            Target = whole * share * held / of,
            TargetShown = target.RoundedUp,
            YearTargetShown = rule.Period == NormPeriod.Year ? WholeYear(atLeast, periods) : null,
            Actual = actual,
            Attainment = target.Attainment(actual),
            Met = target.IsMet(actual),
            ShortBy = target.ShortBy(actual),
            Parts = parts ?? [],
            Contributions = parts is null ? found : [.. found.Where(each => IsIn(each.Date, rule.Period, periods))],
        }, target);
    }

    private decimal WholeYear(decimal atLeast, HeldPeriods periods) => NormTarget.Of(
        atLeast, periods.WeeksOfWholeYear, wholeYear.Sum(term => records.Frame.Calendars[term.Id].Weeks.Count)).RoundedUp;

    private static Text UnitOf(NormPeriod period) => period == NormPeriod.Week ? new("周", "weeks") : new("月", "months");

    private List<NormPart> Weeks(IReadOnlyList<TeachingWeek> weeks, IReadOnlyList<Contribution> found, decimal atLeast) =>
        [.. weeks.Select(week =>
        {
            var amount = found.Where(each => calendar.WeekOf(each.Date) == week.Number).Sum(each => each.Amount);
            return new NormPart(week.Number, week.Monday, amount, amount >= atLeast);
        })];

    private static List<NormPart> Months(IReadOnlyList<DateOnly> months, IReadOnlyList<Contribution> found, decimal atLeast) =>
        [.. months.Select(month =>
        {
            var amount = found.Where(each => IsIn(each.Date, month)).Sum(each => each.Amount);
            return new NormPart(month.Month, month, amount, amount >= atLeast);
        })];

    private bool IsIn(DateOnly day, NormPeriod period, HeldPeriods periods) => period == NormPeriod.Week
        ? calendar.WeekOf(day) is { } number && periods.Weeks.Any(week => week.Number == number)
        : periods.Months.Any(month => IsIn(day, month));

    private static bool IsIn(DateOnly day, DateOnly month) => day.Year == month.Year && day.Month == month.Month;

    private sealed record HeldPeriods(
        IReadOnlyList<TeachingWeek> Weeks, IReadOnlyList<DateOnly> Months, int WeeksOfYear, int WeeksOfWholeYear);
}
