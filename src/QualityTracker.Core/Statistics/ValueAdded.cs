namespace QualityTracker.Core.Statistics;

/// <summary>A pupil who sat both exams (匹配学生), in marks of each exam.</summary>
public sealed record MatchedPupil(string Class, decimal Before, decimal After);

/// <summary>Value added by one class (班级增值), in standard deviations of the grade.</summary>
/// <param name="Class">The class's code.</param>
/// <param name="Matched">Pupils with both exams.</param>
/// <param name="MeanResidual">Mean of what its pupils scored above (below) what their first exam led to expect.</param>
/// <param name="StandardError">Residual standard error of the grade (n − 2) ÷ √matched.</param>
/// <param name="Shrunk">
/// The mean drawn towards 0 by its uncertainty: mean × τ² ÷ (τ² + σ² ÷ n); null where the grade has no τ² or σ².
/// </param>
/// <param name="Reported">False under the least number of matched pupils: the figures are then not to be shown or used.</param>
public sealed record ClassValueAdded(
    string Class, int Matched, double MeanResidual, double StandardError, double? Shrunk, bool Reported)
{
    /// <summary>Lower end of the 95 % interval around the unshrunk mean.</summary>
    public double From => Interval95.Around(MeanResidual, StandardError).From;

    /// <summary>Upper end of the 95 % interval around the unshrunk mean.</summary>
    public double To => Interval95.Around(MeanResidual, StandardError).To;
}

/// <summary>
/// Residual value added (增值评价) of the classes of one grade between two exams: least squares of the second exam's Z on the
/// first's, class means of the residuals, shrunk; formula 6 (exams). Roots and regression in double, about 1e-12.
/// </summary>
/// <param name="Matched">Pupils with both exams.</param>
/// <param name="Intercept">a of after = a + b × before, in Z.</param>
/// <param name="Slope">b of after = a + b × before.</param>
/// <param name="ResidualError">√(residual squares ÷ (n − 2)).</param>
/// <param name="WithinVariance">σ², pooled within the classes; null where every class has one pupil.</param>
/// <param name="BetweenVariance">τ², never below 0; null where σ² is, or with one class.</param>
/// <param name="Classes">By class code, ordinal.</param>
public sealed record ValueAdded(
    int Matched,
    double Intercept,
    double Slope,
    double ResidualError,
    double? WithinVariance,
    double? BetweenVariance,
    IReadOnlyList<ClassValueAdded> Classes)
{
    /// <summary>Matched pupils a class needs by default to be reported.</summary>
    public const int LeastMatched = 10;

    /// <summary>Null where it cannot be computed: under three matched pupils, or an exam in which all have the same mark.</summary>
    /// <param name="pupils">Those with both exams, in any order.</param>
    /// <param name="gradeBefore">Moments of the whole grade in the first exam; the matched pupils' own where not given.</param>
    /// <param name="gradeAfter">The same of the second exam.</param>
    /// <param name="leastMatched">Fewer matched pupils in a class are not reported.</param>
    public static ValueAdded? Of(
        IReadOnlyCollection<MatchedPupil> pupils,
        Moments? gradeBefore = null,
        Moments? gradeAfter = null,
        int leastMatched = LeastMatched)
    {
        // Sums of doubles depend on their order: sorted, the same pupils give the same bits.
        var sorted = pupils.OrderBy(pupil => pupil.Class, StringComparer.Ordinal)
            .ThenBy(pupil => pupil.Before).ThenBy(pupil => pupil.After).ToArray();
        var ownBefore = Moments.Of(sorted.Select(pupil => pupil.Before));
        var ownAfter = Moments.Of(sorted.Select(pupil => pupil.After));
        if (sorted.Length < 3 || ownBefore.Spread == 0 || ownAfter.Spread == 0)
            return null;

        var before = ZOf(sorted.Select(pupil => pupil.Before), gradeBefore ?? ownBefore);
        var after = ZOf(sorted.Select(pupil => pupil.After), gradeAfter ?? ownAfter);
        var line = RegressionLine.Fit(before, after);
        var residuals = sorted.Select((pupil, i) => (pupil.Class, Residual: after[i] - line.At(before[i]))).ToArray();
        var error = line.ResidualError;

        var classes = residuals.GroupBy(row => row.Class, row => row.Residual)
            .Select(rows => (Name: rows.Key, N: rows.Count(), Mean: rows.Average(), Rows: rows)).ToArray();
        var within = WithinOf(sorted.Length, classes.Length, classes.Sum(one => one.Rows.Sum(x => (x - one.Mean) * (x - one.Mean))));
        var between = within is { } sigma2 ? BetweenOf([.. classes.Select(one => (one.N, one.Mean))], sigma2) : null;
        return new(sorted.Length, line.Intercept, line.Slope, error, within, between, [.. classes.Select(one => new ClassValueAdded(
            one.Name, one.N, one.Mean, error / Math.Sqrt(one.N), ShrunkOf(one.N, one.Mean, within, between), one.N >= leastMatched))]);
    }

    private static double[] ZOf(IEnumerable<decimal> marks, Moments grade) =>
        [.. marks.Select(mark => grade.Z(mark)
            ?? throw new ArgumentException("The grade's marks are all equal, the matched pupils' are not.", nameof(grade)))];

    private static double? WithinOf(int pupils, int classes, double squares) => pupils == classes ? null : squares / (pupils - classes);

    // τ² = (MSB − σ²) ÷ n₀, held at 0; the mean of all residuals is 0.
    private static double? BetweenOf((int N, double Mean)[] classes, double sigma2)
    {
        if (classes.Length < 2)
            return null;

        double all = classes.Sum(one => one.N);
        var typical = (all - (classes.Sum(one => (double)one.N * one.N) / all)) / (classes.Length - 1);
        var betweenSquares = classes.Sum(one => one.N * one.Mean * one.Mean) / (classes.Length - 1);
        return Math.Max(0, (betweenSquares - sigma2) / typical);
    }

    private static double? ShrunkOf(int n, double mean, double? within, double? between) =>
        between is not { } tau2 || within is not { } sigma2 ? null
            : tau2 == 0 ? 0
            : mean * tau2 / (tau2 + (sigma2 / n));
}
