using System.Buffers;

namespace QualityTracker.Reports.Pdf;

/// <summary>A line of glyphs (行): from, up to but not including, and its width in thousandths of the type size.</summary>
internal readonly record struct Line(int Start, int End, int Width);

/// <summary>
/// Breaks text into lines (断行). Between Chinese characters a line may end anywhere, but closing punctuation never starts a
/// line and opening punctuation never ends one; Latin words and numbers stay whole unless wider than the line.
/// </summary>
internal static class LineBreaker
{
    private static readonly SearchValues<char> Closing = SearchValues.Create("。，、；：？！）》」』】〕〉…—·’”％℃°,.;:?!)]}%‰～~々ー");
    private static readonly SearchValues<char> Opening = SearchValues.Create("（《「『【〔〈‘“([{￥¥$§");

    /// <remarks><c>width</c>: In thousandths of the type size.</remarks>
    public static List<Line> Break(ReadOnlySpan<Glyph> glyphs, int width)
    {
        var lines = new List<Line>(2);
        int start = 0, used = 0, chance = -1, usedAtChance = 0;
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = glyphs[i];
            if (glyph.CodePoint == '\n')
            {
                lines.Add(Trimmed(glyphs, start, i, used));
                (start, used, chance) = (i + 1, 0, -1);
                continue;
            }

            if (i > start && MayBreak(glyphs, i)) (chance, usedAtChance) = (i, used);
            while (used + glyph.Advance > width && i > start && !IsSpace(glyph.CodePoint))
            {
                if (chance < 0) (chance, usedAtChance) = (i, used);
                lines.Add(Trimmed(glyphs, start, chance, usedAtChance));
                (start, used, chance) = (chance, used - usedAtChance, -1);
            }

            used += glyph.Advance;
        }

        lines.Add(Trimmed(glyphs, start, glyphs.Length, used));
        return lines;
    }

    /// <summary>The widest part that is never divided, in thousandths of the type size.</summary>
    public static int LongestWord(ReadOnlySpan<Glyph> glyphs)
    {
        int longest = 0, used = 0;
        for (var i = 0; i < glyphs.Length; i++)
        {
            if (glyphs[i].CodePoint == '\n' || IsSpace(glyphs[i].CodePoint)) used = 0;
            else used = (i > 0 && used > 0 && MayBreak(glyphs, i) ? 0 : used) + glyphs[i].Advance;
            longest = Math.Max(longest, used);
        }

        return longest;
    }

    private static Line Trimmed(ReadOnlySpan<Glyph> glyphs, int start, int end, int width)
    {
        while (end > start && IsSpace(glyphs[end - 1].CodePoint)) width -= glyphs[--end].Advance;
        return new Line(start, end, width);
    }

    /// <summary>Whether a line may end before the glyph at this place.</summary>
    private static bool MayBreak(ReadOnlySpan<Glyph> glyphs, int at)
    {
        int before = glyphs[at - 1].CodePoint, after = glyphs[at].CodePoint;
        if (IsSpace(after) || IsIn(Closing, after) || IsIn(Opening, before)) return false;
        if (IsSpace(before) || IsWide(before) || IsWide(after)) return true;
        return before is '-' or '/' && at > 1 && (IsLetter(after) || IsLetter(glyphs[at - 2].CodePoint) && after is >= '0' and <= '9');
    }

    // Chinese, Japanese and Korean characters and signs, and symbols that stand alone such as ① and ★.
    private static bool IsWide(int codePoint) => codePoint >= 0x2E80 || codePoint is >= 0x2190 and < 0x2C00 or '—' or '…';

    private static bool IsSpace(int codePoint) => codePoint is ' ' or '　';

    private static bool IsLetter(int codePoint) => codePoint is >= 'A' and <= 'Z' or >= 'a' and <= 'z';

    private static bool IsIn(SearchValues<char> signs, int codePoint) => codePoint <= char.MaxValue && signs.Contains((char)codePoint);
}
