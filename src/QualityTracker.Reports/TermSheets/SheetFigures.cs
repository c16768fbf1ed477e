using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Reports.TermSheets;

/// <summary>How a sheet prints its figures (数字格式): points and rates to 2 places, attainment to 1, counts bare.</summary>
internal static class SheetFigures
{
    /// <summary>What stands where there is no figure.</summary>
    public const string Nothing = "—";

    public static string Points(decimal points) => Rounding.Points(points).ToString(CultureInfo.InvariantCulture);

    public static string Points(decimal? points) => points is { } known ? Points(known) : Nothing;

    public static string Attainment(decimal? percent) =>
        percent is { } known ? string.Create(CultureInfo.InvariantCulture, $"{Rounding.Attainment(known)}%") : Nothing;

    public static string Statistic(decimal value) => Rounding.Statistic(value).ToString(CultureInfo.InvariantCulture);

    public static string Count(decimal count) => Rounding.Points(count).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Of(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part}/{whole}");

    /// <summary>Percent, and after it the pupils counted and the denominator.</summary>
    public static string Rate(ExamRate rate) =>
        string.Create(CultureInfo.InvariantCulture, $"{Rounding.Points(rate.Percent)}% {rate.Count}/{rate.Of}");

    public static string Date(DateOnly date, Language language) => language == Language.Chinese
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日")
        : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
