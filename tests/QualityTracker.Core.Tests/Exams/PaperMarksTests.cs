using QualityTracker.Core.Exams;

namespace QualityTracker.Core.Tests.Exams;

public sealed class PaperMarksTests
{
    private static readonly ExamRoster Roster = ExamRoster.Of([("p2", "701"), ("p1", "702"), ("p3", "701")], code => code == "701");

    [Test]
    public void A_roster_lies_by_class_and_number()
    {
        Assert.That(Roster.Pupils, Is.EqualTo(["p2", "p3", "p1"]));
        Assert.That(Roster.Classes, Is.EqualTo([new RosterClass("701", true, 0, 2), new RosterClass("702", false, 2, 1)]));
        Assert.That(Enumerable.Range(0, 3).Select(place => Roster.ClassAt(place).Code), Is.EqualTo(["701", "701", "702"]));
    }

    [Test]
    public void A_pupil_on_the_roster_twice_counts_once_and_is_told_of()
    {
        var roster = ExamRoster.Of([("p1", "702"), ("p1", "701")], _ => true);
        Assert.That(roster.Classes.Select(of => of.Code), Is.EqualTo(["701"]));
        Assert.That(roster.Problems.Select(each => (each.Rule, each.Pupil, each.Class)), Is.EqualTo([("roster-twice", "p1", "702")]));
    }

    [TestCase("stranger", ExamStatus.Sat, 50, "not-on-roster")]
    [TestCase("p1", ExamStatus.Sat, 100.5, "above-full-mark")]
    [TestCase("p1", ExamStatus.Sat, -1, "below-zero")]
    [TestCase("p1", ExamStatus.Sat, 50.125, "places")]
    [TestCase("p1", ExamStatus.Sat, null, "no-score")]
    [TestCase("p1", (ExamStatus)9, null, "status")]
    public void What_cannot_be_right_is_named_and_does_not_count(string pupil, ExamStatus status, double? score, string rule)
    {
        var marks = Maths();
        marks.Enter(pupil, status, (decimal?)score, row: 7);
        var problem = marks.Problems.Single();
        Assert.That((problem.Rule, problem.Subject, problem.Pupil, problem.Row), Is.EqualTo((rule, "maths", pupil, 7)));
        Assert.That(problem.Class, Is.EqualTo(pupil == "p1" ? "702" : null));
        Assert.That(Roster.Classes.Sum(of => marks.ParticipationOf(of).NotEntered), Is.EqualTo(3));
    }

    [Test]
    public void A_full_mark_of_nought_is_named()
    {
        var marks = new PaperMarks(Roster, new("maths", 0));
        Assert.That((marks.IsUsable, marks.Problems.Single().Rule), Is.EqualTo((false, "full-mark")));
    }

    [Test]
    public void A_pupil_entered_twice_counts_once_whatever_the_order()
    {
        foreach (var scores in new decimal[][] { [80, 70], [70, 80] })
        {
            var marks = Maths();
            foreach (var score in scores) marks.Enter("p1", ExamStatus.Sat, score);
            Assert.That(marks.Of(Roster.Classes[1]).Least, Is.EqualTo(70));
            Assert.That(marks.Problems.Single().Rule, Is.EqualTo("pupil-twice"));
        }
    }

    [Test]
    public void Who_cheated_may_have_a_nought_and_nothing_else()
    {
        var marks = Maths();
        marks.Enter("p1", ExamStatus.Cheated, 0);
        Assert.That(marks.Problems, Is.Empty);
        marks.Enter("p2", ExamStatus.Absent, 60);
        Assert.That(marks.Problems.Single().Rule, Is.EqualTo("score-without-sitting"));
        Assert.That(marks.ParticipationOf(Roster.Classes[0]), Is.EqualTo(new Participation(2, 0, 1, 0, 0, 0, 1)));
    }

    [Test]
    public void Hundredths_are_the_same_as_marks()
    {
        var (marks, hundredths) = (Maths(), Maths());
        marks.Enter("p1", ExamStatus.Sat, 87.5m);
        hundredths.EnterHundredths("p1", ExamStatus.Sat, 8750);
        Assert.That(hundredths.Of(Roster.Classes[1]).Moments, Is.EqualTo(marks.Of(Roster.Classes[1]).Moments));
    }

