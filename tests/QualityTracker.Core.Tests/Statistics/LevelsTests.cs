using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

public sealed class LevelsTests
{
    [TestCase(102, "A")]
    [TestCase(101.99, "B")]
    [TestCase(84, "B")]
    [TestCase(83.99, "C")]
    [TestCase(72, "C")]
    [TestCase(71.99, "D")]
    [TestCase(0, "D")]
    public void A_level_is_reached_exactly(decimal score, string level) =>
        Assert.That(Levels.Of(score, 120).Id, Is.EqualTo(level));

    [Test]
    public void Shares_are_over_those_who_sat_or_were_enrolled()
    {
        decimal[] scores = [90, 88, 61];
        var sat = Levels.Count(scores, 100);
        Assert.That(sat.Rows.Select(row => (row.Level.Id, row.Count)), Is.EqualTo(new[] { ("A", 2), ("B", 0), ("C", 1), ("D", 0) }));
        Assert.That(sat.Rows[0].Share, Is.EqualTo(200m / 3));

        var enrolled = Levels.Count(scores, 100, enrolled: 4);
        Assert.That(enrolled.Denominator, Is.EqualTo(new Denominator(RateDenominator.Enrolled, 4)));
        Assert.That(enrolled.Rows.Select(row => row.Share), Is.EqualTo(new[] { 50m, 0m, 25m, 0m }));
    }

    [Test]
    public void A_class_no_one_sat_for_has_counts_and_no_shares()
    {
        var none = Levels.Count([], 100, enrolled: 40);
        Assert.That(none.Rows.Select(row => row.Count), Is.All.Zero);
        Assert.That(none.Rows.Select(row => row.Share), Is.All.Null);
    }

    [Test]
    public void The_pack_may_name_its_own_levels()
    {
        Level[] levels = [new("合格", 0.6m), new("待合格", 0)];
        Assert.That(Levels.Count([60, 59.5m, 10], 100, levels).Rows.Select(row => row.Count), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Levels_out_of_order_or_without_a_floor_are_refused()
    {
        Assert.That(() => Levels.Of(1, 100, [new("C", 0.6m), new("A", 0.8m), new("D", 0)]), Throws.ArgumentException);
        Assert.That(() => Levels.Of(1, 100, [new("A", 0.8m)]), Throws.ArgumentException);
        Assert.That(() => Levels.Of(1, 100, []), Throws.ArgumentException);
        Assert.That(() => Levels.Of(101, 100), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Levels.Count([-1], 100), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [FsCheck.NUnit.Property]
    public bool Everyone_has_one_level(byte[] halves)
    {
        decimal[] scores = [.. halves.Select(half => half / 2m)];
        var table = Levels.Count(scores, 128);
        return table.Rows.Sum(row => row.Count) == scores.Length
            && table.Rows.All(row => row.Count == scores.Count(score => Levels.Of(score, 128) == row.Level));
    }
}
