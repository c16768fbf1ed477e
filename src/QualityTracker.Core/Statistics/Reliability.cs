namespace QualityTracker.Core.Statistics;

/// <summary>Reliability of a paper (信度) from item scores: one row a pupil, one column an item; formula 6 (exams).</summary>
public static class Reliability
{
    // 1 + r under this is a correlation of −1 that lost its last bits in the root.
    private const double NoCorrelationLeft = 1e-12;

    /// <summary>
    /// Cronbach's alpha (克隆巴赫 α), at most 1: K ÷ (K − 1) × (1 − Σ item variances ÷ total variance). Exact until its one
    /// division. Null under two items or two pupils, and where all totals are equal.
    /// </summary>
    public static decimal? Alpha(IReadOnlyList<IReadOnlyList<decimal>> rows)
    {
        var items = ItemsOf(rows);
        var total = Moments.Of(rows.Select(row => row.Sum())).Spread;
        if (items < 2 || total == 0)
            return null;

        var ofItems = Enumerable.Range(0, items).Sum(item => Moments.Of(rows.Select(row => row[item])).Spread);
        return items * (total - ofItems) / ((items - 1) * total);
    }

    /// <summary>
    /// Odd–even split half (奇偶分半信度), stepped up by 2r ÷ (1 + r). Null under two items, where either half's totals are all
    /// equal, and where the halves run exactly against each other.
    /// </summary>
    public static double? SplitHalf(IReadOnlyList<IReadOnlyList<decimal>> rows)
    {
        if (ItemsOf(rows) < 2)
            return null;

        var halves = rows.Select(row => (Odd: Half(row, 0), Even: Half(row, 1))).ToArray();
        var odd = Moments.Of(halves.Select(half => half.Odd));
        var even = Moments.Of(halves.Select(half => half.Even));
        if (odd.Spread == 0 || even.Spread == 0)
            return null;

        var together = (rows.Count * halves.Sum(half => half.Odd * half.Even)) - (odd.Sum * even.Sum);
        var r = (double)together / (Math.Sqrt((double)odd.Spread) * Math.Sqrt((double)even.Spread));
        return 1 + r < NoCorrelationLeft ? null : 2 * r / (1 + r);
    }

    private static decimal Half(IReadOnlyList<decimal> row, int first) => row.Where((_, item) => item % 2 == first).Sum();

    private static int ItemsOf(IReadOnlyList<IReadOnlyList<decimal>> rows)
    {
        var items = rows.Count == 0 ? 0 : rows[0].Count;
        return rows.All(row => row.Count == items)
            ? items
            : throw new ArgumentException("Every pupil has one score for every item.", nameof(rows));
    }
}
