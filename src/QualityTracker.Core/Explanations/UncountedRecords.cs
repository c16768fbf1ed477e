using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// Finds the records near a figure that are not part of it (未计入记录): the same measure is asked again with one restriction relaxed at a
/// time, the void records, wider dates, an option's widest words. What then appears was not counted, and the relaxed restriction is the
/// reason.
/// </summary>
internal sealed class UncountedRecords(Grounds grounds)
{
    private readonly Lazy<RecordIndex> withVoided = new(() => new(
        grounds.Frame, grounds.Evaluation.Term, Together(grounds.Records.InForce, grounds.Records.Voided)));

    private readonly Lazy<RecordIndex> ofYear = new(() => new(grounds.Frame, LastTermOf(grounds), grounds.Records.InForce));

    /// <summary>What is near a measure's count from a day to a day.</summary>
    /// <param name="counting">The measure and its options.</param>
    /// <param name="from">First day that counts.</param>
    /// <param name="to">Last day that counts.</param>
    /// <param name="counted">What was counted.</param>
    /// <param name="notOwedThen">Why what lies in the period was not counted after all; null where the whole period is owed.</param>
    public IReadOnlyList<UncountedRecord> Of(
        Counting counting, DateOnly from, DateOnly to, IReadOnlyList<Contribution> counted, Func<DateOnly, (WhyNotCounted, Text)>? notOwedThen = null)
    {
        var (measure, options) = counting;
        var found = new Found(grounds.Labels, counted);
        found.AddDuplicates(counted);
        if (notOwedThen is not null) found.Add(Ask(grounds.Index, measure, options, from, to), each => notOwedThen(each.Date));
        found.Add(Ask(withVoided.Value, measure, options, from, to), Void);
        if (measure.Source == RecordKind.TutoringPlan) found.Add(VoidedPlans(counting).Where(each => from <= each.Date && each.Date <= to), Void);
        var year = ofYear.Value;
        found.Add(Ask(year, measure, options, year.FirstDay, year.Term.LastDay), each => Outside(each.Date, from, to));
        foreach (var (option, words) in Wider(counting))
            found.Add(Ask(grounds.Index, measure, options.With(option.Name, words), from, to), _ => Narrower(option, options));
        var widest = Wider(counting).Aggregate(options, (all, each) => all.With(each.Option.Name, each.Words));
        found.Add(Ask(grounds.Index, measure, widest, from, to), _ => (WhyNotCounted.AnotherKind, Names.Of(WhyNotCounted.AnotherKind)));
        foreach (var near in measure.Near(new(grounds.Index, grounds.Staff, options)).Where(each => from <= each.Contribution.Date && each.Contribution.Date <= to))
            found.Add([near.Contribution], _ => (near.Why, Names.Of(near.Why)));
        return found.All;
    }

    public (WhyNotCounted, Text) Void(string record)
    {
        if (!grounds.Records.Voidings.TryGetValue(record, out var voiding)) return (WhyNotCounted.Voided, Names.Of(WhyNotCounted.Voided));
        var day = voiding.On.ToString("O", CultureInfo.InvariantCulture);
        var (zh, en) = grounds.Labels.IsOfPupils(record) || voiding.Reason.Length == 0 ? ("", "") : ($"：{voiding.Reason}", $": {voiding.Reason}");
        return (WhyNotCounted.Voided, new($"已于 {day} 作废{zh}", $"void since {day}{en}"));
    }

    private static (WhyNotCounted, Text) Outside(DateOnly date, DateOnly from, DateOnly to)
    {
        var (day, first, last) = (Day(date), Day(from), Day(to));
        return (WhyNotCounted.OutsidePeriod, new($"{day} 不在核算期 {first} 至 {last} 内", $"{day} is outside the period from {first} to {last}"));
    }

    private (WhyNotCounted, Text) Void(Contribution each) => Void(each.Record);

