using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Schools;
using QualityTracker.Core.WorkingWeeks;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.WorkingWeeks;

/// <summary>What the timetable proposes for a week, and how what is recorded stands to it.</summary>
public sealed class TermWeeksTests
{
    private static SchoolBuilder School => new SchoolBuilder().Class("701", 30).Class("702", 30).Person("T1").Person("T2");

    [Test]
    public void A_week_proposes_the_timetable_of_its_teaching_days_by_class_and_subject()
    {
        var week = Of(School.Teaches("T1", "701", "maths").Timetabled("701", "maths", 1).Timetabled("701", "maths", 3, 2));
        Assert.That(week.Lines, Is.EqualTo(new[] { new WeekLine(HoursKind.Lesson, "701", "maths", 2, null) }));
        Assert.That((week.State, week.Proposed, week.Missing), Is.EqualTo((WorkingWeekState.Missing, 2m, 1)));
    }

    [Test]
    public void A_holiday_takes_its_lessons_away()
    {
        var school = School.Teaches("T1", "701", "maths").Timetabled("701", "maths", 1).Timetabled("701", "maths", 3, 2).Holiday(Day(1, 3));
        Assert.That(Of(school).Proposed, Is.EqualTo(1m));
    }

    [Test]
    public void A_make_up_day_follows_the_weekday_that_the_school_named_and_else_its_own()
    {
        var school = School.Teaches("T1", "701", "maths").Timetabled("701", "maths", 3, 2);
        Assert.That(Of(school.MakeUp(Day(1, 6), 3)).Lessons.Select(lesson => lesson.Date), Is.EqualTo(new[] { Day(1, 3), Day(1, 6) }));
        Assert.That(Of(School.Teaches("T1", "701", "maths").Timetabled("701", "maths", 3, 2).MakeUp(Day(1, 6), null)).Proposed, Is.EqualTo(1m), "Saturday has no lessons");
    }

    [Test]
    public void A_co_taught_lesson_counts_by_the_share_and_a_lesson_of_one_alone_counts_in_full()
    {
        var school = School.Teaches("T1", "701", "maths", share: 0.6m).Teaches("T2", "701", "maths", share: 0.4m)
            .Timetabled("701", "maths", 1).Timetabled("701", "maths", 1, staff: "T2").Timetabled("701", "maths", 2);
        Assert.That((Of(school).Proposed, Of(school, "T2").Proposed), Is.EqualTo((1.6m, 0.4m)));
    }

    [TestCase(2, new[] { 0.5, 0.5 })]
    [TestCase(3, new[] { 0.34, 0.33, 0.33 })]
    public void A_joint_lesson_is_one_period_divided_over_its_classes(int classes, double[] parts)
    {
        var school = new SchoolBuilder().Person("T1");
        foreach (var number in Enumerable.Range(1, classes)) school.Class($"70{number}", 30).Teaches("T1", $"70{number}", "pe").Timetabled($"70{number}", "pe", 1);
        var week = Of(school);
        Assert.That(week.Lines.Select(line => line.Proposed), Is.EqualTo(parts.Select(part => (decimal?)part)));
        Assert.That(week.Proposed, Is.EqualTo(1m));
        Assert.That(week.Lessons[0].JointWith, Has.Count.EqualTo(classes - 1));
    }

    [Test]
    public void Who_comes_or_goes_within_a_week_is_proposed_the_days_of_the_assignment_alone()
    {
        var school = School.Teaches("T1", "701", "maths", from: Day(1, 3)).Timetabled("701", "maths", 1).Timetabled("701", "maths", 3, 2).Timetabled("701", "maths", 5, 2);
        var week = Of(school);
        Assert.That(week.Proposed, Is.EqualTo(2m));
        Assert.That(week.Lessons.Where(lesson => !lesson.IsAssigned).Select(lesson => lesson.Date), Is.EqualTo(new[] { Day(1) }), "Monday's is told and not proposed");
    }

    [Test]
    public void Who_takes_a_class_over_is_proposed_its_lessons_though_the_timetable_names_who_had_it()
    {
        var school = School.Teaches("T1", "701", "maths", to: Day(1, 2)).Teaches("T2", "701", "maths", from: Day(1, 3), share: 0.5m).Timetabled("701", "maths", 1).Timetabled("701", "maths", 3, 2);
        Assert.That((Of(school).Proposed, Of(school, "T2").Proposed, Of(school, week: 2).State), Is.EqualTo((1m, 1m, WorkingWeekState.Nothing)));
    }

    [Test]
    public void Who_has_left_is_proposed_nothing()
    {
        var school = new SchoolBuilder().Class("701", 30).Person("T1", left: Day(1, 2)).Teaches("T1", "701", "maths").Timetabled("701", "maths", 1).Timetabled("701", "maths", 3, 2);
        Assert.That((Of(school).Proposed, Of(school, week: 2).State), Is.EqualTo((1m, WorkingWeekState.Nothing)));
    }

    [Test]
    public void What_is_recorded_stands_beside_what_is_proposed()
    {
        var school = School.Teaches("T1", "701", "maths").Teaches("T1", "702", "maths").Timetabled("701", "maths", 1).Timetabled("702", "maths", 2)
            .Hours("T1", 1, 1, classId: "701", subject: "maths").Hours("T1", 1, 1, HoursKind.AfterSchoolService)
            .Hours("T2", 1, 1, HoursKind.Cover, "702", "maths", coverFor: "T1");
        var week = Of(school);
        Assert.That(week.Lines.Select(line => line.State), Is.EqualTo(new[] { WeekLineState.AsPlanned, WeekLineState.Missing, WeekLineState.Beside }));
        Assert.That((week.State, week.Recorded, week.CoveredBy.Single().Staff), Is.EqualTo((WorkingWeekState.Partly, 1m, "T2")));
    }

    [Test]
    public void A_week_with_other_periods_than_the_timetable_is_complete_and_changed()
    {
        var week = Of(School.Teaches("T1", "701", "maths").Timetabled("701", "maths", 1).Hours("T1", 1, 2, classId: "701", subject: "maths"));
        Assert.That((week.State, week.Changed), Is.EqualTo((WorkingWeekState.Complete, 1)));
    }

    [Test]
    public void The_lessons_that_can_be_covered_are_the_colleagues_and_say_when_one_teaches_oneself()
    {
        var school = School.Teaches("T1", "701", "maths").Teaches("T2", "702", "maths")
            .Timetabled("701", "maths", 1).Timetabled("702", "maths", 1, staff: "T2").Timetabled("702", "maths", 2, staff: "T2");
        var found = new TermWeeks(school.Frame(), Autumn, []).Coverable("T1", 1).Single();
        Assert.That((found.Staff, found.Class), Is.EqualTo(("T2", "702")));
        Assert.That(found.Lessons, Is.EqualTo(new[] { new CoverableLesson(Day(1), 1, true), new CoverableLesson(Day(1, 2), 1, false) }));
    }

    [Test]
    public void The_demo_days_lie_in_the_last_week_that_has_begun()
    {
        var calendar = School.Frame().Calendars[Autumn];
        Assert.That((TermWeeks.WeekAt(calendar, Day(1).AddDays(-30)), TermWeeks.WeekAt(calendar, Day(3, 7)), TermWeeks.WeekAt(calendar, Day(30))), Is.EqualTo((1, 3, 20)));
    }

    private static WorkingWeek Of(SchoolBuilder school, string staff = "T1", int week = 1) => new TermWeeks(school.Frame(), Autumn, school.Records().TeachingHours).Of(staff, week);
}
