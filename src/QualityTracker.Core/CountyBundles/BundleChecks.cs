using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.CountyBundles;

/// <summary>
/// Whether a bundle is one that this program makes (汇总包校验): known words, sound texts, counts that are among each other, and nothing of fewer than
/// five. A signature says who made it, not that it is right.
/// </summary>
public static class BundleChecks
{
    private const int MostTables = 2000;
    private const int MostSteps = 40;
    private const int MostPeople = 10_000_000;
    private const decimal MostAmount = 1_000_000_000;
    private const int LongestCode = 40;
    private const int LongestText = 300;

    /// <summary>What is wrong, with the place; nothing when it may be taken.</summary>
    public static IEnumerable<(string Place, Text Message)> Of(CountyBundle bundle)
    {
        if (!IsCode(bundle.School)) yield return ("school", new("学校编码须为 1 至 40 个小写字母、数字、“-”“_”“.”", "a school's code is 1 to 40 lower-case letters, digits, - _ or ."));
        foreach (var (place, text, longest) in new[] { ("schoolName", bundle.SchoolName, 60), ("term", bundle.Term, LongestCode), ("pack", bundle.Pack, 100), ("packHash", bundle.PackHash, 100), ("program", bundle.Program, 100) })
        {
            if (!IsText(text, longest)) yield return (place, new($"须为 1 至 {longest} 个字，不含控制字符", $"is 1 to {longest} characters without control characters"));
        }

        if (bundle.SchoolNameEn is { } en && !IsText(en, 100)) yield return ("schoolNameEn", new("须为 1 至 100 个字，不含控制字符", "is 1 to 100 characters without control characters"));
        if (!IsMonth(bundle.Month)) yield return ("month", new("月份须写成 2025-10", "a month is written like 2025-10"));
        else if (string.CompareOrdinal(bundle.Month, MonthOf(bundle.Until)) < 0) yield return ("month", new("月份早于数据的最后一天", "the month is earlier than the bundle's last day"));
        if (bundle.Until.Year is < 2000 or > 2200) yield return ("until", new("日期不合理", "the day is out of reach"));
        if (bundle.Tables.Count > MostTables) yield return ("tables", new($"表不超过 {MostTables} 张", $"there are at most {MostTables} tables"));
        var seen = new HashSet<(BundleSubject, string)>();
        foreach (var (table, at) in bundle.Tables.Take(MostTables).Select((table, at) => (table, at)))
        {
            if (Wrong(table, bundle.Until) is { } wrong) yield return (string.Create(CultureInfo.InvariantCulture, $"tables[{at}]"), wrong);
            else if (!seen.Add((table.About, table.Row))) yield return (string.Create(CultureInfo.InvariantCulture, $"tables[{at}]"), new("同一张表出现两次", "the same table stands twice"));
        }
    }

    public static bool IsMonth(string month) => month.Length == 7 && DateOnly.TryParseExact(month + "-01", "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is >= 2000 and <= 2200;

    /// <summary>A day's month, as bundles write it.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static Text? Wrong(BundleTable? table, DateOnly until)
    {
        if (table is null || !Enum.IsDefined(table.About) || table.Posts.Any(post => !Enum.IsDefined(post)) || (table.From is { } from && !Enum.IsDefined(from)) || (table.Exam is { } exam && !Enum.IsDefined(exam)))
            return new("有不认识的内容", "something in it is not known");
        if (table.Row.Length > LongestText || table.Alike.Length > LongestText || !IsSound(table.Row) || !IsSound(table.Alike) || !IsName(table.Name)) return new("名称过长、缺少或含控制字符", "a name is too long, missing or has control characters");
        if (table.Steps.Count > MostSteps || table.Steps.Any(step => step is null || !IsText(step.Id, LongestCode) || !IsName(step.Name)) || table.Steps.Select(step => step.Id).Distinct().Count() < table.Steps.Count)
            return new("累计项过多、重复或没有名称", "its steps are too many, stand twice or have no names");
        if (table.Since > until || table.Since.Year < 2000 || table.Day > until || table.Day?.Year < 2000) return new("日期晚于汇总包", "its day is later than the bundle's");
        if (table.Grade is < 1 or > 12) return new("年级须为 1 至 12", "a grade is 1 to 12");
        if (table.Amount is < 0 or > MostAmount || table.Of is < 0 or > MostPeople) return new("数字为负或过大", "a number is negative or too large");
        return WrongCounts(table);
    }

    private static Text? WrongCounts(BundleTable table)
    {
        var counts = table.Steps.Select(step => step.UpTo).OfType<int>().ToList();
        if (table.Of is not { } of) return counts.Count > 0 || table.Amount is not null ? new("没有分母却有数字", "it has figures and no denominator") : null;
        var last = 0;
        foreach (var count in counts.Append(of))
        {
            if (count < last) return new("累计数不是逐项增加，或超过分母", "its counts do not rise, or are over the denominator");
            if (Suppression.IsFew(count - last)) return new("有不足 5 人的数字：不是本程序生成的", "it tells of fewer than 5: this program does not make that");
            last = count;
        }

        return null;
    }

    private static bool IsName(Text? name) => name is { Zh: not null, En: not null } && IsText(name.Zh, LongestText) && IsText(name.En, LongestText);

    private static bool IsText(string? text, int longest) => text is { Length: > 0 } && text.Length <= longest && !string.IsNullOrWhiteSpace(text) && IsSound(text);

    // Nothing that is not seen, or turns the direction of what follows.
    private static bool IsSound(string text) => !text.Any(each => char.GetUnicodeCategory(each) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>Whether a school can have this code.</summary>
    public static bool IsCode(string code) => code.Length is > 0 and <= LongestCode && char.IsAsciiLetterOrDigit(code[0])
        && code.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each is '-' or '_' or '.');
}
