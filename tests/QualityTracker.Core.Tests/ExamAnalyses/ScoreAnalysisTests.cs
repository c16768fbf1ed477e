using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;
using static QualityTracker.Core.Tests.ExamAnalyses.ExamBuilder;

namespace QualityTracker.Core.Tests.ExamAnalyses;

public sealed class ScoreAnalysisTests
{
    // 701: mean 70; 702: mean 50; the grade's is 60.
    private static readonly decimal[] Upper = [90, 80, 70, 60, 50];
    private static readonly decimal[] Lower = [70, 60, 50, 40, 30];

    [Test]
    public void A_class_stands_beside_its_grade()
    {
        var paper = Exam().Analyse().Papers.Single();
        var (own, grade) = (paper.Of("701")!, paper.Grade.Figures!);
        Assert.Multiple(() =>
        {
            Assert.That((own.Figures!.Statistics.Mean, grade.Statistics.Mean), Is.EqualTo(((decimal?)70, (decimal?)60)));
            Assert.That(own.Figures.Statistics.PopulationSd, Is.EqualTo(Math.Sqrt(200)).Within(1e-12));
            Assert.That((own.Figures.Excellent.Percent, own.Figures.Pass.Percent, own.Figures.Low.Percent), Is.EqualTo(((decimal?)20, (decimal?)80, (decimal?)0)));
            Assert.That(own.Figures.Pass.Over, Is.EqualTo(new Denominator(RateDenominator.Sat, 5)));
            Assert.That(own.Comparison!.RelativeMean, Is.EqualTo(70m / 60));
            Assert.That(own.Comparison.AboveMeanRatio, Is.EqualTo(10m / 60));
            Assert.That(own.Comparison.AboveMean.Percent, Is.EqualTo(60), "90, 80 and 70 of five");
            // Composite 70 × .4 + 80 × .4 + 20 × .2 = 64; the grade's 60 × .4 + 60 × .4 + 10 × .2 = 50.
            Assert.That(own.Comparison.CompositeLess, Is.EqualTo(14));
            // Σ(x − 60)² of the grade: 900 + 400 + 100 + 0 + 100 + 100 + 0 + 100 + 400 + 900 = 3000, SD √300.
            Assert.That(own.Figures.MeanZ, Is.EqualTo(10 / Math.Sqrt(300)).Within(1e-12));
            Assert.That(own.Figures.MeanT, Is.EqualTo(50 + (100 / Math.Sqrt(300))).Within(1e-10));
            Assert.That(own.Figures.FiveNumbers, Is.EqualTo(new FiveNumbers(50, 60, 70, 80, 90)));
            Assert.That(own.ParticipationRate!.Percent, Is.EqualTo(100));
        });
    }

    [Test]
    public void Everybody_enrolled_is_accounted_for_and_named_when_left_out()
    {
        var exam = new ExamBuilder().Paper("maths").Class("701", 10).Class("702", 6).Scores("maths", "702", 60, 60, 60, 60, 60, 60)
            .Scores("maths", "701", 80, 80, 80, 80, 80).Row("maths", Pupil("701", 6), ExamStatus.Absent).Row("maths", Pupil("701", 7), ExamStatus.Deferred)
            .Row("maths", Pupil("701", 8), ExamStatus.Cheated, 0).Row("maths", Pupil("701", 9), ExamStatus.Excluded, reason: "随班就读");
        var analysis = exam.Analyse();
        Assert.That(analysis.Papers[0].Of("701")!.Participation, Is.EqualTo(new Participation(10, 5, 1, 1, 1, 1, 1)));
        Assert.That(analysis.Papers[0].Of("701")!.ParticipationRate!.Percent, Is.EqualTo(50));
        Assert.That(
            analysis.NotCounted.Select(each => (each.Pupil, each.Status, each.Reason)),
            Is.EqualTo([("701-07", ExamStatus.Deferred, null), ("701-08", ExamStatus.Cheated, null), ("701-09", ExamStatus.Excluded, (string?)"随班就读")]));
        // Over the enrolled the absent count: 5 of 10 passed.
        var enrolled = exam.Analyse(new() { RatesOver = RateDenominator.Enrolled }).Papers[0].Of("701")!.Figures!;
        Assert.That((enrolled.Pass.Percent, enrolled.Pass.Over), Is.EqualTo(((decimal?)50, new Denominator(RateDenominator.Enrolled, 10))));
    }

    [Test]
    public void Rates_over_unlike_denominators_are_not_compared()
    {
        var sat = Exam().Analyse().Papers[0].Of("701")!.Figures!;
        var enrolled = Exam().Analyse(new() { RatesOver = RateDenominator.Enrolled }).Papers[0].Of("702")!.Figures!;
        Assert.That(() => sat.Pass.Less(enrolled.Pass), Throws.ArgumentException);
        Assert.That(() => sat.Pass.Less(sat.Low), Throws.ArgumentException);
        Assert.That(sat.Pass.Less(Exam().Analyse().Papers[0].Of("702")!.Figures!.Pass), Is.EqualTo(40));
    }

    [Test]
    public void Thresholds_follow_stage_and_subject()
    {
        var rules = new AnalysisRules { Rates = [new(null, ["maths"], new(0.90m, 0.70m, 0.50m)), new(null, [], new(0.80m, 0.60m, 0.30m))] };
        var paper = Exam().Analyse(rules).Papers[0];
        Assert.That((paper.Of("701")!.Figures!.Excellent.Count, paper.Of("701")!.Figures!.Pass.Count), Is.EqualTo((1, 3)));
        Assert.That(rules.ThresholdsFor(Core.Classes.Stage.JuniorSecondary, PaperMarks.TotalSubject).Excellent, Is.EqualTo(0.80m));
    }

