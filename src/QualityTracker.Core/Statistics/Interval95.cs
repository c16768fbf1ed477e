using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace QualityTracker.Core.Statistics;

/// <summary>A 95 % interval (95% 置信区间), in the unit of its figure; what a class's luck on the day makes of the figure.</summary>
public readonly record struct Interval95(double From, double To)
{
    /// <summary>Of the normal distribution, as formula 6 has it.</summary>
    public const double Normal = 1.96;

    // A quantile takes microseconds and there are as many as class sizes.
    private static readonly ConcurrentDictionary<int, double> Students = new();

    /// <summary>± 1.96 standard errors.</summary>
    public static Interval95 Around(double figure, double standardError) =>
        new(figure - (Normal * standardError), figure + (Normal * standardError));

    /// <summary>
    /// Of a rate, in percent, 0 to 100, by the score method: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    /// JASA 22 (1927) 209–212. It holds in small classes and at rates of 0 and 100 %. Null over nobody.
    /// </summary>
    public static Interval95? OfRate(int count, int of)
    {
        if (of == 0) return null;
        double n = of, p = count / n, z2 = Normal * Normal;
        var centre = p + (z2 / (2 * n));
        var half = Normal * Math.Sqrt(((p * (1 - p)) + (z2 / (4 * n))) / n);
        double Percent(double share) => Math.Clamp(100 * share / (1 + (z2 / n)), 0, 100);
        return new(count == 0 ? 0 : Percent(centre - half), count == of ? 100 : Percent(centre + half));
    }

    /// <summary>Of a mean, in marks: ± t × sample deviation ÷ √n, Student's t of n − 1 degrees of freedom. Null under two marks.</summary>
    public static Interval95? OfMean(Moments marks)
    {
        if (marks is not { Mean: { } mean, SampleSd: { } deviation }) return null;
        var t = Students.GetOrAdd(marks.Count - 1, static freedom => StudentT.InvCDF(0, 1, freedom, 0.975));
        var half = t * deviation / Math.Sqrt(marks.Count);
        return new((double)mean - half, (double)mean + half);
    }
}
