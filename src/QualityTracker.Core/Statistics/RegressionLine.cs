using MathNet.Numerics.LinearRegression;

namespace QualityTracker.Core.Statistics;

/// <summary>A straight line by least squares (一元线性回归), y = intercept + slope × x; formula 6 (value added). In double, about 1e-12.</summary>
/// <param name="Intercept">a.</param>
/// <param name="Slope">b.</param>
/// <param name="ResidualError">√(residual squares ÷ (n − 2)).</param>
public sealed record RegressionLine(double Intercept, double Slope, double ResidualError)
{
    public double At(double x) => Intercept + (Slope * x);

    /// <param name="x">Three values or more, not all equal.</param>
    /// <param name="y">As many.</param>
    public static RegressionLine Fit(double[] x, double[] y)
    {
        var (a, b) = SimpleRegression.Fit(x, y);
        var squares = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var residual = y[i] - a - (b * x[i]);
            squares += residual * residual;
        }

        return new(a, b, Math.Sqrt(squares / (x.Length - 2)));
    }
}
