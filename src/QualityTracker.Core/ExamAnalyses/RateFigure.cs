using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>The rates of an exam (成绩分析的率).</summary>
public enum ExamRate
{
    [Named("优秀率", "excellent rate")] Excellent = 1,
    [Named("及格率", "pass rate")] Pass,
    [Named("低分率", "low rate")] Low,
    [Named("超均人数率", "share above the grade mean")] AboveMean,
    [Named("参考率", "participation rate")] Participation,
}

/// <summary>A rate with everything that must stand beside it (率): its count, whom it is over, percent and the 95 % interval.</summary>
/// <param name="Rate">Which.</param>
/// <param name="Count">Pupils.</param>
/// <param name="Over">The denominator, by kind and number.</param>
public sealed record RateFigure(ExamRate Rate, int Count, Denominator Over)
{
    /// <summary>In percent, exact; null over nobody.</summary>
    public decimal? Percent => Over.Percent(Count);

    /// <summary>In percent (Wilson); null over nobody.</summary>
    public Interval95? Interval => Interval95.OfRate(Count, Over.Value);

    /// <summary>This rate less another, in percentage points.</summary>
    /// <exception cref="ArgumentException">Another rate, or one over another kind of denominator: such two are not compared.</exception>
    public decimal? Less(RateFigure other)
    {
        if (other.Rate != Rate || other.Over.Kind != Over.Kind)
            throw new ArgumentException($"Not alike: {Rate} over {Over.Kind} and {other.Rate} over {other.Over.Kind}.", nameof(other));
        return Percent - other.Percent;
    }
}
