using QualityTracker.Core.Duties;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Pace;

/// <summary>Pace of norms by the week, the month and the year.</summary>
public sealed class PacePeriodTests
{
    [Test]
    public void A_weekly_norm_expects_one_week_more_with_each_week()
    {
        var school = Teacher().Duty("T1", DutyKind.ResearchMeeting, Day(1, 3)).Duty("T1", DutyKind.ResearchMeeting, Day(3, 3)).Duty("T1", DutyKind.ResearchMeeting, Day(4, 3));
        var norm = school.Norm(Weekly, Day(4, 5));
        Assert.That((norm.Target, norm.Actual, norm.Expected, norm.State), Is.EqualTo((20m, 3m, 4m, PaceState.Behind)));
        Assert.That(norm.Missed.Select(part => (part.Number, part.Actual)), Is.EqualTo([(2, 0m)]));
        Assert.That((norm.Due, norm.AWeek), Is.EqualTo((Day(5, 5), 17m / 16)));
    }

    [Test]
    public void The_week_under_way_is_due_on_its_last_day_and_once_it_has_enough_the_next_one_is()
    {
        var school = Teacher().Duty("T1", DutyKind.ResearchMeeting, Day(1, 2));
        Assert.That((school.Norm(Weekly, Day(1)).Due, school.Norm(Weekly, Day(1, 2)).Due), Is.EqualTo((Day(1, 5), Day(2, 5))));
        Assert.That(school.Norm(Weekly, Day(1, 2)).State, Is.EqualTo(PaceState.Ahead));
        Assert.That(school.Norm(Weekly, Day(20, 6)).Due, Is.EqualTo(Day(20, 5)));
    }

    [Test]
    public void A_week_with_less_than_is_asked_is_missed_and_says_what_it_had()
    {
        var pack = TermPaceTests.Pack(PackText.Norm("w", "teacher", "lessons-observed", "week", "2"));
        var norm = Teacher().Observes("T1", Day(1)).Observes("T1", Day(2), 2).Norm(pack, Day(2, 5));
        Assert.That((norm.Actual, norm.State), Is.EqualTo((1m, PaceState.Behind)));
        Assert.That(norm.Missed.Select(part => (part.Number, part.Actual)), Is.EqualTo([(1, 1m)]));
    }

    [Test]
    public void A_monthly_norm_expects_one_month_more_with_each_month()
    {
        var school = Teacher().Duty("T1", DutyKind.EthicsStudy, new(2025, 9, 10)).Duty("T1", DutyKind.EthicsStudy, new(2025, 11, 3));
        var norm = school.Norm(Monthly, new(2025, 12, 5));
        Assert.That((norm.Target, norm.Weeks, norm.WeeksElapsed, norm.Expected), Is.EqualTo((5m, 20, 14, 3m)), "September to January, three of them over");
        Assert.That((norm.Actual, norm.State, norm.AWeek, norm.Need), Is.EqualTo((2m, PaceState.Behind, 3m / 6, 3m / 2)), "3 missing in 2 months");
        Assert.That(norm.Missed.Select(part => part.From), Is.EqualTo([new DateOnly(2025, 10, 1)]));
        Assert.That((norm.Due, norm.Next!.Number), Is.EqualTo((new DateOnly(2025, 12, 31), 12)));
    }

    [Test]
    public void A_month_is_over_with_its_last_teaching_day_and_nobody_is_behind_with_it_before()
    {
        var school = Teacher().Duty("T1", DutyKind.EthicsStudy, new(2025, 9, 10));
        Assert.That(new[] { 30, 31 }.Select(day => school.Norm(Monthly, new(2025, 10, day)).State), Is.EqualTo([PaceState.Ahead, PaceState.Behind]));
        Assert.That(school.Norm(Monthly, Day(1, 4)).Due, Is.EqualTo(new DateOnly(2025, 9, 30)));
        Assert.That(school.Norm(Monthly, new(2025, 9, 10)).Due, Is.EqualTo(new DateOnly(2025, 10, 31)), "September has enough");
    }

