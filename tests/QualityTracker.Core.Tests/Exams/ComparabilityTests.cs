using QualityTracker.Core.Exams;

namespace QualityTracker.Core.Tests.Exams;

/// <summary>Whose results the grade may take in, so that nothing hidden follows by subtraction (L1).</summary>
public sealed class ComparabilityTests
{
    [TestCase(new[] { 40, 3, 41 }, new[] { true, false, true })]
    [TestCase(new[] { 40, 3, 2 }, new[] { true, true, true })]
    [TestCase(new[] { 40, 2, 2 }, new[] { true, false, false })]
    [TestCase(new[] { 4, 4 }, new[] { true, true })]
    [TestCase(new[] { 40, 0, 3 }, new[] { true, true, false })]
    [TestCase(new[] { 5, 40 }, new[] { true, true })]
    public void Hidden_classes_count_only_together(int[] sat, bool[] counts) =>
        Assert.That(Comparability.CountsInGrade(sat, [.. sat.Select(_ => true)], 5), Is.EqualTo(counts));

    [Test]
    public void Parallel_classes_and_others_hide_no_one_among_each_other() =>
        Assert.That(Comparability.CountsInGrade([40, 3, 3], [true, true, false], 5), Is.EqualTo([true, false, false]));

    [FsCheck.NUnit.Property]
    public bool What_the_grade_has_beyond_the_classes_shown_is_nobody_or_enough((byte Sat, bool Parallel)[] classes)
    {
        int[] sat = [.. classes.Select(each => each.Sat % 12)];
        bool[] parallel = [.. classes.Select(each => each.Parallel)];
        var counts = Comparability.CountsInGrade(sat, parallel, 5);
        return new[] { true, false }.All(kind =>
        {
            var hidden = Enumerable.Range(0, sat.Length).Where(at => parallel[at] == kind && counts[at] && Comparability.IsFew(sat[at], 5)).ToList();
            return hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(at => sat[at]) >= 5);
        });
    }
}
