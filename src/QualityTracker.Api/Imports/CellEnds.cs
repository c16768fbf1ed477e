using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Imports;

/// <summary>What stands at the ends of a cell and is not seen (单元格首尾): spaces of every width, and characters without any.</summary>
public static class CellEnds
{
    /// <summary>The text without it; what stands inside stays.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && IsUnseen(text[0])) text = text[1..];
        while (text.Length > 0 && IsUnseen(text[^1])) text = text[..^1];
        return text;
    }

    /// <summary>Whether two names are the same to a reader: “王 芳” is 王芳.</summary>
    public static bool SameName(string one, string other) => Bare(one) == Bare(other);

    private static string Bare(string name) => string.Concat((SoundText.Is(name) ? name.Normalize() : name).Where(each => !IsUnseen(each)));

    private static bool IsUnseen(char each) =>
        char.IsWhiteSpace(each) || each is '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF';
}
