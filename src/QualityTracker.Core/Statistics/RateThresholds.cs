namespace QualityTracker.Core.Statistics;

/// <summary>
/// Where the excellent (优秀), pass (及格) and low (低分) rates begin, as shares of the full mark, 0..1; formula 6 (exams).
/// Excellent and pass are reached, low is fallen below.
/// </summary>
public sealed record RateThresholds(decimal Excellent = 0.85m, decimal Pass = 0.60m, decimal Low = 0.40m)
{
    public static RateThresholds Default { get; } = new();

    internal RateThresholds Checked() =>
        0 <= Low && Low <= Pass && Pass <= Excellent && Excellent <= 1
            ? this
            : throw new ArgumentException($"Thresholds rise from 0 to 1 as low, pass, excellent: {this}.");
}

/// <summary>
/// Weights of mean %, pass % and excellent % in the composite (综合指数权重), adding up to 1; formula 6 (exams).
/// </summary>
public sealed record CompositeWeights(decimal Mean = 0.4m, decimal Pass = 0.4m, decimal Excellent = 0.2m)
{
    public static CompositeWeights Default { get; } = new();

    internal CompositeWeights Checked() =>
        Mean >= 0 && Pass >= 0 && Excellent >= 0 && Mean + Pass + Excellent == 1
            ? this
            : throw new ArgumentException($"Weights are not negative and add up to 1: {this}.");
}
