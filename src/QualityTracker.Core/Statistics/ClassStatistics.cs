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

    /// <param name="scores">Marks of those who sat, in any order, each 0..<paramref name="fullMark"/>, of at most two places.</param>
    /// <param name="fullMark">In marks, above 0.</param>
    /// <param name="thresholds">Defaults 85, 60 and 40 %.</param>
    /// <param name="enrolled">Pupils enrolled, where the rates are over them; else they are over those who sat.</param>
    /// <param name="weights">Defaults .4, .4 and .2.</param>
    public static ClassStatistics Of(
        IReadOnlyCollection<decimal> scores,
        decimal fullMark,
        RateThresholds? thresholds = null,
        int? enrolled = null,
        CompositeWeights? weights = null) => Of(Statistics.Marks.Of(scores), fullMark, thresholds, enrolled, weights);

    /// <inheritdoc cref="Of(IReadOnlyCollection{decimal}, decimal, RateThresholds?, int?, CompositeWeights?)"/>
    public static ClassStatistics Of(
        Marks scores,
        decimal fullMark,
        RateThresholds? thresholds = null,
        int? enrolled = null,
        CompositeWeights? weights = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fullMark);
        if (scores.Least < 0 || scores.Greatest > fullMark)
            throw new ArgumentOutOfRangeException(nameof(scores), $"Marks run from 0 to {fullMark}.");

        var from = (thresholds ?? RateThresholds.Default).Checked();
        return new()
        {
            FullMark = fullMark,
            Marks = scores.Moments,
            Denominator = Denominator.Of(scores.Count, enrolled),
            Excellent = scores.CountFrom(from.Excellent * fullMark),
            Passed = scores.CountFrom(from.Pass * fullMark),
            Low = scores.CountBelow(from.Low * fullMark),
            Weights = (weights ?? CompositeWeights.Default).Checked(),
            Discrimination = scores.Count == 0 ? null : scores.SpreadOfEnds(GroupSize(scores.Count)) / (GroupSize(scores.Count) * fullMark),
        };
    }

    /// <summary>Pupils in the top and in the bottom group (高分组、低分组): 27 %, rounded half up, at least one.</summary>
    public static int GroupSize(int sat) => Math.Max(1, (int)Math.Round(GroupShare * sat, MidpointRounding.AwayFromZero));
}
