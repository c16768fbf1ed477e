using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Core.Tests.Policies;

/// <summary>The sections `reviews` and `sheets` of a pack.</summary>
public sealed class ReviewRulesTests
{
    private const string Form = "forms: [{ id: own, levels: 4, items: [{ id: a, title: { zh: 甲, en: a }, simple: { zh: 小, en: small } }] }]";

    [Test]
    public void A_pack_gives_edges_forms_and_days()
    {
        var pack = PackText.Pack(Reviews($"edges: [{{ from: pupils, of: teachers, weight: $process, least-ballots: 7, from-grade: 3, form: own, among: same-classes, small-groups: yes }}], {Form}"));
        var edge = ReviewEdge.All(pack, ParameterValues.Of(pack)).Single();
        Assert.That((edge.Weight, edge.LeastBallots, edge.FromGrade, edge.Among, edge.SmallGroups), Is.EqualTo((60m, 7, 3, ReviewAmong.SameClasses, true)));
        Assert.That((edge.Form.Levels, edge.Form.SimpleToGrade, edge.Form.Items[0].Simple!.En), Is.EqualTo((4, 6, "small")));
        pack = PackText.Pack(PackText.With("dimensions:\n", "sheets: { confirm-days: 2, notice-days: $process }\ndimensions:\n"));
        Assert.That(SheetDeadlines.Of(pack, ParameterValues.Of(pack)), Is.EqualTo(new SheetDeadlines(2, 3, 60, 7)));
        Assert.That(SheetDeadlines.Of(PolicyPacks.Of("zibo-2019"), ParameterValues.Of(PolicyPacks.Of("zibo-2019"))), Is.EqualTo(SheetDeadlines.Default));
    }

    [TestCase("edges: [{ from: pupils, of: teachers, weight: 1, form: none }]", "there is no form none")]
    [TestCase("edges: [{ from: teachers, of: pupils, weight: 1 }]", "must be staff")]
    [TestCase("edges: [{ from: pupils, of: teachers, weight: 1, from-grade: 13 }]", "from 1 to 12")]
    [TestCase("edges: [{ from: pupils, of: teachers, weight: 1, least-ballots: 0.5 }]", "1 or more")]
    [TestCase("edges: [], forms: [{ id: own, levels: 3, items: [{ id: a, title: { zh: 甲, en: a } }] }]", "must be 4 or 5")]
    [TestCase("edges: [], forms: [{ id: own, items: [] }]", "1 to 20 items")]
    public void What_cannot_be_is_refused(string reviews, string problem) =>
        Assert.That(PackReader.Read(Reviews(reviews)).Problems.Select(each => each.Message.En), Has.Some.Contains(problem));

    [TestCase("0")]
    [TestCase("61")]
    [TestCase("1.5")]
    public void A_part_of_the_way_has_whole_days(string days) => Assert.That(
        PackReader.Read(PackText.With("dimensions:\n", $"sheets: {{ notice-days: {days} }}\ndimensions:\n")).Problems.Single().Message.En,
        Is.EqualTo("notice-days must be a whole number from 1 to 60; correct it"));

    private static string Reviews(string rest) =>
        PackText.With("dimensions:\n", $"reviews: {{ rounds: [{{ id: mid-term, title: {{ zh: 期中, en: mid-term }} }}], subjects: [teachers], {rest} }}\ndimensions:\n");
}
