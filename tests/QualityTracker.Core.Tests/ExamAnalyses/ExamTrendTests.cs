using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.ExamAnalyses;

public sealed class ExamTrendTests
{
    [Test]
    public void Exams_stand_in_order_by_standard_scores()
    {
        var trend = ExamTrend.Of([Exam("F", 12, 75), Exam("E", 11, 65)], "maths", "701");
        Assert.That(trend.Points.Select(point => point.Exam), Is.EqualTo(["E", "F"]));
        Assert.That(trend.Points.Select(point => point.MeanT), Is.EqualTo([Exam("E", 11, 65).Papers[0].Of("701")!.Figures!.MeanT, Exam("F", 12, 75).Papers[0].Of("701")!.Figures!.MeanT]));
        Assert.That((trend.Points[0].Pass!.Percent, trend.Notes.Count), Is.EqualTo(((decimal?)100, 0)));
        Assert.That(ExamTrend.Of([Exam("E", 11, 65)], "maths", null).Points.Single().MeanT, Is.EqualTo(50), "the grade is at its own mean");
    }

    [Test]
    public void Rates_with_other_thresholds_or_denominators_are_not_set_beside_the_latest()
    {
        var stricter = Exam("E", 11, 65, new() { Rates = [new(null, [], new(0.90m, 0.70m, 0.40m))] });
        var enrolled = Exam("D", 10, 65, new() { RatesOver = RateDenominator.Enrolled });
        var trend = ExamTrend.Of([enrolled, stricter, Exam("F", 12, 75)], "maths", "701");
        Assert.That(trend.Points.Select(point => point.Pass is null), Is.EqualTo([true, true, false]));
        Assert.That(trend.Points.Select(point => point.MeanT is null), Is.All.False);
        Assert.That(trend.Notes.Single().En, Does.Contain("denominators"));
    }

    [Test]
    public void A_class_withheld_says_so_and_one_not_in_parallel_has_no_standard_score()
    {
        var few = new ExamBuilder().Sat("701", 60, 70).Sat("702", 50, 60, 70, 80, 90).Analyse();
        Assert.That(ExamTrend.Of([few], "maths", "701").Points.Single().Withheld!.En, Does.Contain("fewer than 5"));
        var apart = new ExamBuilder().SatApart("701", false, 60, 60, 60, 60, 60).Sat("702", 50, 60, 70, 80, 90).Analyse();
        var trend = ExamTrend.Of([apart], "maths", "701");
        Assert.That((trend.Points[0].MeanT, trend.Points[0].Pass!.Percent, trend.Notes.Single().En), Is.EqualTo(((double?)null, (decimal?)100, Core.Exams.Comparability.NotParallel.En)));
    }

    [Test]
    public void Plots_are_of_the_same_figures()
    {
        var paper = Exam("E", 11, 65).Papers[0];
        var histogram = ExamPlots.Histogram(paper, "701", Text.Same("七1"))!;
        Assert.That(histogram.Own.Bars.Sum(bar => bar.Height), Is.EqualTo(100));
        Assert.That((histogram.X.From, histogram.X.To, histogram.X.Ticks), Is.EqualTo((0m, 100m, new[] { 0m, 20, 40, 60, 80, 100 })));
        Assert.That(histogram.Y.To, Is.GreaterThanOrEqualTo(histogram.Own.Bars.Max(bar => bar.Height)));
        var grade = ExamPlots.Histogram(paper)!;
        Assert.That((grade.Own.Bars.Sum(bar => bar.Height), grade.Behind), Is.EqualTo((100m, (PlotBars?)null)));
        var pass = ExamPlots.Rates(paper, Text.Same)[1];
        var (own, interval) = (paper.Of("702")!.Figures!.Pass, paper.Of("702")!.Figures!.Pass.Interval!.Value);
        Assert.That((pass.X.From, pass.X.To, pass.Rows[1].Label.En, pass.Rows[1].Value, pass.Rows[1].Pupils), Is.EqualTo((0m, 100m, "702", Rounding.Statistic(own.Percent!.Value), 6)));
        Assert.That((pass.Rows[1].From, pass.Rows[1].To), Is.EqualTo((Rounding.Statistic((decimal)interval.From), Rounding.Statistic((decimal)interval.To))));
        Assert.That((pass.Level, pass.Rows.All(row => row.IsCompared)), Is.EqualTo(((decimal?)Rounding.Statistic(paper.Compared!.PassRate!.Value), true)));
        var boxes = ExamPlots.Boxes(paper, Text.Same)!;
        Assert.That(boxes.Boxes.Select(box => box.Label.En), Is.EqualTo(["grade", "701", "702"]));
        Assert.That(boxes.Boxes[1].Numbers, Is.EqualTo(paper.Of("701")!.Figures!.FiveNumbers));
        var line = ExamPlots.Trend(ExamTrend.Of([Exam("F", 12, 75), Exam("E", 11, 65)], "maths", "701"))!;
        Assert.That((line.Points.Count, line.Level, line.Y.From <= 40, line.Y.To >= 60), Is.EqualTo((2, 50m, true, true)));
        Assert.That(ExamPlots.Trend(ExamTrend.Of([Exam("E", 11, 65)], "maths", "701")), Is.Null, "one exam is no trend");
        var added = ExamPlots.Added(ExamValueAdded.Of(Exam("F", 11, 65), Exam("E", 12, 75), "maths")!, Text.Same)!;
        Assert.That((added.Level, added.Rows.Select(row => row.Label.En).Single(), added.Rows[0].From <= added.Rows[0].Value), Is.EqualTo(((decimal?)0, "701", true)), "of 702 six sat: not reported");
        var levels = ExamPlots.Levels(new ExamBuilder(3).Sat("301", 95, 85, 70, 60, 59).AnalyseLevels().Papers[0], Text.Same)!;
        Assert.That(levels.Stacks[1].Parts.Select(part => (part.Label.En, part.Value)), Is.EqualTo([("A", 40m), ("B", 20), ("C", 20), ("D", 20)]));
    }

    private static ScoreAnalysis Exam(string id, int month, decimal from, AnalysisRules? rules = null) => new ExamBuilder(id: id, month: month)
        .Sat("701", [.. Enumerable.Range(0, 10).Select(at => from + at)]).Sat("702", 40, 50, 60, 70, 80, 90).Analyse(rules);
}
