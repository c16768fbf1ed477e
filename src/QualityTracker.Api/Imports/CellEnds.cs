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

    /// <summary>The same without what has no width inside it, as pasted from a page: two texts that look alike are then one.</summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        var trimmed = Trim(text);
        return trimmed.ContainsAny(NoWidth) ? string.Concat(trimmed.ToString().Split(NoWidth)) : trimmed.ToString();
    }

    /// <summary>A number that names something, without what a program put behind it on its way through a table of quantities: 20250701.0 is 20250701.</summary>
    public static string Number(string cell) =>
        cell.Length > LeastOfNumber && cell.EndsWith(".0", StringComparison.Ordinal) && !cell.AsSpan(0, cell.Length - 2).ContainsAnyExceptInRange('0', '9') ? cell[..^2] : cell;

    // A class may be called 7.0; a person's number has three digits at least.
    private const int LeastOfNumber = 4;

    // Not the two that join letters of other scripts and parts of pictures.
    private static readonly char[] NoWidth = ['\u200B', '\u2060', '\uFEFF'];

    /// <summary>Whether two names are the same to a reader: “王 芳” is 王芳.</summary>
    public static bool SameName(string one, string other) => Bare(one) == Bare(other);

    private static string Bare(string name) => string.Concat((SoundText.Is(name) ? name.Normalize() : name).Where(each => !IsUnseen(each)));

    private static bool IsUnseen(char each) =>
        char.IsWhiteSpace(each) || each is '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF';
}
