namespace QualityTracker.Reports.Spreadsheets;

/// <summary>Column letters as people see them (列标): A, Z, AA, XFD.</summary>
public static class ColumnLetters
{
    /// <param name="column">From 1.</param>
    public static string Of(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>The column of a reference such as AB12, from 1; 0 when it has no letters or too many.</summary>
    internal static int Column(ReadOnlySpan<char> reference)
    {
        var column = 0;
        for (var at = 0; at < reference.Length && char.IsAsciiLetter(reference[at]); at++)
        {
            if (at == 3)
                return 0;
            column = (column * 26) + (reference[at] & 0x1F);
        }

        return column;
    }
}