    private IReadOnlyList<Contribution> Ask(RecordIndex index, Measure measure, MeasureOptions options, DateOnly from, DateOnly to) =>
        MeasureCatalogue.Contributions(index, measure, options, grounds.Staff, from, to);

    // Plans are part of the frame, where void ones are not.
    private IEnumerable<Contribution> VoidedPlans(Counting counting) => grounds.Records.VoidedPlans
        .Where(plan => counting.Options.Many("kinds").Contains(PackWord.Of(plan.Kind)))
        .Select(plan => new Contribution(plan.Id, plan.From < grounds.Index.Term.FirstDay ? grounds.Index.Term.FirstDay : plan.From, 1));

    // Of a flag the other answer, of several words all of them, of a level the lowest.
    private static IEnumerable<(MeasureOption Option, IReadOnlyList<string> Words)> Wider(Counting counting) =>
        counting.Measure.Options.Select(option => (option, Words: (IReadOnlyList<string>)(option.Many ? option.Choices
            : option.Choices is ["yes", "no"] ? [counting.Options.Flag(option.Name) ? "no" : "yes"]
            : [option.Choices[0]])));

    private static (WhyNotCounted, Text) Narrower(MeasureOption option, MeasureOptions options) => option.Name switch
    {
        "evaluated-only" => (WhyNotCounted.NotEvaluated, new("没有评课；只计有评课的", "no evaluation was given; only those with one count")),
        "level" => (WhyNotCounted.BelowLevel, new(
            $"级别不够；至少{OptionWords.Of(options.One("level")).Zh}", $"below the level; at least {OptionWords.Of(options.One("level")).En}")),
        _ => (WhyNotCounted.AnotherKind, new($"类别不在“{option.Title.Zh}”之内", $"not among “{option.Title.En}”")),
    };

    private static string LastTermOf(Grounds grounds) => grounds.Frame.Terms.Values
        .Where(term => term.SchoolYear == grounds.Frame.Terms[grounds.Evaluation.Term].SchoolYear).MaxBy(term => term.Number)!.Id;

    private static TermRecords Together(TermRecords one, TermRecords other) => new()
    {
        LessonObservations = [.. one.LessonObservations, .. other.LessonObservations],
        TeachingHours = [.. one.TeachingHours, .. other.TeachingHours],
        Duties = [.. one.Duties, .. other.Duties],
        TutoringSessions = [.. one.TutoringSessions, .. other.TutoringSessions],
        TuitionCounts = [.. one.TuitionCounts, .. other.TuitionCounts],
    };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    // Each record once: with the first reason found.
    private sealed class Found(RecordLabels labels, IReadOnlyList<Contribution> counted)
    {
        private readonly HashSet<string> seen = [.. counted.Select(each => each.Record)];
        private readonly List<UncountedRecord> all = [];

        public IReadOnlyList<UncountedRecord> All => [.. all.OrderBy(each => each.Date).ThenBy(each => each.Id, StringComparer.Ordinal)];

        public void AddDuplicates(IReadOnlyList<Contribution> contributions)
        {
            foreach (var each in contributions)
            {
                foreach (var id in each.Same.Where(seen.Add))
                    all.Add(labels.Uncounted(each, id, WhyNotCounted.Duplicate, new($"与记录 {each.Record} 是同一件事，已计一次", $"the same event as record {each.Record}, which is counted")));
            }
        }

        public void Add(IEnumerable<Contribution> contributions, Func<Contribution, (WhyNotCounted Why, Text Reason)> why)
        {
            foreach (var each in contributions)
            {
                foreach (var id in each.Same.Prepend(each.Record).Where(seen.Add))
                {
                    var (reason, text) = why(each with { Record = id });
                    all.Add(labels.Uncounted(each, id, reason, text));
                }
            }
        }
    }
}

/// <summary>A measure with the options it is asked with (统计口径).</summary>
internal sealed record Counting(Measure Measure, MeasureOptions Options);
