using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Norms;

/// <summary>
/// Weekly norms that every class owes by its timetable (班级规范量, clause D8), as one duty of the school: of the classes with a
/// timetable, so many keep the norm. A class without a timetable is neither for nor against: nothing is known of it.
/// </summary>
internal sealed class ClassNorms(PolicyPack pack, ParameterValues values, RecordIndex records)
{
    private readonly string[] classes = [.. records.Frame.Classes.Values.Where(each => each.SchoolYear == records.Term.SchoolYear)
        .Select(each => each.Id).Order(StringComparer.Ordinal)];

    private readonly HashSet<string> planned = records.Frame.Lists.Timetable.Where(entry => entry.Term == records.Term.Id)
        .Select(entry => entry.Class).ToHashSet(StringComparer.Ordinal);

    /// <summary>Null when no class has a timetable, or the rule is not one of a week and the timetable.</summary>
    public NormResult? Of(NormRule rule)
    {
        var measure = MeasureCatalogue.Of(rule.Measure.Measure);
        var held = classes.Where(planned.Contains).ToArray();
        if (held.Length == 0 || !Takes(rule)) return null;
        var (atLeast, options) = (values.Number(rule.AtLeast), NormReckoning.Options(rule.Measure, values));
        var found = held.Select(each => MeasureCatalogue.OfClass(records, measure, options, each)).ToArray();
        var (target, actual) = (NormTarget.Of(held.Length, 1, 1), found.Count(each => each.Sum(lesson => lesson.Amount) >= atLeast));
        return new()
        {
            Norm = rule.Id,
            Clause = rule.Clause,
            Number = pack.NumberOf(rule.Clause),
            Title = rule.Title ?? measure.Name,
            Measure = measure.Code,
            Unit = new("个班", "classes"),
            Source = measure.Source,
            Period = rule.Period,
            AtLeast = atLeast,
            Held = held.Length,
            Of = classes.Length,
            Target = target.Value,
            TargetShown = target.RoundedUp,
            Actual = actual,
            Attainment = target.Attainment(actual),
            Met = target.IsMet(actual),
            ShortBy = target.ShortBy(actual),
            Contributions = [.. found.SelectMany(each => each).OrderBy(each => each.Record, StringComparer.Ordinal)],
        };
    }

    /// <summary>What is left out of a norm it takes; null when every class is in it.</summary>
    public Text? LeftOut(NormRule rule)
    {
        if (classes.Length == 0)
            return new($"规范量 {rule.Id}：本学年没有班级，未核算", $"norm {rule.Id}: the school year has no classes, and it was not reckoned");
        var without = classes.Count(each => !planned.Contains(each));
        return without == 0 ? null : new(
            $"规范量 {rule.Id}：{classes.Length} 个班中有 {without} 个没有课程表，未核算",
            $"norm {rule.Id}: {without} of {classes.Length} classes have no timetable and were not reckoned");
    }

    /// <summary>Whether the rule is one of classes, weeks and the timetable.</summary>
    public static bool Takes(NormRule rule) => rule is { Who: NormHolder.Class, Period: NormPeriod.Week }
        && MeasureCatalogue.Of(rule.Measure.Measure) is { Source: RecordKind.Timetable };
}
