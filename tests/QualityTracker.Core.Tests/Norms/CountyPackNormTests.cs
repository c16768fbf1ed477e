using QualityTracker.Core.Duties;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using QualityTracker.Core.Tutoring;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Norms;

/// <summary>The norms of Pianguan, the county plan and Zibo, each by hand: what counts, what does not, and the sum.</summary>
public sealed class CountyPackNormTests
{
    private static readonly PolicyPack Pianguan = PolicyPacks.Of("pianguan-2021");
    private static readonly PolicyPack CountyPlan = PolicyPacks.Of("county-plan-2021");
    private static readonly PolicyPack Zibo = PolicyPacks.Of("zibo-2019");

    [TestCase("pianguan-2021", "P6-preparation")]
    [TestCase("county-plan-2021", "D10")]
    public void Joint_preparations_are_counted_and_research_meetings_are_not(string pack, string id)
    {
        // 8 a term, in post from week 6: 8 × 15 ÷ 20 = 6. Five held: 5 ÷ 6 = 83.3 %, one short.
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, from: Day(6));
        for (var week = 6; week <= 10; week++) school.Duty("T1", DutyKind.JointPreparation, Day(week, 2));
        school.Duty("T1", DutyKind.ResearchMeeting, Day(11)).Duty("T2", DutyKind.JointPreparation, Day(12));
        var norm = school.Evaluate(PolicyPacks.Of(pack)).Person("T1").Norm(id);
        Assert.That((norm.Target, norm.Actual, norm.ShortBy, norm.Met), Is.EqualTo((6m, 5m, 1m, false)));
        Assert.That(norm.Attainment, Is.EqualTo(5 * 100 / 6m).Within(1e-20m));
    }

    [TestCase("pianguan-2021", "P6-training")]
    [TestCase("county-plan-2021", "D5")]
    public void Training_hours_are_summed_over_the_year(string pack, string id)
    {
        // 24 a year: 24 × ½ = 12 after the autumn, 24 after the spring. 7.5 + 4 = 11.5, and 13 more in the spring make 24.5.
        var school = Teacher().Duty("T1", DutyKind.Training, Day(2), hours: 7.5m).Duty("T1", DutyKind.Training, Day(9), hours: 4)
            .Duty("T1", DutyKind.Training, SpringDay(3), hours: 13).Duty("T1", DutyKind.EthicsStudy, Day(3), hours: 9);
        var autumn = school.Evaluate(PolicyPacks.Of(pack)).Person("T1").Norm(id);
        var spring = school.Evaluate(PolicyPacks.Of(pack), Spring).Person("T1").Norm(id);
        Assert.That((autumn.Target, autumn.Actual, autumn.ShortBy, autumn.YearTargetShown), Is.EqualTo((12m, 11.5m, 0.5m, (decimal?)24)));
        Assert.That((spring.Target, spring.Actual, spring.Met), Is.EqualTo((24m, 24.5m, true)));
    }

    [Test]
    public void Pupils_of_all_three_kinds_are_assigned_to_every_teacher()
    {
        // The school adopted 3 a term; two plans of the term count, of whatever kind, the one of the spring does not: 2 ÷ 3, one short.
        var school = Teacher().Plan("T1", "p1", 8, Day(2), Day(18), TutoringKind.Target)
            .Plan("T1", "p2", 8, Day(2), Day(18), TutoringKind.Struggling).Plan("T2", "p3", 8, Day(2), Day(18))
            .Plan("T1", "p4", 8, SpringDay(2), SpringDay(18), TutoringKind.Borderline);
        var adopted = new Dictionary<string, string> { ["tutoring-plans"] = "3" };
        var norm = school.Evaluate(Pianguan, adopted: adopted).Person("T1").Norm("P7");
        Assert.That((norm.Target, norm.Actual, norm.ShortBy, norm.Number), Is.EqualTo((3m, 2m, 1m, "三（一）4")));
        Assert.That(school.Evaluate(Pianguan).Person("T1").Norm("P7").Met, Is.True);
    }

    [Test]
    public void A_master_teacher_owes_a_demonstration_lesson_and_others_do_not()
    {
        // 1 a term, in post for 10 of 20 weeks: 1 × 10 ÷ 20 = 0.5, shown as 1. An open lesson is no demonstration lesson.
        var school = Teacher().Post("T1", PostKind.MasterTeacher, from: Day(11)).Person("T2").Post("T2", PostKind.Teacher)
            .Duty("T1", DutyKind.OpenLesson, Day(12));
        var norm = school.Evaluate(CountyPlan).Person("T1").Norm("D6");
        Assert.That((norm.Target, norm.TargetShown, norm.Actual, norm.ShortBy), Is.EqualTo((0.5m, 1m, 0m, 1m)));
        Assert.That(school.Evaluate(CountyPlan).Person("T2").Norms.Select(each => each.Norm), Has.No.Member("D6"));
        Assert.That(school.Duty("T1", DutyKind.DemonstrationLesson, Day(13)).Evaluate(CountyPlan).Person("T1").Norm("D6").Met, Is.True);
    }

    [TestCase("county-plan-2021", "D12-visits")]
    [TestCase("zibo-2019", "Z11-visits")]
    public void Home_visits_are_logged_by_homeroom_teachers(string pack, string id)
    {
        // 4 a term, homeroom teacher in weeks 1–10: 4 × 10 ÷ 20 = 2. One visit in the term, one before it: 1 ÷ 2 = 50 %.
        var person = new SchoolBuilder().Person("T1").Post("T1", PostKind.HomeroomTeacher, to: Day(10, 5))
            .Duty("T1", DutyKind.HomeVisit, Day(4, 6)).Duty("T1", DutyKind.HomeVisit, new(2025, 8, 30))
            .Duty("T1", DutyKind.HomeVisitPlan, Day(1)).Duty("T1", DutyKind.ParentsMeeting, Day(2))
            .Evaluate(PolicyPacks.Of(pack)).Person("T1");
        var norm = person.Norm(id);
        Assert.That((norm.Target, norm.Actual, norm.Attainment, norm.ShortBy), Is.EqualTo((2m, 1m, 50m, 1m)));
    }

    [Test]
    public void A_parents_meeting_is_owed_by_homeroom_teachers_each_term()
    {
        // Two adopted, one held: 1 ÷ 2 = 50 %. The spring's does not count in the autumn.
        var adopted = new Dictionary<string, string> { ["parents-meetings"] = "2" };
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.HomeroomTeacher)
            .Duty("T1", DutyKind.ParentsMeeting, Day(10, 6)).Duty("T1", DutyKind.ParentsMeeting, SpringDay(10))
            .Evaluate(CountyPlan, adopted: adopted).Person("T1").Norm("D12-meetings");
        Assert.That((norm.Target, norm.Actual, norm.Attainment), Is.EqualTo((2m, 1m, 50m)));
    }

    [TestCase(PostKind.HomeroomTeacher)]
    [TestCase(PostKind.Mentor)]
    public void A_home_visit_plan_is_owed_by_homeroom_teachers_and_mentors(PostKind post)
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", post).Duty("T1", DutyKind.HomeVisit, Day(3));
        var norm = school.Evaluate(Zibo).Person("T1").Norm("Z11-plan");
        Assert.That((norm.Target, norm.Actual, norm.ShortBy), Is.EqualTo((1m, 0m, 1m)));
        Assert.That(school.Duty("T1", DutyKind.HomeVisitPlan, Day(1)).Evaluate(Zibo).Person("T1").Norm("Z11-plan").Met, Is.True);
    }

    [Test]
    public void Teachers_who_are_neither_owe_no_home_visit() =>
        Assert.That(Teacher().Evaluate(Zibo).Person("T1").Norms, Is.Empty);

    [Test]
    public void Outside_tuition_is_counted_in_each_exam_round()
    {
        // Without a mid-term exam week 10 ends the first round. Two subjects of one day are one statement, and the spring's is none: 1 of 2.
        var school = Teacher().CountsTuition(Day(10, 5), 12, "maths").CountsTuition(Day(10, 5), 3, "english").CountsTuition(SpringDay(3));
        NormResult Norm() => school.Evaluate(Zibo).SchoolNorms.Single(norm => norm.Norm == "Z2");
        Assert.That((Norm().Target, Norm().Actual, Norm().ShortBy, Norm().Unit.En), Is.EqualTo((2m, 1m, 1m, "rounds")));
        Assert.That(Norm().Parts.Select(part => (part.Number, part.From, part.Actual)), Is.EqualTo([(1, Day(1), 1m), (2, Day(10, 6), 0m)]));
        school.CountsTuition(Day(20));
        Assert.That((Norm().Actual, Norm().Met, Norm().Contributions.Count), Is.EqualTo((2m, true, 2)));
    }

    [Test]
    public void A_class_keeps_its_labour_lesson_by_the_timetable()
    {
        // 701 has one, 702 a PE lesson, 703 one that two teach, 704 no timetable: of three classes two keep it, 2 ÷ 3 = 66.7 %.
        var evaluation = Teacher().Class("701", 0).Class("702", 0).Class("703", 0).Class("704", 0)
            .Timetabled("701", "labour", 1).Timetabled("702", "pe", 1)
            .Timetabled("703", "labour", 2, staff: "T1").Timetabled("703", "labour", 2, staff: "T2")
            .Timetabled("704", "labour", 3, term: Spring).Evaluate(CountyPlan);
        var norm = evaluation.SchoolNorms.Single(each => each.Norm == "D8");
        Assert.That((norm.Held, norm.Of, norm.Target, norm.Actual, norm.ShortBy), Is.EqualTo((3, 4, 3m, 2m, 1m)));
        Assert.That((norm.Unit.En, norm.AtLeast, norm.Contributions.Count), Is.EqualTo(("classes", 1m, 2)));
        Assert.That(norm.Attainment, Is.EqualTo(200 / 3m).Within(1e-20m));
        Assert.That(evaluation.Notes.Select(note => note.En), Has.Some.EqualTo("norm D8: 1 of 4 classes have no timetable and were not reckoned"));
    }

    [Test]
    public void Labour_is_known_by_its_name_under_another_code()
    {
        var evaluation = Teacher().Class("701", 0).Subject("ld", "劳动教育").Timetabled("701", "ld", 4).Evaluate(CountyPlan);
        Assert.That(evaluation.SchoolNorms.Single(each => each.Norm == "D8").Met, Is.True);
        Assert.That(evaluation.Notes, Is.Empty);
    }

    [Test]
    public void Without_a_timetable_labour_lessons_are_not_reckoned_and_said_so()
    {
        var evaluation = Teacher().Class("701", 0).Evaluate(CountyPlan);
        Assert.That(evaluation.SchoolNorms, Is.Empty);
        Assert.That(evaluation.Notes.Select(note => note.Zh), Has.Some.StartsWith("规范量 D8：1 个班中有 1 个没有课程表"));
    }

    private static SchoolBuilder Teacher() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher);
}
