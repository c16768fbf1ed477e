using QualityTracker.Core.Duties;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

/// <summary>Paired teachers evaluated as a bundle (W21), by hand: a lecture is worth 25 points, and partners make up 20 %.</summary>
public sealed class BundleTests
{
    private const string Scores = "pack: bundle\ntitle: { zh: 捆绑, en: bundle }\ndocument: { zh: 文件, en: document }\n"
        + "clauses:\n  - { id: W21, number: 三, kind: review, title: { zh: 捆绑, en: bundle } }\nnorms: []\n"
        + "dimensions:\n  - id: all\n    title: { zh: 全部, en: all }\n    weight: 100\n    indicators:\n"
        + "      - { id: lectures, title: { zh: 讲座, en: lectures }, weight: 100, source: { measure: lectures, target: 4 }, score: attainment, missing: zero }\n"
        + "bands:\n  - { id: pass, title: { zh: 合格, en: pass }, from: 60 }\n  - { id: fail, title: { zh: 不合格, en: fail }, from: 0 }\n";

    private const string Reviews = "reviews: { rounds: [{ id: r, title: { zh: 轮, en: round } }], subjects: [teachers], edges: [], bundle-share: 20 }\n";

    private static readonly PolicyPack Bundled = PackText.Pack(Scores + Reviews);

    [Test]
    public void A_fifth_of_a_total_is_the_partners()
    {
        // 100 × .8 + 50 × .2 = 90, and 50 × .8 + 100 × .2 = 60, which is a pass.
        var evaluation = People(4, 2).Pair("T1", "T2").Evaluate(Bundled);
        var (one, two) = (evaluation.Person("T1"), evaluation.Person("T2"));
        Assert.That((one.OwnTotal, one.Total, two.OwnTotal, two.Total), Is.EqualTo(((decimal?)100, (decimal?)90, (decimal?)50, (decimal?)60)));
        Assert.That((two.Band!.Id, two.Bundle!.Share, two.Bundle.PartnersMean), Is.EqualTo(("pass", 0.2m, 100m)));
        Assert.That(two.Bundle.Partners, Is.EqualTo([new BundlePartner("T1", "T1 老师", 20)]));
        Assert.That(two.Dimensions.Sum(dimension => dimension.Points), Is.EqualTo(two.OwnTotal));
    }

    [Test]
    public void Several_partners_count_by_the_weeks_paired()
    {
        // 50 for 15 weeks and 0 for 5: (750 + 0) ÷ 20 = 37.5; 100 × .8 + 37.5 × .2 = 87.5.
        var person = People(4, 2, 0).Pair("T1", "T2", to: Day(15, 5)).Pair("T3", "T1", from: Day(16)).Evaluate(Bundled).Person("T1");
        Assert.That(person.Bundle!.Partners.Select(each => (each.Staff, each.Weeks)), Is.EqualTo([("T2", 15), ("T3", 5)]));
        Assert.That((person.Bundle.PartnersMean, person.Total), Is.EqualTo((37.5m, (decimal?)87.5m)));
    }

    [Test]
    public void A_week_of_two_pairs_of_the_same_two_counts_once()
    {
        var person = People(4, 2).Pair("T1", "T2", to: Day(10, 5)).Pair("T2", "T1", from: Day(5), to: Day(15)).Evaluate(Bundled).Person("T1");
        Assert.That(person.Bundle!.Partners.Single().Weeks, Is.EqualTo(15));
    }

    [Test]
    public void A_mean_without_an_exact_decimal_is_rounded_once()
    {
        // (50 × 1 + 25 × 2) ÷ 3 = 33.333…; 25 × .8 + 33.333… × .2 = 26.666…
        var person = People(1, 2, 1).Pair("T1", "T2", to: Day(1, 5)).Pair("T1", "T3", from: Day(2), to: Day(3, 5)).Evaluate(Bundled).Person("T1");
        Assert.That(person.Total, Is.EqualTo(26.67m));
    }