    [Test]
    public void The_month_in_which_a_post_ends_is_over_with_the_last_week_in_it()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, to: Day(7, 3)).Duty("T1", DutyKind.EthicsStudy, new(2025, 9, 10));
        var norm = school.Norm(Monthly, Day(7));
        Assert.That((norm.Target, norm.Due, norm.WeeksLeft), Is.EqualTo((2m, Day(7, 5), 1)), "in October too");
        Assert.That(school.Norm(Monthly, Day(7, 5)).Missed.Select(part => part.Number), Is.EqualTo([10]));
    }

    [Test]
    public void A_norm_of_september_alone_is_due_at_its_end_and_then_has_no_week_left()
    {
        var pack = TermPaceTests.Pack(PackText.Norm("m", "teacher", "ethics-activities", "month", "1", ", months: [3, 9]"));
        var (during, after) = (Teacher().Norm(pack, Day(2, 5)), Teacher().Norm(pack, new(2025, 9, 30)));
        Assert.That((during.Target, during.Weeks, during.WeeksElapsed, during.Due), Is.EqualTo((1m, 5, 2, new DateOnly(2025, 9, 30))));
        Assert.That((during.Expected, during.State, during.AWeek, during.EveryWeeks, during.Need), Is.EqualTo((0m, PaceState.OnPace, 1m / 3, 3, 1m)));
        Assert.That((after.WeeksLeft, after.Need, after.State, after.Missed.Count), Is.EqualTo((0, (decimal?)null, PaceState.Behind, 1)));
    }

    [Test]
    public void A_norm_of_exam_rounds_goes_by_rounds()
    {
        var pack = TermPaceTests.Pack(PackText.Norm("r", "teacher", "quality-analyses", "round", "1"));
        var (first, over) = (Teacher().Norm(pack, Day(8)), Teacher().Norm(pack, Day(10, 5)));
        Assert.That((first.Target, first.Expected, first.State, first.Due, first.Next!.Number), Is.EqualTo((2m, 0m, PaceState.OnPace, Day(10, 5), 1)), "mid-term ends with week 10");
        Assert.That((over.Expected, over.State, over.Need, over.Due), Is.EqualTo((1m, PaceState.Behind, 2m, Day(20, 5))));
        Assert.That(over.Missed.Select(part => part.Number), Is.EqualTo([1]));
        var done = Teacher().Duty("T1", DutyKind.QualityAnalysis, Day(3)).Norm(pack, Day(8));
        Assert.That((done.State, done.Due, done.AWeek, done.Need), Is.EqualTo((PaceState.Ahead, Day(20, 5), 1m / 13, 0.5m)));
    }

    [Test]
    public void A_round_that_ends_in_the_week_in_which_a_post_does_is_due_on_its_own_last_day()
    {
        // The mid-term exam is on Wednesday of week 10, and so is the post's last day: the week itself goes on to Friday.
        var pack = TermPaceTests.Pack(PackText.Norm("r", "teacher", "quality-analyses", "round", "1"));
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, to: Day(10, 3)).Class("701", 20)
            .Exam("E", 7, "maths", Sat("701", 20, 80), ExamKind.MidTerm, on: Day(10, 3)).Norm(pack, Day(8));
        Assert.That((norm.Target, norm.Due), Is.EqualTo((1m, Day(10, 3))));
    }

    [Test]
    public void A_year_norm_expects_its_half_over_the_first_term()
    {
        var school = Teacher().Duty("T1", DutyKind.Training, Day(3), hours: 8);
        var norm = school.Norm(Yearly(48), Day(10, 5));
        Assert.That((norm.Target, norm.YearTargetShown, norm.Weeks, norm.Expected), Is.EqualTo((24m, 48m, 20, 12m)));
        Assert.That((norm.State, norm.AWeek, norm.Due, norm.YearDue), Is.EqualTo((PaceState.Behind, 16m / 10, Day(20, 5), SpringDay(20, 5))));
        Assert.That(school.Norm(Yearly(48), Day(20, 5)).Expected, Is.EqualTo(24));
    }

    [Test]
    public void In_the_second_term_the_whole_year_is_spread_over_the_weeks_of_both()
    {
        var school = Teacher().Duty("T1", DutyKind.Training, Day(3), hours: 20).Duty("T1", DutyKind.Training, SpringDay(4), hours: 10).Duty("T1", DutyKind.Training, SpringDay(6), hours: 9);
        var norm = school.Norm(Yearly(48), SpringDay(5, 5), Spring);
        Assert.That((norm.Target, norm.Weeks, norm.WeeksElapsed, norm.Expected, norm.Actual), Is.EqualTo((48m, 40, 25, 30m, 30m)));
        Assert.That((norm.State, norm.AWeek, norm.AWeekShown, norm.Need), Is.EqualTo((PaceState.Ahead, 18m / 15, 2m, 1m)));
        Assert.That((norm.Due, norm.YearDue), Is.EqualTo((SpringDay(20, 5), SpringDay(20, 5))));
    }

    [Test]
    public void A_year_norm_of_a_post_that_began_in_the_second_term_has_that_terms_weeks()
    {
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, from: SpringDay(1)).Norm(Yearly(48), SpringDay(5, 5), Spring);
        Assert.That((norm.Target, norm.Weeks, norm.WeeksElapsed, norm.Expected), Is.EqualTo((24m, 20, 5, 6m)));
    }

    private static PolicyPack Weekly { get; } = TermPaceTests.Pack(PackText.Norm("w", "teacher", "research-meeting-weeks", "week", "1"));

    private static PolicyPack Monthly { get; } = TermPaceTests.Pack(PackText.Norm("m", "teacher", "ethics-studies", "month", "1"));

    private static PolicyPack Yearly(int hours) => TermPaceTests.Pack(
        PackText.Norm("y", "teacher", "training-hours", "year", hours.ToString(System.Globalization.CultureInfo.InvariantCulture), ", share-of-year: [0.5, 1]"));

    private static SchoolBuilder Teacher() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher);
}
