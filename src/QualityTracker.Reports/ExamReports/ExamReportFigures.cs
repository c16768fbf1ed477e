using System.Globalization;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Reports.ExamReports;

/// <summary>How an exam report prints its figures (数字格式): points and rates to 2 places, intervals to 1, statistics to 4; a dash for none.</summary>
internal static class ExamReportFigures
{
    public const string Nothing = "—";

    public static string Points(decimal? points) => points is { } known ? Text(Rounding.Points(known)) : Nothing;

    public static string Points(double? points) => points is { } known ? Points((decimal)known) : Nothing;

    public static string Statistic(decimal? figure) => figure is { } known ? Text(Rounding.Statistic(known)) : Nothing;

    /// <summary>With its sign: +1.50, -0.25, 0.00.</summary>
    public static string Signed(decimal? points) => points is not { } known ? Nothing : (Rounding.Points(known) > 0 ? "+" : "") + Points(known);

    public static string Signed(double? points) => Signed((decimal?)points);

    /// <summary>As it is, without noughts at its end: 120, 7.5.</summary>
    public static string Plain(decimal figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Count(int pupils) => pupils.ToString(CultureInfo.InvariantCulture);

    /// <summary>Percent, count and denominator, then the interval on a line of its own.</summary>
    public static string Rate(RateFigure? rate) => rate is not { Percent: { } percent } ? Nothing
        : $"{Points(percent)}%  {Count(rate.Count)}/{Count(rate.Over.Value)}" + (rate.Interval is { } interval ? $"\n{Of(interval)}" : "");

    /// <summary>Percent and count alone, where the interval stands elsewhere.</summary>
    public static string Short(RateFigure? rate) => rate is not { Percent: { } percent } ? Nothing : $"{Points(percent)}%\n{Count(rate.Count)}/{Count(rate.Over.Value)}";

    /// <summary>A mean and its interval.</summary>
    public static string MeanOf(ScoreFigures figures) =>
        Points(figures.Statistics.Mean) + (figures.MeanInterval is { } interval ? $"\n{Of(interval)}" : "");

    public static string Of(Interval95? interval) => interval is { } known ? $"[{Place(known.From)}, {Place(known.To)}]" : Nothing;

    private static string Place(double figure) => Text(Rounding.Attainment((decimal)figure));

    private static string Text(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);
}
