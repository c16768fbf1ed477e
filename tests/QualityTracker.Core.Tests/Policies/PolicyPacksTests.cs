using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Tests.Policies;

public sealed class PolicyPacksTests
{
    [Test]
    public void Five_packs_and_a_combined_example_come_with_the_product()
    {
        Assert.That(
            PolicyPacks.All.Select(pack => pack.Id),
            Is.EqualTo(["combined", "county-plan-2021", "daxinganling-2023", "pianguan-2021", "wenxian-2019", "zibo-2019"]));
        Assert.That(PolicyPacks.All.Select(pack => PolicyPacks.TextOf(pack.Id)), Has.All.Contains("\npack: "));
        Assert.That(PolicyPacks.TextOf("nowhere"), Is.Null);
    }

    [Test]
    public void Wenxian_carries_every_norm_and_clause_of_its_document()
    {
        var pack = PolicyPacks.Of("wenxian-2019");
        Assert.That(pack.Norms.Select(norm => norm.Id), Is.EqualTo(["W4", "W5", "W6", "W7", "W8", "W27", "W28", "W29", "W31"]));
        Assert.That(
            pack.Clauses.Select(clause => clause.Id).Where(id => id[0] == 'W'),
            Is.EqualTo(Ids(
                "W", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 19, 20, 21, 22, 23, 25, 27, 28, 29, 30, 31, 32, 33, 34, 35)));
        Assert.That(pack.Clauses.Single(clause => clause.Id == "W23").OverriddenBy, Is.EqualTo(["L2"]));
    }

    [Test]
    public void Daxinganling_carries_every_norm_and_clause_of_its_document()
    {
        var pack = PolicyPacks.Of("daxinganling-2023");
        Assert.That(
            pack.Norms.Select(norm => norm.Id),
            Is.EqualTo(["X1", "X2", "X4", "X9-study", "X9-oath", "X9-activity", "X10", "X12-reading", "X12-exchange", "X13", "X15", "X16"]));
        Assert.That(
            pack.Clauses.Select(clause => clause.Id).Where(id => id[0] == 'X'),
            Is.EqualTo(Ids("X", 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 15, 16, 18, 19, 20, 23)));
    }

    [TestCase("pianguan-2021", "P1 P3 P4 P5 P6 P7 P15", "P6-preparation P6-training P7")]
    [TestCase("county-plan-2021", "D1 D2 D3 D4 D5 D6 D8 D10 D12 D14 D16 D17", "D5 D6 D8 D10 D12-visits D12-meetings")]
    [TestCase("zibo-2019", "Z1 Z2 Z5 Z6 Z7 Z8 Z11 Z12 Z14", "Z2 Z11-plan Z11-visits")]
    public void A_pack_carries_every_norm_and_clause_of_its_document(string id, string clauses, string norms)
    {
        var pack = PolicyPacks.Of(id);
        Assert.That(pack.Clauses.Select(clause => clause.Id), Is.EqualTo([.. clauses.Split(' '), "L1", "L2", "L3", "L4"]));
        Assert.That(pack.Norms.Select(norm => norm.Id), Is.EqualTo(norms.Split(' ')));
    }

    [Test]
    public void What_the_law_goes_before_says_so_in_every_pack()
    {
        var overridden = PolicyPacks.All.SelectMany(pack => pack.Clauses.Where(clause => clause.OverriddenBy.Count > 0)
            .Select(clause => $"{pack.Id} {clause.Id} {string.Join(',', clause.OverriddenBy)}"));
        Assert.That(overridden, Is.EquivalentTo(["combined W23 L2", "combined P3 L3", "pianguan-2021 P3 L3", "wenxian-2019 W23 L2"]));
    }

