using System.Globalization;
using System.Text.RegularExpressions;

namespace QualityTracker.Core.Tutoring;

/// <summary>
/// A plan's fixed time as people write it (定时间): weekdays, with the hour if there is one, such as 每周三 16:30, 周二、四 12:50 or
/// Tue and Thu 16:30. What names no weekday is no fixed day.
/// </summary>
public sealed partial record FixedTime(IReadOnlyList<int> Weekdays, TimeOnly? At)
{
    private const string Chinese = "一二三四五六日";
    private static readonly string[] English = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static FixedTime Read(string text)
    {
        var days = new SortedSet<int>();
        foreach (Match match in ChineseDays().Matches(text))
        {
            foreach (var each in match.Groups[1].Value.Replace('天', '日')) if (Chinese.IndexOf(each, StringComparison.Ordinal) is >= 0 and var at) days.Add(at + 1);
        }

        foreach (Match match in EnglishDays().Matches(text)) days.Add(Array.IndexOf(English, match.Groups[1].Value.ToLowerInvariant()) + 1);
        var hour = Hour().Match(text);
        return new([.. days], hour.Success && TimeOnly.TryParseExact(hour.Value.Replace('：', ':'), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null);
    }

    [GeneratedRegex("(?:周|星期|礼拜)([一二三四五六日天](?:[、，,和及/ ]*[一二三四五六日天](?![0-9]))*)")]
    private static partial Regex ChineseDays();

    [GeneratedRegex(@"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishDays();

    [GeneratedRegex("[0-9]{1,2}[:：][0-9]{2}")]
    private static partial Regex Hour();
}