    [Test]
    public void Partners_count_with_what_they_have_by_themselves()
    {
        // T2 is 0 × .8 + 100 × .2 = 20 bundled; for T3 it counts as 0: 50 × .8 = 40.
        var evaluation = People(4, 0, 2).Pair("T1", "T2", to: Day(10, 5)).Pair("T2", "T3", from: Day(11)).Evaluate(Bundled);
        Assert.That(evaluation.Person("T3").Total, Is.EqualTo(40));
        Assert.That(evaluation.Person("T2").Bundle!.PartnersMean, Is.EqualTo(75));
    }

    [Test]
    public void Who_is_not_evaluated_is_no_partner_and_is_named()
    {
        var person = People(4).Person("T9").Pair("T1", "T9").Evaluate(Bundled).Person("T1");
        Assert.That((person.Bundle, person.Total), Is.EqualTo(((Bundle?)null, (decimal?)100)));
        Assert.That(person.Notes.Single().En, Does.Contain("T9"));
    }

    [Test]
    public void A_pair_ends_when_one_of_the_two_leaves()
    {
        var school = People(4).Person("T8", left: Day(5, 5)).Post("T8", PostKind.Teacher).Pair("T1", "T8");
        Assert.That(school.Evaluate(Bundled).Person("T1").Bundle!.Partners.Single().Weeks, Is.EqualTo(5));
    }

    [Test]
    public void A_pair_of_another_term_bundles_nobody()
    {
        var person = People(4, 2).Pair("T1", "T2", from: SpringDay(1)).Evaluate(Bundled).Person("T1");
        Assert.That((person.Bundle, person.Notes.Count), Is.EqualTo(((Bundle?)null, 0)));
    }

    [Test]
    public void A_pack_without_a_share_bundles_nobody()
    {
        foreach (var pack in new[] { PackText.Pack(Scores), PackText.Pack(Scores + Reviews.Replace("20 }", "0 }", StringComparison.Ordinal)) })
        {
            var person = People(4, 2).Pair("T1", "T2").Evaluate(pack).Person("T1");
            Assert.That((person.Bundle, person.OwnTotal, person.Total), Is.EqualTo(((Bundle?)null, (decimal?)100, (decimal?)100)));
        }
    }

    [Test]
    public void A_share_above_the_whole_is_refused()
    {
        var problem = PackReader.Read(Scores + Reviews.Replace("20 }", "120 }", StringComparison.Ordinal)).Problems.Single();
        Assert.That((problem.Line, problem.Message.En), Is.EqualTo((16, "the bundle-share of reviews must be from 0 to 100; correct it")));
    }

    [Test]
    public void Pay_and_the_sums_go_by_the_total_that_holds()
    {
        var pack = PolicyPacks.Of("wenxian-2019");
        var school = People(4, 2, 2, 2, 2).Pair("T1", "T2");
        for (var week = 1; week <= 10; week++) school.Duty("T1", DutyKind.ResearchMeeting, Day(week));
        var evaluation = school.Evaluate(pack);
        var person = evaluation.Person("T2");
        var pay = PayInputs.Of(evaluation, new PayRun { Id = "run", Term = Autumn, TotalCents = 1_000_000 }, pack, school.Frame());
        Assert.That(person.Total, Is.GreaterThan(person.OwnTotal!.Value));
        Assert.That(pay.People.Single(each => each.Staff == "T2").PartOf("quality").Points, Is.EqualTo(person.Total));
        Assert.That(TermSummary.Of(evaluation).MeanTotal, Is.EqualTo(Math.Round(evaluation.People.Average(each => each.Total!.Value), 2, MidpointRounding.AwayFromZero)));
    }

    // T1, T2 … with so many lectures each.
    private static SchoolBuilder People(params int[] lectures)
    {
        var school = new SchoolBuilder();
        for (var at = 0; at < lectures.Length; at++)
        {
            var staff = $"T{at + 1}";
            school.Person(staff).Post(staff, PostKind.Teacher);
            for (var week = 1; week <= lectures[at]; week++) school.Duty(staff, DutyKind.Lecture, Day(week));
        }

        return school;
    }
}
