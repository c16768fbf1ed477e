using QualityTracker.Core.Pace;
using QualityTracker.Core.Tests.Schools;
using QualityTracker.Core.Tutoring;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Tutoring;

/// <summary>Fixed times as people write them, and planned beside held sessions.</summary>
public sealed class PlanStandingTests
{
    [TestCase("每周三 16:30", new[] { 3 }, "16:30")]
    [TestCase("每周二、四 12：50", new[] { 2, 4 }, "12:50")]
    [TestCase("星期一和星期五下午", new[] { 1, 5 }, null)]
    [TestCase("周日 9:00", new[] { 7 }, "09:00")]
    [TestCase("Tuesday and Thu 16:30", new[] { 2, 4 }, "16:30")]
    [TestCase("课后服务时间", new int[0], null)]
    [TestCase("每天 7:20", new int[0], "07:20")]
    public void A_fixed_time_is_read_as_people_write_it(string text, int[] weekdays, string? at)
    {
        var read = FixedTime.Read(text);
        Assert.That(read.Weekdays, Is.EqualTo(weekdays));
        Assert.That(read.At?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(at));
    }

    // Twenty sessions over the term's hundred teaching days: one a week.
    [TestCase(0, PaceState.Behind)]
    [TestCase(8, PaceState.Behind)]
    [TestCase(9, PaceState.OnPace)]
    [TestCase(10, PaceState.Ahead)]
    [TestCase(20, PaceState.Met)]
    public void A_plan_stands_by_what_is_held_of_what_is_expected(int held, PaceState state)
    {
        var school = new SchoolBuilder().Class("701", 3).Person("T1").Plan("T1", Pupil("701", 1), 20, Day(1), Day(20, 5));
        for (var session = 0; session < held; session++) school.Tutors("T1", Pupil("701", 1), Day(1, 1).AddDays(session));
        var frame = school.Frame();
        var standing = PlanStanding.Of(frame, frame.Lists.TutoringPlans.Single(), school.Records().TutoringSessions, Day(10, 7));
        Assert.That((standing.Expected, standing.Held, standing.State), Is.EqualTo((10m, held, state)));
    }

    [Test]
    public void Nothing_is_expected_before_a_plan_begins_and_all_once_it_is_over()
    {
        var frame = new SchoolBuilder().Class("701", 3).Person("T1").Plan("T1", Pupil("701", 1), 5, Day(3), Day(7, 5)).Frame();
        decimal On(DateOnly day) => PlanStanding.Of(frame, frame.Lists.TutoringPlans.Single(), [], day).Expected;
        Assert.That((On(Day(2, 5)), On(Day(3, 5)), On(Day(20))), Is.EqualTo((0m, 1m, 5m)));
    }

    [Test]
    public void A_plan_is_handed_over_when_its_teacher_leaves_and_ended_when_its_pupil_does()
    {
        var school = new SchoolBuilder().Class("701", 3).Person("T1").Person("T2", left: Day(5))
            .Plan("T1", Pupil("701", 1), 5, Day(3), Day(7, 5)).Plan("T2", Pupil("701", 1), 5, Day(3), Day(7, 5)).Plan("T1", "gone", 5, Day(3), Day(7, 5))
            .Enrol("gone", "701", Day(1), Day(4));
        var frame = school.Frame();
        string? Why(int plan, DateOnly day) => PlanStanding.WhyHandOver(frame, frame.Lists.TutoringPlans.ElementAt(plan), day)?.En;
        Assert.That(new[] { Why(0, Day(6)), Why(1, Day(4)), Why(2, Day(4)), Why(1, Day(20)) }, Has.All.Null);
        Assert.That(Why(1, Day(6)), Does.Contain("hand it over"));
        Assert.That(Why(2, Day(6)), Does.Contain("end the plan"));
    }

    [Test]
    public void A_plan_is_looked_at_again_when_its_pupil_or_teacher_changes_class_but_not_one_of_who_never_taught_there()
    {
        var school = new SchoolBuilder().Class("701", 1).Class("702", 1).Person("T1").Person("T2").Teaches("T1", "701", "maths", Day(1), Day(8))
            .Plan("T1", Pupil("701", 1), 5, Day(3), Day(12)).Plan("T2", Pupil("701", 1), 5, Day(3), Day(12));
        var frame = school.Frame();
        string? Why(int plan, DateOnly day) => PlanStanding.WhyHandOver(frame, frame.Lists.TutoringPlans.ElementAt(plan), day)?.En;
        Assert.That(Why(0, Day(7)), Is.Null);
        Assert.That(Why(0, Day(9)), Does.Contain("no longer teaches"));
        Assert.That(Why(1, Day(9)), Is.Null);
    }

    [Test]
    public void Another_pupils_or_subjects_session_is_not_held_under_it()
    {
        var school = new SchoolBuilder().Class("701", 3).Person("T1").Plan("T1", Pupil("701", 1), 5, Day(3), Day(7, 5))
            .Tutors("T1", Pupil("701", 2), Day(3)).Tutors("T1", Pupil("701", 1), Day(3), subject: "chinese").Tutors("T1", Pupil("701", 1), Day(2)).Tutors("T1", Pupil("701", 1), Day(4));
        var frame = school.Frame();
        Assert.That(PlanStanding.HeldUnder(frame.Lists.TutoringPlans.Single(), school.Records().TutoringSessions).Select(session => session.Date), Is.EqualTo(new[] { Day(4) }));
    }

    [Test]
    public void Sessions_are_due_on_the_days_that_follow_the_fixed_weekday_while_the_plan_holds()
    {
        var frame = new SchoolBuilder().Class("701", 3).Person("T1").MakeUp(Day(3, 6), 3).Plan("T1", Pupil("701", 1), 5, Day(2), Day(3, 6)).Frame();
        var (plan, calendar) = (frame.Lists.TutoringPlans.Single() with { Time = "每周三 16:30" }, frame.Calendars[Autumn]);
        Assert.That(PlanStanding.DueIn(plan, calendar, calendar.Weeks[0]), Is.Empty);
        Assert.That(PlanStanding.DueIn(plan, calendar, calendar.Weeks[2]), Is.EqualTo(new[] { Day(3, 3), Day(3, 6) }));
    }
}
