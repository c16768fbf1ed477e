using QualityTracker.Core.Duties;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Policies.PackText;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

public sealed class ScoringTests
{
    private const string Lectures = "{ measure: lectures }";

    // Three lectures in a term, by a teacher in post all the term.
    [TestCase("{ measure: lectures, target: 4 }", "attainment", 0.75)]
    [TestCase("{ measure: lectures, target: 4 }", "{ way: attainment, cap: 0.5 }", 0.5)]
    [TestCase("{ measure: lectures, target: 2 }", "attainment", 1)]
    [TestCase("{ measure: lectures, target: 4 }", "all-or-nothing", 0)]
    [TestCase("{ measure: lectures, target: 3 }", "all-or-nothing", 1)]
    [TestCase("{ measure: lectures, target: 4 }", "percent", 0.75)]
    [TestCase(Lectures, "{ way: steps, steps: [{ from: 1, percent: 40 }, { from: 3, percent: 80 }, { from: 4, percent: 100 }] }", 0.8)]
    [TestCase(Lectures, "{ way: steps, steps: [{ from: 4, percent: 100 }] }", 0)]
    [TestCase(Lectures, "{ way: linear, floor: 1, ceiling: 5 }", 0.5)]
    [TestCase(Lectures, "{ way: linear, floor: 3, ceiling: 5 }", 0)]
    [TestCase(Lectures, "{ way: linear, floor: 0, ceiling: 2 }", 1)]
    [TestCase(Lectures, "{ way: deduction, each: 15 }", 0.55)]
    [TestCase(Lectures, "{ way: deduction, each: 40 }", 0)]
    public void Each_way_to_score_gives_its_fraction(string source, string score, decimal fraction)
    {
        var indicator = ThreeLectures().Evaluate(Scoring(Indicator("one", "100", source, score))).Person("T1").Indicator("one");
        Assert.That((indicator.Fraction, indicator.Points), Is.EqualTo(((decimal?)fraction, (decimal?)(fraction * 100))));
        Assert.That(indicator.Contributions, Has.Count.EqualTo(3));
    }

    [Test]
    public void All_norms_are_averaged_with_each_capped_first()
    {
        // 3 of 2 lectures is capped at 100, 1 of 4 honours is 25: the mean is 62.5.
        var pack = Scoring(
            Indicator("norms", "100", "norms", "attainment"),
            $"[{Norm("A", "teacher", "lectures", "term", "2")}, {Norm("B", "teacher", "honours", "term", "4")}]");
        var person = ThreeLectures().Duty("T1", DutyKind.Honour, Day(2)).Evaluate(pack).Person("T1");
        Assert.That((person.Total, person.Indicator("norms").Norms.Count), Is.EqualTo(((decimal?)62.5m, 2)));
    }

    [TestCase("{ way: steps, steps: [{ from: 50, percent: 80 }] }", 80)]
    [TestCase("{ way: linear, floor: 0, ceiling: 50 }", 100)]
    [TestCase("percent", 50)]
    public void A_mean_that_is_exactly_a_step_reaches_it(string score, decimal total)
    {
        // 17 of 18, 3 of 4, 1 of 12, 2 of 9: 200 ÷ 4 = 50, though each has endless digits.
        var pack = Scoring(Indicator("norms", "100", "norms", score), $"[{Norm("A", "teacher", "home-visits", "term", "18")}, "
            + $"{Norm("B", "teacher", "lectures", "term", "4")}, {Norm("C", "teacher", "honours", "term", "12")}, {Norm("D", "teacher", "ethics-oaths", "term", "9")}]");
        var school = ThreeLectures().Duty("T1", DutyKind.Honour, Day(2)).Duty("T1", DutyKind.EthicsOath, Day(2)).Duty("T1", DutyKind.EthicsOath, Day(3));
        for (var visit = 0; visit < 17; visit++) school.Duty("T1", DutyKind.HomeVisit, Day(2 + visit));
        var indicator = school.Evaluate(pack).Person("T1").Indicator("norms");
        Assert.That((indicator.Figure, indicator.Fraction), Is.EqualTo(((decimal?)50, (decimal?)(total / 100))));
    }

    [Test]
    public void One_norm_can_cost_points_for_what_is_short()
    {
        var pack = Scoring(
            Indicator("norm", "100", "{ norm: A }", "{ way: deduction, each: 10 }"), $"[{Norm("A", "teacher", "lectures", "term", "5")}]");
        Assert.That(ThreeLectures().Evaluate(pack).Person("T1").Total, Is.EqualTo(80));
    }

