using QualityTracker.Core.Classes;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Schools;
using QualityTracker.Core.Tutoring;
using QualityTracker.Core.Workload;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Workload;

public sealed class TermWorkloadTests
{
    [Test]
    public void Lessons_are_weighed_by_class_size_and_repetition()
    {
        // 701 has 45 pupils (1.15), 702 35 (1), 703 25 (.9). By falling periods 702, then 701 and 703 by code.
        var school = School().Class("701", 45).Class("702", 35).Class("703", 25)
            .Hours("T1", 1, 4, classId: "703", subject: "maths").Hours("T1", 1, 4, classId: "701", subject: "maths")
            .Hours("T1", 1, 5, classId: "702", subject: "maths");
        var week = Load(school).Weeks[0];
        Assert.That(
            week.Lines.Select(line => (line.Class, line.Pupils, line.ClassSizeFactor, line.RepeatFactor, line.StandardPeriods)),
            Is.EqualTo(new (string, int?, decimal, decimal, decimal)[]
            {
                ("702", 35, 1, 1, 5), ("701", 45, 1.15m, 0.9m, 4.14m), ("703", 25, 0.9m, 0.8m, 2.88m),
            }));
        Assert.That(week.StandardPeriods, Is.EqualTo(12.02m));
    }

    [Test]
    public void A_second_subject_or_grade_is_no_repeat()
    {
        var school = School().Class("701", 35).Class("801", 35)
            .Hours("T1", 1, 4, classId: "701", subject: "maths").Hours("T1", 1, 3, classId: "801", subject: "maths")
            .Hours("T1", 1, 2, classId: "701", subject: "labour");
        Assert.That(Load(school).Weeks[0].Lines.Select(line => line.RepeatFactor), Is.All.EqualTo(1m));
    }

    [TestCase(20, 0.8)]
    [TestCase(21, 0.9)]
    [TestCase(30, 0.9)]
    [TestCase(31, 1)]
    [TestCase(40, 1)]
    [TestCase(41, 1.15)]
    [TestCase(50, 1.15)]
    [TestCase(51, 1.3)]
    [TestCase(60, 1.3)]
    [TestCase(61, 1.5)]
    public void Each_class_size_has_its_factor(int pupils, decimal factor)
    {
        var school = School().Class("701", pupils).Hours("T1", 1, 1, classId: "701", subject: "maths");
        Assert.That(Load(school).StandardPeriods, Is.EqualTo(factor));
    }

    [Test]
    public void The_size_of_a_class_is_the_weeks_own()
    {
        var school = School().Class("701", 40).Enrol("new", "701", from: Day(3, 2), to: Day(4, 5));
        for (var week = 2; week <= 5; week++) school.Hours("T1", week, 1, classId: "701", subject: "maths");
        Assert.That(Load(school).Weeks.Skip(1).Take(4).Select(week => week.Lines[0].Pupils), Is.EqualTo([40, 40, 41, 40]));
    }

    [Test]
    public void A_class_without_a_roster_has_no_size_factor()
    {
        var line = Load(School().Class("701", 0).Hours("T1", 1, 4, classId: "701", subject: "maths")).Weeks[0].Lines[0];
        Assert.That((line.Pupils, line.ClassSizeFactor), Is.EqualTo(((int?)null, 1m)));
    }

    [Test]
    public void A_homeroom_teacher_gets_half_of_the_full_load_in_each_week()
    {
        var school = School().Class("701", 35).Post("T1", PostKind.HomeroomTeacher, from: Day(20), inClass: "701")
            .Hours("T1", 20, 12, classId: "701", subject: "maths");
        var load = Load(school);
        Assert.That((load.FullLoad, load.Weeks[18].Homeroom, load.Weeks[19].Homeroom), Is.EqualTo(((decimal?)12, 0m, 6m)));
        Assert.That(load.Weeks[19].StandardPeriods, Is.EqualTo(18));
    }

