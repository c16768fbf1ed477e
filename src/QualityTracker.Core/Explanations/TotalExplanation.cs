using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// Explains the total (总分说明): the dimensions added up, held to 0..100 and rounded once; where there is a bundle, the own total with the
/// partners' mean; formula 4.
/// </summary>
internal sealed class TotalExplanation(Grounds grounds, PersonEvaluation person, DimensionExplanation dimensions)
{
    public const string Figure = "total";
    public const string OwnFigure = "own-total";
    public const string BundleFigure = "bundle";

    private static readonly Text Name = new("总分", "total");
    private static readonly Text OwnName = new("本人得分", "own total");
    private static readonly Text Points = new("分", "points");
    private static readonly Text Once = new("总分四舍五入到两位，只取整一次", "the total is rounded once, to two places, half away from zero");

    public Explanation Of() => person is { Bundle: { } bundle, ExactOwnTotal: { } own } ? Bundled(bundle, own) : Own(Figure, Name);

    /// <summary>What the dimensions come to.</summary>
    public Explanation Own() => Own(OwnFigure, OwnName);

    /// <summary>What comes from those paired with; null without a bundle.</summary>
    public Explanation? Bundle() => person.Bundle is { } bundle ? Of(bundle) : null;

    /// <summary>Without its dimensions, for figures that are made from it.</summary>
    public static Explanation InShort(PersonEvaluation person) => new()
    {
        Figure = Figure,
        Title = Name,
        Value = person.Total,
        Shown = person.Total is { } total ? Written.Shown(total) : null,
        Unit = Points,
        InShort = true,
    };

    private Explanation Own(string figure, Text title)
    {
        var parts = person.Dimensions.Select(dimensions.Of).ToArray();
        return new()
        {
            Figure = figure,
            Title = title,
            Rule = "dimensions",
            Value = person.ExactOwnTotal,
            Shown = person.OwnTotal is { } shown ? Written.Shown(shown) : null,
            Unit = Points,
            Arithmetic = person.ExactOwnTotal is { } exact ? [Sum([.. parts.Select(part => part.Value ?? 0)], exact)] : [],
            Notes = [person.ExactOwnTotal is null ? new("没有任何可计的数据，没有总分", "nothing at all could be scored: there is no total") : Once, .. person.PendingAppeals, .. person.Notes],
            Parts = parts,
        };
    }

    private Explanation Bundled(Bundle bundle, decimal own)
    {
        var total = Scorer.Settled((own * (1 - bundle.Share)) + (bundle.PartnersMean * bundle.Share));
        return new()
        {
            Figure = Figure,
            Title = Name,
            Clause = grounds.Clause("W21"),
            Rule = "reviews/bundle-share",
            Value = total,
            Shown = person.Total is { } shown ? Written.Shown(shown) : null,
            Unit = Points,
            Arithmetic =
            [
                Written.Step("points", new("总分 = 本人得分 × (1 − 占比) + 结对教师平均 × 占比", "total = own total × (1 − share) + partners' mean × share"),
                    $"{Written.Number(own)} × (1 − {Written.Number(bundle.Share)}) + {Written.Number(bundle.PartnersMean)} × {Written.Number(bundle.Share)}", total),
            ],
            Parameters = Share(),
            Notes = [Once],
            Parts = [Own(), Of(bundle)],
        };
    }

    // Each partner's own total is theirs: only the mean is told.
    private Explanation Of(Bundle bundle) => new()
    {
        Figure = BundleFigure,
        Title = new("捆绑评价：结对教师", "bundle: those paired with"),
        Clause = grounds.Clause("W21"),
        Rule = "reviews/bundle-share",
        Value = bundle.PartnersMean,
        Shown = Written.Shown(Numbers.Rounding.Points(bundle.PartnersMean)),
        Unit = Points,
        Parameters = Share(),
        Notes =
        [
            new("结对教师本人得分按结对周数加权平均，只捆绑一层", "the partners' own totals, weighted by the weeks paired; one step only"),
            .. bundle.Partners.Select(each => new Text($"{each.Name}（{each.Staff}）结对 {each.Weeks} 周", $"{each.Name} ({each.Staff}): paired for {each.Weeks} weeks")),
        ],
    };

    private IReadOnlyList<ParameterUsed> Share() => grounds.Pack.Reviews.BundleShare is { } share ? grounds.Parameters(share) : [];

    private static Arithmetic Sum(IReadOnlyList<decimal> points, decimal exact)
    {
        var sum = Written.Sum(points);
        return points.Sum() > 100
            ? Written.Step("points", new("总分 = 各维度之和，不超过 100", "total = the dimensions added up, up to 100"), $"min({sum}, 100)", exact)
            : Written.Step("points", new("总分 = 各维度之和", "total = the dimensions added up"), sum, exact);
    }
}
