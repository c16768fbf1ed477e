using QualityTracker.Core.Duties;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Policies.PackText;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

public sealed class EvaluationTests
{
    private static readonly Core.Policies.PolicyPack Pack =
        Scoring(Indicator("lectures", "100", "{ measure: lectures, target: 4 }", "attainment", ", missing: zero"));

    [Test]
    public void Everyone_with_a_post_or_an_assignment_is_evaluated_by_staff_number()
    {
        var evaluation = new SchoolBuilder().Class("701", 0)
            .Person("T10").Post("T10", PostKind.Teacher)
            .Person("T2").Teaches("T2", "701", "maths")
            .Person("T3")
            .Person("T4", left: Day(1).AddDays(-1)).Post("T4", PostKind.Teacher)
            .Person("T5").Post("T5", PostKind.Teacher, to: Day(1).AddDays(-1))
            .Person("t1").Post("t1", PostKind.Office).Evaluate(Pack);
        Assert.That(evaluation.People.Select(person => person.Staff), Is.EqualTo(["T10", "T2", "t1"]));
        Assert.That(evaluation.Weeks, Is.EqualTo(20));
    }

    [Test]
    public void A_veto_takes_the_lowest_band_and_leaves_the_total_to_be_seen()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Veto("T1");
        for (var week = 1; week <= 4; week++) school.Duty("T1", DutyKind.Lecture, Day(week));
        var person = school.Evaluate(Pack).Person("T1");
        Assert.That((person.Total, person.Band!.Id, person.Vetoed), Is.EqualTo(((decimal?)100, "fail", true)));
    }

    [Test]
    public void The_vetoed_take_nobodys_place_in_the_best_band()
    {
        // Five people: 20 % is one place, which the vetoed does not fill.
        var pack = Pack(With("from: 60", "from: 60", Small));
        var school = new SchoolBuilder().Veto("T1");
        foreach (var staff in new[] { "T1", "T2", "T3", "T4", "T5" }) school.Person(staff).Post(staff, PostKind.Principal);
        school.Observes("T1", Day(2), 30).Observes("T2", Day(3), 30).Observes("T3", Day(4), 20);
        Assert.That(
            school.Evaluate(pack).People.Select(person => person.Band!.Id),
            Is.EqualTo(["fail", "good", "pass", "fail", "fail"]));

        static Core.Policies.PolicyPack Pack(string text) => PackText.Pack(text);
    }

    [Test]
    public void Posts_and_assignments_are_listed_with_their_weeks()
    {
        var person = new SchoolBuilder().Person("T1").Class("701", 0).Post("T1", PostKind.HomeroomTeacher, from: Day(6), inClass: "701")
            .Teaches("T1", "701", "maths", to: Day(5, 5), share: 0.5m).Evaluate(Pack).Person("T1");
        Assert.That(
            person.Posts.Select(post => (post.Post, post.Class, post.Weeks, post.Share)),
            Is.EqualTo(new (PostKind, string?, int, decimal?)[]
            {
                (PostKind.HomeroomTeacher, "701", 15, null), (PostKind.Teacher, "701", 5, 0.5m),
            }));
        Assert.That(person.WeeksInPost, Is.EqualTo(20));
    }

    [Test]
    public void Hours_of_someone_who_is_not_evaluated_are_reported()
    {
        var evaluation = new SchoolBuilder().Person("T1").Hours("T1", 1, 2, HoursKind.AfterSchoolService).Evaluate(Pack);
        Assert.That(evaluation.Notes.Single().En, Does.StartWith("T1 has 1 lines"));
    }

    [Test]
    public void Hours_of_a_week_that_the_term_does_not_have_are_reported_by_person()
    {
        var evaluation = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Person("T2").Post("T2", PostKind.Teacher)
            .Hours("T2", 21, 2).Hours("T1", 0, 2).Hours("T1", 22, 2).Hours("T1", 20, 2).Hours("T1", 25, 2, term: Spring).Evaluate(Pack);
        Assert.That(
            evaluation.Notes.Select(note => note.Zh),
            Is.EqualTo(
            [
                "T1 有 2 条课时记录的周次不是本学期的教学周，未计入",
                "T2 有 1 条课时记录的周次不是本学期的教学周，未计入",
            ]));
    }

    [Test]
    public void The_pack_and_its_hash_and_values_are_in_the_evaluation()
    {
        var pack = Core.Policies.PolicyPacks.Of("wenxian-2019");
        var evaluation = new SchoolBuilder().Evaluate(pack, adopted: new Dictionary<string, string> { ["excellent-percent"] = "15" });
        Assert.That((evaluation.Pack, evaluation.PackHash), Is.EqualTo((pack.Id, pack.ContentHash)));
        Assert.That(evaluation.Bands[0].AtMostShare, Is.EqualTo(0.15m));
    }
}
