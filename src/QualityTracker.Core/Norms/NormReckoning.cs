using QualityTracker.Core.Calendars;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Norms;

/// <summary>
/// Reckons the norms of a pack (规范量核算); formula 3. Records of the whole term count for a term's norm, whichever post was held on
/// the day; for a year norm those from the first day of the school year. Of norms of one measure and period the highest at-least of each
/// week is owed: side by side the higher counts, one after the other each for its weeks.
/// </summary>
public sealed class NormReckoning
{
    private readonly PolicyPack pack;
    private readonly ParameterValues values;
    private readonly RecordIndex records;
    private readonly TermCalendar calendar;
    private readonly IReadOnlyList<ExamRound> rounds;
    private readonly IReadOnlyList<Term> wholeYear;
    private readonly IReadOnlyList<(NormRule Rule, Measure Measure, MeasureOptions Options)> rules;
    private readonly ClassNorms classes;
    private readonly DateOnly until;

    /// <param name="pack">The policy whose norms are owed.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="records">The year's records up to the term.</param>
    /// <param name="until">The last day whose records count, for a look at a term under way; the term's last day when null.</param>
    public NormReckoning(PolicyPack pack, ParameterValues values, RecordIndex records, DateOnly? until = null)
    {
        (this.pack, this.values, this.records) = (pack, values, records);
        this.until = until ?? records.Term.LastDay;
        calendar = records.Frame.Calendars[records.Term.Id];
        rounds = ExamRound.Of(calendar, records.Frame.Lists.Exams);
        wholeYear = [.. records.Frame.Terms.Values.Where(term => term.SchoolYear == records.Term.SchoolYear)];
        classes = new(pack, values, records);
        rules = [.. pack.Norms.Select(rule => (Rule: rule, Measure: MeasureCatalogue.Of(rule.Measure.Measure)))
            .Where(each => each.Rule.Who != NormHolder.Class && IsAsked(each.Rule))
            .Select(each => (each.Rule, each.Measure, Options(each.Rule.Measure, values)))];
    }

    /// <summary>The words of a rule's options, with the school's values for parameters.</summary>
    public static MeasureOptions Options(MeasureCall call, ParameterValues values) => new(
        MeasureCatalogue.Of(call.Measure),
        call.Options.ToDictionary(option => option.Key, option => values.Words(option.Value), StringComparer.Ordinal));

    /// <summary>Norms that are held but cannot be reckoned, or not for every class, from a term's records, with the reason.</summary>
    public IReadOnlyList<(string Norm, Text Reason)> NotReckoned() =>
        [.. pack.Norms.Where(norm => IsAsked(norm) && rules.All(each => each.Rule.Id != norm.Id))
            .Select(norm => (norm.Id, Reason: ClassNorms.Takes(norm) ? classes.LeftOut(norm) : new Text(
                $"规范量 {norm.Id} 所需记录不在学期记录中，未核算", $"norm {norm.Id} needs records beyond the term's and was not reckoned")))
            .Where(each => each.Reason is not null).Select(each => (each.Id, each.Reason!))];

    /// <summary>Why year norms are reckoned from a part of the year; null when its first term is recorded.</summary>
    public Text? PartOfYear()
    {
        if (records.Terms[0].Number <= 1 || rules.All(each => each.Rule.Period != NormPeriod.Year)) return null;
        var (first, missing) = (records.Terms[0].Number, string.Join("、", Enumerable.Range(1, records.Terms[0].Number - 1)));
        return new(
            $"本学年第 {missing} 学期未录入，学年规范量只按第 {first} 学期起的份额和周数核算",
            $"term {missing} of the school year is not recorded: year norms are reckoned by the share and weeks from term {first} on");
    }

    /// <summary>The norms a person owes, in the pack's order; those superseded are among them and say so.</summary>
    public IReadOnlyList<NormResult> Of(string staff, PostTime time)
    {
        var owed = rules.Where(each => each.Rule.Who == NormHolder.Posts).Select(each => Owed(each, HeldBy(each.Rule, time)) with
        {
            Posts = [.. each.Rule.Posts.Where(post => time.WeeksIn(calendar, post).Count > 0)],
        }).Where(norm => norm.Times.Count > 0).ToArray();

        // A post given up before the term leaves a year's norm only where another post's norm goes on with it.
        var now = owed.Where(norm => norm.Held.Weeks.Count > 0).ToArray();
        return [.. now.Select(norm =>
        {
            var best = now.Where(other => other.Like == norm.Like).MaxBy(other => other.Asked)!;
            return ReferenceEquals(best, norm) ? Reckon(norm, [.. owed.Where(other => other.Like == norm.Like)], staff)
                : Reckon(norm, [norm], staff) with { SupersededBy = best.Rule.Id };
        })];
    }

