using FsCheck;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

public sealed class ScaledLevelsTests
{
    // 100 pupils with marks 1..100: A 86–100, B 51–85, C 16–50, D 3–15, E 1–2.
    private static readonly Marks Hundred = Marks.Of(Enumerable.Range(1, 100).Select(each => (decimal)each));

    [Test]
    public void A_grade_is_shared_out_by_the_formulas_parts()
    {
        var levels = ScaledLevels.Of(Hundred)!;
        Assert.That(
            levels.Rows.Select(row => (row.Level.Id, row.Count, row.Lowest, row.Highest)),
            Is.EqualTo(new (string, int, decimal?, decimal?)[] { ("A", 15, 86, 100), ("B", 35, 51, 85), ("C", 35, 16, 50), ("D", 13, 3, 15), ("E", 2, 1, 2) }));
    }

    [TestCase(100, 100)]
    [TestCase(86, 86)]
    [TestCase(51, 71)]
    [TestCase(85, 85)]
    [TestCase(2, 40)]
    [TestCase(1, 30)]
    public void The_ends_of_a_level_get_the_ends_of_its_range(decimal mark, decimal scaled) => Assert.That(ScaledLevels.Of(Hundred)!.ScaledOf(mark), Is.EqualTo(scaled));

    // (50 − 33) ÷ (33 − 16) = 1 = (70 − T) ÷ (T − 56): T = 63. And 60 in 51–85: 71 + 9 × 14 ÷ 34.
    [Test]
    public void Between_them_the_proportion_is_kept()
    {
        Assert.That(ScaledLevels.Of(Hundred)!.ScaledOf(33), Is.EqualTo(63));
        Assert.That(ScaledLevels.Of(Hundred)!.ScaledOf(60), Is.EqualTo(71 + (9m * 14 / 34)));
    }

    [Test]
    public void Equal_marks_get_the_middle_of_the_range()
    {
        var levels = ScaledLevels.Of(Marks.Of(Enumerable.Repeat(70m, 20)))!;
        Assert.That((levels.LevelOf(70).Level.Id, levels.ScaledOf(70)), Is.EqualTo(("A", 93m)));
    }

    // Of 20 pupils three are A; the third and fourth are equal: four are.
    [Test]
    public void Who_is_equal_on_the_border_is_in_the_better_level()
    {
        var levels = ScaledLevels.Of(Marks.Of([99, 98, 97, 97, .. Enumerable.Range(1, 16).Select(each => (decimal)each)]))!;
        Assert.That(levels.Rows.Take(2).Select(row => row.Count), Is.EqualTo([4, 6]));
    }

    [Test]
    public void Nobody_has_no_levels_and_odd_shares_are_refused()
    {
        Assert.That(ScaledLevels.Of(Marks.None), Is.Null);
        Assert.That(() => ScaledLevels.Of(Hundred, [new("A", 0.5m, 50, 100)]), Throws.ArgumentException);
    }

    [FsCheck.NUnit.Property]
    public bool Better_marks_never_get_a_lower_grade_and_everybody_is_in_one_level(NonEmptyArray<byte> halves)
    {
        decimal[] marks = [.. halves.Get.Select(half => half / 2m).Order()];
        var levels = ScaledLevels.Of(Marks.Of(marks))!;
        var scaled = marks.Select(levels.ScaledOf).ToArray();
        return levels.Rows.Sum(row => row.Count) == marks.Length && scaled.Zip(scaled.Skip(1)).All(pair => pair.First <= pair.Second)
            && marks.All(mark => levels.LevelOf(mark) is { } row && levels.ScaledOf(mark) >= row.Level.From && levels.ScaledOf(mark) <= row.Level.To);
    }
}
