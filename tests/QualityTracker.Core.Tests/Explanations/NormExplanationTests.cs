using QualityTracker.Core.Duties;
using QualityTracker.Core.Explanations;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using QualityTracker.Core.Tutoring;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Explanations;

public sealed class NormExplanationTests
{
    private static readonly PolicyPack X = PolicyPacks.Of("daxinganling-2023");
    private static readonly PolicyPack W = PolicyPacks.Of("wenxian-2019");
    private static readonly PolicyPack Combined = PolicyPacks.Of("combined");

    [Test]
    public void A_part_terms_target_and_attainment_are_written_out()
    {
        // A principal for 9 of 20 weeks owes 30 × 9 ÷ 20 = 13.5, shown 14; 9 lessons are 66.666… %.
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, Day(1), Day(9, 5)).Observes("T1", Day(2), 6).Observes("T1", Day(3), 3)
            .Explain(X, "T1").Of("norms/X1")!;
        Assert.Multiple(() =>
        {
            Assert.That(norm.Arithmetic.Select(each => (each.Id, each.Sum)), Is.EqualTo(
            [
                ("target", "30 × 9 ÷ 20 = 13.5"), ("actual", "1 × 9 = 9"), ("attainment", "9 ÷ 13.5 × 100 = 66.6666666666…"), ("short", "14 − 9 = 5"),
            ]));
            Assert.That((norm.Shown!.Zh, norm.Exact, norm.Unit.En), Is.EqualTo(("66.7", "66.6666666666…", "%")));
            Assert.That((norm.Clause!.Id, norm.Clause.Document, norm.Rule), Is.EqualTo(("X1", X.Document, "norms/X1")));
            Assert.That(norm.Counted.Select(each => (each.Kind, each.Amount)), Is.All.EqualTo((RecordKind.LessonObservation, 1m)));
            Assert.That(norm.Counted[0].Label, Is.EqualTo(new Core.Languages.Text("第1节 701 maths · 预约听课", "period 1, 701 maths · planned")));
        });
    }

    [Test]
    public void What_the_school_changed_is_said_beside_the_documents_clause()
    {
        var own = PackReader.Read(
            "pack: own\ntitle: { zh: 自有, en: own }\nextends: daxinganling-2023\nnorms:\n  - { id: X1, at-least: 20 }\n", PolicyPacks.TextOf).Pack!;
        var figures = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal).Observes("T1", Day(2), 6).Explain(own, "T1");
        Assert.That(figures.Of("norms/X1")!.Notes.Select(note => note.En),
            Does.Contain("the school's own pack differs from “Daxing'anling three education projects (2023)”: norms/X1/at-least, 30 → 20"));
        Assert.That(figures.Of("norms/X9-oath")?.Notes ?? [], Has.None.Matches<Core.Languages.Text>(note => note.En.Contains("differs", StringComparison.Ordinal)));
    }

    [Test]
    public void A_years_norm_shows_its_share_and_what_the_whole_year_asks()
    {
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal).Hours("T1", 1, 5).Hours("T1", 2, 5).Hours("T1", 3, 2).Explain(W, "T1").Of("norms/W4")!;
        Assert.That(norm.Step("target").Sum, Is.EqualTo("80 × 0.5 × 20 ÷ 20 = 40"));
        Assert.That(norm.Step("actual").Sum, Is.EqualTo("5 × 2 + 2 = 12"));
        Assert.That(norm.Step("attainment").Sum, Is.EqualTo("12 ÷ 40 × 100 = 30"));
        Assert.That(norm.Notes.Select(note => note.En), Does.Contain("target of the whole year: 80"));
    }

    [Test]
    public void Weeks_of_two_posts_are_summed_and_the_one_left_names_the_other()
    {
        var figures = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, Day(1), Day(5, 5)).Post("T1", PostKind.DirectorOfTeaching, Day(6)).Explain(X, "T1");
        Assert.That(figures.Of("norms/X2")!.Step("target").Sum, Is.EqualTo("(30 × 5 + 40 × 15) ÷ 20 = 37.5"));
        Assert.That(figures.Of("norms/X1")!.Notes.Select(note => note.En), Does.Contain("the higher target counts: see norms/X2"));
    }

    [TestCase("month", "months", "个月")]
    [TestCase("week", "weeks", "周")]
    [TestCase("round", "rounds", "轮")]
    public void Stretches_are_told_in_the_norms_own_periods(string period, string en, string zh)
    {
        var pack = PackText.Scoring(PackText.Indicator("norms", "100", "norms", "attainment"),
            $"[{PackText.Norm("A", "principal", "ethics-studies", period, "1")}, {PackText.Norm("B", "teacher", "ethics-studies", period, "2")}]");
        var notes = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, Day(1), Day(10, 5)).Post("T1", PostKind.Teacher, Day(11)).Explain(pack, "T1").Of("norms/B")!.Notes;
        Assert.That(notes.Select(note => note.En), Has.Some.Match($"^[0-9]+ {en} by A \\(1\\)$"));
        Assert.That(notes.Select(note => note.Zh), Has.Some.Match($"^其中 [0-9]+ {zh}按 A（1）$"));
    }

    [Test]
    public void The_parameters_of_every_norm_summed_into_the_target_are_listed()
    {
        // As a principal for 5 weeks $process = 60, then as a teacher 90.
        var text = PackText.With("at-least: 30", "at-least: $process", PackText.With("measure: training-hours", "measure: lessons-observed\n    options: { evaluated-only: yes }"));
        text = PackText.With("    share-of-year: [0.5, 1]\n", "", PackText.With("    period: year\n    at-least: 24", "    period: term\n    at-least: 90", text));
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, Day(1), Day(5, 5)).Post("T1", PostKind.Teacher, Day(6)).Explain(PackText.Pack(text), "T1").Of("norms/C1-year")!;
        Assert.That(norm.Step("target").Sum, Does.Contain("60 × 5").And.Contain("90 × 15"));
        Assert.That(norm.Parameters.Select(each => each.Name), Does.Contain("process"));
    }

    [Test]
    public void A_weekly_norm_names_the_weeks_missed_and_the_meetings_that_are_one()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal);
        for (var week = 1; week <= 20; week++)
        {
            if (week is not (4 or 9)) school.Duty("T1", DutyKind.ResearchMeeting, Day(week, 3), title: "周例会");
        }

        var norm = school.Duty("T1", DutyKind.ResearchMeeting, Day(1, 5), title: "加开").Explain(W, "T1").Of("norms/W5")!;
        Assert.That(norm.Step("target").Sum + " " + norm.Step("actual").Sum, Is.EqualTo("20 18"));
        Assert.That(norm.Notes.Select(note => note.Zh), Does.Contain("未完成的周：4、9"));
        var left = norm.NotCounted.Single();
        Assert.That((left.Why, left.Date, left.Label.Zh), Is.EqualTo((WhyNotCounted.Duplicate, Day(1, 5), "教研活动：加开")));
        Assert.That(left.Reason.En, Does.Contain(norm.Counted[0].Id));
    }

    [Test]
    public void What_is_not_counted_says_which_restriction_left_it_out()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal)
            .Observes("T1", Day(2)).Observes("T1", Day(3), evaluated: false).Observes("T1", SpringDay(2)).Observes("T1", Day(4));
        var ids = school.Records().LessonObservations.Select(each => each.Id).ToArray();
        var norm = school.Explain(Combined, "T1", voided: ids[3]).Of("norms/X1")!;
        Assert.Multiple(() =>
        {
            Assert.That(norm.Counted.Select(each => each.Id), Is.EqualTo([ids[0]]));
            Assert.That(norm.NotCounted.Select(each => (each.Id, each.Why)), Is.EqualTo(
                [(ids[1], WhyNotCounted.NotEvaluated), (ids[3], WhyNotCounted.Voided), (ids[2], WhyNotCounted.OutsidePeriod)]));
            Assert.That(norm.NotCounted[1].Reason, Is.EqualTo(new Core.Languages.Text("已于 2025-12-01 作废：重复登记", "void since 2025-12-01: 重复登记")));
            Assert.That(norm.NotCounted[2].Reason.En, Is.EqualTo("2026-03-09 is outside the period from 2025-09-01 to 2026-01-16"));
            Assert.That(norm.Parameters.Select(each => (each.Name, each.Value, each.Adopted)), Is.EqualTo([("observed-evaluated-only", "yes", false)]));
        });
    }

    [Test]
    public void A_value_the_school_adopted_is_told_from_a_default()
    {
        var figures = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal).Explain(Combined, "T1", adopted: new Dictionary<string, string> { ["observed-evaluated-only"] = "no" });
        Assert.That(figures.Of("norms/X1")!.Parameters.Single(), Has.Property(nameof(ParameterUsed.Adopted)).True.And.Property(nameof(ParameterUsed.Value)).EqualTo("no"));
    }

    [Test]
    public void Lessons_below_the_level_and_those_that_two_observed_are_told()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.SubjectResearcher)
            .Duty("T1", DutyKind.OpenLesson, Day(2), title: "《背影》").Duty("T1", DutyKind.OpenLesson, Day(3), level: DutyLevel.County);
        var norm = school.Explain(W, "T1").Of("norms/W27")!;
        Assert.That(norm.Counted.Single().Label.Zh, Is.EqualTo("公开课 · 县级"));
        Assert.That(norm.NotCounted.Select(each => (each.Why, each.Label.Zh)), Is.EqualTo([(WhyNotCounted.BelowLevel, "公开课：《背影》")]));

        school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Duty("T1", DutyKind.OpenLesson, Day(2))
            .Observes("T8", Day(2), teacher: "T1", kind: ObservationKind.Open).Observes("T9", Day(2), teacher: "T1", kind: ObservationKind.Open);
        norm = school.Explain(Combined, "T1").Of("norms/X15")!;
        Assert.That(norm.Counted.Select(each => each.Kind), Is.EqualTo([RecordKind.Duty]));
        Assert.That(norm.NotCounted.Select(each => (each.Kind, each.Why)), Is.EqualTo(
            [(RecordKind.LessonObservation, WhyNotCounted.Duplicate), (RecordKind.LessonObservation, WhyNotCounted.Duplicate)]));
    }

    [Test]
    public void A_month_in_which_nothing_was_owed_is_told()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, Day(6)).Duty("T1", DutyKind.OpenLesson, Day(2)).Duty("T1", DutyKind.OpenLesson, Day(8));
        var figures = school.Person("T2").Post("T2", PostKind.Teacher).Duty("T2", DutyKind.OpenLesson, Day(8)).Explain(Combined, "T2");
        Assert.That(figures.Of("norms/X15")!.NotCounted.Select(each => (each.Why, each.Reason.Zh)), Is.EqualTo([(WhyNotCounted.OutsidePeriod, "只计 3、9 月")]));
        var studies = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, Day(6)).Duty("T1", DutyKind.EthicsStudy, Day(2)).Explain(Combined, "T1");
        Assert.That(studies.Of("norms/X9-study")!.NotCounted.Select(each => each.Why), Is.EqualTo([WhyNotCounted.NotOwedThen]));
    }

    [Test]
    public void Hours_of_other_kinds_and_of_weeks_that_are_none_are_told()
    {
        var norm = new SchoolBuilder().Person("T1").Person("T2").Post("T1", PostKind.Principal)
            .Hours("T1", 1, 4).Hours("T1", 2, 2, HoursKind.AfterSchoolService).Hours("T1", 3, 2, HoursKind.Marking).Hours("T1", 99, 4)
            .Hours("T2", 4, 1, HoursKind.Cover, coverFor: "T1").Explain(W, "T1").Of("norms/W4")!;
        Assert.That(norm.Step("actual").Sum, Is.EqualTo("4 − 1 = 3"));
        Assert.That(norm.Counted.Select(each => each.Amount), Is.EqualTo([4, -1]));
        Assert.That(norm.NotCounted.Select(each => each.Why), Is.EquivalentTo([WhyNotCounted.OwnLedger, WhyNotCounted.AnotherKind, WhyNotCounted.NoTeachingWeek]));
    }

    [Test]
    public void A_norm_of_the_school_leads_to_what_several_recorded_of_one_event()
    {
        var norm = new SchoolBuilder().Person("T1").Person("T2").Duty("T1", DutyKind.QualityAnalysis, Day(12), title: "期中").Duty(null, DutyKind.QualityAnalysis, Day(12), title: "期中")
            .Explain(X, null).Of("school/norms/X4")!;
        Assert.That((norm.Value, norm.Counted.Count, norm.NotCounted.Single().Why), Is.EqualTo((100m, 1, WhyNotCounted.Duplicate)));
    }

    [Test]
    public void A_norm_of_rounds_counts_the_rounds_and_names_the_one_missed()
    {
        var norm = new SchoolBuilder().CountsTuition(Day(3)).CountsTuition(Day(3)).Explain(PolicyPacks.Of("zibo-2019"), null).Of("school/norms/Z2")!;
        Assert.That((norm.Step("target").Sum, norm.Step("actual").Sum, norm.Step("attainment").Sum), Is.EqualTo(("2", "1", "1 ÷ 2 × 100 = 50")));
        Assert.That((norm.Counted.Single().Kind, norm.NotCounted.Single().Why), Is.EqualTo((RecordKind.TuitionCount, WhyNotCounted.Duplicate)));
        Assert.That(norm.Notes.Select(note => note.Zh), Is.EqualTo(["未完成的轮：2"]));
    }

    [Test]
    public void Sessions_for_other_pupils_are_no_remedial_tutoring_and_those_held_together_are_one()
    {
        var figures = new SchoolBuilder().Class("701", 30).Person("T1", "maths").Post("T1", PostKind.Teacher).Teaches("T1", "701", "maths").Hours("T1", 1, 5, classId: "701", subject: "maths")
            .Plan("T1", Pupil("701", 1), 10, Day(1), Day(20)).Plan("T1", Pupil("701", 2), 10, Day(1), Day(20)).Plan("T1", Pupil("701", 3), 10, Day(1), Day(20), TutoringKind.Target)
            .Tutors("T1", Pupil("701", 1), Day(1, 2), new(16, 30)).Tutors("T1", Pupil("701", 2), Day(1, 2), new(16, 30)).Tutors("T1", Pupil("701", 3), Day(1, 3), new(16, 30))
            .Explain(Combined, "T1");
        var (week, whole) = (figures.Of("workload/weeks/1")!, figures.Of("workload")!);
        Assert.Multiple(() =>
        {
            Assert.That(week.Parts.Select(part => part.Figure), Is.EqualTo(["workload/weeks/1/lines/701/maths", "workload/weeks/1/tutoring"]));
            Assert.That(week.Parts[0].Step("standard-periods").Sum, Is.EqualTo("5 × 1 × 0.9 × 1 = 4.5"));
            Assert.That(week.Parts[1].Step("standard-periods").Sum, Is.EqualTo("1 × 1 = 1"));
            Assert.That((week.Step("standard-periods").Sum, week.Parts[1].Clause!.Id), Is.EqualTo(("4.5 + 1 = 5.5", "Z1")));
            Assert.That(whole.Step("load").Sum, Is.EqualTo("5.5 ÷ (12 × 20) × 100 = 2.2916666666…"));
            Assert.That(whole.NotCounted.Select(each => each.Why), Is.EqualTo([WhyNotCounted.Duplicate, WhyNotCounted.NotStruggling]));
            Assert.That(figures.Of("workload/weeks/1/tutoring")!.Counted.Single().Label.En, Is.EqualTo("maths tutoring 16:30 · 30 min"));
        });
    }
}
