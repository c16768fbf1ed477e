using QualityTracker.Core.Duties;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Norms;

/// <summary>Norms of one measure that a person owes for several posts.</summary>
public sealed class NormsTogetherTests
{
    private static readonly PolicyPack Daxinganling = PolicyPacks.Of("daxinganling-2023");

    [Test]
    public void Of_two_posts_the_higher_target_of_a_measure_counts()
    {
        // Principal all term 30; director for 18 weeks 40 × 18 ÷ 20 = 36, and 30 × 2 ÷ 20 = 3 for the weeks before.
        var person = Principal().Post("T1", PostKind.DirectorOfTeaching, from: Day(3)).Observes("T1", Day(5), 33)
            .Evaluate(Daxinganling).Person("T1");
        Assert.That(person.Norm("X1").SupersededBy, Is.EqualTo("X2"));
        Assert.That(person.Norm("X2").SupersededBy, Is.Null);
        Assert.That((person.Norm("X2").Target, person.Norm("X2").ShortBy), Is.EqualTo((39m, 6m)));
        Assert.That(person.Norm("X2").Stretches, Is.EqualTo([new NormStretch("X1", 30, 2), new NormStretch("X2", 40, 18)]));
        Assert.That(person.Norm("X1").Stretches, Is.Empty);
        Assert.That(person.NormsOwed.Select(norm => norm.Norm), Has.No.Member("X1"));
    }

    [Test]
    public void Two_posts_side_by_side_owe_the_higher_alone()
    {
        var norm = Principal().Post("T1", PostKind.DirectorOfTeaching).Evaluate(Daxinganling).Person("T1").Norm("X2");
        Assert.That((norm.Target, norm.Stretches.Count), Is.EqualTo((40m, 0)));
    }

    [Test]
    public void Two_posts_one_after_the_other_owe_each_its_weeks()
    {
        // Principal in weeks 1–8, director in weeks 9–20: 30 × 8 ÷ 20 + 40 × 12 ÷ 20 = 36.
        var school = new SchoolBuilder().Person("T1")
            .Post("T1", PostKind.Principal, to: Day(8, 5)).Post("T1", PostKind.DirectorOfTeaching, from: Day(9));
        var person = school.Observes("T1", Day(5), 35).Evaluate(Daxinganling).Person("T1");
        Assert.That(person.Norm("X1").SupersededBy, Is.EqualTo("X2"));
        Assert.That(person.Norm("X1").Target, Is.EqualTo(12));
        Assert.That((person.Norm("X2").Held, person.Norm("X2").Target, person.Norm("X2").ShortBy), Is.EqualTo((20, 36m, 1m)));
        Assert.That(school.Observes("T1", Day(6)).Evaluate(Daxinganling).Person("T1").Norm("X2").Met, Is.True);
    }

    [Test]
    public void A_sum_over_weeks_that_has_no_exact_decimal_is_compared_exactly()
    {
        // 21 weeks: 30 × 10 ÷ 21 + 40 × 11 ÷ 21 = 740 ÷ 21 = 35.238…
        var school = new SchoolBuilder().Longer(Autumn, new(2026, 1, 23)).Person("T1")
            .Post("T1", PostKind.Principal, to: Day(10, 5)).Post("T1", PostKind.VicePrincipalTeaching, from: Day(11));
        var norm = school.Observes("T1", Day(5), 35).Evaluate(Daxinganling).Person("T1").Norm("X2");
        Assert.That((norm.Of, norm.TargetShown, norm.Met, norm.ShortBy), Is.EqualTo((21, 36m, false, 1m)));
        Assert.That(norm.Target, Is.EqualTo(740m / 21));
        Assert.That(norm.Attainment, Is.EqualTo(35m * 21 * 100 / 740));
    }

    [Test]
    public void Posts_that_overlap_owe_the_higher_in_the_weeks_of_both()
    {
        // Principal in weeks 1–15, director in weeks 11–20: 30 × 10 ÷ 20 + 40 × 10 ÷ 20 = 35.
        var person = new SchoolBuilder().Person("T1")
            .Post("T1", PostKind.Principal, to: Day(15, 5)).Post("T1", PostKind.DirectorOfTeaching, from: Day(11))
            .Evaluate(Daxinganling).Person("T1");
        Assert.That(person.NormsOwed.Where(norm => norm.Measure == "lessons-observed").Sum(norm => norm.Target), Is.EqualTo(35));
    }

    [Test]
    public void Weekly_norms_of_two_posts_are_owed_in_the_weeks_of_either()
    {
        var pack = PackText.Scoring(
            PackText.Indicator("norms", "100", "norms", "attainment"),
            $"[{PackText.Norm("A", "principal", "lectures", "week", "1")}, {PackText.Norm("B", "mentor", "lectures", "week", "2")}]");
        var person = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, to: Day(8, 5))
            .Post("T1", PostKind.Mentor, from: Day(8)).Duty("T1", DutyKind.Lecture, Day(2)).Duty("T1", DutyKind.Lecture, Day(8))
            .Duty("T1", DutyKind.Lecture, Day(9)).Duty("T1", DutyKind.Lecture, Day(9, 2)).Evaluate(pack).Person("T1");
        Assert.That(person.Norm("A").SupersededBy, Is.EqualTo("B"));
        Assert.That((person.Norm("B").Target, person.Norm("B").Actual), Is.EqualTo((20m, 2m)));
        Assert.That(person.Norm("B").Parts.Where(part => part.Met).Select(part => part.Number), Is.EqualTo([2, 9]));
    }

    [Test]
    public void Year_norms_of_posts_in_different_terms_are_owed_together()
    {
        // Teacher in autumn, mentor in spring: 24 × 20 ÷ 40 + 12 × 20 ÷ 40 = 18.
        var pack = PackText.Scoring(
            PackText.Indicator("norms", "100", "norms", "attainment"),
            $"[{PackText.Norm("A", "teacher", "lectures", "year", "24", ", share-of-year: [0.5, 1]")}, "
            + $"{PackText.Norm("B", "mentor", "lectures", "year", "12", ", share-of-year: [0.5, 1]")}]");
        var norms = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher, to: Day(20, 5))
            .Post("T1", PostKind.Mentor, from: SpringDay(1)).Evaluate(pack, Spring).Person("T1").Norms;
        Assert.That(
            norms.Select(norm => (norm.Norm, norm.Target, norm.YearTargetShown)), Is.EqualTo([("B", 18m, (decimal?)18)]));
    }

    [Test]
    public void Equal_targets_of_one_measure_are_owed_once()
    {
        var pack = PackText.Scoring(
            PackText.Indicator("norms", "100", "norms", "attainment"),
            $"[{PackText.Norm("A", "principal", "lectures", "term", "2")}, {PackText.Norm("B", "mentor", "lectures", "term", "2")}]");
        var person = Principal().Post("T1", PostKind.Mentor).Evaluate(pack).Person("T1");
        Assert.That(person.NormsOwed.Select(norm => norm.Norm), Is.EqualTo(["A"]));
    }

    private static SchoolBuilder Principal() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal);
}
