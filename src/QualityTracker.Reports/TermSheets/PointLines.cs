using System.Globalization;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Dimensions and indicators as a sheet prints them (计分行): how each was scored, and on what.</summary>
internal sealed class PointLines(PolicyPack pack, ParameterValues parameters)
{
    /// <param name="dimension">What was scored.</param>
    /// <param name="levelsOnly">The person's classes have levels only: no ratio of means is printed (clause Z8).</param>
    public SheetDimension Of(DimensionResult dimension, bool levelsOnly)
    {
        var rules = pack.Dimensions.First(rule => rule.Id == dimension.Id).Indicators.ToDictionary(rule => rule.Id);
        return new()
        {
            Name = dimension.Title,
            Weight = Rounding.Points(dimension.Weight),
            Points = dimension.Points,
            Indicators = [.. dimension.Indicators.Select(indicator => Of(indicator, rules[indicator.Id], levelsOnly))],
        };
    }

    private SheetIndicator Of(IndicatorResult indicator, IndicatorRule rule, bool levelsOnly) => new()
    {
        Item = indicator.Title,
        Weight = Rounding.Points(indicator.Weight),
        How = How(rule.Score),
        Basis = Basis(indicator, rule.Source, levelsOnly),
        Points = indicator.Missing == MissingRule.Exclude ? null : indicator.Points ?? 0,
        Missing = indicator.Missing switch
        {
            MissingRule.Zero => MissingRecord.CountedAsZero,
            MissingRule.Exclude => MissingRecord.SharedOut,
            _ => MissingRecord.None,
        },
    };

    private Text How(Scoring scoring) => scoring switch
    {
        AttainmentScoring => Names.Of(ScoringWay.Attainment),
        AllOrNothingScoring => Names.Of(ScoringWay.AllOrNothing),
        StepScoring => Names.Of(ScoringWay.Steps),
        LinearScoring linear => new(
            $"线性 {Plain(parameters.Number(linear.Floor))}—{Plain(parameters.Number(linear.Ceiling))}",
            $"linear {Plain(parameters.Number(linear.Floor))}–{Plain(parameters.Number(linear.Ceiling))}"),
        DeductionScoring deduction => new($"每次扣 {Plain(parameters.Number(deduction.Each))}", $"{Plain(parameters.Number(deduction.Each))} off each"),
        _ => Names.Of(ScoringWay.Percent),
    };

    private static Text Basis(IndicatorResult indicator, IndicatorSource source, bool levelsOnly)
    {
        var basis = source switch
        {
            _ when indicator.Figure is not { } => Text.Empty,
            AllNormsSource => new Text(
                $"{indicator.Norms.Count} 项平均完成率 {Attained(indicator)}%", $"mean of {indicator.Norms.Count} norms {Attained(indicator)}%"),
            WorkloadSource => new(
                $"工作量达成率 {Attained(indicator)}%", $"load {Attained(indicator)}%"),
            ExamSource when levelsOnly => indicator.Notes.Count > 0 ? Text.Empty : SheetWords.LevelsScored,
            ExamSource => new(
                $"比均率 {Rounding.Statistic(indicator.Figure.Value).ToString(CultureInfo.InvariantCulture)}",
                $"relative mean {Rounding.Statistic(indicator.Figure.Value).ToString(CultureInfo.InvariantCulture)}"),
            _ when indicator is { Actual: { } actual, Target: { } target } => new(
                $"实绩 {Plain(actual)}，目标 {Plain(target)}", $"actual {Plain(actual)}, target {Plain(target)}"),
            _ => new($"{Plain(indicator.Figure.Value)} {indicator.FigureUnit.Zh}", $"{Plain(indicator.Figure.Value)} {indicator.FigureUnit.En}"),
        };
        return indicator.Notes.Aggregate(basis, (all, note) => new(Join(all.Zh, "；", note.Zh), Join(all.En, "; ", note.En)));
    }

    private static string Join(string one, string between, string other) => one.Length == 0 ? other : one + between + other;

    private static string Attained(IndicatorResult indicator) =>
        Rounding.Attainment(indicator.Figure!.Value).ToString(CultureInfo.InvariantCulture);

    private static string Plain(decimal number) => Rounding.Points(number).ToString("0.##", CultureInfo.InvariantCulture);
}