    [Test]
    public void A_missing_indicator_counts_zero_where_the_record_is_owed()
    {
        var person = ThreeLectures().Evaluate(Scoring(
            Indicator("lectures", "60", Lectures, "{ way: linear, floor: 0, ceiling: 3 }")
            + Indicator("honours", "40", "{ measure: honours }", "{ way: linear, floor: 0, ceiling: 1 }", ", missing: zero"))).Person("T1");
        Assert.That((person.Total, person.Indicator("honours").Missing), Is.EqualTo(((decimal?)60, (MissingRule?)MissingRule.Zero)));
        Assert.That(person.Indicator("honours").Weight, Is.EqualTo(40));
    }

    [Test]
    public void An_excluded_indicator_shares_its_weight_over_its_dimension()
    {
        var person = ThreeLectures().Evaluate(Scoring(
            Indicator("lectures", "60", Lectures, "{ way: linear, floor: 0, ceiling: 4 }")
            + Indicator("honours", "40", "{ measure: honours }", "{ way: linear, floor: 0, ceiling: 1 }", ", missing: exclude")))
            .Person("T1");
        var (lectures, honours) = (person.Indicator("lectures"), person.Indicator("honours"));
        Assert.Multiple(() =>
        {
            Assert.That(person.Total, Is.EqualTo(75));
            Assert.That((lectures.DeclaredWeight, lectures.Weight), Is.EqualTo((60m, 100m)));
            Assert.That(
                (honours.Weight, honours.Points, honours.Missing),
                Is.EqualTo((0m, (decimal?)null, (MissingRule?)MissingRule.Exclude)));
            Assert.That(honours.Notes, Is.Not.Empty);
        });
    }

    [Test]
    public void A_dimension_with_nothing_left_shares_its_weight_over_the_others()
    {
        var person = ThreeLectures().Evaluate(PolicyPacks.Of("daxinganling-2023"), order: null).Person("T1");
        var (process, monitoring) = (person.Dimensions[0], person.Dimensions[1]);
        Assert.That((process.DeclaredWeight, process.Weight), Is.EqualTo((60m, 100m)));
        Assert.That((monitoring.DeclaredWeight, monitoring.Weight, monitoring.Points), Is.EqualTo((40m, 0m, (decimal?)null)));
    }

    [Test]
    public void Who_has_nothing_to_score_has_no_total_and_no_band()
    {
        var person = new SchoolBuilder().Person("T1").Post("T1", PostKind.Office)
            .Evaluate(PolicyPacks.Of("daxinganling-2023")).Person("T1");
        Assert.That((person.Total, person.Band), Is.EqualTo(((decimal?)null, (Band?)null)));
    }

    [Test]
    public void An_indicator_for_other_posts_is_not_on_the_sheet()
    {
        var pack = Scoring(
            Indicator("lectures", "50", Lectures, "{ way: linear, floor: 0, ceiling: 4 }")
            + Indicator("leaders", "25", "{ measure: honours }", "{ way: deduction, each: 1 }", ", posts: [principal]")
            + Indicator("others", "25", "{ measure: honours }", "{ way: deduction, each: 1 }", ", except: [teacher]"));
        var person = ThreeLectures().Evaluate(pack).Person("T1");
        Assert.That(person.Dimensions[0].Indicators.Select(each => each.Id), Is.EqualTo(["lectures"]));
        Assert.That(person.Total, Is.EqualTo(75));
    }

    [Test]
    public void A_bonus_adds_up_to_its_cap_and_never_beyond_100()
    {
        string Bonus(int cap) => $$"""
              - id: bonus
                title: { zh: 加分, en: bonus }
                bonus-cap: {{cap}}
                indicators:
            {{Indicator("honours", "10", "{ measure: honours }", "{ way: linear, floor: 0, ceiling: 2 }", ", missing: zero")}}
            """;
        var main = Indicator("lectures", "100", Lectures, "{ way: linear, floor: 0, ceiling: 4 }");
        var school = ThreeLectures().Duty("T1", DutyKind.Honour, Day(2)).Duty("T1", DutyKind.Honour, Day(3));
        Assert.That(school.Evaluate(Scoring(main, bonus: Bonus(20))).Person("T1").Total, Is.EqualTo(85));
        Assert.That(school.Evaluate(Scoring(main, bonus: Bonus(5))).Person("T1").Total, Is.EqualTo(80));
        school.Duty("T1", DutyKind.Lecture, Day(6));
        Assert.That(school.Evaluate(Scoring(main, bonus: Bonus(5))).Person("T1").Total, Is.EqualTo(100));
    }

