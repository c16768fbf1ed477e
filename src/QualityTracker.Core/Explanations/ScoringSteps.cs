using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Explanations;

/// <summary>Writes out how a figure gives a share of an indicator's weight (计分算式); formula 4.</summary>
internal sealed class ScoringSteps(Grounds grounds)
{
    /// <summary>Nothing where the figure may not be shown.</summary>
    /// <param name="rule">The indicator's.</param>
    /// <param name="result">What was scored.</param>
    /// <param name="attainments">In percent, uncapped; for ways that score attainments.</param>
    /// <param name="count">What a deduction counts.</param>
    public IEnumerable<Arithmetic> Of(IndicatorRule rule, IndicatorResult result, IReadOnlyList<decimal> attainments, decimal count)
    {
        if (result is { LevelsOnly: true } or { Fraction: null }) yield break;
        if (result.Missing == MissingRule.Zero)
        {
            yield return Step("没有记录，按零分", "nothing recorded: zero", "0", 0);
            yield break;
        }

        var fraction = result.Fraction.Value;
        var figure = Written.Number(result.Figure ?? 0);
        yield return rule.Score switch
        {
            AttainmentScoring way => Attainment(way, attainments, fraction),
            AllOrNothingScoring => fraction == 1 ? Step("达标，得全部", "met: all of it", "1", 1) : Step("未达标，不得分", "not met: nothing", "0", 0),
            StepScoring way => Stepwise(way, result.Figure ?? 0, fraction),
            LinearScoring way => Linear(way, figure, result.Figure ?? 0, fraction),
            DeductionScoring way => Deduction(way, result.Weight, count, fraction),
            _ => Step(
                "得分率 = 数值 ÷ 100，限于 0 至 1", "share of the weight = figure ÷ 100, held to 0..1", Held($"{figure} ÷ 100", (result.Figure ?? 0) / 100), fraction),
        };
    }

    /// <summary>The numbers of a rule that may be parameters.</summary>
    public static IEnumerable<Quantity> NumbersOf(Scoring scoring) => scoring switch
    {
        LinearScoring way => [way.Floor, way.Ceiling],
        DeductionScoring way => [way.Each],
        _ => [],
    };

    private static Arithmetic Attainment(AttainmentScoring way, IReadOnlyList<decimal> attainments, decimal fraction)
    {
        var cap = way.Cap * 100;
        if (attainments is [var only])
        {
            var held = only > cap ? $"min({Written.Number(only)}, {Written.Number(cap)})" : Written.Number(only);
            return Step("得分率 = 完成率（有上限）÷ 100", "share of the weight = attainment up to the cap ÷ 100", $"{held} ÷ 100", fraction);
        }

        var sum = Written.SumOfEquals(attainments.Select(each => Math.Min(each, cap)));
        return Step(
            "得分率 = 各项完成率（有上限）的平均 ÷ 100", "share of the weight = mean of the attainments, each up to the cap ÷ 100",
            $"{Written.Bracketed(sum)} ÷ {attainments.Count} ÷ 100", fraction);
    }

    private static Arithmetic Stepwise(StepScoring way, decimal figure, decimal fraction)
    {
        var reached = way.Steps.LastOrDefault(step => figure >= step.From);
        return reached is null
            ? Step($"{Written.Number(figure)} 未到最低一档", $"{Written.Number(figure)} reaches no step", "0", 0)
            : Step(
                $"{Written.Number(figure)} 达到 {Written.Number(reached.From)} 一档", $"{Written.Number(figure)} reaches the step of {Written.Number(reached.From)}",
                $"{Written.Number(reached.Percent)} ÷ 100", fraction);
    }

    private Arithmetic Linear(LinearScoring way, string written, decimal figure, decimal fraction)
    {
        var (floor, ceiling) = (grounds.Number(way.Floor), grounds.Number(way.Ceiling));
        var sum = $"({written} − {Written.Number(floor)}) ÷ ({Written.Number(ceiling)} − {Written.Number(floor)})";
        return Step(
            "得分率 = (数值 − 下限) ÷ (上限 − 下限)，限于 0 至 1", "share of the weight = (figure − floor) ÷ (ceiling − floor), held to 0..1",
            Held(sum, (figure - floor) / (ceiling - floor)), fraction);
    }

    private Arithmetic Deduction(DeductionScoring way, decimal weight, decimal count, decimal fraction)
    {
        if (weight == 0) return Step("没有分值", "there are no points to take from", "0", 0);
        var left = weight - (grounds.Number(way.Each) * count);
        var sum = $"{Written.Number(weight)} − {Written.Number(grounds.Number(way.Each))} × {Written.Number(count)}";
        return Step(
            "得分率 = (权重 − 每次扣分 × 次数) ÷ 权重，不低于 0", "share of the weight = (weight − each × count) ÷ weight, not below 0",
            $"{(left < 0 ? $"max({sum}, 0)" : $"({sum})")} ÷ {Written.Number(weight)}", fraction);
    }

    private static string Held(string sum, decimal value) => value > 1 ? $"min({sum}, 1)" : value < 0 ? $"max({sum}, 0)" : sum;

    private static Arithmetic Step(string zh, string en, string sum, decimal value) => Written.Step("fraction", new(zh, en), sum, value);
}
