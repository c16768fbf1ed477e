using FsCheck;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

public sealed class Interval95Tests
{
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    [TestCase(81, 263, 25.53, 36.62)]
    [TestCase(15, 148, 6.24, 16.05)]
    [TestCase(0, 20, 0.00, 16.11)]
    [TestCase(1, 29, 0.61, 17.18)]
    public void A_rates_interval_is_the_published_one(int count, int of, double from, double to)
    {
        var interval = Interval95.OfRate(count, of)!.Value;
        Assert.That(interval.From, Is.EqualTo(from).Within(0.005));
        Assert.That(interval.To, Is.EqualTo(to).Within(0.005));
    }

    // t of 4 degrees of freedom is 2.776445; mean 70, s² = 250, √(250 ÷ 5) = 7.0711.
    [Test]
    public void A_means_interval_is_students()
    {
        var interval = Interval95.OfMean(Moments.Of([50, 60, 70, 80, 90]))!.Value;
        Assert.That(interval.To - 70, Is.EqualTo(2.776445105 * Math.Sqrt(50)).Within(1e-7));
        Assert.That(70 - interval.From, Is.EqualTo(2.776445105 * Math.Sqrt(50)).Within(1e-7));
    }

    [Test]
    public void Over_nobody_and_of_one_mark_there_is_none()
    {
        Assert.That(Interval95.OfRate(0, 0), Is.Null);
        Assert.That(Interval95.OfMean(Moments.Of([60])), Is.Null);
        Assert.That(Interval95.OfMean(Moments.Of([60, 60])), Is.EqualTo(new Interval95(60, 60)));
    }

    [FsCheck.NUnit.Property]
    public bool A_rate_lies_in_its_interval_and_that_in_0_to_100(PositiveInt of, NonNegativeInt some)
    {
        var count = some.Get % (of.Get + 1);
        var (from, to) = Interval95.OfRate(count, of.Get)!.Value;
        var rate = 100.0 * count / of.Get;
        return from >= 0 && from <= rate + 1e-9 && rate <= to + 1e-9 && to <= 100;
    }
}
