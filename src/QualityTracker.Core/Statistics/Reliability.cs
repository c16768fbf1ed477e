namespace QualityTracker.Core.Statistics;

/// <summary>Reliability of a paper (信度) from item scores; formula 6 (exams).</summary>
public static class Reliability
{
    // 1 + r under this is a correlation of −1 that lost its last bits in the root.
    private const double NoCorrelationLeft = 1e-12;

    /// <summary>
    /// Cronbach's alpha (克隆巴赫 α), at most 1: K ÷ (K − 1) × (1 − Σ item variances ÷ total variance). Exact until its one
    /// division. Null under two items or two pupils, and where all totals are equal.
    /// </summary>
    public static decimal? Alpha(ItemScores scores)
    {
        var total = scores.Totals().Spread;
        if (scores.Items < 2 || total == 0)
            return null;

        var ofItems = Enumerable.Range(0, scores.Items).Sum(item => scores.Of(item).Spread);
        return scores.Items * (total - ofItems) / ((scores.Items - 1) * total);
    }

    /// <inheritdoc cref="Alpha(ItemScores)"/>
    public static decimal? Alpha(IReadOnlyList<IReadOnlyList<decimal>> rows) => Alpha(ItemScores.Of(rows));

    /// <summary>
    /// Odd–even split half (奇偶分半信度), stepped up by 2r ÷ (1 + r). Null under two items, where either half's totals are all
    /// equal, and where the halves run exactly against each other.
    /// </summary>
    public static double? SplitHalf(ItemScores scores)
    {
        if (scores.Items < 2)
            return null;

        var (odd, even, products) = scores.Halves();
        if (odd.Spread == 0 || even.Spread == 0)
            return null;

        var together = (scores.Pupils * products) - (odd.Sum * even.Sum);
        var r = (double)together / (Math.Sqrt((double)odd.Spread) * Math.Sqrt((double)even.Spread));
        return 1 + r < NoCorrelationLeft ? null : 2 * r / (1 + r);
    }

    /// <inheritdoc cref="SplitHalf(ItemScores)"/>
    public static double? SplitHalf(IReadOnlyList<IReadOnlyList<decimal>> rows) => SplitHalf(ItemScores.Of(rows));
}
