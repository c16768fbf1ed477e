using System.Text.Json;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Tests.Vectors;
using static QualityTracker.Core.Tests.ExamAnalyses.ExamBuilder;

namespace QualityTracker.Core.Tests.ExamAnalyses;

/// <summary>The worked cases once more, from rows of a sheet to the figures of the analysis.</summary>
[TestFixture("")]
[TestFixture("zh-CN")]
public sealed class AnalysisVectorTests(string culture) : VectorTests(culture)
{
    [Test]
    public void Every_worked_class_is_reproduced_from_its_sheet()
    {
        foreach (var worked in Cases("class-statistics.json").Where(each => each.GetProperty("expected").GetProperty("present").GetInt32() >= 5))
        {
            decimal[] scores = [.. worked.GetProperty("scores").EnumerateArray().Select(Number)];
            var enrolled = worked.GetProperty("enrolled") is { ValueKind: JsonValueKind.Number } given ? given.GetInt32() : (int?)null;
            var paper = new ExamBuilder().Paper("maths", Number(worked.GetProperty("fullMark"))).Class("701", enrolled ?? scores.Length).Scores("maths", "701", scores)
                .Analyse(new() { RatesOver = enrolled is null ? Core.Statistics.RateDenominator.Sat : Core.Statistics.RateDenominator.Enrolled }, new(1)).Papers[0];
            var (expected, figures) = (worked.GetProperty("expected"), paper.Of("701")!.Figures!);
            Assert.That(
                new[]
                {
                    Printed(Rounding.Points(figures.Statistics.Mean!.Value)), Printed(Rounding.Statistic(figures.Statistics.PopulationSd!.Value)),
                    Printed(Rounding.Points(figures.Excellent.Percent!.Value)), Printed(Rounding.Points(figures.Pass.Percent!.Value)),
                    Printed(Rounding.Points(figures.Low.Percent!.Value)), Printed(Rounding.Statistic(figures.Statistics.Difficulty!.Value)),
                    Printed(Rounding.Statistic(figures.Statistics.Discrimination!.Value)), Printed(Rounding.Points(figures.Statistics.Composite!.Value)),
                },
                Is.EqualTo(new[] { "mean", "populationSd", "excellentRate", "passRate", "lowRate", "difficulty", "discrimination", "composite" }
                    .Select(name => expected.GetProperty(name).GetString())));
            Assert.That(paper.Grade.Figures!.Statistics, Is.EqualTo(figures.Statistics), "one class is its grade");
        }
    }

    [Test]
    public void Every_worked_alpha_is_reproduced_from_its_sheet()
    {
        foreach (var worked in Cases("reliability.json"))
        {
            decimal[][] rows = [.. worked.GetProperty("items").EnumerateArray().Select(row => row.EnumerateArray().Select(Number).ToArray())];
            var exam = new ExamBuilder().Paper("maths", rows[0].Length * 10).Class("701", rows.Length)
                .Items("maths", [.. Enumerable.Range(1, rows[0].Length).Select(item => new Core.Exams.PaperItem($"{item}", 10))]);
            for (var at = 0; at < rows.Length; at++) exam.ItemScores("maths", Pupil("701", at + 1), rows[at]);
            Assert.That(Printed(Rounding.Statistic(exam.Analyse().Papers[0].Items!.Alpha!.Value)), Is.EqualTo(worked.GetProperty("alpha").GetString()));
        }
    }
}
