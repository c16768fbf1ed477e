using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.Tutoring;
using static QualityTracker.Core.Tests.ExamAnalyses.ExamBuilder;

namespace QualityTracker.Core.Tests.ExamAnalyses;

public sealed class ReteachListTests
{
    [Test]
    public void Pupils_to_tutor_are_named_with_the_reason()
    {
        var list = new ExamBuilder().Sat("701", 90, 84, 79, 65, 59, 55, 54.5m, 20).Analyse().ReteachIn("701", "maths")!;
        Assert.That(
            list.Pupils.Select(each => (each.Kind, each.Score)),
            Is.EqualTo([(TutoringKind.Struggling, 20m), (TutoringKind.Struggling, 54.5m), (TutoringKind.Borderline, 55), (TutoringKind.Borderline, 59), (TutoringKind.Target, 84)]));
    }

    // Five pupils, item 1 of 4: 4 4 4 4 0, .8; item 2 of 6: 6 3 3 0 0, .4; item 3 of 10: 9 8 6 5 1, .58.
    [Test]
    public void Items_below_the_line_come_weakest_first_with_who_lost_them()
    {
        var list = Exam().Analyse().ReteachIn("701", "maths")!;
        Assert.That(list.Items.Select(item => (item.Item.Label, item.Difficulty)), Is.EqualTo([("2", 0.4m), ("3", 0.58m)]));
        Assert.That(list.Items[1].Pupils, Is.EqualTo(["701-04", "701-05"]), "below 6 of 10");
        Assert.That(Exam().Analyse().ReteachIn("709", "maths"), Is.Null);
        Assert.That(Exam().Analyse().ReteachIn("701", PaperMarks.TotalSubject), Is.Null);
    }

    // Totals 19, 15, 13, 9, 1: groups of round(.27 × 5) = 1, the first and the last.
    [Test]
    public void Items_have_difficulty_and_discrimination_in_the_groups_of_the_paper()
    {
        var items = Exam().Analyse().Papers[0].Items!;
        Assert.That((items.Pupils, items.GroupSize), Is.EqualTo((5, 1)));
        Assert.That(items.Items.Select(item => (item.Difficulty, item.Discrimination)), Is.EqualTo([(0.8m, 1m), (0.4m, 1m), (0.58m, 0.8m)]));
        Assert.That(items.Alpha, Is.EqualTo(Reliability.Alpha([[4, 6, 9], [4, 3, 8], [4, 3, 6], [4, 0, 5], [0, 0, 1]])));
        Assert.That(items.SplitHalf, Is.EqualTo(Reliability.SplitHalf([[4, 6, 9], [4, 3, 8], [4, 3, 6], [4, 0, 5], [0, 0, 1]])).Within(1e-12));
    }

    // Two at 10 marks each: who is in the bottom group of one is settled by the pupil number, not by the row.
    [Test]
    public void Equal_totals_are_ordered_by_pupil_number()
    {
        ExamBuilder Tie() => new ExamBuilder().Paper("maths", 20).Items("maths", new PaperItem("1", 10), new PaperItem("2", 10)).Class("701", 5)
            .ItemScores("maths", Pupil("701", 1), 10, 0).ItemScores("maths", Pupil("701", 2), 0, 10).ItemScores("maths", Pupil("701", 3), 8, 8)
            .ItemScores("maths", Pupil("701", 4), 8, 8).ItemScores("maths", Pupil("701", 5), 10, 10);
        Assert.That(Tie().Analyse().Papers[0].Items!.Items.Select(item => item.Discrimination), Is.EqualTo([0m, 1m]));
    }

    private static ExamBuilder Exam()
    {
        var exam = new ExamBuilder().Paper("maths", 20).Items("maths", new("1", 4), new("2", 6), new("3", 10)).Class("701", 5);
        decimal[][] rows = [[4, 6, 9], [4, 3, 8], [4, 3, 6], [4, 0, 5], [0, 0, 1]];
        for (var at = 0; at < rows.Length; at++) exam.ItemScores("maths", Pupil("701", at + 1), rows[at]);
        return exam;
    }
}
