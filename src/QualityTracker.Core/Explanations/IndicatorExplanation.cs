using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Explanations;

/// <summary>Explains an indicator (指标说明): its points of the total, how it was scored, and what it was scored on; formula 4.</summary>
internal sealed class IndicatorExplanation(Grounds grounds, PersonEvaluation person, NormExplanation norms, WorkloadExplanation workload, ExamExplanation exams)
{
    private static readonly Text Points = new("分", "points");

    private readonly ScoringSteps scoring = new(grounds);

    public static string FigureOf(DimensionResult dimension, IndicatorResult indicator) => $"indicators/{dimension.Id}/{indicator.Id}";

    public Explanation Of(DimensionResult dimension, IndicatorResult indicator)
    {
        var rule = grounds.Pack.Dimensions.First(each => each.Id == dimension.Id).Indicators.First(each => each.Id == indicator.Id);
        var source = Source(dimension, rule, indicator);
        return source with
        {
            Figure = FigureOf(dimension, indicator),
            Title = indicator.Title,
            Clause = grounds.Clause(indicator.Clause),
            Rule = $"dimensions/{dimension.Id}/{indicator.Id}",
            Value = indicator.ExactPoints,
            Shown = indicator.Points is { } shown ? Written.Shown(shown) : null,
            Unit = Points,
            Arithmetic =
            [
                .. source.Arithmetic, .. Weight(dimension, indicator),
                .. scoring.Of(rule, indicator, AttainmentsOf(rule, indicator), CountOf(rule, indicator)), .. PointsOf(indicator),
            ],
            Parameters = [.. grounds.Parameters(ScoringSteps.NumbersOf(rule.Score).Append(rule.Weight)), .. source.Parameters],
            Notes = [.. grounds.ChangesIn($"dimensions/{dimension.Id}/indicators/{indicator.Id}"), .. source.Notes, .. indicator.Notes, .. MissingNote(indicator)],
        };
    }

    private static IEnumerable<Arithmetic> Weight(DimensionResult dimension, IndicatorResult indicator)
    {
        if (indicator.Missing == MissingRule.Exclude) yield break;
        var declared = Written.Number(indicator.DeclaredWeight);
        if (dimension.IsBonus)
        {
            yield return Written.Step("weight", new("最多可加的分", "points it can add"), declared, indicator.Weight);
            yield break;
        }

        var left = dimension.Indicators.Where(each => each.Missing != MissingRule.Exclude).Select(each => each.DeclaredWeight);
        yield return Written.Step(
            "weight", new("分值 = 权重 ÷ 有数据指标的权重之和 × 维度分值", "points at stake = weight ÷ weights of the indicators not left out × points of the dimension"),
            dimension.Weight == 0 ? "0" : $"{declared} ÷ ({Written.Sum(left)}) × {Written.Number(dimension.Weight)}", indicator.Weight);
    }

    // Of levels-only classes neither the ratio nor what it gives of the weight is written out (clause Z8).
    private static IEnumerable<Arithmetic> PointsOf(IndicatorResult indicator)
    {
        if (indicator is not { ExactPoints: { } points, Fraction: { } fraction, LevelsOnly: false }) yield break;
        yield return Written.Step("points", new("得分 = 得分率 × 分值", "points = share of the weight × points at stake"), $"{Written.Number(fraction)} × {Written.Number(indicator.Weight)}", points);
    }

    private static IEnumerable<Text> MissingNote(IndicatorResult indicator)
    {
        if (indicator.Missing == MissingRule.Exclude) yield return new("不计入；它的权重由本维度其他指标按比例分担", "left out; its weight is shared out over the rest of the dimension");
        if (indicator.Missing == MissingRule.Zero) yield return new("应有而没有，按零分计", "owed and missing: it scores zero");
        if (indicator.LevelsOnly) yield return new("小学只呈现等级，算式不列出", "primary classes are shown as levels only, and the sum is not written out");
    }

    private IReadOnlyList<decimal> AttainmentsOf(IndicatorRule rule, IndicatorResult indicator) =>
        rule.Source is AllNormsSource ? [.. person.NormsOwed.Select(norm => norm.Attainment)] : indicator.Figure is { } figure ? [figure] : [];

    private decimal CountOf(IndicatorRule rule, IndicatorResult indicator) => rule.Source switch
    {
        OneNormSource source => person.Norms.FirstOrDefault(norm => norm.Norm == source.Norm)?.ShortBy ?? 0,
        MeasureSource => indicator.Actual ?? 0,
        _ => 0,
    };