    /// <summary>The school's own norms and those of its classes.</summary>
    public IReadOnlyList<NormResult> OfSchool() =>
        [.. rules.Where(each => each.Rule.Who == NormHolder.School && calendar.Weeks.Count > 0)
            .Select(each => Owed(each, Held(each.Rule, term => term.Weeks, calendar.Months, rounds)))
            .Where(norm => norm.Times.Count > 0).Select(norm => Reckon(norm, [norm], null)),
            .. pack.Norms.Where(norm => calendar.Weeks.Count > 0 && IsAsked(norm)).Select(classes.Of).OfType<NormResult>()];

    // A number that the school sets to 0 asks for nothing: the norm is then owed by nobody, rather than met by everybody.
    private bool IsAsked(NormRule rule) => values.Number(rule.AtLeast) > 0;

    private HeldPeriods HeldBy(NormRule rule, PostTime time) =>
        Held(rule, term => time.WeeksIn(term, rule.Posts), rule.Period == NormPeriod.Month ? time.MonthsIn(calendar, rule.Posts) : [],
            rule.Period == NormPeriod.Round ? time.RoundsIn(calendar, rounds, rule.Posts) : []);

    private HeldPeriods Held(
        NormRule rule, Func<TermCalendar, IReadOnlyList<TeachingWeek>> weeks, IReadOnlyList<DateOnly> months, IEnumerable<ExamRound> roundsHeld) => new(
        weeks(calendar), Months(rule, months), [.. roundsHeld.Select(round => round.From)],
        [.. records.Terms.SelectMany(term => HeldPeriods.Days(weeks(records.Frame.Calendars[term.Id])))],
        [.. wholeYear.SelectMany(term => HeldPeriods.Days(weeks(records.Frame.Calendars[term.Id])))]);

    private NormOwed Owed((NormRule Rule, Measure Measure, MeasureOptions Options) each, HeldPeriods held) => new(
        each.Rule, each.Measure, each.Options, values.Number(each.Rule.AtLeast),
        each.Rule.Period == NormPeriod.Year ? each.Rule.ShareAfter(records.Term.Number) - ShareBefore(each.Rule) : 1, [], held);

    // The share of the terms before the first that is recorded: nothing is known of them, and nothing owed.
    private decimal ShareBefore(NormRule rule) => records.Terms[0].Number <= 1 ? 0 : rule.ShareAfter(records.Terms[0].Number - 1);

    private static IReadOnlyList<DateOnly> Months(NormRule rule, IReadOnlyList<DateOnly> held) =>
        rule.Months.Count == 0 ? held : [.. held.Where(month => rule.Months.Contains(month.Month))];

