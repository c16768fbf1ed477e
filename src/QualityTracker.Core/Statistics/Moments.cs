namespace QualityTracker.Core.Statistics;

/// <summary>
/// The count, sum and sum of squares of marks (分数), from which mean (平均分), deviation (标准差), Z and T follow; formula 6 (exams).
/// Marks of a few places keep all three exact, so the order of the marks is irrelevant and nothing cancels before the root.
/// </summary>
/// <param name="Count">Marks counted.</param>
/// <param name="Sum">In marks.</param>
/// <param name="SumOfSquares">In squared marks.</param>
public readonly record struct Moments(int Count, decimal Sum, decimal SumOfSquares)
{
    /// <summary>Arithmetic mean in marks; null without marks. One division, the only rounding (28 digits).</summary>
    public decimal? Mean => Count == 0 ? null : Sum / Count;

    /// <summary>Population deviation (总体标准差) in marks; null without marks.</summary>
    public double? PopulationSd => Count == 0 ? null : Math.Sqrt((double)Spread) / Count;

    /// <summary>Sample deviation (样本标准差) in marks; null under two marks.</summary>
    public double? SampleSd => Count < 2 ? null : Math.Sqrt((double)Spread / ((double)Count * (Count - 1)));

    /// <summary>n Σx² − (Σx)², which is n² times the population variance, in squared marks.</summary>
    internal decimal Spread => Math.Max(0, (Count * SumOfSquares) - (Sum * Sum));

    public static Moments Of(IEnumerable<decimal> marks) =>
        marks.Aggregate(default(Moments), (sum, mark) => new(sum.Count + 1, sum.Sum + mark, sum.SumOfSquares + (mark * mark)));

    /// <summary>Standard score (标准分 Z): (x − mean) ÷ population deviation; null where all marks are equal.</summary>
    public double? Z(decimal mark) => Spread == 0 ? null : (double)((Count * mark) - Sum) / Math.Sqrt((double)Spread);

    /// <summary>T score (T 分): 50 + 10 Z; null where Z is.</summary>
    public double? T(decimal mark) => 50 + (10 * Z(mark));
}
