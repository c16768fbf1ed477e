namespace QualityTracker.Core.Statistics;

/// <summary>A weighted mean (加权平均): Σ value × weight ÷ Σ weight, exact until its one division; null where nothing weighs.</summary>
public static class WeightedMean
{
    public static decimal? Of(IEnumerable<(decimal Value, decimal Weight)> parts)
    {
        var (sum, weight) = (0m, 0m);
        foreach (var part in parts)
        {
            sum += part.Value * part.Weight;
            weight += part.Weight;
        }

        return weight > 0 ? sum / weight : null;
    }
}
