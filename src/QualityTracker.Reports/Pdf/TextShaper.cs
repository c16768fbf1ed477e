using System.Globalization;

namespace QualityTracker.Reports.Pdf;

/// <summary>One drawn character: what it is, its number in the embedded font, its width in thousandths of the type size.</summary>
internal readonly record struct Glyph(int CodePoint, ushort Number, ushort Advance);

/// <summary>Turns text into glyphs (字形). A character the font lacks becomes its code point in brackets and is reported.</summary>
internal sealed class TextShaper
{
    private readonly FontSubset regular = new(SheetFonts.Regular);
    private readonly FontSubset bold = new(SheetFonts.Bold);
    private readonly List<MissingGlyph> missing = [];
    private readonly HashSet<MissingGlyph> reported = [];

    public FontSubset Regular => regular;

    public FontSubset Bold => bold;

    public IReadOnlyList<MissingGlyph> Missing => missing;

    /// <summary>The bookmark under which missing characters are reported.</summary>
    public string Section { get; set; } = "";

    public Glyph[] Shape(string text, bool isBold = false)
    {
        var subset = isBold ? bold : regular;
        var glyphs = new List<Glyph>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            int codePoint = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                codePoint = char.ConvertToUtf32(text[i], text[++i]);
            codePoint = Visible(codePoint);
            if (codePoint < 0) continue;
            if (codePoint == '\n') glyphs.Add(new Glyph('\n', 0, 0));
            else if (!TryAppend(glyphs, subset, codePoint)) AppendCodePoint(glyphs, subset, codePoint, text);
        }

        return [.. glyphs];
    }

    /// <summary>A title or bookmark as readers show it: one line, without anything that has no shape.</summary>
    public static string Plain(string text) => string.Concat(text.EnumerateRunes()
        .Select(rune => Visible(rune.Value))
        .Where(codePoint => codePoint >= 0)
        .Select(codePoint => codePoint == '\n' ? " " : char.ConvertFromUtf32(codePoint)));

    // Line separators become line feeds, other spaces plain ones; what has no shape (controls, marks of writing direction,
    // joiners, variation selectors) is left out, so that nobody can hide or turn round a part of a printed text.
    private static int Visible(int codePoint) => codePoint switch
    {
        '\n' or 0x85 or 0x2028 or 0x2029 => '\n',
        '\t' or 0xA0 => ' ',
        >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF => -1,
        >= 0xD800 and <= 0xDFFF => codePoint,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.Control or UnicodeCategory.Format ? -1 : codePoint,
    };

    private static bool TryAppend(List<Glyph> glyphs, FontSubset subset, int codePoint)
    {
        if (!subset.TryAdd(codePoint, out var number)) return false;
        glyphs.Add(new Glyph(codePoint, number, subset.Font.Advance(subset.GlyphAt(number))));
        return true;
    }

    private void AppendCodePoint(List<Glyph> glyphs, FontSubset subset, int codePoint, string text)
    {
        foreach (var letter in string.Create(CultureInfo.InvariantCulture, $"[U+{codePoint:X4}]")) TryAppend(glyphs, subset, letter);
        var entry = new MissingGlyph(codePoint, Section, text);
        if (reported.Add(entry)) missing.Add(entry);
    }
}