    [Test]
    public void The_total_is_of_who_sat_all_papers()
    {
        var exam = new ExamBuilder().Paper("maths", 120).Paper("english").Class("701", 6).Class("702", 5)
            .Scores("maths", "701", 120, 100, 90, 80, 70, 60).Scores("english", "701", 100, 80, 70, 60, 50)
            .Scores("maths", "702", 60, 60, 60, 60, 60).Scores("english", "702", 60, 60, 60, 60, 60).Row("english", Pupil("701", 6), ExamStatus.Absent);
        var total = exam.Analyse().Total!;
        Assert.That((total.FullMark, total.IsTotal, total.Grade.Participation!.Sat, total.Grade.Participation.Absent), Is.EqualTo((220m, true, 10, 1)));
        // 220 + 180 + 160 + 140 + 120 = 820.
        Assert.That(total.Of("701")!.Figures!.Statistics.Mean, Is.EqualTo(164));
        Assert.That(total.Of("701")!.Figures!.Bands, Has.Count.EqualTo(11), "bands of twice ten marks");
        Assert.That(Exam().Analyse().Total, Is.Null, "one paper has no total");
    }

    [Test]
    public void Nobody_sat_is_said_and_nothing_is_divided()
    {
        var exam = Exam().Class("703", 3);
        exam.Row("maths", Pupil("703", 1), ExamStatus.Absent);
        var analysis = exam.Analyse();
        var of = analysis.Papers[0].Of("703")!;
        Assert.That((of.Figures, of.Withheld!.En), Is.EqualTo(((object?)null, "nobody sat")));
        Assert.That(analysis.Problems.Select(each => (each.Rule, each.Class)), Is.EqualTo([("nobody-sat", "703")]));
        var empty = new ExamBuilder().Paper("maths").Class("701", 5).Analyse();
        Assert.That((empty.Papers[0].Grade.Figures, empty.Papers[0].ScaledLevels), Is.EqualTo(((object?)null, (object?)null)));
        Assert.That(empty.PupilsIn("701", "maths").Select(each => each.Score), Is.All.Null);
    }

    [Test]
    public void A_paper_without_a_full_mark_is_left_out_and_the_total_with_it()
    {
        var analysis = Exam().Paper("english", 0).Analyse();
        Assert.That(analysis.Papers.Select(paper => paper.Subject), Is.EqualTo(["maths"]));
        Assert.That((analysis.Total, analysis.Problems.Single().Rule, analysis.Problems.Single().Subject), Is.EqualTo(((object?)null, "full-mark", "english")));
    }

    [Test]
    public void Classes_not_assigned_in_parallel_are_shown_and_not_compared()
    {
        var paper = Exam().SatApart("703", false, 100, 100, 100, 100, 100).Analyse().Papers[0];
        var apart = paper.Of("703")!;
        Assert.That((apart.Comparison, apart.NotComparable, apart.Figures!.MeanZ), Is.EqualTo(((object?)null, Comparability.NotParallel, (double?)null)));
        Assert.That(apart.Figures.Statistics.Mean, Is.EqualTo(100));
        Assert.That(paper.Of("701")!.Comparison!.RelativeMean, Is.EqualTo(70m / 60), "compared with the parallel classes alone");
        Assert.That(paper.Grade.Figures!.Statistics.Mean, Is.EqualTo(1100m / 15));
    }

    [Test]
    public void A_pupil_has_score_standard_scores_and_levels()
    {
        var analysis = Exam().Analyse();
        var first = analysis.PupilsIn("701", "maths")[0];
        Assert.That((first.Pupil, first.Score, first.Level, first.ShareLevel), Is.EqualTo(("701-01", (decimal?)90, "A", "A")));
        Assert.That(first.Z, Is.EqualTo(30 / Math.Sqrt(300)).Within(1e-12));
        Assert.That(first.T, Is.EqualTo(50 + (10 * first.Z)));
        // 15 % of ten: 90 and 80 are A, and the better ends its range.
        Assert.That((first.Scaled, first.ScaledWhole, analysis.PupilsIn("701", "maths")[1].Scaled), Is.EqualTo(((decimal?)100, (int?)100, (decimal?)86)));
        Assert.That(analysis.OfPupil("702-05").Select(each => (each.Class, each.Subject, each.Score)), Is.EqualTo([("702", "maths", (decimal?)30)]));
        Assert.That(analysis.OfPupil("stranger"), Is.Empty);
    }

    [Test]
    public void Pupils_at_a_line_are_found_on_both_sides_of_it()
    {
        var analysis = new ExamBuilder().Sat("701", 54.5m, 55, 60, 65, 65.5m, 80, 90).Sat("702", 60, 60, 60, 60, 60).Analyse();
        Assert.That(
            analysis.BorderlineIn("701", "maths").Select(each => (each.Line, each.Score, each.Distance)),
            Is.EqualTo([(ExamRate.Excellent, 80m, -5m), (ExamRate.Excellent, 90, 5), (ExamRate.Pass, 60, 0), (ExamRate.Pass, 55, -5), (ExamRate.Pass, 65, 5)]));
        Assert.That(analysis.BorderlineIn("703", "maths"), Is.Empty);
    }

    private static ExamBuilder Exam() => new ExamBuilder().Sat("701", Upper).Sat("702", Lower);
}
