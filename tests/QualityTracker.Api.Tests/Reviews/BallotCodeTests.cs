using QualityTracker.Api.Reviews;

namespace QualityTracker.Api.Tests.Reviews;

/// <summary>Codes on slips.</summary>
public sealed class BallotCodeTests
{
    [TestCase("cdfh-jklm-nprt", "CDFHJKLMNPRT")]
    [TestCase(" ＣＤＦＨ　ＪＫＬＭ　ＮＰＲＴ ", "CDFHJKLMNPRT")]
    [TestCase("2345 6789 BGSZ", "234567898652")]
    [TestCase("CDFH-JKLM-NPR", null)]
    [TestCase("CDFH-JKLM-NPRTC", null)]
    [TestCase("CDFH-JKLM-NPR0", null)]
    [TestCase("", null)]
    public void A_code_is_read_as_people_type_it(string typed, string? code) => Assert.That(BallotCode.Read(typed), Is.EqualTo(code));

    [Test]
    public void Codes_have_fifty_five_bits_and_no_two_are_the_same()
    {
        var codes = Enumerable.Range(0, 20_000).Select(_ => BallotCode.Make()).ToList();
        Assert.That(codes, Is.Unique);
        Assert.That(Math.Log2(Math.Pow(codes.SelectMany(code => code).Distinct().Count(), codes[0].Length)), Is.GreaterThan(50));
        Assert.That(codes.Select(code => BallotCode.Read(BallotCode.Grouped(code))), Is.EqualTo(codes));
    }
}
