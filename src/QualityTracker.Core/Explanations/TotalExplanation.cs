using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Explanations;

/// <summary>Explains the total (总分说明): the dimensions added up, held to 0..100 and rounded once; formula 4.</summary>
internal sealed class TotalExplanation(PersonEvaluation person, DimensionExplanation dimensions)
{
    public const string Figure = "total";

    private static readonly Text Points = new("分", "points");

    public Explanation Of()
    {
        var parts = person.Dimensions.Select(dimensions.Of).ToArray();
        var points = parts.Select(part => part.Value ?? 0).ToArray();
        var exact = Math.Clamp(points.Sum(), 0, 100);
        return new()
        {
            Figure = Figure,
            Title = new("总分", "total"),
            Rule = "dimensions",
            Value = person.Total is null ? null : exact,
            Shown = person.Total is { } total ? Written.Shown(total) : null,
            Unit = Points,
            Arithmetic = person.Total is null ? [] : [Sum(points, exact)],
            Notes = person.Total is null ? [new("没有任何可计的数据，没有总分", "nothing at all could be scored: there is no total")]
                : [new("总分四舍五入到两位，只取整一次", "the total is rounded once, to two places, half away from zero")],
            Parts = parts,
        };
    }

    /// <summary>Without its dimensions, for figures that are made from it.</summary>
    public static Explanation InShort(PersonEvaluation person) => new()
    {
        Figure = Figure,
        Title = new("总分", "total"),
        Value = person.Total,
        Shown = person.Total is { } total ? Written.Shown(total) : null,
        Unit = Points,
        InShort = true,
    };

    private static Arithmetic Sum(IReadOnlyList<decimal> points, decimal exact)
    {
        var sum = Written.Sum(points);
        return points.Sum() > 100
            ? Written.Step("points", new("总分 = 各维度之和，不超过 100", "total = the dimensions added up, up to 100"), $"min({sum}, 100)", exact)
            : Written.Step("points", new("总分 = 各维度之和", "total = the dimensions added up"), sum, exact);
    }
}