    // What it was scored on: other figures, or records of its own.
    private Explanation Source(DimensionResult dimension, IndicatorRule rule, IndicatorResult indicator)
    {
        var empty = new Explanation { Figure = "", Title = Text.Empty };
        return rule.Source switch
        {
            OneNormSource or AllNormsSource => empty with { Parts = [.. indicator.Norms.Select(id => norms.Of(person.Norms.First(norm => norm.Norm == id)))] },
            WorkloadSource => empty with { Parts = [workload.InShort(person.Workload)] },
            ExamSource source => exams.Of(source, indicator),
            MeasureSource source => OfMeasure(dimension, rule, source, indicator),
            _ => empty,
        };
    }

    private Explanation OfMeasure(DimensionResult dimension, IndicatorRule rule, MeasureSource source, IndicatorResult indicator)
    {
        var measure = MeasureCatalogue.Of(source.Call.Measure);
        var (from, to) = (grounds.Index.Term.FirstDay, grounds.Index.Term.LastDay);
        var counting = new Counting(measure, NormReckoning.Options(source.Call, grounds.Evaluation.Parameters));
        return new()
        {
            Figure = "",
            Title = Text.Empty,
            Arithmetic = [.. ActualOf(indicator), .. TargetOf(rule, source, indicator)],
            Parameters =
            [
                .. grounds.Parameters(source.Call), .. source.Target is { } target ? grounds.Parameters(target) : [],
                .. source.TargetMeasure is { } other ? grounds.Parameters(other) : [],
            ],
            Counted = grounds.Counted(indicator.Contributions),
            NotCounted = grounds.Uncounted.Of(counting, from, to, indicator.Contributions),
            Notes = [.. grounds.OptionsOf(source.Call)],
            Parts = source.TargetMeasure is { } planned && indicator.Target is { } owed ? [OfTarget(dimension, indicator, planned, owed)] : [],
        };
    }

    // What another measure gives as the target is led to its own records.
    private Explanation OfTarget(DimensionResult dimension, IndicatorResult indicator, MeasureCall call, decimal target)
    {
        var counting = new Counting(MeasureCatalogue.Of(call.Measure), NormReckoning.Options(call, grounds.Evaluation.Parameters));
        var (from, to) = (grounds.Index.Term.FirstDay, grounds.Index.Term.LastDay);
        var found = MeasureCatalogue.Contributions(grounds.Index, counting.Measure, counting.Options, person.Staff, from, to);
        return new()
        {
            Figure = $"{FigureOf(dimension, indicator)}/target",
            Title = counting.Measure.Name,
            Value = target,
            Shown = Written.Shown(Rounding.Points(target)),
            Unit = counting.Measure.Unit,
            Arithmetic = [NormExplanation.ActualOf(found, target)],
            Counted = grounds.Counted(found),
            NotCounted = grounds.Uncounted.Of(counting, from, to, found),
        };
    }

    private static IEnumerable<Arithmetic> ActualOf(IndicatorResult indicator)
    {
        if (indicator.Actual is { } actual) yield return NormExplanation.ActualOf(indicator.Contributions, actual);
    }

    private IEnumerable<Arithmetic> TargetOf(IndicatorRule rule, MeasureSource source, IndicatorResult indicator)
    {
        if (indicator is not { Target: { } target, Figure: { } figure, Actual: { } actual }) yield break;
        if (source.TargetMeasure is { } other)
        {
            var name = MeasureCatalogue.Of(other.Measure).Name;
            yield return Written.Step("target", new($"应完成量 = {name.Zh}", $"target = {name.En}"), Written.Number(target), target);
        }
        else
        {
            var weeks = grounds.WeeksIn(rule.Posts);
            yield return Written.Step(
                "target", new("应完成量 = 目标 × 任职周数 ÷ 教学周数", "target = number × weeks in post ÷ teaching weeks"),
                $"{Written.Number(grounds.Number(source.Target!))} × {weeks} ÷ {grounds.Evaluation.Weeks}", target);
        }

        yield return Written.Step(
            "attainment", new("完成率 = 实际 ÷ 应完成量 × 100", "attainment = actual ÷ target × 100"),
            $"{Written.Number(actual)} ÷ {Written.Number(target)} × 100", figure);
    }
}
