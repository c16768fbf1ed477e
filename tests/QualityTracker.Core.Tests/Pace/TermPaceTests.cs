using QualityTracker.Core.Duties;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Pace;

/// <summary>Formula 3: what is expected by a day, how somebody stands, and what a week it now takes.</summary>
public sealed class TermPaceTests
{
    private const string Observed = "observed";

    [TestCase(10, PaceState.Ahead)]
    [TestCase(9, PaceState.OnPace)]
    [TestCase(8, PaceState.Behind)]
    [TestCase(40, PaceState.Met)]
    public void After_five_of_twenty_weeks_a_quarter_is_expected(int actual, PaceState state)
    {
        var norm = Teacher().Observes("T1", Day(2), actual).Norm(Term(40), Day(5, 5));
        Assert.That((norm.Expected, norm.Actual, norm.State, norm.WeeksElapsed, norm.WeeksLeft), Is.EqualTo((10m, (decimal)actual, state, 5, 15)));
    }

    [Test]
    public void What_a_week_it_takes_is_what_is_missing_over_the_weeks_left()
    {
        var norm = Teacher().Observes("T1", Day(2), 8).Norm(Term(40), Day(5, 5));
        Assert.That((norm.ShortBy, norm.AWeek, norm.AWeekShown, norm.EveryWeeks), Is.EqualTo((32m, 32m / 15, 3m, (int?)null)));
        Assert.That(norm.Need, Is.EqualTo(32m * 20 / (40m * 15)), "32 ÷ 15 a week beside 40 ÷ 20 as planned");
        Assert.That(norm.Due, Is.EqualTo(Day(20, 5)));
    }

    [Test]
    public void Where_less_than_one_a_week_is_enough_it_is_one_in_so_many_weeks()
    {
        var norm = Teacher().Observes("T1", Day(2)).Norm(Term(5), Day(6, 5));
        Assert.That((norm.AWeek, norm.AWeekShown, norm.EveryWeeks), Is.EqualTo((4m / 14, 1m, 3)), "4 in 14 weeks: one every 3.5");
    }

