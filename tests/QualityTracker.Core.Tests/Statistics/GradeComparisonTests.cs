using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

public sealed class GradeComparisonTests
{
    private static readonly decimal[] One = [90, 70, 50];
    private static readonly decimal[] Other = [60, 40, 20, 30];
    private static readonly ClassStatistics Class = ClassStatistics.Of(One, 100);
    private static readonly ClassStatistics Grade = ClassStatistics.Of([.. One, .. Other], 100);

    [Test]
    public void The_ratios_are_of_exact_means()
    {
        // Class 210 ÷ 3 = 70, grade 360 ÷ 7.
        Assert.That(GradeComparison.RelativeMean(Class, Grade), Is.EqualTo(70m * 7 / 360));
        Assert.That(GradeComparison.AboveMeanRatio(Class, Grade), Is.EqualTo(130m / 360));
    }

    [Test]
    public void The_share_above_the_mean_counts_people_and_not_marks()
    {
        Assert.That(GradeComparison.ShareAboveMean(One, Class, Grade), Is.EqualTo(200m / 3));
        Assert.That(GradeComparison.ShareAboveMean([50, 50], Of(50, 50), Of(50, 50)), Is.Zero, "the mean itself is not above it");
    }

    [Test]
    public void A_class_alone_in_its_grade_is_at_its_mean()
    {
        Assert.That(GradeComparison.RelativeMean(Class, Class), Is.EqualTo(1));
        Assert.That(GradeComparison.AboveMeanRatio(Class, Class), Is.Zero);
    }

    [Test]
    public void Without_marks_there_is_no_ratio()
    {
        Assert.That(GradeComparison.RelativeMean(Of(), Grade), Is.Null);
        Assert.That(GradeComparison.RelativeMean(Of(), Of()), Is.Null);
        Assert.That(GradeComparison.AboveMeanRatio(Of(0, 0), Of(0, 0)), Is.Null);
        Assert.That(GradeComparison.ShareAboveMean([], Of(), Grade), Is.Null);
        Assert.That(GradeComparison.ShareAboveMean([0], Of(0), Of(0, 0)), Is.Zero);
    }

    [Test]
    public void Unlike_denominators_full_marks_and_scores_are_refused()
    {
        var enrolled = ClassStatistics.Of(One, 100, enrolled: 5);
        Assert.That(() => GradeComparison.RelativeMean(enrolled, Grade), Throws.ArgumentException.With.Message.Contains("Denominators"));
        Assert.That(
            () => GradeComparison.AboveMeanRatio(ClassStatistics.Of(One, 120), Grade),
            Throws.ArgumentException.With.Message.Contains("Full marks"));
        Assert.That(() => GradeComparison.ShareAboveMean(Other, Class, Grade), Throws.ArgumentException);
    }

    private static ClassStatistics Of(params decimal[] scores) => ClassStatistics.Of(scores, 100);
}
