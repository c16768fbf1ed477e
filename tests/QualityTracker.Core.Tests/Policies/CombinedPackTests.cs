using QualityTracker.Core.Duties;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Policies;

/// <summary>The example made of five documents: every rule of it has an origin, and is no milder than there.</summary>
public sealed class CombinedPackTests
{
    private static readonly PolicyPack Combined = PolicyPacks.Of("combined");

    [Test]
    public void Every_norm_cites_a_clause_of_one_of_the_five_documents()
    {
        var others = PolicyPacks.All.Where(pack => pack != Combined).SelectMany(pack => pack.Clauses).Select(clause => clause.Id).ToHashSet();
        Assert.That(Combined.Clauses.Select(clause => clause.Id), Is.SubsetOf(others));
        Assert.That(Combined.Norms.Select(norm => norm.Id.Split('-')[0]), Is.EqualTo(Combined.Norms.Select(norm => norm.Clause)));
    }

    [Test]
    public void A_norm_asks_as_much_as_where_it_comes_from()
    {
        var origins = PolicyPacks.All.Where(pack => pack != Combined)
            .SelectMany(pack => pack.Norms.Select(norm => (norm.Id, AtLeast: ParameterValues.Of(pack).Number(norm.AtLeast), norm.Period)));
        var own = Combined.Norms.ToDictionary(norm => norm.Id);
        foreach (var (id, atLeast, period) in origins.Where(origin => own.ContainsKey(origin.Id)))
            Assert.That((ParameterValues.Of(Combined).Number(own[id].AtLeast), own[id].Period), Is.EqualTo((atLeast, period)), id);
        Assert.That(own.Keys, Is.SupersetOf(new[] { "W4", "W5", "W7", "W8", "X1", "X2", "X4", "X13", "D8", "Z2", "Z11-plan" }));
    }

    [Test]
    public void A_principal_owes_thirty_lessons_each_term_and_not_sixty_a_year()
    {
        // X1 asks 30 a term, W6 60 a year: the term's is the stricter. Of 31 lessons one has no evaluation: 30 of 30.
        var person = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal).Observes("T1", Day(3), 30)
            .Observes("T1", Day(4), evaluated: false).Evaluate(Combined).Person("T1");
        Assert.That((person.Norm("X1").Target, person.Norm("X1").Actual, person.Norm("X1").Met), Is.EqualTo((30m, 30m, true)));
        Assert.That(person.Norms.Select(norm => norm.Norm), Is.EqualTo(["W4", "W5", "W7", "W8", "X1"]));
    }

    [Test]
    public void The_homeroom_allowance_cannot_be_adopted_below_the_county_plans()
    {
        var below = new Dictionary<string, string> { ["homeroom-allowance"] = "399.99" };
        Assert.That(ParameterValues.Check(Combined, below), Has.Count.EqualTo(1));
        Assert.That(ParameterValues.Check(Combined, new Dictionary<string, string> { ["homeroom-allowance"] = "450" }), Is.Empty);
    }

    [Test]
    public void A_prize_before_the_county_is_a_bonus_up_to_its_cap_and_one_of_the_school_is_none()
    {
        // Competitions 1 of 2 × 3 = 1.5, honours 2 of 2 × 3 = 3, a topic 3: 7.5, of which the cap leaves 5.
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher)
            .Duty("T1", DutyKind.Competition, Day(2), level: DutyLevel.County).Duty("T1", DutyKind.Competition, Day(3))
            .Duty("T1", DutyKind.Honour, Day(4), level: DutyLevel.City).Duty("T1", DutyKind.Honour, Day(5), level: DutyLevel.Nation);
        Assert.That(Bonus(school), Is.EqualTo(4.5m));
        Assert.That(Bonus(school.Duty("T1", DutyKind.Topic, Day(6), level: DutyLevel.County)), Is.EqualTo(5m));

        static decimal? Bonus(SchoolBuilder school) =>
            school.Evaluate(Combined).Person("T1").Dimensions.Single(dimension => dimension.IsBonus).Points;
    }
}
