using System.Globalization;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

/// <summary>
/// Cronbach's alpha of section 6 of the Law School Admission Test: 1,000 people, five items (R. D. Bock and M. Lieberman, Psychometrika 35, 1970), as
/// published by D. Rizopoulos, "ltm", Journal of Statistical Software 17(5), 2006: of all items, and with each of them left out.
/// </summary>
public sealed class PublishedAlphaTests
{
    private const string Patterns = """
        00000 3, 00001 6, 00010 2, 00011 11, 00100 1, 00101 1, 00110 3, 00111 4, 01000 1, 01001 8, 01011 16, 01101 3, 01110 2, 01111 15,
        10000 10, 10001 29, 10010 14, 10011 81, 10100 3, 10101 28, 10110 15, 10111 80, 11000 16, 11001 56, 11010 21, 11011 173, 11100 11,
        11101 61, 11110 28, 11111 298
        """;

    [TestCase(null, "0.2950")]
    [TestCase(0, "0.2754")]
    [TestCase(1, "0.2376")]
    [TestCase(2, "0.2168")]
    [TestCase(3, "0.2459")]
    [TestCase(4, "0.2663")]
    public void The_published_figures_are_reproduced(int? without, string alpha)
    {
        decimal[][] rows = [.. People().Select(row => row.Where((_, item) => item != without).ToArray())];
        Assert.That(rows, Has.Length.EqualTo(1000));
        Assert.That(Rounding.Statistic(Reliability.Alpha(rows)!.Value).ToString(CultureInfo.InvariantCulture), Is.EqualTo(alpha));
    }

    [Test]
    public void The_items_are_solved_as_often_as_published()
    {
        var scores = ItemScores.Of([.. People()]);
        Assert.That(Enumerable.Range(0, 5).Select(item => scores.Of(item).Sum), Is.EqualTo([924m, 709, 553, 763, 870]));
    }

    private static IEnumerable<decimal[]> People() =>
        from pattern in Patterns.Split(',', StringSplitOptions.TrimEntries)
        let parts = pattern.Split(' ')
        from person in Enumerable.Range(0, int.Parse(parts[1], CultureInfo.InvariantCulture))
        select parts[0].Select(answer => (decimal)(answer - '0')).ToArray();
}
