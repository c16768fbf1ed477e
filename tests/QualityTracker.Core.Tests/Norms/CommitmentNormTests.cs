using QualityTracker.Core.Duties;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Norms;

/// <summary>Ethics commitments (X10): the document gives no number, so that the school's counts.</summary>
public sealed class CommitmentNormTests
{
    private static readonly PolicyPack Daxinganling = PolicyPacks.Of("daxinganling-2023");

    [TestCase("0", 0)]
    [TestCase("1", 1)]
    public void A_number_that_the_school_sets_to_nought_asks_nobody(string number, int owed)
    {
        var evaluation = Teacher().Evaluate(Daxinganling, adopted: new Dictionary<string, string> { ["ethics-commitments"] = number });
        Assert.That(evaluation.Person("T2").Norms.Count(norm => norm.Norm == "X10"), Is.EqualTo(owed));
        Assert.That(evaluation.Notes.Select(note => note.En), Has.None.Contains("X10"));
    }

    [Test]
    public void A_commitment_signed_in_autumn_is_signed_for_the_year()
    {
        // 1 a year, owed in full from the first term: an oath is no commitment.
        var adopted = new Dictionary<string, string> { ["ethics-commitments"] = "1" };
        var school = Teacher().Duty("T2", DutyKind.EthicsOath, Day(2));
        var norm = school.Evaluate(Daxinganling, adopted: adopted).Person("T2").Norm("X10");
        Assert.That((norm.Target, norm.Actual, norm.ShortBy), Is.EqualTo((1m, 0m, 1m)));
        school.Duty("T2", DutyKind.EthicsCommitment, Day(3));
        foreach (var term in new[] { Autumn, Spring })
            Assert.That(school.Evaluate(Daxinganling, term, adopted: adopted).Person("T2").Norm("X10").Met, Is.True, term);
    }

    private static SchoolBuilder Teacher() => new SchoolBuilder().Person("T2").Post("T2", PostKind.Teacher);
}
