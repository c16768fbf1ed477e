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
        if (text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at) return new PersonName(text[(at + 1)..], text[..at]) is var parts && parts.Whole == text ? parts : new(text, None);
        if (text.Length < 2 || !IsChinese(text[0])) return new(text.Length == 0 ? None : text, None);
        var family = text.Length > 2 && Compound.Contains(text[..2]) ? text[..2] : text[..1];
        return new(family, text[family.Length..]);
    }

    public string Whole
    {
        get
        {
            var (family, given) = (Family.Trim(), Given.Trim());
            if (given is "" or None) return family;
            if (family is "" or None) return given;
            return IsChinese(family[0]) && !given.Contains(' ', StringComparison.Ordinal) && family.Length <= 2 && IsChinese(given[0]) && !IsSplitBySpace(family, given) ? family + given : $"{given} {family}";
        }
    }

    // A name of two words, such as 古丽 阿依, has no Chinese family name in it.
    private static bool IsSplitBySpace(string family, string given) => family.Length == 2 && given.Length > 1 && !Compound.Contains(family);

    private static bool IsChinese(char each) => each is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
