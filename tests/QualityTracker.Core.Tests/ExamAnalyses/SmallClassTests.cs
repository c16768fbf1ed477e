using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using static QualityTracker.Core.Tests.ExamAnalyses.ExamBuilder;

namespace QualityTracker.Core.Tests.ExamAnalyses;

/// <summary>A class of very few shows nothing that says what one of them had (L1), in itself or as what the grade has more than the others.</summary>
public sealed class SmallClassTests
{
    private static readonly decimal[] Forty = [.. Enumerable.Range(0, 40).Select(at => 50m + at)];

    [Test]
    public void A_class_of_three_shows_no_figure()
    {
        var paper = new ExamBuilder().Sat("701", Forty).Sat("702", Forty).Sat("703", 90, 85, 20).Analyse().Papers[0];
        var small = paper.Of("703")!;
        Assert.That((small.Figures, small.Comparison, small.Participation, small.ParticipationRate), Is.EqualTo(((object?)null, (object?)null, (object?)null, (object?)null)));
        Assert.That(small.Withheld!.En, Does.Contain("fewer than 5").And.Contain("L1"));
    }

    [Test]
    public void Nor_do_the_grade_and_the_others_together()
    {
        var with = new ExamBuilder().Sat("701", Forty).Sat("702", Forty).Sat("703", 90, 85, 20).Analyse().Papers[0];
        var without = new ExamBuilder().Sat("701", Forty).Sat("702", Forty).Analyse().Papers[0];
        Assert.That(with.LeftOut, Is.EqualTo(["703"]));
        Assert.That(with.Grade.Figures!.Statistics, Is.EqualTo(without.Grade.Figures!.Statistics));
        Assert.That(with.Grade.Participation, Is.EqualTo(without.Grade.Participation));
        Assert.That(with.Compared, Is.EqualTo(without.Compared));
        Assert.That(with.ScaledLevels!.Rows, Is.EqualTo(without.ScaledLevels!.Rows));
        Assert.That(with.Of("701"), Is.EqualTo(without.Of("701")).Using<GroupFigures>((one, other) =>
            one.Figures!.Statistics == other.Figures!.Statistics && one.Figures.MeanZ == other.Figures.MeanZ && one.Comparison == other.Comparison));
    }

    // Whoever subtracts the classes shown from the grade, of all kinds or of the parallel ones, has nobody left, or five and of two classes.
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public bool What_subtraction_leaves_points_at_nobody((byte Pupils, bool Parallel)[] classes)
    {
        var exam = new ExamBuilder().Paper("maths");
        foreach (var ((pupils, parallel), at) in classes.Select((each, at) => (each, at)))
            exam.SatApart($"7{at:00}", parallel, [.. Enumerable.Range(0, pupils % 9).Select(pupil => 50m + pupil)]);
        var paper = exam.Analyse().Papers[0];
        return IsSafe(paper.Grade.Figures?.Statistics.Present, paper, _ => true) && IsSafe(paper.Compared?.Present, paper, of => of.Parallel);
    }

    [Test]
    public void A_village_school_of_small_classes_still_has_its_grade()
    {
        var paper = new ExamBuilder().Sat("701", 90, 80, 70, 60).Sat("702", 50, 40, 30, 20).Analyse().Papers[0];
        Assert.That(paper.Classes.Select(each => each.Figures), Is.All.Null);
        Assert.That((paper.LeftOut.Count, paper.Grade.Figures!.Statistics.Mean), Is.EqualTo((0, (decimal?)55)));
    }

    [Test]
    public void A_grade_of_three_shows_nothing()
    {
        var analysis = new ExamBuilder().Sat("701", 90, 80, 70).Analyse();
        Assert.That((analysis.Papers[0].Grade.Figures, analysis.Papers[0].ScaledLevels, analysis.Papers[0].Compared), Is.EqualTo(((object?)null, (object?)null, (object?)null)));
        Assert.That(analysis.PupilsIn("701", "maths").Select(each => each.Z), Is.All.Null);
        Assert.That(ExamPlots.Boxes(analysis.Papers[0], Languages.Text.Same), Is.Null);
    }

    [Test]
    public void A_class_of_forty_of_whom_three_sat_shows_who_was_away_and_no_figure()
    {
        var exam = new ExamBuilder().Sat("701", Forty).Class("702", 40).Scores("maths", "702", 90, 80, 70);
        for (var pupil = 4; pupil <= 40; pupil++) exam.Row("maths", Pupil("702", pupil), ExamStatus.Absent);
        var few = exam.Analyse().Papers[0].Of("702")!;
        Assert.That((few.Figures, few.Participation!.Absent, few.ParticipationRate!.Percent), Is.EqualTo(((object?)null, 37, (decimal?)7.5m)));
    }

    [Test]
    public void Fewer_than_five_may_not_be_asked_for() =>
        Assert.That(() => new ExamBuilder().Sat("701", Forty).Analyse(new() { LeastShown = 3 }), Throws.ArgumentException);

    [Test]
    public void Items_of_a_small_class_are_hidden_and_left_out_of_the_grades()
    {
        ExamBuilder Exam(bool small)
        {
            var exam = new ExamBuilder().Paper("maths", 10).Items("maths", new PaperItem("1", 4), new PaperItem("2", 6)).Class("701", 6);
            for (var pupil = 1; pupil <= 6; pupil++) exam.ItemScores("maths", Pupil("701", pupil), pupil % 5, pupil);
            if (!small) return exam;
            exam.Class("702", 2);
            return exam.ItemScores("maths", Pupil("702", 1), 0, 0).ItemScores("maths", Pupil("702", 2), 4, 6);
        }

        var (with, without) = (Exam(true).Analyse(), Exam(false).Analyse());
        Assert.That((with.Papers[0].Items!.Pupils, with.Papers[0].Items!.Alpha), Is.EqualTo((6, without.Papers[0].Items!.Alpha)));
        Assert.That(with.Papers[0].Items!.Items[0].Classes.Select(each => (each.Class, each.Difficulty is null)), Is.EqualTo([("701", false), ("702", true)]));
        Assert.That(with.ReteachIn("702", "maths")!.Items, Is.Empty);
    }

    private static bool IsSafe(int? present, PaperAnalysis paper, Func<GroupFigures, bool> isOf)
    {
        if (present is not { } all) return true;
        var rest = all - paper.Classes.Where(isOf).Sum(of => of.Figures?.Statistics.Present ?? 0);
        var hidden = paper.Classes.Count(of => isOf(of) && of.Figures is null && of.Withheld!.En != "nobody sat" && !paper.LeftOut.Contains(of.Class!));
        return rest == 0 ? hidden == 0 : rest >= 5 && hidden > 1;
    }
}