    [Test]
    public void The_total_is_of_who_sat_every_paper()
    {
        var (maths, english) = (Maths(), new PaperMarks(Roster, new("english", 120)));
        foreach (var pupil in Roster.Pupils) maths.Enter(pupil, ExamStatus.Sat, 60);
        english.Enter("p1", ExamStatus.Sat, 100.5m);
        english.Enter("p2", ExamStatus.Excluded, null, "随班就读");
        var total = PaperMarks.Total([maths, english]);
        Assert.That((total.Paper.FullMark, total.ScoreAt(2)), Is.EqualTo((220m, (int?)16050)));
        Assert.That((total.StatusAt(0), total.StatusAt(1)), Is.EqualTo(((ExamStatus?)ExamStatus.Excluded, (ExamStatus?)null)), "p3 has nothing in English yet");
        Assert.That(english.ReasonAt(0), Is.EqualTo("随班就读"));
    }

    [TestCase(new[] { 6.0, 5 }, "item-sum")]
    [TestCase(new[] { 6.0 }, "item-count")]
    [TestCase(new[] { 61.0, -1 }, "item-range")]
    [TestCase(new[] { 6.0, 54 }, null)]
    public void Items_must_add_up_to_the_score(double[] scores, string? rule)
    {
        var marks = Maths();
        var items = new PaperItems(marks, [new("1", 40), new("2", 60)]);
        marks.Enter("p1", ExamStatus.Sat, 60);
        items.Enter("p1", [.. scores.Select(score => (decimal)score)], row: 3);
        Assert.That(marks.Problems.SingleOrDefault()?.Rule, Is.EqualTo(rule));
        Assert.That(items.PlacesIn(Roster.Classes[1]), Has.Length.EqualTo(rule is null ? 1 : 0));
    }

    [Test]
    public void Items_of_a_stranger_of_who_did_not_sit_or_of_other_marks_do_not_count()
    {
        var marks = Maths();
        var items = new PaperItems(marks, [new("1", 40), new("2", 60)]);
        items.Enter("p1", [0, 0]);
        items.Enter("stranger", [0, 0]);
        Assert.That(marks.Problems.Select(each => each.Rule), Is.EqualTo(["items-without-sitting", "not-on-roster"]));
        Assert.That(new PaperItems(marks, [new("1", 40)]).IsUsable, Is.False);
        Assert.That(marks.Problems[^1].Rule, Is.EqualTo("item-marks"));
    }

    [Test]
    public void Items_entered_twice_count_once_whatever_the_order()
    {
        foreach (var rows in new decimal[][][] { [[6, 54], [10, 50]], [[10, 50], [6, 54]] })
        {
            var marks = Maths();
            var items = new PaperItems(marks, [new("1", 40), new("2", 60)]);
            marks.Enter("p1", ExamStatus.Sat, 60);
            foreach (var row in rows) items.Enter("p1", row);
            Assert.That(items.ScoresOf(items.PlacesIn(Roster.Classes[1]))[0, 0], Is.EqualTo(600));
            Assert.That(marks.Problems.Single().Rule, Is.EqualTo("pupil-twice"));
        }
    }

    [Test]
    public void Changes_after_the_freeze_are_listed()
    {
        var frozen = new Dictionary<string, string> { ["p1"] = "701", ["p2"] = "701", ["p3"] = "702" };
        var now = new Dictionary<string, string> { ["p1"] = "702", ["p3"] = "702", ["p4"] = "701" };
        Assert.That(RosterChange.Between(frozen, now), Is.EqualTo(
        [
            new RosterChange(RosterChangeKind.Moved, "p1", "701", "702"), new RosterChange(RosterChangeKind.Left, "p2", "701", null),
            new RosterChange(RosterChangeKind.Joined, "p4", null, "701"),
        ]));
    }

    private static PaperMarks Maths() => new(Roster, new("maths", 100));
}
