using System.Globalization;
using System.Text.RegularExpressions;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Schools;

/// <summary>A school's bells (作息时间) in one cell of a file: 1 08:00-08:40; 2 08:50-09:30.</summary>
internal static partial class SchoolBells
{
    private const int LastPeriod = 15;

    private static readonly Text Expected = new("如“1 08:00-08:40; 2 08:50-09:30”", "such as “1 08:00-08:40; 2 08:50-09:30”");

    /// <summary>Each period once, in order, and none before the one before it is over.</summary>
    public static bool AreGood(IReadOnlyList<Bell> bells) =>
        bells.All(bell => bell.Period is >= 1 and <= LastPeriod && bell.From < bell.To)
        && bells.Zip(bells.Skip(1)).All(pair => pair.First.Period < pair.Second.Period && pair.First.To <= pair.Second.From);

    public static string Write(School school) => string.Join("; ", school.Bells.Select(bell =>
        string.Create(CultureInfo.InvariantCulture, $"{bell.Period} {bell.From:HH:mm}-{bell.To:HH:mm}")));

    public static Text? Read(ref School school, string cell, SchoolFrame frame)
    {
        var bells = new List<Bell>();
        foreach (var item in cell.Split([';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Item().Match(item) is not { Success: true } match || Time(match.Groups[2]) is not { } from || Time(match.Groups[3]) is not { } to) return Expected;
            bells.Add(new(int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), from, to));
        }

        school = school with { Bells = [.. bells.OrderBy(bell => bell.Period)] };
        return null;
    }

    private static TimeOnly? Time(Group group) =>
        TimeOnly.TryParseExact(group.ValueSpan, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex(@"^第?([0-9]{1,2})节?[\s:：]+([0-9:]{4,5})\s*[-–—~～至]\s*([0-9:]{4,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