    [TestCase("county-plan-2021", "D8", 1, NormPeriod.Week, "labour-lessons", "4")]
    [TestCase("zibo-2019", "Z2", 1, NormPeriod.Round, "outside-tuition-counts", "三（二）2")]
    [TestCase("zibo-2019", "Z11-plan", 1, NormPeriod.Term, "home-visit-plans", "三（十）3")]
    [TestCase("combined", "X2", 40, NormPeriod.Term, "lessons-observed", "大兴安岭三（一）1")]
    [TestCase("wenxian-2019", "W4", 80, NormPeriod.Year, "periods-taught", "三（二）3")]
    [TestCase("wenxian-2019", "W5", 1, NormPeriod.Week, "research-meeting-weeks", "三（二）3")]
    [TestCase("wenxian-2019", "W6", 60, NormPeriod.Year, "lessons-observed", "三（二）3")]
    [TestCase("wenxian-2019", "W27", 1, NormPeriod.Term, "open-lessons", "四（一）")]
    [TestCase("wenxian-2019", "W28", 30, NormPeriod.Term, "lessons-observed", "四（一）")]
    [TestCase("wenxian-2019", "W29", 15, NormPeriod.Term, "lessons-observed", "四（一）")]
    [TestCase("daxinganling-2023", "X1", 30, NormPeriod.Term, "lessons-observed", "三（一）1")]
    [TestCase("daxinganling-2023", "X2", 40, NormPeriod.Term, "lessons-observed", "三（一）1")]
    [TestCase("daxinganling-2023", "X9-study", 1, NormPeriod.Month, "ethics-studies", "三（二）1")]
    [TestCase("daxinganling-2023", "X13", 24, NormPeriod.Year, "training-hours", "三（二）2")]
    [TestCase("daxinganling-2023", "X15", 1, NormPeriod.Month, "open-lessons", "三（二）3")]
    public void A_norm_says_what_its_document_says(
        string id, string norm, int atLeast, NormPeriod period, string measure, string number)
    {
        var pack = PolicyPacks.Of(id);
        var rule = pack.Norms.Single(each => each.Id == norm);
        Assert.Multiple(() =>
        {
            Assert.That(ParameterValues.Of(pack).Number(rule.AtLeast), Is.EqualTo(atLeast));
            Assert.That(rule.Period, Is.EqualTo(period));
            Assert.That(rule.Measure.Measure, Is.EqualTo(measure));
            Assert.That(pack.NumberOf(rule.Clause), Is.EqualTo(number));
        });
    }

    [Test]
    public void Teaching_months_are_march_and_september()
    {
        Assert.That(PolicyPacks.Of("daxinganling-2023").Norms.Single(norm => norm.Id == "X15").Months, Is.EqualTo([3, 9]));
    }

    [Test]
    public void Vice_principal_for_teaching_and_director_share_one_norm()
    {
        Assert.That(
            PolicyPacks.Of("daxinganling-2023").Norms.Single(norm => norm.Id == "X2").Posts,
            Is.EqualTo([PostKind.VicePrincipalTeaching, PostKind.DirectorOfTeaching]));
    }

    [TestCase("wenxian-2019")]
    [TestCase("daxinganling-2023")]
    [TestCase("pianguan-2021")]
    [TestCase("county-plan-2021")]
    [TestCase("zibo-2019")]
    [TestCase("combined")]
    public void What_no_document_gives_is_for_the_school_to_decide(string id)
    {
        var pack = PolicyPacks.Of(id);
        Assert.That(pack.Parameters, Has.All.Property(nameof(PolicyParameter.SchoolDecides)).True);
        Assert.That(pack.Clauses.Count(clause => clause.Kinds.Contains(ClauseKind.Law)), Is.EqualTo(4));
        Assert.That(pack.Pools.Select(pool => pool.Id), Is.EqualTo(["homeroom-allowance", "workload", "quality", "after-school"]));
    }

    [Test]
    public void An_adopted_weight_keeps_the_sum_at_100()
    {
        var pack = PolicyPacks.Of("wenxian-2019");
        var values = ParameterValues.Of(pack, new Dictionary<string, string> { ["process-weight"] = "70" });
        Assert.That(values.Weights(pack.Dimensions.Select(each => each.Weight)), Is.EqualTo([70m, 30m]));
        Assert.That(values.All.Single(value => value.Parameter.Name == "process-weight").Adopted, Is.True);
    }

    [TestCase("process-weight", "101")]
    [TestCase("process-weight", "many")]
    [TestCase("observed-evaluated-only", "perhaps")]
    [TestCase("homeroom-allowance", "400.005")]
    [TestCase("unheard-of", "1")]
    public void A_value_that_cannot_be_is_refused(string name, string value)
    {
        var pack = PolicyPacks.Of("wenxian-2019");
        var adopted = new Dictionary<string, string> { [name] = value };
        Assert.That(ParameterValues.Check(pack, adopted), Has.Count.EqualTo(1));
        Assert.That(() => ParameterValues.Of(pack, adopted), Throws.TypeOf<PolicyException>());
    }

    private static string[] Ids(string letter, params int[] numbers) => [.. numbers.Select(number => $"{letter}{number}")];
}
