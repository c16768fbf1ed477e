using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.Workload;

namespace QualityTracker.Core.Evaluations;

/// <summary>What one person has to be scored on.</summary>
internal sealed record PersonFacts(
    string Staff, PostTime Time, IReadOnlyList<PostKind> Posts, IReadOnlyList<NormResult> Norms,
    WorkloadResult Workload, IReadOnlyList<TaughtResult> Taught);

/// <summary>Finds the figure of an indicator's source (指标取数); formula 4.</summary>
internal sealed class SourceFigures(RecordIndex records, ParameterValues values)
{
    private static readonly Text Percent = new("%", "%");

    private static readonly Text Ratio = new("比均率", "relative mean");

    public SourceFigure Of(IndicatorRule indicator, PersonFacts person) => indicator.Source switch
    {
        OneNormSource source => OfNorm(person, source.Norm),
        AllNormsSource => OfNorms(person),
        MeasureSource source => OfMeasure(indicator, source, person),
        WorkloadSource => OfWorkload(person.Workload),
        ExamSource source => OfExams(source, person.Taught),
        _ => throw new NotSupportedException(indicator.Source.GetType().Name),
    };

    // A superseded norm is met through the one that counts.
    private static SourceFigure OfNorm(PersonFacts person, string id)
    {
        if (person.Norms.FirstOrDefault(norm => norm.Norm == id) is not { } norm)
            return Missing(Percent, $"不承担规范量 {id}", $"norm {id} is not owed");
        return new()
        {
            Value = norm.Attainment,
            Unit = Percent,
            Attainments = [norm.Attainment],
            Count = norm.ShortBy,
            Met = norm.Met,
            Actual = norm.Actual,
            Target = norm.Target,
            Norms = [id],
            Source = norm.Source,
            Contributions = norm.Contributions,
        };
    }

    private static SourceFigure OfNorms(PersonFacts person)
    {
        var owed = person.Norms.Where(norm => norm.SupersededBy is null).ToArray();
        if (owed.Length == 0) return Missing(Percent, "没有承担的规范量", "no norm is owed");
        return new()
        {
            Value = owed.Average(norm => Math.Min(100, norm.Attainment)),
            Unit = Percent,
            Attainments = [.. owed.Select(norm => norm.Attainment)],
            Met = owed.All(norm => norm.Met),
            Actual = owed.Count(norm => norm.Met),
            Target = owed.Length,
            Norms = [.. owed.Select(norm => norm.Norm)],
        };
    }

    private static SourceFigure OfWorkload(WorkloadResult workload)
    {
        if (workload.LoadPercent is not { } load)
            return Missing(Percent, "没有任教学科，无法确定满工作量", "no subject is known to take a full load from");
        if (workload.NothingRecorded) return Missing(Percent, "没有课时记录", "no hours were recorded");
        load = Math.Max(0, load);
        return new()
        {
            Value = load,
            Unit = Percent,
            Attainments = [load],
            Met = load >= 100,
            Actual = workload.StandardPeriods,
            Target = workload.FullLoad * workload.WeeksInPost,
            Source = RecordKind.TeachingHours,
        };
    }

    private SourceFigure OfExams(ExamSource source, IReadOnlyList<TaughtResult> taught)
    {
        var leftOut = new List<(Text Class, Text Reason)>();
        var (parts, levelsOnly) = (new List<(decimal Value, decimal Weight)>(), false);
        foreach (var each in taught.Where(each => source.Exams.Contains(each.Result.Kind)))
        {
            if (LeftOut(each.Result, source.AtLeastSat) is { } reason)
            {
                var (of, subject) = (records.Frame.Classes[each.Result.Class].Name, records.Frame.NameOfSubject(each.Result.Subject));
                leftOut.Add((new($"{of}{subject.Zh}", $"{of} {subject.En}"), reason));
                continue;
            }

            parts.Add((each.Result.Compared!.Value, each.Weight));
            levelsOnly |= each.Result.LevelsOnly && each.Weight > 0;
        }

        Text[] notes = [.. leftOut.GroupBy(each => each.Reason, each => each.Class).Select(group => new Text(
            $"{string.Join("、", group.Select(of => of.Zh))}：{group.Key.Zh}", $"{string.Join(", ", group.Select(of => of.En))}: {group.Key.En}"))];
        if (levelsOnly) notes = [new("小学只呈现等级", "primary: levels only"), .. notes];
        if (WeightedMean.Of(parts) is { } mean)
            return new() { Value = mean, Unit = Ratio, Source = RecordKind.Exam, LevelsOnly = levelsOnly, Notes = notes };
        return notes.Length > 0 ? new() { Unit = Ratio, Notes = notes } : Missing(Ratio, "没有可用的监测成绩", "no exam result to use");
    }

    internal static Text? LeftOut(ClassResult result, int atLeastSat)
    {
        if (result.NotComparable is not null) return result.NotComparable;
        var least = Math.Max(atLeastSat, result.LeastShown);
        return result.Sat >= least ? null
            : new($"参加人数 {result.Sat}，不足 {least}，不计入", $"{result.Sat} sat, fewer than {least}: left out");
    }

    private static SourceFigure Missing(Text unit, string zh, string en) => new() { Unit = unit, Notes = [new(zh, en)] };

    // Against a target no record is an attainment of 0: to leave it out would score nothing done above a little done.
    private SourceFigure OfMeasure(IndicatorRule indicator, MeasureSource source, PersonFacts person)
    {
        var measure = MeasureCatalogue.Of(source.Call.Measure);
        var found = Find(source.Call, person.Staff);
        var actual = Math.Max(0, found.Sum(each => each.Amount));
        var figure = new SourceFigure
        {
            Value = actual,
            Unit = measure.Unit,
            Count = actual,
            Actual = actual,
            Source = measure.Source,
            Contributions = found,
        };
        if (!source.HasTarget)
        {
            return found.Count > 0 || indicator.Score is DeductionScoring ? figure
                : figure with { Value = null, Notes = [new("没有记录", "no records")] };
        }

        var (attainment, target, met) = Attained(indicator, source, person, actual);
        if (attainment is null) return figure with { Value = null, Notes = [new("没有目标", "there is no target")] };
        return figure with
        {
            Value = attainment,
            Unit = Percent,
            Attainments = [attainment.Value],
            Target = target,
            Met = met,
            Notes = found.Count > 0 ? [] : [new("没有记录", "no records")],
        };
    }

    // A number is pro rata for the weeks in the indicator's posts; another measure's figure is taken as it is.
    private (decimal? Attainment, decimal Target, bool Met) Attained(
        IndicatorRule indicator, MeasureSource source, PersonFacts person, decimal actual)
    {
        if (source.TargetMeasure is { } other)
        {
            var target = Find(other, person.Staff).Sum(each => each.Amount);
            return target <= 0 ? (null, 0, false) : (actual * 100 / target, target, actual >= target);
        }

        var calendar = records.Frame.Calendars[records.Term.Id];
        var (weeks, all) = (person.Time.WeeksIn(calendar, indicator.Posts).Count, calendar.Weeks.Count);
        var number = values.Number(source.Target!);
        if (weeks == 0 || number == 0) return (null, 0, false);
        var share = NormTarget.Of(number, weeks, all);
        return (share.Attainment(actual), number * weeks / all, share.IsMet(actual));
    }

    private IReadOnlyList<Contribution> Find(MeasureCall call, string staff) => MeasureCatalogue.Contributions(
        records, MeasureCatalogue.Of(call.Measure), NormReckoning.Options(call, values), staff,
        records.Term.FirstDay, records.Term.LastDay);
}