    // Alike are the norms summed into the target, this one among them.
    private NormResult Reckon(NormOwed norm, IReadOnlyList<NormOwed> alike, string? staff)
    {
        var (rule, measure) = (norm.Rule, norm.Measure);
        var from = rule.Period == NormPeriod.Year ? records.FirstDay : records.Term.FirstDay;
        var found = MeasureCatalogue.Contributions(records, measure, norm.Options, staff, from, until);
        var asked = NormOwed.Highest(alike, each => each.Times, each => each.AtLeast * each.Share);
        var parts = rule.Period is NormPeriod.Week or NormPeriod.Month or NormPeriod.Round ? Parts(rule.Period, asked, found) : null;
        var of = rule.Period == NormPeriod.Year ? WeeksOf(records.Terms) : calendar.Weeks.Count;
        var target = parts is null ? NormTarget.OfWeeks([.. asked.Values.Select(each => each.AtLeast * each.Share)], of)
            : NormTarget.Of(parts.Count, 1, 1);
        var actual = parts is null ? Math.Max(0, found.Sum(each => each.Amount)) : parts.Count(part => part.Met);
        return new()
        {
            Norm = rule.Id,
            Clause = rule.Clause,
            Number = pack.NumberOf(rule.Clause),
            Title = rule.Title ?? measure.Name,
            Measure = measure.Code,
            Unit = parts is null ? measure.Unit : UnitOf(rule.Period),
            Source = measure.Source,
            Period = rule.Period,
            Posts = norm.Posts,
            AtLeast = norm.AtLeast,
            Share = norm.Share,
            Held = asked.Count,
            Of = rule.Period switch
            {
                NormPeriod.Month => Months(rule, calendar.Months).Count,
                NormPeriod.Round => rounds.Count,
                _ => of,
            },
            Target = target.Value,
            TargetShown = target.RoundedUp,
            YearTargetShown = rule.Period == NormPeriod.Year ? WholeYear(alike) : null,
            Actual = actual,
            Attainment = target.Attainment(actual),
            Met = target.IsMet(actual),
            ShortBy = target.ShortBy(actual),
            Stretches = asked.Values.All(each => ReferenceEquals(each, norm)) ? [] : Stretches(asked.Values),
            Parts = parts ?? [],
            Exact = target,
            Weeks = rule.Period switch
            {
                NormPeriod.Month => [.. WeeksHeld(alike).Where(week => week.TeachingDays.Any(day => asked.ContainsKey(new(day.Year, day.Month, 1))))
                    .Select(week => week.TeachingDays[0])],
                NormPeriod.Round => HeldPeriods.Days(WeeksHeld(alike)),
                _ => [.. asked.Keys],
            },
            Contributions = parts is null ? found : [.. found.Where(each => asked.Keys.Any(time => IsIn(each.Date, rule.Period, time)))],
        };
    }

    private static IEnumerable<TeachingWeek> WeeksHeld(IEnumerable<NormOwed> alike) =>
        alike.SelectMany(norm => norm.Held.Weeks).Distinct().OrderBy(week => week.Number);

    private decimal WholeYear(IReadOnlyList<NormOwed> alike)
    {
        decimal Asks(NormOwed norm) => norm.AtLeast * (1 - ShareBefore(norm.Rule));
        var asked = NormOwed.Highest(alike, norm => norm.Held.OfWholeYear, Asks);
        return NormTarget.OfWeeks([.. asked.Values.Select(Asks)], WeeksOf(wholeYear)).RoundedUp;
    }

    private int WeeksOf(IEnumerable<Term> terms) => terms.Sum(term => records.Frame.Calendars[term.Id].Weeks.Count);

    private static NormStretch[] Stretches(IEnumerable<NormOwed> asked) =>
        [.. asked.GroupBy(each => each.Rule.Id).Select(group => new NormStretch(group.Key, group.First().AtLeast, group.Count(), group.First().Share))];

    private List<NormPart> Parts(NormPeriod period, SortedDictionary<DateOnly, NormOwed> asked, IReadOnlyList<Contribution> found) =>
        [.. asked.Select(each =>
        {
            var (time, atLeast) = (each.Key, each.Value.AtLeast);
            var amount = found.Where(record => IsIn(record.Date, period, time)).Sum(record => record.Amount);
            return period switch
            {
                NormPeriod.Week => new NormPart(calendar.WeekOf(time)!.Value, TermCalendar.MondayOf(time), amount, amount >= atLeast),
                NormPeriod.Round => new(rounds.First(round => round.From == time).Number, time, amount, amount >= atLeast),
                _ => new(time.Month, time, amount, amount >= atLeast),
            };
        })];

    // A time is a week by its first teaching day, or a month or round by its first day.
    private bool IsIn(DateOnly day, NormPeriod period, DateOnly time) => period switch
    {
        NormPeriod.Week => calendar.WeekOf(day) is { } number && number == calendar.WeekOf(time),
        NormPeriod.Round => rounds.Any(round => round.From == time && round.Contains(day)),
        _ => day.Year == time.Year && day.Month == time.Month,
    };

    private static Text UnitOf(NormPeriod period) => period switch
    {
        NormPeriod.Week => new("周", "weeks"),
        NormPeriod.Round => new("轮", "rounds"),
        _ => new("月", "months"),
    };
}