    [Test]
    public void Cover_goes_to_who_taught_and_from_who_was_away()
    {
        var school = School().Class("701", 45).Person("T2").Post("T2", PostKind.Teacher)
            .Hours("T1", 1, 5, classId: "701", subject: "maths")
            .Hours("T2", 1, 2, HoursKind.Cover, "701", "maths", coverFor: "T1");
        var evaluation = school.Evaluate(PolicyPacks.Of("wenxian-2019"));
        Assert.That(evaluation.Person("T2").Workload.StandardPeriods, Is.EqualTo(2));
        Assert.That(evaluation.Person("T1").Workload.Weeks[0].Cover, Is.EqualTo(-2));
        Assert.That(evaluation.Person("T1").Workload.StandardPeriods, Is.EqualTo(3.75m));
    }

    [Test]
    public void After_school_service_is_in_its_own_ledger()
    {
        var load = Load(School().Hours("T1", 1, 2.5m, HoursKind.AfterSchoolService));
        Assert.That((load.AfterSchoolHours, load.StandardPeriods), Is.EqualTo((2.5m, 0m)));
    }

    [Test]
    public void Pupils_tutored_at_one_time_are_one_session()
    {
        var school = Tutored("p1", "p2", "p3", "p4").Tutors("T1", "p1", Day(1), new(16, 30)).Tutors("T1", "p2", Day(1), new(16, 30))
            .Tutors("T1", "p3", Day(1), new(17, 30)).Tutors("T1", "p4", Day(1));
        Assert.That((Load(school).Weeks[0].TutoringSessions, Load(school).StandardPeriods), Is.EqualTo((3, 3m)));
    }

    [Test]
    public void Without_a_time_a_teachers_day_in_a_subject_is_one_session()
    {
        var school = Tutored("p1", "p2", "p3").Plan("T1", "p1", 20, Day(1), null, subject: "english")
            .Tutors("T1", "p1", Day(1)).Tutors("T1", "p2", Day(1)).Tutors("T1", "p3", Day(1))
            .Tutors("T1", "p1", Day(1), subject: "english").Tutors("T1", "p2", Day(2));
        Assert.That(Load(school).Weeks.Select(week => week.TutoringSessions).Take(2), Is.EqualTo([2, 1]));
    }

    [TestCase(TutoringKind.Struggling, 1)]
    [TestCase(TutoringKind.Borderline, 0)]
    [TestCase(TutoringKind.Target, 0)]
    public void Only_remedial_tutoring_is_workload(TutoringKind kind, int sessions)
    {
        var school = School().Plan("T1", "p1", 20, Day(1), null, kind).Tutors("T1", "p1", Day(1)).Tutors("T1", "unplanned", Day(8));
        var load = Load(school);
        Assert.That(load.Weeks.Sum(week => week.TutoringSessions), Is.EqualTo(sessions));
        Assert.That(load.StandardPeriods, Is.EqualTo(sessions));
    }

    [Test]
    public void The_load_is_a_percentage_of_the_full_load_over_the_weeks_in_post()
    {
        // 10 weeks in post, 12 a week: 120. Five weeks of 9 are 45, 37.5 %.
        var school = new SchoolBuilder().Person("T1", "maths").Class("701", 35).Teaches("T1", "701", "maths", from: Day(11));
        for (var week = 11; week <= 15; week++) school.Hours("T1", week, 9, classId: "701", subject: "maths");
        Assert.That((Load(school).WeeksInPost, Load(school).LoadPercent), Is.EqualTo((10, (decimal?)37.5m)));
    }

    [Test]
    public void Each_week_in_post_has_its_own_percentage()
    {
        // 12 a week for maths: 9 and 15 periods are 75 % and 125 %; a week without a line is 0 %, one not in post has none.
        var school = new SchoolBuilder().Person("T1", "maths").Class("701", 35).Teaches("T1", "701", "maths", from: Day(2), to: Day(4, 5))
            .Hours("T1", 2, 9, classId: "701", subject: "maths").Hours("T1", 3, 15, classId: "701", subject: "maths");
        Assert.That(Load(school).Weeks.Take(5).Select(week => week.LoadPercent), Is.EqualTo(new decimal?[] { null, 75, 125, 0, null }));
        Assert.That(Load(school).Weeks[1].FullLoad, Is.EqualTo(12));
    }

