using QualityTracker.Core.Norms;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Tests.Vectors;

namespace QualityTracker.Core.Tests.Norms;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("zh-CN")]
public sealed class NormTargetTests(string culture) : VectorTests(culture)
{
    [Test]
    public void Every_worked_norm_is_reproduced()
    {
        var cases = Cases("norms.json");
        Assert.That(cases, Has.Count.EqualTo(7));
        foreach (var worked in cases)
        {
            int Whole(string name) => worked.GetProperty(name).GetInt32();
            var target = NormTarget.Of(Whole("atLeast"), Whole("weeksInPost"), Whole("weeks"), Number(worked.GetProperty("shareOfYear")));
            var actual = Whole("actual");
            var expected = worked.GetProperty("expected");
            Assert.That(target.RoundedUp, Is.EqualTo(expected.GetProperty("target").GetInt32()));
            Assert.That(
                Printed(Rounding.Attainment(target.Attainment(actual))), Is.EqualTo(expected.GetProperty("attainment").GetString()));
            Assert.That(target.IsMet(actual), Is.EqualTo(expected.GetProperty("met").GetBoolean()));
            Assert.That(target.ShortBy(actual), Is.EqualTo(expected.GetProperty("short").GetInt32()));
        }
    }

    // 7 × 3 ÷ 7 is 3 to the last place, and no decimal of 28 places is a third.
    [Test]
    public void A_target_that_does_not_end_is_compared_exactly()
    {
        var target = NormTarget.Of(7, 3, 7);
        Assert.That((target.RoundedUp, target.IsMet(3), target.Attainment(3)), Is.EqualTo((3m, true, 100m)));

        var third = NormTarget.Of(1, 1, 3);
        Assert.That(third.IsMet(0.3333333333333333333333333333m), Is.False);
        Assert.That(third.IsMet(0.3333333333333333333333333334m), Is.True);
        Assert.That(third.RoundedUp, Is.EqualTo(1));
    }

    [Test]
    public void A_zero_target_is_met_by_nothing()
    {
        foreach (var nothing in new[] { NormTarget.Of(0, 18, 18), NormTarget.Of(30, 0, 18), NormTarget.Of(30, 18, 18, 0) })
        {
            Assert.That((nothing.RoundedUp, nothing.Attainment(0), nothing.IsMet(0), nothing.ShortBy(0)), Is.EqualTo((0m, 100m, true, 0m)));
            Assert.That(nothing.Attainment(5), Is.EqualTo(100));
        }
    }

    [Test]
    public void Half_a_lesson_over_the_exact_target_is_short_of_nothing()
    {
        // 12 × 9 ÷ 10 = 10.8, shown as 11.
        var target = NormTarget.Of(12, 9, 10);
        Assert.That((target.RoundedUp, target.IsMet(10.9m), target.ShortBy(10.9m)), Is.EqualTo((11m, true, 0m)));
        Assert.That(target.ShortBy(10.7m), Is.EqualTo(0.3m));
    }

    [Test]
    public void Weeks_that_ask_for_different_amounts_are_summed_exactly()
    {
        // 30 × 10 ÷ 21 + 40 × 11 ÷ 21 = 740 ÷ 21.
        decimal[] asked = [.. Enumerable.Repeat(30m, 10), .. Enumerable.Repeat(40m, 11)];
        var target = NormTarget.OfWeeks(asked, 21);
        Assert.That((target.RoundedUp, target.Attainment(740m), target.Value), Is.EqualTo((36m, 2100m, 740m / 21)));
        Assert.That(NormTarget.OfWeeks([7, 7, 7], 7).IsMet(3), Is.True);
        Assert.That(() => NormTarget.OfWeeks([1, 1], 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => NormTarget.OfWeeks([-1], 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(-1, 1, 1, 1)]
    [TestCase(1, -1, 1, 1)]
    [TestCase(1, 0, 0, 1)]
    [TestCase(1, 2, 1, 1)]
    [TestCase(1, 1, 1, 1.1)]
    [TestCase(1, 1, 1, -0.1)]
    public void Weeks_outside_the_period_and_negatives_are_refused(int atLeast, int inPost, int weeks, decimal share) =>
        Assert.That(() => NormTarget.Of(atLeast, inPost, weeks, share), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool The_target_shown_is_met_and_one_less_is_not(ushort atLeast, byte inPost, byte more)
    {
        var target = NormTarget.Of(atLeast, inPost, inPost + more + 1, 0.5m);
        return target.IsMet(target.RoundedUp) && (target.RoundedUp == 0 || !target.IsMet(target.RoundedUp - 1));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Met_short_and_attainment_agree(ushort atLeast, byte inPost, byte more, ushort actual)
    {
        var target = NormTarget.Of(atLeast, inPost, inPost + more + 1);
        return target.IsMet(actual) == (target.ShortBy(actual) == 0)
            && target.IsMet(actual) == target.Attainment(actual) >= 100
            && target.ShortBy(actual) == Math.Max(0, target.RoundedUp - actual);
    }
}
