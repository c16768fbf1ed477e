using System.Globalization;
using System.Text;
using System.Xml;

namespace QualityTracker.Reports.Spreadsheets;

/// <summary>
/// Text of cells in files. A character no XML may hold is written as its code point, <c>_x0007_</c>, as Excel does;
/// a text that looks like such an escape gets its underscore escaped, so that every text comes back as it was.
/// In csv a leading apostrophe keeps a text from being run as a formula.
/// </summary>
internal static class CellText
{
    private const int EscapeLength = 7;

    /// <summary>A text beginning with one of these is run as a formula by some spreadsheet program, the full-width ones in China.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    public static bool LooksLikeFormula(ReadOnlySpan<char> text) => !text.IsEmpty && FormulaStarts.AsSpan().Contains(text[0]);

    /// <summary>Whether csv text needs an apostrophe. Apostrophes already there count along, so that taking one off is exact.</summary>
    public static bool NeedsApostrophe(ReadOnlySpan<char> text) => LooksLikeFormula(text.TrimStart('\''));

    /// <summary>Whether csv text carries an apostrophe of ours.</summary>
    public static bool HasApostrophe(ReadOnlySpan<char> text) => !text.IsEmpty && text[0] == '\'' && NeedsApostrophe(text);

    /// <param name="text">Any text, also with lone surrogates.</param>
    /// <param name="escapeReturns">XML turns a carriage return into a line feed unless escaped; csv keeps it.</param>
    public static string Escape(string text, bool escapeReturns)
    {
        StringBuilder? escaped = null;
        for (int i = 0, width; i < text.Length; i += width)
        {
            width = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            var asItIs = width == 2
                || (XmlConvert.IsXmlChar(text[i]) && !(text[i] == '\r' && escapeReturns) && !StartsLikeEscape(text.AsSpan(i)));
            if (asItIs)
                escaped?.Append(text, i, width);
            else
                (escaped ??= new StringBuilder(text, 0, i, text.Length + 16)).Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>Replaces escapes in place by their characters.</summary>
    /// <returns>The new length.</returns>
    public static int Unescape(Span<char> text)
    {
        var read = text.IndexOf("_x", StringComparison.Ordinal);
        if (read < 0)
            return text.Length;
        var written = read;
        while (read < text.Length)
        {
            if (IsEscape(text[read..]))
            {
                text[written++] = (char)ushort.Parse(text.Slice(read + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                read += EscapeLength;
            }
            else
            {
                text[written++] = text[read++];
            }
        }

        return written;
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength && text[EscapeLength - 1] == '_' && StartsLikeEscape(text);

    // Without the closing underscore: the next character may get one by being escaped itself.
    private static bool StartsLikeEscape(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength - 1 && text[0] == '_' && text[1] == 'x'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
