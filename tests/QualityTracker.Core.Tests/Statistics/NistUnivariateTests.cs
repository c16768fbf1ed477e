using System.Globalization;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

/// <summary>
/// The univariate sets of NIST's Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd/univ/homepage.html) but PiDigits: certified mean
/// and sample deviation to 13 of their 15 digits.
/// </summary>
public sealed class NistUnivariateTests
{
    private const double Digits = 1e-13;

    [TestCase("lew", 200, "-177.435000000000", 277.332168044316)]
    [TestCase("lottery", 218, "518.958715596330", 291.699727470969)]
    [TestCase("mavro", 50, "2.00185600000000", 0.000429123454003053)]
    [TestCase("michelso", 100, "299.852400000000", 0.0790105478190518)]
    public void Real_observations(string name, int count, string mean, double deviation)
    {
        var text = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Nist", name + ".txt"));
        decimal[] values = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(each => decimal.Parse(each, CultureInfo.InvariantCulture))];
        Assert.That(values, Has.Length.EqualTo(count));
        Holds(values, decimal.Parse(mean, CultureInfo.InvariantCulture), deviation);
    }

    [TestCase("10000001", "10000003", 1, "10000002", 1.0)]
    [TestCase("1.1", "1.3", 500, "1.2", 0.1)]
    [TestCase("1000000.1", "1000000.3", 500, "1000000.2", 0.1)]
    [TestCase("10000000.1", "10000000.3", 500, "10000000.2", 0.1)]
    public void Constructed_to_lose_digits(string low, string high, int pairs, string mean, double deviation)
    {
        var (one, other, middle) = (decimal.Parse(low, CultureInfo.InvariantCulture), decimal.Parse(high, CultureInfo.InvariantCulture), decimal.Parse(mean, CultureInfo.InvariantCulture));
        Holds([middle, .. Enumerable.Range(0, pairs).SelectMany(_ => new[] { one, other })], middle, deviation);
    }

    private static void Holds(decimal[] values, decimal mean, double deviation)
    {
        var moments = Moments.Of(values);
        Assert.That((double)moments.Mean!.Value, Is.EqualTo((double)mean).Within(Math.Abs((double)mean) * Digits));
        Assert.That(moments.SampleSd, Is.EqualTo(deviation).Within(deviation * Digits));
    }
}
