using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.TeachingAssignments;

namespace QualityTracker.Core.Tests.ExamAnalyses;

public sealed class TeacherResultsTests
{
    // 701: 5 pupils, mean 70; 702: 10 pupils, mean 55; the grade's (350 + 550) ÷ 15 = 60.
    private static readonly decimal[] Five = [90, 80, 70, 60, 50];
    private static readonly decimal[] Ten = [50, 52, 53, 54, 55, 55, 56, 57, 58, 60];

    [Test]
    public void Classes_are_weighted_by_pupils_weeks_and_share()
    {
        // 701: 5 × 20 × ½ = 50, ratio 7/6; 702: 10 × 10 = 100, ratio 11/12.
        var result = TeacherResults.Of(Exam().Analyse(), [new("T1", "701", "maths", 10), new("T1", "702", "maths", 10)]).Teachers.Single();
        Assert.That(result.Parts.Select(part => part.Weight), Is.EqualTo([50m, 100m]));
        Assert.That(result.RelativeMean!.Value, Is.EqualTo(((70m / 60 * 50) + (55m / 60 * 100)) / 150).Within(1e-25m));
        Assert.That(result.PassRate!.Value, Is.EqualTo(((80m * 50) + (10m * 100)) / 150).Within(1e-25m));
        Assert.That(result.ExcellentRate!.Value, Is.EqualTo(20m * 50 / 150).Within(1e-25m));
        Assert.That(result.Composite!.Value, Is.EqualTo(((64m * 50) + (((55 * 0.4m) + (10 * 0.4m)) * 100)) / 150).Within(1e-25m));
        Assert.That((result.ValueAdded, result.Weight), Is.EqualTo(((decimal?)null, 150m)));
    }

    [Test]
    public void Who_teaches_them_all_alike_is_at_the_mean()
    {
        var result = TeacherResults.Of(Exam().Analyse(), [new("T1", "701", "maths", 20), new("T1", "702", "maths", 20)]).Teachers.Single();
        Assert.That(result.RelativeMean!.Value, Is.EqualTo(1m).Within(1e-25m));
        Assert.That(result.MeanT!.Value, Is.EqualTo(50m).Within(1e-9m));
    }

    [Test]
    public void Classes_that_cannot_be_compared_are_left_out_and_said_so()
    {
        var analysis = Exam().SatApart("703", false, 99, 99, 99, 99, 99).Sat("704", 10, 20).Analyse();
        var result = TeacherResults.Of(analysis, [new("T1", "704", "maths", 20), new("T1", "703", "maths", 20), new("T1", "702", "maths", 20)]).Teachers.Single();
        Assert.That(result.Parts.Select(part => part.Class), Is.EqualTo(["702"]));
        Assert.That(result.LeftOut.Select(each => each.Class), Is.EqualTo(["703", "704"]));
        Assert.That(result.LeftOut.Select(each => each.Reason.En), Is.EqualTo([Comparability.NotParallel.En, "fewer than 5 sat: not shown (L1)"]));
    }

    [Test]
    public void Across_subjects_only_relative_figures_are_put_together()
    {
        var exam = new ExamBuilder().Paper("maths", 150).Paper("art", 50).Class("701", 5).Class("702", 5)
            .Scores("maths", "701", 120, 120, 120, 120, 120).Scores("maths", "702", 80, 80, 80, 80, 80)
            .Scores("art", "701", 20, 20, 20, 20, 20).Scores("art", "702", 30, 30, 30, 30, 30);
        var results = TeacherResults.Of(exam.Analyse(), [new("T1", "701", "maths", 20), new("T1", "701", "art", 20), new("T2", "702", "art", 20)]);
        Assert.That(results.Teachers.Select(each => (each.Staff, each.Subject, each.RelativeMean)), Is.EqualTo([("T1", "art", (decimal?)0.8m), ("T1", "maths", 1.2m), ("T2", "art", 1.2m)]));
        Assert.That(results.Across.Select(each => (each.Staff, each.RelativeMean, each.MeanT)), Is.EqualTo([("T1", (decimal?)1m, (decimal?)50m)]));
        Assert.That(typeof(TeacherAcross).GetProperties().Select(property => property.Name), Is.EquivalentTo(["Staff", "RelativeMean", "MeanT"]), "no marks");
    }

    [Test]
    public void Value_added_is_weighted_by_the_matched()
    {
        var (before, after) = (Two("E", 11), Two("F", 12));
        var added = ExamValueAdded.Of(before, after, "maths")!;
        var result = TeacherResults.Of(after, [new("T1", "701", "maths", 10), new("T1", "702", "maths", 20)], [added]).Teachers.Single();
        var (one, other) = ((decimal)added.Classes[0].Value!.Shrunk!.Value, (decimal)added.Classes[1].Value!.Shrunk!.Value);
        Assert.That(result.ValueAdded!.Value, Is.EqualTo(((one * 120) + (other * 240)) / 360).Within(1e-15m));
    }

    [Test]
    public void Entrance_results_are_nobodys()
    {
        var entrance = new ExamBuilder(9, kind: ExamKind.Entrance).Sat("901", Five).Sat("902", Ten).Analyse();
        var results = TeacherResults.Of(entrance, [new TaughtWeeks("T1", "901", "maths", 20)]);
        Assert.That((results.Teachers.Count, results.Refused!.En), Is.EqualTo((0, "entrance results are attributed to no teacher (L3)")));
    }

    private static ExamBuilder Exam() => new ExamBuilder().Sat("701", Five).Sat("702", Ten);

    private static ScoreAnalysis Two(string id, int month) => new ExamBuilder(id: id, month: month)
        .Sat("701", [.. Enumerable.Range(0, 12).Select(at => 40m + (at * 4) + (at * month % 7))])
        .Sat("702", [.. Enumerable.Range(0, 12).Select(at => 38m + (at * 5) - (at * month % 5))]).Analyse();
}
