using QualityTracker.Core.Classes;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Policies;

public sealed class ExamRulesTests
{
    [Test]
    public void A_pack_that_says_nothing_has_the_formulas_defaults()
    {
        var pack = PolicyPacks.Of("wenxian-2019");
        Assert.That(AnalysisRules.Of(pack, ParameterValues.Of(pack)), Is.EqualTo(AnalysisRules.Default).Using<AnalysisRules>((one, other) =>
            one with { Rates = other.Rates } == other && one.Rates.Count == 0));
    }

    [Test]
    public void A_pack_may_give_its_own_numbers_and_leave_some_to_the_school()
    {
        var pack = PackText.Pack(With("{ rates: [{ stage: junior-secondary, subjects: [maths], excellent: 80, pass: $process, low: 30 }], composite: { mean: 50, pass: 30, excellent: 20 }, rates-over: enrolled, band-width: 20, borderline: 3, reteach-below: 55, least-shown: 8, least-sessions: 4 }"));
        var rules = AnalysisRules.Of(pack, ParameterValues.Of(pack, new Dictionary<string, string> { ["process"] = "70" }));
        Assert.That(rules.ThresholdsFor(Stage.JuniorSecondary, "maths"), Is.EqualTo(new RateThresholds(0.8m, 0.7m, 0.3m)));
        Assert.That(rules.ThresholdsFor(Stage.JuniorSecondary, "english"), Is.EqualTo(RateThresholds.Default));
        Assert.That(rules.ThresholdsFor(Stage.SeniorSecondary, "maths"), Is.EqualTo(RateThresholds.Default));
        Assert.That((rules.Composite, rules.RatesOver), Is.EqualTo((new CompositeWeights(0.5m, 0.3m, 0.2m), RateDenominator.Enrolled)));
        Assert.That((rules.BandWidth, rules.BorderlinePoints, rules.ReteachBelow, rules.LeastShown, rules.LeastSessions), Is.EqualTo((20m, 3m, 0.55m, 8, 4)));
    }

    [TestCase("{ rates: [{ excellent: 60, pass: 80, low: 30 }] }", "in the order low, pass, excellent")]
    [TestCase("{ composite: { mean: 50, pass: 50, excellent: 50 } }", "add up to 100")]
    [TestCase("{ least-shown: 3 }", "single pupils' scores (L1)")]
    [TestCase("{ band-width: 0 }", "5 marks or more")]
    [TestCase("{ reteach-below: 101 }", "100 or less")]
    [TestCase("{ least-sessions: 0 }", "1 or more")]
    [TestCase("{ rates-over: somebody }", "use one of: sat, enrolled")]
    [TestCase("{ thresholds: 3 }", "has no key 'thresholds'")]
    public void What_cannot_be_is_refused(string exams, string problem) =>
        Assert.That(PackReader.Read(With(exams)).Problems.Select(each => each.Message.En), Has.Some.Contains(problem));

    private static string With(string exams) => PackText.With("dimensions:\n", $"exams: {exams}\ndimensions:\n");
}
