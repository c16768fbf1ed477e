using FsCheck;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

public sealed class MomentsTests
{
    // NIST Statistical Reference Datasets, NumAcc4: certified mean 10000000.2 and sample deviation 0.1, of the highest difficulty.
    [Test]
    public void A_small_deviation_on_large_marks_keeps_its_digits()
    {
        decimal[] marks = [10000000.2m, .. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 10000000.1m : 10000000.3m)];
        var moments = Moments.Of(marks);
        Assert.That(moments.Mean, Is.EqualTo(10000000.2m));
        Assert.That(moments.SampleSd, Is.EqualTo(0.1).Within(1e-15));
    }

    // NumAcc3: the same shape at 1000000.2.
    [Test]
    public void So_do_marks_a_tenth_as_large()
    {
        decimal[] marks = [1000000.2m, .. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 1000000.1m : 1000000.3m)];
        Assert.That(Moments.Of(marks).SampleSd, Is.EqualTo(0.1).Within(1e-15));
    }

    [Test]
    public void Z_and_T_place_a_mark_in_the_grade()
    {
        var grade = Moments.Of([40, 60, 80]);
        Assert.That(grade.Z(60), Is.Zero);
        Assert.That(grade.T(60), Is.EqualTo(50));
        Assert.That(grade.Z(80), Is.EqualTo(Math.Sqrt(1.5)).Within(1e-15));
        Assert.That(grade.T(40), Is.EqualTo(50 - (10 * Math.Sqrt(1.5))).Within(1e-13));
    }

    [Test]
    public void Equal_marks_have_no_Z_and_one_mark_no_sample_deviation()
    {
        Assert.That(Moments.Of([60, 60]).Z(60), Is.Null);
        Assert.That(Moments.Of([60, 60]).T(60), Is.Null);
        Assert.That(Moments.Of([60]).SampleSd, Is.Null);
        Assert.That(Moments.Of([60]).PopulationSd, Is.Zero);
        Assert.That(Moments.Of([]).Mean, Is.Null);
        Assert.That(Moments.Of([]).PopulationSd, Is.Null);
    }

    [FsCheck.NUnit.Property]
    public bool Adding_the_same_to_every_mark_moves_no_Z(NonEmptyArray<byte> marks, byte shift)
    {
        var plain = Moments.Of(marks.Get.Select(mark => mark / 2m));
        var moved = Moments.Of(marks.Get.Select(mark => (mark / 2m) + shift));
        return plain.Z(50) == moved.Z(50 + shift) && plain.PopulationSd == moved.PopulationSd;
    }
}
