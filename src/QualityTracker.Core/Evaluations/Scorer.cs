using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Evaluations;

/// <summary>Scores indicators, dimensions and the total of one person (计分); formula 4.</summary>
internal sealed class Scorer(PolicyPack pack, ParameterValues values, SourceFigures figures)
{
    // Several divisions of 28 digits can miss a figure that ends on a 5 by the last digits; these places settle it.
    private const int PlacesBeforeRounding = 18;

    /// <summary>The dimensions in the pack's order, and the own total, exact; null when nothing at all could be scored.</summary>
    public (IReadOnlyList<DimensionResult> Dimensions, decimal? ExactTotal) Score(PersonFacts person)
    {
        var declared = values.Weights(pack.Dimensions.Where(each => each.BonusCap is null).Select(each => each.Weight)).ToArray();
        var drafts = new List<Draft>();
        var ordinary = 0;
        foreach (var dimension in pack.Dimensions)
        {
            var weight = dimension.BonusCap is { } cap ? values.Number(cap) : declared[ordinary++];
            drafts.Add(new(dimension, weight, [.. Indicators(dimension, person)]));
        }

        // A dimension with nothing left, or of weight 0, shares its weight over the others.
        var left = drafts.Where(draft => draft is { IsBonus: false, HasAny: true }).Sum(draft => draft.Weight);
        var dimensions = drafts.Select(draft => Dimension(draft, left)).ToArray();
        if (left == 0) return (AsShown(dimensions, 0), null);
        var total = Settled(Math.Clamp(dimensions.Sum(dimension => dimension.ExactPoints ?? 0), 0, 100));
        return (AsShown(dimensions, Rounding.Points(total)), total);
    }

    // Points as printed: dimensions add up to the total, indicators to their dimension.
    private static DimensionResult[] AsShown(DimensionResult[] dimensions, decimal total)
    {
        var points = Rounding.Parts(total, [.. dimensions.Select(dimension => dimension.ExactPoints ?? 0)]);
        return [.. dimensions.Select((dimension, at) =>
        {
            var parts = Rounding.Parts(points[at], [.. dimension.Indicators.Select(indicator => indicator.ExactPoints ?? 0)]);
            return dimension with
            {
                Points = dimension.ExactPoints is null ? null : points[at],
                Indicators = [.. dimension.Indicators.Select((indicator, place) => indicator with { Points = indicator.ExactPoints is null ? null : parts[place] })],
            };
        })];
    }

    internal static decimal Settled(decimal figure) => Math.Round(figure, PlacesBeforeRounding, MidpointRounding.AwayFromZero);

    private IEnumerable<(IndicatorRule, decimal, SourceFigure)> Indicators(DimensionRule dimension, PersonFacts person)
    {
        var weights = values.Weights(dimension.Indicators.Select(each => each.Weight));
        for (var index = 0; index < dimension.Indicators.Count; index++)
        {
            var rule = dimension.Indicators[index];
            if (rule.Posts.Count > 0 && !rule.Posts.Any(person.Posts.Contains)) continue;
            if (rule.Except.Any(person.Posts.Contains)) continue;
            yield return (rule, weights[index], figures.Of(rule, person));
        }
    }

    private DimensionResult Dimension(Draft draft, decimal left)
    {
        var weight = draft.IsBonus ? draft.Weight : draft.HasAny && left > 0 ? draft.Weight * 100 / left : 0;
        var indicators = draft.Indicators.Select(each => Indicator(each.Rule, each.Weight, each.Figure, PointsOf(each.Weight))).ToArray();
        var points = draft.HasAny ? indicators.Sum(each => each.ExactPoints ?? 0) : (decimal?)null;
        return new()
        {
            Id = draft.Rule.Id,
            Title = draft.Rule.Title,
            Clause = draft.Rule.Clause,
            DeclaredWeight = draft.Weight,
            Weight = weight,
            IsBonus = draft.IsBonus,
            ExactPoints = draft.IsBonus && points > weight ? weight : points is { } exact ? Settled(exact) : null,
            Indicators = indicators,
        };

        // Weight in points: its part of what is left in the dimension; as declared, in a bonus.
        decimal PointsOf(decimal declared) => draft.IsBonus ? declared : draft.HasAny ? weight * declared / draft.Left : 0;
    }

    private IndicatorResult Indicator(IndicatorRule rule, decimal declared, SourceFigure figure, decimal points)
    {
        var leftOut = figure.Value is null && rule.Missing == MissingRule.Exclude;
        var fraction = leftOut ? null : figure.Value is null ? 0 : (decimal?)Fraction(rule.Score, figure, points);
        return new()
        {
            Id = rule.Id,
            Title = rule.Title,
            Clause = rule.Clause,
            DeclaredWeight = declared,
            Weight = leftOut ? 0 : points,
            Figure = figure is { Value: { } value, LevelsOnly: false } ? Settled(value) : null,
            LevelsOnly = figure.LevelsOnly,
            FigureUnit = figure.Unit,
            Actual = figure.Actual,
            Target = figure.Target,
            Fraction = fraction,
            ExactPoints = fraction is { } part ? Settled(part * points) : null,
            Missing = figure.Value is null ? rule.Missing : null,
            Notes = figure.Notes,
            Norms = figure.Norms,
            Source = figure.Source,
            Contributions = figure.Contributions,
        };
    }

    private decimal Fraction(Scoring scoring, SourceFigure figure, decimal points)
    {
        var value = Settled(figure.Value!.Value);
        switch (scoring)
        {
            case AttainmentScoring attainment:
                return figure.Attainments.Average(each => Math.Min(each, attainment.Cap * 100)) / 100;
            case AllOrNothingScoring:
                return figure.Met ? 1 : 0;
            case StepScoring steps:
                return (steps.Steps.LastOrDefault(step => value >= step.From)?.Percent ?? 0) / 100;
            case LinearScoring linear:
                var (floor, ceiling) = (values.Number(linear.Floor), values.Number(linear.Ceiling));
                return Math.Clamp((value - floor) / (ceiling - floor), 0, 1);
            case DeductionScoring deduction:
                return points == 0 ? 0 : Math.Max(0, points - (values.Number(deduction.Each) * figure.Count)) / points;
            case PercentScoring:
                return Math.Clamp(value / 100, 0, 1);
            default:
                throw new NotSupportedException(scoring.GetType().Name);
        }
    }

    // A dimension before weights are shared out: its applicable indicators with their figures.
    private sealed record Draft(
        DimensionRule Rule, decimal Weight, IReadOnlyList<(IndicatorRule Rule, decimal Weight, SourceFigure Figure)> Indicators)
    {
        public bool IsBonus => Rule.BonusCap is not null;

        /// <summary>The weights, in percent of the dimension, of what is not left out.</summary>
        public decimal Left { get; } = Indicators
            .Where(each => each.Figure.Value is not null || each.Rule.Missing == MissingRule.Zero).Sum(each => each.Weight);

        public bool HasAny => Left > 0;
    }
}
