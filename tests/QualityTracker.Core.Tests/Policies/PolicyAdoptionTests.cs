using QualityTracker.Core.Policies;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Tests.Policies;

public sealed class PolicyAdoptionTests
{
    private static readonly Dictionary<string, Term> Terms = new[] { Term("2024-2", 2025, 2), Term("2025-1", 2025, 9), Term("2025-2", 2026, 2) }
        .ToDictionary(term => term.Id, StringComparer.Ordinal);

    [TestCase("2024-2", null)]
    [TestCase("2025-1", "first")]
    [TestCase("2025-2", "first")]
    public void It_holds_from_its_term_on(string term, string? expected) =>
        Assert.That(For(term, ("first", "2025-1")), Is.EqualTo(expected));

    [Test]
    public void A_later_term_supersedes_an_earlier_whichever_was_decided_first()
    {
        Assert.That(For("2025-2", ("later", "2025-2"), ("earlier", "2024-2")), Is.EqualTo("later"));
        Assert.That(For("2025-1", ("later", "2025-2"), ("earlier", "2024-2")), Is.EqualTo("earlier"));
    }

    [Test]
    public void Of_two_from_one_term_the_one_made_later_holds() =>
        Assert.That(For("2025-1", ("first", "2025-1"), ("second", "2025-1")), Is.EqualTo("second"));

    [Test]
    public void A_term_that_is_no_more_adopts_nothing() => Assert.That(For("2025-2", ("lost", "2019-1")), Is.Null);

    private static string? For(string term, params (string Id, string From)[] adoptions) =>
        PolicyAdoption.For(Terms[term], Terms, adoptions.Select(each => new PolicyAdoption { Id = each.Id, FromTerm = each.From }))?.Id;

    private static Term Term(string id, int year, int month) =>
        new() { Id = id, FirstDay = new(year, month, 1), LastDay = new(year, month, 28) };
}
