using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

/// <summary>
/// The straight lines among the linear sets of NIST's Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd/lls/lls.shtml), to 12 digits.
/// The others have several predictors or powers of one, which value added never has.
/// </summary>
public sealed class NistRegressionTests
{
    private const double Digits = 1e-12;

    private static readonly double[] NorrisX =
    [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5, 11.6,
        556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
    ];

    private static readonly double[] NorrisY =
    [
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8,
        557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    ];

    [Test]
    public void Norris()
    {
        var line = RegressionLine.Fit(NorrisX, NorrisY);
        Holds(line.Intercept, -0.262323073774029);
        Holds(line.Slope, 1.00211681802045);
        Holds(line.ResidualError, 0.884796396144373);
    }

    // A line through the origin is the line of the points and their mirror images; residual squares and degrees of freedom both double.
    [TestCase("NoInt1", 60, 11, 2.07438016528926, 3.56753034006338)]
    [TestCase("NoInt2", 4, 3, 0.727272727272727, 0.369274472937998)]
    public void Lines_through_the_origin(string name, int from, int count, double slope, double deviation)
    {
        double[] x = [.. Enumerable.Range(from, count).Select(each => (double)each)];
        double[] y = name == "NoInt1" ? [.. Enumerable.Range(130, count).Select(each => (double)each)] : [3, 4, 4];
        var line = RegressionLine.Fit([.. x, .. x.Select(each => -each)], [.. y, .. y.Select(each => -each)]);
        Assert.That(line.Intercept, Is.Zero.Within(Digits));
        Holds(line.Slope, slope);
        Holds(line.ResidualError, deviation);
    }

    // The same deviation by another way: value added of marks that lie as Norris's points do.
    [Test]
    public void Value_added_has_the_slope_of_the_line_in_standard_scores()
    {
        MatchedPupil[] pupils = [.. NorrisX.Zip(NorrisY, (x, y) => new MatchedPupil("A", (decimal)x, (decimal)y))];
        var (before, after) = (Moments.Of(pupils.Select(each => each.Before)), Moments.Of(pupils.Select(each => each.After)));
        var scale = before.PopulationSd!.Value / after.PopulationSd!.Value;
        var added = ValueAdded.Of(pupils)!;
        Holds(added.Slope, 1.00211681802045 * scale);
        Holds(added.ResidualError, 0.884796396144373 / after.PopulationSd!.Value);
        Assert.That(added.Intercept, Is.Zero.Within(Digits));
    }

    private static void Holds(double figure, double certified) =>
        Assert.That(figure, Is.EqualTo(certified).Within(Math.Abs(certified) * Digits));
}
