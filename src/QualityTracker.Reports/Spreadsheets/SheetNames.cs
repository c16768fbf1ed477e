using System.Globalization;
using System.Text;
using System.Xml;

namespace QualityTracker.Reports.Spreadsheets;

/// <summary>Makes tab names legal (工作表名): at most 31 characters, none of []:*?/\, unlike each other whatever their case.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    public static IReadOnlyList<string> Legal(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Unlike(Legal(name), taken))];
    }

    private static string Legal(string name)
    {
        var legal = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            legal.Append(IsLegal(rune) ? rune.ToString() : "_");
        var trimmed = Cut(legal.ToString(), Longest).Trim(' ', '\'');
        return trimmed.Length == 0 ? "Sheet" : trimmed;
    }

    // Excel keeps "History" for itself.
    private static string Unlike(string name, HashSet<string> taken)
    {
        var unlike = name.Equals("History", StringComparison.OrdinalIgnoreCase) ? name + "_" : name;
        for (var number = 2; !taken.Add(unlike); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            unlike = Cut(name, Longest - suffix.Length) + suffix;
        }

        return unlike;
    }

    private static bool IsLegal(Rune rune) =>
        rune.Value >= ' ' && rune != Rune.ReplacementChar && !"[]:*?/\\".AsSpan().Contains((char)rune.Value)
        && (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value));

    internal static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
