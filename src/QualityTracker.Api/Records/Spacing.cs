using System.Globalization;
using System.Text;

namespace QualityTracker.Api.Records;

/// <summary>Blanks that people put inside names (姓名中的空格) to make columns look even.</summary>
public static class Spacing
{
    /// <summary>The name in one when each of its parts is a single Chinese character, as in “王　芳”; any other name stays: “古丽 阿依” has two words.</summary>
    public static string Joined(string name)
    {
        if (!name.Any(char.IsWhiteSpace)) return name;
        var parts = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(parts, part => new StringInfo(part).LengthInTextElements == 1 && IsChinese(part)) ? string.Concat(parts) : name;
    }

    /// <summary>Those that a name may mean, two at most: of just that name, else of that name without any blanks and with narrow digits.</summary>
    public static List<string> Find(ILookup<string, string> named, string name)
    {
        var found = named[name].Take(2).ToList();
        return found.Count > 0 || name.Length == 0 ? found : [.. named[Bare(name)].Take(2)];
    }

    private static string Bare(string name) => string.Concat(Column<object>.Narrow(name).Where(each => !char.IsWhiteSpace(each)));

    private static bool IsChinese(string part) => Rune.GetRuneAt(part, 0).Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;
}
