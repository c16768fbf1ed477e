using System.Text;

namespace QualityTracker.Core.Languages;

/// <summary>A person's name in two parts (姓和名), as other systems want it; put together again it is the name that it was.</summary>
public sealed record PersonName(string Family, string Given)
{
    /// <summary>What stands for a part that somebody does not have.</summary>
    public const string None = ".";

    private static readonly HashSet<string> Compound =
        ["欧阳", "太史", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "端木", "夏侯", "长孙", "宇文", "轩辕", "西门", "南宫", "独孤", "百里", "申屠", "呼延", "闻人"];

    /// <summary>“古丽 阿依” and “Anna Berg” are given and family name; 王芳 and 欧阳修 begin with the family name.</summary>
    public static PersonName Split(string name)
    {
        var text = name.Trim();
        var parts = InParts(text);
        return parts.Whole == text ? parts : new(text, None);
    }

    /// <summary>The name as it is written in one.</summary>
    public string Whole
    {
        get
        {
            var (family, given) = (Family.Trim(), Given.Trim());
            if (given is "" or None) return family;
            if (family is "" or None) return given;
            return IsFamilyName(family) && IsChinese(given) && !given.Contains(' ', StringComparison.Ordinal) ? family + given : $"{given} {family}";
        }
    }

    private static PersonName InParts(string text)
    {
        if (text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at) return new(text[(at + 1)..], text[..at]);
        if (!IsChinese(text)) return new(text, None);
        var first = Rune.GetRuneAt(text, 0).Utf16SequenceLength;
        if (text.Length == first) return new(text, None);
        var length = text.Length > 2 && Compound.Contains(text[..2]) ? 2 : first;
        return new(text[..length], text[length..]);
    }

    // One character, or one of the few families of two: 古丽 阿依 has two words and no Chinese family name.
    private static bool IsFamilyName(string text) => IsChinese(text) && (Rune.GetRuneAt(text, 0).Utf16SequenceLength == text.Length || Compound.Contains(text));

    private static bool IsChinese(string text) =>
        text.Length > 0 && Rune.TryGetRuneAt(text, 0, out var rune) && rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;
}
