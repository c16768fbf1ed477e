using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

/// <summary>When a conduct decision vetoes a term (D1, Z5, W10, D2).</summary>
public sealed class ConductVetoTests
{
    private static readonly Core.Policies.PolicyPack Pack =
        PackText.Scoring(PackText.Indicator("lectures", "100", "{ measure: lectures, target: 4 }", "attainment", ", missing: zero"));

    [TestCase(AppealState.None, true, 0)]
    [TestCase(AppealState.Upheld, true, 0)]
    [TestCase(AppealState.Overturned, false, 0)]
    [TestCase(AppealState.Pending, false, 1)]
    public void A_decision_acts_unless_an_appeal_stays_or_overturns_it(AppealState appeal, bool vetoed, int notes)
    {
        var person = Teacher().Veto("T1", appeal).Evaluate(Pack).Person("T1");
        Assert.That((person.Vetoed, person.VetoDecisions.Count, person.PendingAppeals.Count), Is.EqualTo((vetoed, vetoed ? 1 : 0, notes)));
        if (notes > 0) Assert.That(person.PendingAppeals[0].En, Does.Contain("under appeal"));
    }

    [Test]
    public void A_decision_without_a_veto_takes_nothing()
    {
        var person = Teacher().Veto("T1", veto: false).Veto("T1", AppealState.Pending, veto: false).Evaluate(Pack).Person("T1");
        Assert.That((person.Vetoed, person.PendingAppeals.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public void A_decision_acts_on_each_term_that_it_has_a_day_in()
    {
        // Autumn's last day is 16 January, spring's first 2 March.
        Assert.That(Terms(new(2025, 12, 1), new(2026, 1, 31)), Is.EqualTo((true, false)));
        Assert.That(Terms(new(2026, 1, 16), new(2026, 3, 2)), Is.EqualTo((true, true)));
        Assert.That(Terms(new(2026, 1, 17), new(2026, 3, 1)), Is.EqualTo((false, false)));
        Assert.That(Terms(new(2025, 8, 1), null), Is.EqualTo((true, true)));

        static (bool, bool) Terms(DateOnly from, DateOnly? to)
        {
            var school = Teacher().Veto("T1", from: from, to: to);
            return (school.Evaluate(Pack).Person("T1").Vetoed, school.Evaluate(Pack, Spring).Person("T1").Vetoed);
        }
    }

    [Test]
    public void The_decisions_that_act_are_named_and_nobody_elses()
    {
        var school = Teacher().Person("T2").Post("T2", PostKind.Teacher).Veto("T1").Veto("T1", AppealState.Overturned).Veto("T1", AppealState.Upheld);
        var evaluation = school.Evaluate(Pack);
        var acting = school.Records().ConductDecisions.Where(decision => decision.Appeal != AppealState.Overturned).Select(decision => decision.Id);
        Assert.That(evaluation.Person("T1").VetoDecisions, Is.EqualTo(acting.Order(StringComparer.Ordinal)));
        Assert.That(evaluation.Person("T2").Vetoed, Is.False);
    }

    private static SchoolBuilder Teacher() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher);
}