    [Test]
    public void A_target_is_pro_rata_for_the_weeks_in_post()
    {
        // From week 11: 4 × 10 ÷ 20 = 2 lectures owed.
        var person = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, from: Day(11)).Duty("T1", DutyKind.Lecture, Day(12))
            .Evaluate(Scoring(Indicator("one", "100", "{ measure: lectures, target: 4 }", "attainment"))).Person("T1");
        Assert.That((person.Total, person.Indicator("one").Target), Is.EqualTo(((decimal?)50, (decimal?)2)));
    }

    [Test]
    public void Thirds_add_up_to_the_whole()
    {
        // Three of three at weights that have no exact decimal once shared out: 100, not 99.99.
        var pack = Scoring(
            Indicator("a", "30", Lectures, "{ way: linear, floor: 0, ceiling: 3 }")
            + Indicator("b", "30", Lectures, "{ way: linear, floor: 0, ceiling: 3 }")
            + Indicator("c", "30", Lectures, "{ way: linear, floor: 0, ceiling: 3 }")
            + Indicator("d", "10", "{ measure: honours }", "{ way: linear, floor: 0, ceiling: 1 }"));
        Assert.That(ThreeLectures().Evaluate(pack).Person("T1").Total, Is.EqualTo(100));
    }

    [Test]
    public void Tutoring_is_held_against_its_plans()
    {
        // A plan of 20 over autumn and spring is 10 this term; 4 sessions held are 40 %.
        var school = ThreeLectures().Plan("T1", "p1", 20, Day(1), SpringDay(20, 5));
        for (var week = 1; week <= 4; week++) school.Tutors("T1", "p1", Day(week, 3), minutes: 40);
        var pack = Scoring(Indicator(
            "one", "100", "{ measure: tutoring-sessions, target: { measure: tutoring-sessions-planned } }", "attainment"));
        var person = school.Evaluate(pack).Person("T1");
        Assert.That(person.Total, Is.EqualTo(40));
        Assert.That(person.Tutoring.Select(row => (row.Pupils, row.Planned, row.Held, row.Minutes)), Is.EqualTo([(1, 10m, 4, 160)]));
    }

    [TestCase("{ measure: tutoring-sessions, target: { measure: tutoring-sessions-planned } }")]
    [TestCase("{ measure: tutoring-sessions, target: 4 }")]
    public void A_target_with_no_record_is_attained_by_nothing(string source)
    {
        // Left out, nothing done would give 75 and one of four sessions 67.5.
        var pack = Scoring(
            Indicator("lectures", "60", Lectures, "{ way: linear, floor: 0, ceiling: 4 }")
            + Indicator("tutoring", "40", source, "attainment", ", missing: exclude"));
        var school = ThreeLectures().Plan("T1", "p1", 4, Day(1), Day(20, 5));
        var (person, tutoring) = (school.Evaluate(pack).Person("T1"), school.Evaluate(pack).Person("T1").Indicator("tutoring"));
        Assert.That((person.Total, tutoring.Weight, tutoring.Points), Is.EqualTo(((decimal?)45, 40m, (decimal?)0)));
        Assert.That((tutoring.Figure, tutoring.Target, tutoring.Missing), Is.EqualTo(((decimal?)0, (decimal?)4, (MissingRule?)null)));
        Assert.That(school.Tutors("T1", "p1", Day(2)).Evaluate(pack).Person("T1").Total, Is.EqualTo(55));
    }

    [Test]
    public void A_measure_without_a_target_to_hold_it_against_is_missing()
    {
        var pack = Scoring(
            Indicator("lectures", "60", Lectures, "{ way: linear, floor: 0, ceiling: 4 }")
            + Indicator("tutoring", "40", "{ measure: tutoring-sessions, target: { measure: tutoring-sessions-planned } }", "attainment"));
        var person = ThreeLectures().Tutors("T1", "p1", Day(2)).Evaluate(pack).Person("T1");
        Assert.That((person.Total, person.Indicator("tutoring").Missing), Is.EqualTo(((decimal?)75, (MissingRule?)MissingRule.Exclude)));
    }

    [Test]
    public void A_process_of_weight_0_without_results_gives_no_total()
    {
        var adopted = new Dictionary<string, string> { ["process-weight"] = "0" };
        var person = ThreeLectures().Evaluate(PolicyPacks.Of("daxinganling-2023"), adopted: adopted).Person("T1");
        var process = person.Dimensions[0];
        Assert.That((person.Total, process.Weight, process.Points), Is.EqualTo(((decimal?)null, 0m, (decimal?)0)));
    }

    private static SchoolBuilder ThreeLectures() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher)
        .Duty("T1", DutyKind.Lecture, Day(2)).Duty("T1", DutyKind.Lecture, Day(3)).Duty("T1", DutyKind.Lecture, Day(4));
}
