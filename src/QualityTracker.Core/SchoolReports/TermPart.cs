using System.Globalization;
using System.Text.RegularExpressions;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.SchoolReports;

/// <summary>A calendar month or quarter that a report is made for (报表期间), written 2025-10 or 2025-4.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Number">1 to 12, or 1 to 4.</param>
/// <param name="Span">Month or quarter.</param>
public sealed partial record TermPart(int Year, int Number, ReportSpan Span)
{
    public DateOnly FirstDay => new(Year, Span == ReportSpan.Month ? Number : (Number * 3) - 2, 1);

    public DateOnly LastDay => FirstDay.AddMonths(Span == ReportSpan.Month ? 1 : 3).AddDays(-1);

    /// <summary>As addresses and records write it.</summary>
    public string Code => $"{Year.ToString("0000", CultureInfo.InvariantCulture)}-{Number.ToString(Span == ReportSpan.Month ? "00" : "0", CultureInfo.InvariantCulture)}";

    /// <summary>Those that have a day of the term, first to last; none for reports of a whole term.</summary>
    public static IReadOnlyList<TermPart> In(Term term, ReportSpan span)
    {
        var periods = new List<TermPart>();
        for (var day = term.FirstDay; span != ReportSpan.Term && day <= term.LastDay; day = periods[^1].LastDay.AddDays(1)) periods.Add(Of(day, span));
        return periods;
    }

    /// <summary>The code that somebody meant: 2025年10月, 2025-10-01 as spreadsheets make of a month, 2025年第4季度. What is none of them stays as it is.</summary>
    public static string CodeOf(string written)
    {
        var text = written.Trim();
        if (Month().Match(text) is { Success: true } month) return $"{month.Groups["year"].Value}-{month.Groups["month"].Value.PadLeft(2, '0')}";
        if (Quarter().Match(text) is not { Success: true } quarter) return text;
        var number = "一二三四".IndexOf(quarter.Groups["number"].Value, StringComparison.Ordinal) is >= 0 and var at ? $"{"1234"[at]}" : quarter.Groups["number"].Value;
        return $"{quarter.Groups["year"].Value}-{number}";
    }

    public static TermPart Of(DateOnly day, ReportSpan span) => new(day.Year, span == ReportSpan.Month ? day.Month : ((day.Month - 1) / 3) + 1, span);

    [GeneratedRegex("^(?<year>[0-9]{4})(?:年(?<month>[0-9]{1,2})月(?:份|1日)?|[-/.](?<month>[0-9]{1,2})[-/.]0?1)$")]
    private static partial Regex Month();

    [GeneratedRegex("^(?<year>[0-9]{4})年?第?(?<number>[1-4一二三四])季度?$")]
    private static partial Regex Quarter();
}
