using FsCheck;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.Tests.Vectors;

namespace QualityTracker.Core.Tests.Statistics;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("zh-CN")]
public sealed class ReliabilityTests(string culture) : VectorTests(culture)
{
    [Test]
    public void Every_worked_alpha_is_reproduced()
    {
        var cases = Cases("reliability.json");
        Assert.That(cases, Has.Count.EqualTo(2));
        foreach (var worked in cases)
        {
            decimal[][] rows = [.. worked.GetProperty("items").EnumerateArray()
                .Select(row => row.EnumerateArray().Select(Number).ToArray())];
            var alpha = Reliability.Alpha(rows);
            Assert.That(Printed(Rounding.Statistic(alpha!.Value)), Is.EqualTo(worked.GetProperty("alpha").GetString()));
        }
    }

    [Test]
    public void Items_that_all_say_the_same_are_wholly_reliable()
    {
        decimal[][] rows = [[1, 1, 1, 1], [2, 2, 2, 2], [4, 4, 4, 4]];
        Assert.That(Reliability.Alpha(rows), Is.EqualTo(1));
        Assert.That(Reliability.SplitHalf(rows), Is.EqualTo(1).Within(1e-12));
    }

    // Odd items 0, 1, 2 and 3, even items 0, 2, 1 and 3: r = .8, stepped up 1.6 ÷ 1.8.
    [Test]
    public void Split_half_steps_the_correlation_up()
    {
        decimal[][] rows = [[0, 0], [1, 2], [2, 1], [3, 3]];
        Assert.That(Reliability.SplitHalf(rows), Is.EqualTo(1.6 / 1.8).Within(1e-12));
    }

    [Test]
    public void What_is_undefined_is_null()
    {
        Assert.That(Reliability.Alpha([]), Is.Null);
        Assert.That(Reliability.Alpha([[1, 2]]), Is.Null, "one pupil");
        Assert.That(Reliability.Alpha([[1], [2]]), Is.Null, "one item");
        Assert.That(Reliability.Alpha([[1, 3], [3, 1]]), Is.Null, "all totals equal");
        Assert.That(Reliability.SplitHalf([]), Is.Null);
        Assert.That(Reliability.SplitHalf([[1], [2]]), Is.Null, "one item");
        Assert.That(Reliability.SplitHalf([[1, 2], [1, 3]]), Is.Null, "one half never differs");
        Assert.That(Reliability.SplitHalf([[1, 3], [2, 2], [3, 1]]), Is.Null, "halves exactly against each other");
    }

    [Test]
    public void A_pupil_with_an_item_missing_is_refused() =>
        Assert.That(() => Reliability.Alpha([[1, 2], [1]]), Throws.ArgumentException);

    [FsCheck.NUnit.Property]
    public bool Neither_exceeds_one_nor_depends_on_the_order_of_pupils(NonEmptyArray<(byte A, byte B, byte C)> pupils)
    {
        decimal[][] rows = [.. pupils.Get.Select(row => new decimal[] { row.A, row.B, row.C })];
        decimal[][] reversed = [.. rows.Reverse()];
        return !(Reliability.Alpha(rows) > 1) && !(Reliability.SplitHalf(rows) > 1 + 1e-12)
            && Reliability.Alpha(rows) == Reliability.Alpha(reversed)
            && Reliability.SplitHalf(rows) == Reliability.SplitHalf(reversed);
    }
}