    [Test]
    public void All_parts_of_a_week_are_weighed_together()
    {
        // 701 has 45 pupils: 6 × 1.15 = 6.9; homeroom 12 ÷ 2 = 6; one remedial session 1; cover 2 − 1 away = 1; after-school nothing.
        var school = School().Class("701", 45).Class("702", 45).Person("T2").Post("T2", PostKind.Teacher)
            .Post("T1", PostKind.HomeroomTeacher, inClass: "701").Plan("T1", "p", 20, Day(1), null).Tutors("T1", "p", Day(1, 2))
            .Hours("T1", 1, 6, classId: "701", subject: "maths").Hours("T1", 1, 2, HoursKind.Cover, "702", "maths", coverFor: "T2")
            .Hours("T2", 1, 1, HoursKind.Cover, "701", "maths", coverFor: "T1").Hours("T1", 1, 3, HoursKind.AfterSchoolService)
            .Hours("T1", 1, 4, HoursKind.Preparation);
        var week = Load(school).Weeks[0];
        Assert.That((week.Homeroom, week.Tutoring, week.Cover, week.AfterSchoolHours, week.OtherPeriods), Is.EqualTo((6m, 1m, 1m, 3m, 4m)));
        Assert.That((week.StandardPeriods, week.LoadPercent), Is.EqualTo((14.9m, (decimal?)(14.9m * 100 / 12))));
    }

    [Test]
    public void The_fifth_class_and_every_further_one_count_six_tenths()
    {
        var school = School();
        foreach (var classId in new[] { "701", "702", "703", "704", "705", "706" })
            school.Class(classId, 35).Hours("T1", 1, 2, classId: classId, subject: "maths");
        Assert.That(Load(school).Weeks[0].Lines.Select(line => line.RepeatFactor), Is.EqualTo([1m, 0.9m, 0.8m, 0.7m, 0.6m, 0.6m]));
    }

    [TestCase("1001", "english", 10)]
    [TestCase("1001", "physics", 12)]
    [TestCase("1001", "music", 14)]
    public void The_full_load_of_senior_secondary_is_lower(string classId, string subject, decimal full)
    {
        var school = School().Class(classId, 35, grade: 10).Hours("T1", 1, 4, classId: classId, subject: subject);
        Assert.That(Load(school).FullLoad, Is.EqualTo(full));
    }

    [TestCase("101", "chinese", 14)]
    [TestCase("101", "pe", 18)]
    [TestCase("701", "english", 12)]
    [TestCase("701", "history", 14)]
    [TestCase("701", "art", 16)]
    public void The_full_load_goes_by_stage_and_subject(string classId, string subject, decimal full)
    {
        var school = School().Class(classId, 35).Hours("T1", 1, 4, classId: classId, subject: subject);
        Assert.That(Load(school).FullLoad, Is.EqualTo(full));
    }

    [Test]
    public void Of_several_subjects_the_one_with_most_periods_gives_the_full_load()
    {
        var school = School().Class("701", 35).Class("601", 35).Hours("T1", 1, 4, classId: "601", subject: "pe")
            .Hours("T1", 1, 3, classId: "701", subject: "maths").Hours("T1", 2, 3, classId: "701", subject: "maths");
        Assert.That(Load(school).Main, Is.EqualTo(new MainSubject(Stage.JuniorSecondary, "maths")));
    }

    private static SchoolBuilder School() => new SchoolBuilder().Person("T1", "maths").Post("T1", PostKind.Teacher);

    private static SchoolBuilder Tutored(params string[] pupils) =>
        pupils.Aggregate(School(), (school, pupil) => school.Plan("T1", pupil, 20, Day(1), null));

    private static WorkloadResult Load(SchoolBuilder school) => school.Evaluate(PolicyPacks.Of("wenxian-2019")).Person("T1").Workload;
}
