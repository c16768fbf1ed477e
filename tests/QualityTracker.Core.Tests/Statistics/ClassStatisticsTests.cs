using FsCheck;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

public sealed class ClassStatisticsTests
{
    [Test]
    public void A_class_no_one_sat_for_has_no_statistics()
    {
        var statistics = ClassStatistics.Of([], 100, enrolled: 40);
        Assert.That(statistics.NoOneSat);
        Assert.That(statistics.Present, Is.Zero);
        Assert.That(statistics.Denominator, Is.EqualTo(new Denominator(RateDenominator.Enrolled, 40)));
        Assert.That(
            new object?[]
            {
                statistics.Mean, statistics.PopulationSd, statistics.SampleSd, statistics.ExcellentRate, statistics.PassRate,
                statistics.LowRate, statistics.Difficulty, statistics.Discrimination, statistics.Composite,
            },
            Is.All.Null);
    }

    [TestCase(null, RateDenominator.Sat, 2, 50)]
    [TestCase(4, RateDenominator.Enrolled, 4, 25)]
    public void Rates_name_what_they_are_counted_over(int? enrolled, RateDenominator kind, int value, decimal passRate)
    {
        var statistics = ClassStatistics.Of([60, 30], 100, enrolled: enrolled);
        Assert.That(statistics.Denominator, Is.EqualTo(new Denominator(kind, value)));
        Assert.That(statistics.PassRate, Is.EqualTo(passRate));
    }

    [Test]
    public void Thresholds_are_reached_exactly()
    {
        // 85, 60 and 40 % of 150 are 127.5, 90 and 60.
        var statistics = ClassStatistics.Of([127.5m, 127.49m, 90, 89.99m, 60, 59.99m], 150);
        Assert.That((statistics.Excellent, statistics.Passed, statistics.Low), Is.EqualTo((1, 3, 1)));
    }

    [Test]
    public void Thresholds_and_weights_come_from_the_pack()
    {
        var statistics = ClassStatistics.Of([90, 80, 50, 20], 100, new(0.90m, 0.50m, 0.30m), weights: new(0.5m, 0.3m, 0.2m));
        Assert.That((statistics.Excellent, statistics.Passed, statistics.Low), Is.EqualTo((1, 3, 1)));
        Assert.That(statistics.Composite, Is.EqualTo((60 * 0.5m) + (75 * 0.3m) + (25 * 0.2m)));
    }

    // Mean 3647.5 ÷ 120, pass 34 ÷ 120, excellent 32 ÷ 120: added as quotients of 28 digits they come to 28.82499…
    [Test]
    public void A_composite_that_ends_on_a_five_rounds_away_from_zero()
    {
        decimal[] scores =
            [.. Enumerable.Repeat(85m, 32), .. Enumerable.Repeat(60m, 2), .. Enumerable.Repeat(9.5m, 85), 0];
        var statistics = ClassStatistics.Of(scores, 100);
        Assert.That(statistics.Composite, Is.EqualTo(28.825m));
        Assert.That(Rounding.Points(statistics.Composite!.Value), Is.EqualTo(28.83m));
        var apart = (statistics.Mean * 0.4m) + (statistics.PassRate * 0.4m) + (statistics.ExcellentRate * 0.2m);
        Assert.That(Rounding.Points(apart!.Value), Is.EqualTo(28.82m), "the way not taken");
    }

    [Test]
    public void Quotients_that_do_not_end_add_up_exactly()
    {
        // mean % 200/3, pass 2/3, excellent 1/3: 80/3 + 80/3 + 20/3 = 60.
        Assert.That(ClassStatistics.Of([100, 70, 30], 100).Composite, Is.EqualTo(60m));
    }

    [Test]
    public void A_full_class_of_full_marks_has_a_composite_of_100()
    {
        var statistics = ClassStatistics.Of([120, 120, 120], 120);
        Assert.That(statistics.Composite, Is.EqualTo(100));
        Assert.That(statistics.Difficulty, Is.EqualTo(1));
        Assert.That(statistics.Discrimination, Is.Zero);
    }

    // .27 × 150 = 40.5, so 41 in each group: 40 and one of the middle.
    [Test]
    public void The_groups_round_half_up()
    {
        decimal[] scores = [.. Enumerable.Repeat(100m, 40), .. Enumerable.Repeat(50m, 70), .. Enumerable.Repeat(0m, 40)];
        Assert.That(ClassStatistics.Of(scores, 100).Discrimination, Is.EqualTo((4050m - 50m) / 4100m));
    }

    [TestCase(-0.5)]
    [TestCase(100.5)]
    public void A_mark_outside_the_paper_is_refused(decimal mark) =>
        Assert.That(() => ClassStatistics.Of([mark], 100), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Nonsense_in_the_rules_is_refused()
    {
        Assert.That(() => ClassStatistics.Of([1], 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ClassStatistics.Of([1, 2], 100, enrolled: 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ClassStatistics.Of([1], 100, new(0.6m, 0.85m)), Throws.ArgumentException);
        Assert.That(() => ClassStatistics.Of([1], 100, weights: new(0.5m)), Throws.ArgumentException);
    }

    [FsCheck.NUnit.Property]
    public bool The_mean_lies_between_least_and_greatest(NonEmptyArray<byte> halves)
    {
        var scores = Marks(halves);
        var statistics = ClassStatistics.Of(scores, 128);
        return scores.Min() <= statistics.Mean && statistics.Mean <= scores.Max() && statistics.Composite is >= 0 and <= 100;
    }

    [FsCheck.NUnit.Property]
    public bool The_order_of_the_marks_is_irrelevant(NonEmptyArray<byte> halves, int seed)
    {
        var scores = Marks(halves);
        var shuffled = scores.ToArray();
        new Random(seed).Shuffle(shuffled);
        return ClassStatistics.Of(scores, 128) == ClassStatistics.Of(shuffled, 128);
    }

    [FsCheck.NUnit.Property]
    public bool Discrimination_is_never_below_zero_nor_above_one(NonEmptyArray<byte> halves) =>
        ClassStatistics.Of(Marks(halves), 128).Discrimination is >= 0 and <= 1;

    [FsCheck.NUnit.Property]
    public bool Counting_the_absent_raises_no_rate(NonEmptyArray<byte> halves, byte absent)
    {
        var sat = ClassStatistics.Of(Marks(halves), 128);
        var enrolled = ClassStatistics.Of(Marks(halves), 128, enrolled: sat.Present + absent);
        return enrolled.PassRate <= sat.PassRate && enrolled.Composite <= sat.Composite && enrolled.Mean == sat.Mean;
    }

    private static decimal[] Marks(NonEmptyArray<byte> halves) => [.. halves.Get.Select(half => half / 2m)];
}