    [Test]
    public void Half_a_lesson_that_is_missing_takes_a_whole_one()
    {
        // 51 ÷ 2 = 25.5 in the last ten weeks; 23 done and 5 weeks left: three more, one every week (every second week would give two).
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, from: Day(11)).Observes("T1", Day(12), 23).Norm(Term(51), Day(15, 5));
        Assert.That((norm.Target, norm.Actual, norm.WeeksLeft, norm.ShortBy, norm.EveryWeeks), Is.EqualTo((25.5m, 23m, 5, 3m, 1)));
    }

    [Test]
    public void A_week_has_elapsed_with_its_last_teaching_day()
    {
        var school = Teacher();
        Assert.That(new[] { Day(4, 4), Day(4, 5), Day(4, 7), Day(5) }.Select(day => school.Norm(Term(40), day).WeeksElapsed), Is.EqualTo([3, 4, 4, 4]));
    }

    [Test]
    public void A_holiday_on_friday_ends_the_week_on_thursday()
    {
        var school = Teacher().Holiday(Day(4, 5));
        Assert.That(new[] { Day(4, 3), Day(4, 4) }.Select(day => school.Norm(Term(40), day).WeeksElapsed), Is.EqualTo([3, 4]));
    }

    [Test]
    public void Holidays_at_the_end_bring_the_due_day_forward_and_take_their_week_out()
    {
        var school = Teacher();
        for (var weekday = 1; weekday <= 5; weekday++) school.Holiday(Day(20, weekday));
        var norm = school.Holiday(Day(19, 5)).Observes("T1", Day(2), 8).Norm(Term(38), Day(10, 5));
        Assert.That((norm.Weeks, norm.Expected, norm.WeeksLeft, norm.Due), Is.EqualTo((19, 20m, 9, Day(19, 4))));
        Assert.That(norm.AWeek, Is.EqualTo(30m / 9));
    }

    [Test]
    public void Records_after_the_day_do_not_count_and_those_of_the_day_do()
    {
        var school = Teacher().Observes("T1", Day(5, 4)).Observes("T1", Day(5, 5)).Observes("T1", Day(6)).Plan("T1", "p", 10, Day(8), null);
        Assert.That(school.Norm(Term(40), Day(5, 5)).Actual, Is.EqualTo(2));
        var plans = Pack(PackText.Norm(Observed, "teacher", "tutoring-plans", "term", "2"));
        Assert.That(new[] { Day(7, 7), Day(8) }.Select(day => school.Norm(plans, day).Actual), Is.EqualTo([0m, 1m]));
    }

    [Test]
    public void Hours_count_from_the_first_teaching_day_of_their_week()
    {
        var pack = Pack(PackText.Norm(Observed, "teacher", "periods-taught", "term", "200"));
        var school = Teacher().Hours("T1", 1, 10).Hours("T1", 2, 12).Hours("T1", 3, 9).Holiday(Day(3));
        Assert.That(new[] { Day(1, 7), Day(2), Day(3), Day(3, 2) }.Select(day => school.Norm(pack, day).Actual), Is.EqualTo([10m, 22m, 22m, 31m]));
    }

    [Test]
    public void Who_holds_the_post_for_ten_weeks_has_ten_weeks_for_half_of_it()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, from: Day(11)).Observes("T1", Day(12), 3);
        var norm = school.Norm(Term(40), Day(12, 5));
        Assert.That((norm.Target, norm.Weeks, norm.WeeksElapsed, norm.Expected, norm.State), Is.EqualTo((20m, 10, 2, 4m, PaceState.Behind)));
        Assert.That((norm.AWeek, norm.Need), Is.EqualTo((17m / 8, 17m * 10 / (20m * 8))));
        Assert.That((school.Norm(Term(40), Day(9, 5)).Expected, school.Norm(Term(40), Day(9, 5)).State), Is.EqualTo((0m, PaceState.OnPace)), "the post is yet to come");
    }

    [Test]
    public void A_post_that_ended_is_due_on_its_last_week_and_has_no_week_left()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, to: Day(8, 3)).Post("T1", PostKind.Mentor).Observes("T1", Day(2), 15);
        var norm = school.Norm(Term(40), Day(10));
        Assert.That((norm.Target, norm.Due, norm.WeeksLeft, norm.State), Is.EqualTo((16m, Day(8, 5), 0, PaceState.Behind)));
        Assert.That((norm.AWeek, norm.Need), Is.EqualTo(((decimal?)null, (decimal?)null)));
    }

    [Test]
    public void Two_posts_one_after_the_other_make_one_target_over_both_their_weeks()
    {
        var pack = Pack(
            PackText.Norm(Observed, "principal", "lessons-observed", "term", "60"), PackText.Norm("other", "teacher", "lessons-observed", "term", "20"));
        var norm = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, to: Day(10, 5)).Post("T1", PostKind.Teacher, from: Day(11))
            .Observes("T1", Day(1), 18).Norm(pack, Day(10, 5));
        Assert.That((norm.Target, norm.Weeks, norm.Expected, norm.State), Is.EqualTo((40m, 20, 20m, PaceState.OnPace)), "30 + 10, of which half by weeks");
    }

    [Test]
    public void A_superseded_norm_is_not_listed()
    {
        var pack = Pack(
            PackText.Norm(Observed, "principal", "lessons-observed", "term", "60"), PackText.Norm("other", "teacher", "lessons-observed", "term", "20"));
        var person = Teacher().Post("T1", PostKind.Principal).Pace(pack, Day(5)).People.Single();
        Assert.That(person.Norms.Select(norm => norm.Norm), Is.EqualTo([Observed]));
        Assert.That(person.Posts, Is.EqualTo([PostKind.Principal, PostKind.Teacher]));
    }

    [Test]
    public void Before_the_first_week_is_over_nobody_is_behind()
    {
        var school = Teacher();
        foreach (var day in new[] { Day(1).AddDays(-30), Day(1), Day(1, 4) })
        {
            var pace = school.Pace(Term(40), day);
            Assert.That((pace.WeeksElapsed, pace.People.Single().Norms.Single().State), Is.EqualTo((0, PaceState.OnPace)));
        }

        Assert.That(school.Norm(Term(40), Day(1, 5)).State, Is.EqualTo(PaceState.Behind));
        Assert.That(school.Observes("T1", Day(1)).Norm(Term(40), Day(1, 4)).State, Is.EqualTo(PaceState.Ahead));
    }

    [Test]
    public void After_the_term_it_is_what_the_evaluation_says_and_what_is_not_met_is_behind()
    {
        var school = Teacher().Observes("T1", Day(3), 19).Observes("T1", Day(20, 5), 20);
        var (norm, final) = (school.Norm(Term(40), new(2026, 8, 1)), school.Evaluate(Term(40)).Person("T1").Norm(Observed));
        Assert.That((norm.Actual, norm.Target, norm.ShortBy, norm.Expected), Is.EqualTo((final.Actual, final.Target, final.ShortBy, final.Target)));
        Assert.That((norm.State, norm.AWeek), Is.EqualTo((PaceState.Behind, (decimal?)null)), "39 of 40, and no week left");
        Assert.That(school.Norm(Term(21), Day(19, 5)).State, Is.EqualTo(PaceState.OnPace), "19 of 21, and a week left");
    }

    [Test]
    public void The_schools_own_norms_are_paced_too()
    {
        var pace = Teacher().Duty(null, DutyKind.QualityAnalysis, Day(3), title: "一").Pace(Pack(PackText.Norm(Observed, "school", "quality-analyses", "term", "4")), Day(10, 5));
        var norm = pace.SchoolNorms.Single();
        Assert.That((norm.Actual, norm.Expected, norm.State, norm.Need), Is.EqualTo((1m, 2m, PaceState.Behind, 3m * 20 / (4m * 10))));
        Assert.That(pace.ByNeed().Select(line => line.Person), Is.EqualTo(new PersonPace?[] { null }));
    }

    internal static PolicyPack Term(int atLeast) => Pack(PackText.Norm(Observed, "teacher", "lessons-observed", "term", atLeast.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    internal static PolicyPack Pack(params string[] norms) => PackText.Scoring(PackText.Indicator("norms", "100", "norms", "attainment"), $"[{string.Join(", ", norms)}]");

    private static SchoolBuilder Teacher() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher);
}

internal static class PaceReading
{
    public static TermPace Pace(this SchoolBuilder school, PolicyPack pack, DateOnly day, string term = Autumn) =>
        TermPace.Of(school.Frame(), term, school.Records(), pack, ParameterValues.Of(pack, null), day);

    /// <summary>The first norm of the first person.</summary>
    public static NormPace Norm(this SchoolBuilder school, PolicyPack pack, DateOnly day, string term = Autumn) =>
        school.Pace(pack, day, term).People[0].Norms[0];
}
