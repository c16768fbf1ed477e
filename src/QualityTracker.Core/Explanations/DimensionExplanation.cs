using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Explanations;

/// <summary>Explains a dimension (维度说明): its points of the total after weights were shared out, from its indicators; formula 4.</summary>
internal sealed class DimensionExplanation(Grounds grounds, PersonEvaluation person, IndicatorExplanation indicators)
{
    private static readonly Text Points = new("分", "points");

    public Explanation Of(DimensionResult dimension)
    {
        var rule = grounds.Pack.Dimensions.First(each => each.Id == dimension.Id);
        return new()
        {
            Figure = $"dimensions/{dimension.Id}",
            Title = dimension.Title,
            Clause = grounds.Clause(dimension.Clause),
            Rule = $"dimensions/{dimension.Id}",
            Value = dimension.ExactPoints,
            Shown = dimension.Points is { } shown ? Written.Shown(shown) : null,
            Unit = Points,
            Arithmetic = [.. Weight(dimension, rule), .. PointsOf(dimension)],
            Parameters = grounds.Parameters(dimension.IsBonus ? [rule.BonusCap!] : grounds.Pack.Dimensions.Where(each => each.BonusCap is null).Select(each => each.Weight)),
            Notes = [.. grounds.ChangesIn($"dimensions/{dimension.Id}/{(dimension.IsBonus ? "bonus-cap" : "weight")}"), .. Notes(dimension)],
            Parts = [.. dimension.Indicators.Select(indicator => indicators.Of(dimension, indicator))],
        };
    }

    private IEnumerable<Arithmetic> Weight(DimensionResult dimension, DimensionRule rule)
    {
        var declared = Written.Number(dimension.DeclaredWeight);
        if (dimension.IsBonus)
        {
            yield return Written.Step("weight", new("加分上限", "greatest bonus"), declared, dimension.Weight);
            yield break;
        }

        var ordinary = person.Dimensions.Where(each => !each.IsBonus).ToArray();
        if (rule.Weight.IsRest)
        {
            var others = ordinary.Where(each => each.Id != dimension.Id).Select(each => -each.DeclaredWeight);
            yield return Written.Step("declared-weight", new("权重 = 100 − 其他维度", "weight = 100 − the other dimensions"), Written.Sum(others.Prepend(100)), dimension.DeclaredWeight);
        }

        var left = ordinary.Where(each => each.ExactPoints is not null).Select(each => each.DeclaredWeight).ToArray();
        if (dimension.ExactPoints is null || left.Sum() == 0) yield break;
        yield return Written.Step(
            "weight", new("分值 = 权重 ÷ 有数据维度的权重之和 × 100", "points at stake = weight ÷ weights of the dimensions with anything × 100"),
            $"{declared} ÷ ({Written.Sum(left)}) × 100", dimension.Weight);
    }

    private static IEnumerable<Arithmetic> PointsOf(DimensionResult dimension)
    {
        if (dimension.ExactPoints is not { } points) yield break;
        var parts = dimension.Indicators.Select(indicator => indicator.ExactPoints ?? 0).ToArray();
        var isCapped = dimension.IsBonus && parts.Sum() > dimension.Weight;
        yield return Written.Step(
            "points", isCapped ? new("得分 = 各指标之和，不超过上限", "points = the indicators added up, up to the cap") : new("得分 = 各指标之和", "points = the indicators added up"),
            isCapped ? $"min({Written.Sum(parts)}, {Written.Number(dimension.Weight)})" : Written.Sum(parts), points);
    }

    private static IEnumerable<Text> Notes(DimensionResult dimension)
    {
        if (dimension.ExactPoints is null)
            yield return new("没有可计的数据；它的权重由其他维度按比例分担", "nothing in it could be scored; its weight is shared out over the other dimensions");
        else
            yield return new("显示的分按最大余额法取到两位，使各项之和等于上一级", "the points shown have two places by the largest remainder, so that the parts add up to the figure above");
    }
}
