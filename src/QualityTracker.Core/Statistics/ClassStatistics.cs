namespace QualityTracker.Core.Statistics;

/// <summary>
/// One class (or grade) in one subject of one exam (班级学科成绩统计); formula 6 (exams). Every figure is unrounded and comes from
/// one division of exact numbers, so one rounding gives the printed figure. Where no one sat, every statistic is null.
/// </summary>
public sealed record ClassStatistics
{
    private const decimal GroupShare = 0.27m;

    private ClassStatistics()
    {
    }

    /// <summary>Full mark of the paper (满分), in marks.</summary>
    public required decimal FullMark { get; init; }

    /// <summary>Count, sum and squares of the marks of those who sat.</summary>
    public required Moments Marks { get; init; }

    /// <summary>What the three rates are counted over. Mean, deviation and difficulty are always of those who sat.</summary>
    public required Denominator Denominator { get; init; }

    /// <summary>Pupils at or above the excellent threshold (优秀人数).</summary>
    public required int Excellent { get; init; }

    /// <summary>Pupils at or above the pass threshold (及格人数), the excellent among them.</summary>
    public required int Passed { get; init; }

    /// <summary>Pupils below the low threshold (低分人数).</summary>
    public required int Low { get; init; }

    /// <summary>Weights the composite was made with.</summary>
    public required CompositeWeights Weights { get; init; }

    /// <summary>
    /// Discrimination (区分度), −1..1: (mean of the top group − mean of the bottom group) ÷ full mark,
    /// groups of 27 % of those who sat, rounded half up, at least one pupil.
    /// </summary>
    public required decimal? Discrimination { get; init; }

    /// <summary>Pupils who sat (实考人数).</summary>
    public int Present => Marks.Count;

    /// <summary>True where there is nothing to compute.</summary>
    public bool NoOneSat => Present == 0;

    /// <summary>Mean (平均分), in marks.</summary>
    public decimal? Mean => Marks.Mean;

    /// <summary>Population deviation (总体标准差), in marks: the one printed for a whole class or grade.</summary>
    public double? PopulationSd => Marks.PopulationSd;

    /// <summary>Sample deviation (样本标准差), in marks; null under two pupils.</summary>
    public double? SampleSd => Marks.SampleSd;

    /// <summary>Excellent rate (优秀率), in percent of <see cref="Denominator"/>.</summary>
    public decimal? ExcellentRate => NoOneSat ? null : Denominator.Percent(Excellent);

    /// <summary>Pass rate (及格率), in percent of <see cref="Denominator"/>.</summary>
    public decimal? PassRate => NoOneSat ? null : Denominator.Percent(Passed);

    /// <summary>Low rate (低分率), in percent of <see cref="Denominator"/>.</summary>
    public decimal? LowRate => NoOneSat ? null : Denominator.Percent(Low);

    /// <summary>Difficulty (难度), 0..1: mean ÷ full mark.</summary>
    public decimal? Difficulty => NoOneSat ? null : Marks.Sum / (Present * FullMark);

    /// <summary>
    /// Composite (综合指数), 0..100: mean % × .4 + pass % × .4 + excellent % × .2, over one common denominator:
    /// three quotients of 28 digits could together miss a figure that ends on a 5.
    /// </summary>
    public decimal? Composite => NoOneSat ? null
        : 100
            * ((Weights.Mean * Marks.Sum * Denominator.Value)
                + (((Weights.Pass * Passed) + (Weights.Excellent * Excellent)) * Present * FullMark))
            / (Present * FullMark * Denominator.Value);

    /// <param name="scores">Marks of those who sat, in any order, each 0..<paramref name="fullMark"/>.</param>
    /// <param name="fullMark">In marks, above 0.</param>
    /// <param name="thresholds">Defaults 85, 60 and 40 %.</param>
    /// <param name="enrolled">Pupils enrolled, where the rates are over them; else they are over those who sat.</param>
    /// <param name="weights">Defaults .4, .4 and .2.</param>
    public static ClassStatistics Of(
        IReadOnlyCollection<decimal> scores,
        decimal fullMark,
        RateThresholds? thresholds = null,
        int? enrolled = null,
        CompositeWeights? weights = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fullMark);
        var sorted = scores.Order().ToArray();
        if (sorted.Length > 0 && (sorted[0] < 0 || sorted[^1] > fullMark))
            throw new ArgumentOutOfRangeException(nameof(scores), $"Marks run from 0 to {fullMark}.");

        var from = (thresholds ?? RateThresholds.Default).Checked();
        return new()
        {
            FullMark = fullMark,
            Marks = Moments.Of(sorted),
            Denominator = Denominator.Of(sorted.Length, enrolled),
            Excellent = sorted.Count(score => score >= from.Excellent * fullMark),
            Passed = sorted.Count(score => score >= from.Pass * fullMark),
            Low = sorted.Count(score => score < from.Low * fullMark),
            Weights = (weights ?? CompositeWeights.Default).Checked(),
            Discrimination = sorted.Length == 0 ? null : DiscriminationOf(sorted, fullMark),
        };
    }

    private static decimal DiscriminationOf(decimal[] sorted, decimal fullMark)
    {
        var size = Math.Max(1, (int)Math.Round(GroupShare * sorted.Length, MidpointRounding.AwayFromZero));
        return (sorted[^size..].Sum() - sorted[..size].Sum()) / (size * fullMark);
    }
}
