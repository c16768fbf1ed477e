using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Norms;

public sealed class NormReckoningTests
{
    private static readonly PolicyPack Wenxian = PolicyPacks.Of("wenxian-2019");
    private static readonly PolicyPack Daxinganling = PolicyPacks.Of("daxinganling-2023");

    [Test]
    public void A_term_norm_counts_records_against_at_least()
    {
        var norm = Principal().Observes("T1", Day(3), 29).Evaluate(Daxinganling).Person("T1").Norm("X1");
        Assert.Multiple(() =>
        {
            Assert.That((norm.Target, norm.TargetShown, norm.Actual, norm.ShortBy), Is.EqualTo((30m, 30m, 29m, 1m)));
            Assert.That(norm.Attainment, Is.EqualTo(29 * 100 / 30m));
            Assert.That(norm.Met, Is.False);
            Assert.That((norm.Clause, norm.Number), Is.EqualTo(("X1", "三（一）1")));
            Assert.That(norm.Posts, Is.EqualTo([PostKind.Principal]));
            Assert.That(norm.Contributions, Has.Count.EqualTo(29));
            Assert.That(norm.Contributions[0].Date, Is.EqualTo(Day(3)));
        });
    }

    [Test]
    public void A_post_from_the_middle_of_the_term_owes_its_weeks_part()
    {
        // 7 of 20 weeks: 30 × 7 ÷ 20 = 10.5, shown as 11; 11 lessons meet it, 10 do not.
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, from: Day(14, 5));
        var norm = school.Observes("T1", Day(15), 10).Evaluate(Daxinganling).Person("T1").Norm("X1");
        Assert.That((norm.Held, norm.Of, norm.Target, norm.TargetShown), Is.EqualTo((7, 20, 10.5m, 11m)));
        Assert.That((norm.Met, norm.ShortBy), Is.EqualTo((false, 1m)));
        Assert.That(school.Observes("T1", Day(16)).Evaluate(Daxinganling).Person("T1").Norm("X1").Met, Is.True);
    }

    [Test]
    public void A_post_held_on_one_teaching_day_has_its_week()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, from: Day(2, 5), to: Day(3));
        Assert.That(school.Evaluate(Daxinganling).Person("T1").WeeksInPost, Is.EqualTo(2));
    }

    [Test]
    public void Nobody_is_in_post_after_leaving_the_school()
    {
        var school = new SchoolBuilder().Person("T1", left: Day(10, 7)).Post("T1", PostKind.Principal);
        Assert.That(school.Evaluate(Daxinganling).Person("T1").Norm("X1").TargetShown, Is.EqualTo(15));
    }

    [Test]
    public void A_norm_for_several_posts_counts_their_weeks_together()
    {
        // Vice principal in weeks 1–8, director in weeks 7–12: 12 weeks, 40 × 12 ÷ 20 = 24.
        var norm = new SchoolBuilder().Person("T1")
            .Post("T1", PostKind.VicePrincipalTeaching, to: Day(8, 5))
            .Post("T1", PostKind.DirectorOfTeaching, from: Day(7), to: Day(12, 5))
            .Evaluate(Daxinganling).Person("T1").Norm("X2");
        Assert.That((norm.Held, norm.Target), Is.EqualTo((12, 24m)));
        Assert.That(norm.Posts, Is.EqualTo([PostKind.VicePrincipalTeaching, PostKind.DirectorOfTeaching]));
    }

    [Test]
    public void A_year_whose_first_term_is_not_recorded_owes_the_rest()
    {
        // 24 × (1 − ½) over the spring's own weeks, from week 11: 6.
        var evaluation = new SchoolBuilder().Without(Autumn).Person("T2").Post("T2", PostKind.Teacher, from: SpringDay(11))
            .Evaluate(Daxinganling, Spring);
        var norm = evaluation.Person("T2").Norm("X13");
        Assert.That((norm.Held, norm.Of, norm.Target, norm.YearTargetShown), Is.EqualTo((10, 20, 6m, (decimal?)6)));
        Assert.That(evaluation.Notes.Select(note => note.Zh), Has.Some.Contains("第 1 学期未录入"));
        Assert.That(Teacher().Evaluate(Daxinganling, Spring).Notes.Select(note => note.Zh), Has.None.Contains("未录入"));
    }

    [Test]
    public void A_weekly_norm_counts_the_weeks_in_post_that_have_a_record()
    {
        // In post from week 11: 10 weeks. Meetings in weeks 10 (before), 11 twice, 12 on a Saturday, 15.
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, from: Day(11))
            .Duty("T1", DutyKind.ResearchMeeting, Day(10))
            .Duty("T1", DutyKind.ResearchMeeting, Day(11)).Duty("T1", DutyKind.ResearchMeeting, Day(11, 3))
            .Duty("T1", DutyKind.ResearchMeeting, Day(12, 6)).Duty("T1", DutyKind.ResearchMeeting, Day(15))
            .Evaluate(Wenxian).Person("T1").Norm("W5");
        Assert.That((norm.Target, norm.Actual, norm.ShortBy), Is.EqualTo((10m, 3m, 7m)));
        Assert.That(norm.Parts.Where(part => part.Met).Select(part => part.Number), Is.EqualTo([11, 12, 15]));
        Assert.That(norm.Contributions.Select(each => each.Date), Is.EqualTo([Day(11), Day(12, 6), Day(15)]));
    }

    [Test]
    public void A_week_fully_on_holiday_is_not_owed()
    {
        var school = Principal();
        for (var weekday = 1; weekday <= 5; weekday++) school.Holiday(Day(5, weekday));
        var norm = school.Evaluate(Wenxian).Person("T1").Norm("W5");
        Assert.That((norm.Target, norm.Of), Is.EqualTo((19m, 19)));
    }

    [Test]
    public void A_monthly_norm_counts_the_months_that_have_a_record()
    {
        // September to January have 5 teaching days or more each; a record on a Sunday of October counts for October.
        var norm = Teacher().Duty("T2", DutyKind.EthicsStudy, new(2025, 9, 10)).Duty("T2", DutyKind.EthicsStudy, new(2025, 9, 20))
            .Duty("T2", DutyKind.EthicsStudy, new(2025, 10, 5)).Duty("T2", DutyKind.EthicsStudy, new(2026, 1, 16))
            .Evaluate(Daxinganling).Person("T2").Norm("X9-study");
        Assert.That((norm.Target, norm.Actual, norm.ShortBy), Is.EqualTo((5m, 3m, 2m)));
        Assert.That(
            norm.Parts.Select(part => (part.Number, part.Met)),
            Is.EqualTo([(9, true), (10, true), (11, false), (12, false), (1, true)]));
    }

    [Test]
    public void A_month_with_fewer_than_five_teaching_days_is_not_owed()
    {
        // Teaching ends on 6 January when 7–16 January are holidays: 1, 2, 5 and 6 January are four days.
        var school = Teacher();
        for (var day = new DateOnly(2026, 1, 7); day <= new DateOnly(2026, 1, 16); day = day.AddDays(1)) school.Holiday(day);
        var norm = school.Evaluate(Daxinganling).Person("T2").Norm("X9-study");
        Assert.That(norm.Parts.Select(part => part.Number), Is.EqualTo([9, 10, 11, 12]));
    }

    [TestCase(Autumn, 9)]
    [TestCase(Spring, 3)]
    public void A_teaching_month_is_owed_in_the_term_that_has_it(string term, int month)
    {
        var norm = Teacher().Evaluate(Daxinganling, term).Person("T2").Norm("X15");
        Assert.That(norm.Parts.Select(part => part.Number), Is.EqualTo([month]));
        Assert.That((norm.Target, norm.Actual), Is.EqualTo((1m, 0m)));
    }

    [Test]
    public void An_observed_lesson_serves_the_teaching_month_once_however_many_watched_it()
    {
        var norm = Teacher().Observes("T1", Day(2), teacher: "T2").Observes("T3", Day(2), teacher: "T2")
            .Evaluate(Daxinganling).Person("T2").Norm("X15");
        Assert.That((norm.Met, norm.Contributions.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public void An_open_lesson_and_its_observation_are_one_lesson()
    {
        var pack = PackText.Scoring(
            PackText.Indicator("norms", "100", "norms", "attainment"),
            $"[{PackText.Norm("A", "teacher", "open-lessons", "term", "3", ", options: { with: [observed] }")}]");
        var norm = Teacher().Duty("T2", DutyKind.OpenLesson, Day(2))
            .Observes("T1", Day(2), teacher: "T2", kind: ObservationKind.Open)
            .Observes("T1", Day(3), teacher: "T2", kind: ObservationKind.Unannounced)
            .Evaluate(pack).Person("T2").Norm("A");
        Assert.That(norm.Actual, Is.EqualTo(2));
    }

    [Test]
    public void A_year_norm_owes_half_after_the_first_term()
    {
        var norm = Teacher().Duty("T2", DutyKind.Training, Day(2), hours: 7.5m).Duty("T2", DutyKind.Training, Day(9), hours: 4)
            .Evaluate(Daxinganling).Person("T2").Norm("X13");
        Assert.That((norm.Target, norm.Actual, norm.ShortBy, norm.YearTargetShown), Is.EqualTo((12m, 11.5m, 0.5m, (decimal?)24)));
    }

    [Test]
    public void A_year_norm_counts_from_the_start_of_the_year()
    {
        var school = Teacher().Duty("T2", DutyKind.Training, Day(2), hours: 20).Duty("T2", DutyKind.Training, new(2026, 2, 10), hours: 2)
            .Duty("T2", DutyKind.Training, SpringDay(2), hours: 3);
        var autumn = school.Evaluate(Daxinganling).Person("T2").Norm("X13");
        var spring = school.Evaluate(Daxinganling, Spring).Person("T2").Norm("X13");
        Assert.That(autumn.Actual, Is.EqualTo(20));
        Assert.That((spring.Target, spring.Actual, spring.Met), Is.EqualTo((24m, 25m, true)));
        Assert.That(spring.Contributions, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_year_norm_counts_the_weeks_of_earlier_terms_too()
    {
        // 13 of 20 weeks: 80 × ½ × 13 ÷ 20 = 26. After the spring: 80 × 33 ÷ 40 = 66.
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, from: Day(8));
        for (var week = 8; week <= 20; week++) school.Hours("T1", week, 2, classId: "701", subject: "maths");
        school.Hours("T1", 9, 1, HoursKind.Cover, "702", "maths", coverFor: "T9");
        var autumn = school.Evaluate(Wenxian).Person("T1").Norm("W4");
        var spring = school.Evaluate(Wenxian, Spring).Person("T1").Norm("W4");
        Assert.That((autumn.Target, autumn.Actual, autumn.Met, autumn.YearTargetShown), Is.EqualTo((26m, 27m, true, (decimal?)66)));
        Assert.That((spring.Held, spring.Of, spring.Target, spring.Actual), Is.EqualTo((33, 40, 66m, 27m)));
    }

    [Test]
    public void A_period_that_another_covered_was_not_taught()
    {
        var norm = Principal().Hours("T1", 3, 4, classId: "701", subject: "maths").Person("T9")
            .Hours("T9", 3, 1, HoursKind.Cover, "701", "maths", coverFor: "T1").Evaluate(Wenxian).Person("T1").Norm("W4");
        Assert.That(norm.Actual, Is.EqualTo(3));
        Assert.That(norm.Contributions.Select(each => each.Amount), Is.EquivalentTo([4m, -1m]));
    }

    [TestCase("yes", 1)]
    [TestCase("no", 3)]
    public void The_school_decides_whether_an_observation_needs_an_evaluation(string only, int counted)
    {
        var norm = Principal().Observes("T1", Day(2), 1).Observes("T1", Day(3), 2, evaluated: false)
            .Evaluate(Wenxian, adopted: new Dictionary<string, string> { ["observed-evaluated-only"] = only }).Person("T1").Norm("W6");
        Assert.That(norm.Actual, Is.EqualTo(counted));
    }

    [Test]
    public void A_county_lesson_is_not_a_school_lesson()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.SubjectResearcher)
            .Duty("T1", DutyKind.OpenLesson, Day(2)).Duty("T1", DutyKind.DemonstrationLesson, Day(3), level: DutyLevel.City);
        Assert.That(school.Evaluate(Wenxian).Person("T1").Norm("W27").Actual, Is.EqualTo(1));
    }

    [TestCase(PostKind.CentralSchoolVicePrincipal, "W28", "yes", 1)]
    [TestCase(PostKind.CentralSchoolVicePrincipal, "W28", "no", 3)]
    [TestCase(PostKind.CentralSchoolStaff, "W29", "yes", 1)]
    [TestCase(PostKind.CentralSchoolStaff, "W29", "no", 3)]
    public void What_the_school_decides_on_observations_holds_for_central_schools(PostKind post, string id, string only, int counted)
    {
        var norm = new SchoolBuilder().Person("T1").Post("T1", post).Observes("T1", Day(2)).Observes("T1", Day(3), 2, evaluated: false)
            .Evaluate(Wenxian, adopted: new Dictionary<string, string> { ["observed-evaluated-only"] = only }).Person("T1").Norm(id);
        Assert.That(norm.Actual, Is.EqualTo(counted));
    }

    [TestCase(PostKind.CentralSchoolVicePrincipal, "W28", 30)]
    [TestCase(PostKind.CentralSchoolStaff, "W29", 15)]
    public void Central_school_staff_have_norms_of_their_own(PostKind post, string norm, int target)
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", post);
        Assert.That(
            school.Evaluate(Wenxian).Person("T1").NormsOwed.Select(each => (each.Norm, each.TargetShown)),
            Is.EqualTo([(norm, (decimal)target)]));
    }

    [Test]
    public void A_master_teacher_owes_a_demonstration_lesson_beside_the_teachers_norms()
    {
        var person = Teacher().Post("T2", PostKind.MasterTeacher).Duty("T2", DutyKind.DemonstrationLesson, Day(4))
            .Evaluate(Daxinganling).Person("T2");
        Assert.That(person.Norm("X16").Met, Is.True);
        Assert.That(
            person.NormsOwed.Select(norm => norm.Norm),
            Is.EqualTo(["X9-study", "X9-oath", "X9-activity", "X12-reading", "X13", "X15", "X16"]));
    }

    [Test]
    public void An_assignment_makes_a_teacher_without_a_post()
    {
        var school = new SchoolBuilder().Person("T2").Class("701", 0).Teaches("T2", "701", "maths", from: Day(11));
        var norm = school.Evaluate(Daxinganling).Person("T2").Norm("X12-reading");
        Assert.That((norm.Held, norm.Target, norm.TargetShown), Is.EqualTo((10, 0.5m, 1m)));
    }

    [Test]
    public void The_school_owes_its_own_norms()
    {
        var evaluation = Teacher().Duty(null, DutyKind.QualityAnalysis, Day(9), title: "期中")
            .Duty("T1", DutyKind.QualityAnalysis, Day(9), title: "期中").Evaluate(Daxinganling);
        Assert.That(
            evaluation.SchoolNorms.Select(norm => (norm.Norm, norm.Actual, norm.Met)),
            Is.EqualTo([("X4", 1m, true), ("X12-exchange", 0m, false)]));
    }

    [Test]
    public void A_norm_without_the_records_it_needs_is_reported_and_not_reckoned()
    {
        var pack = PackText.Scoring(
            PackText.Indicator("norms", "100", "norms", "attainment"), $"[{PackText.Norm("D8", "class", "labour-lessons", "week", "1")}]");
        var evaluation = Principal().Evaluate(pack);
        Assert.That(evaluation.SchoolNorms, Is.Empty);
        Assert.That(evaluation.Notes.Select(note => note.En), Has.Some.Contains("D8"));
    }

    private static SchoolBuilder Principal() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal);

    private static SchoolBuilder Teacher() => new SchoolBuilder().Person("T2").Post("T2", PostKind.Teacher);
}
