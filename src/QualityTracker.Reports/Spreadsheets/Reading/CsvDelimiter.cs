namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>Finds what parts the fields of a csv (分隔符): comma, semicolon, tab or upright line.</summary>
internal static class CsvDelimiter
{
    // The last are those of a Chinese keyboard, taken only where a line has none of the others: they stand in sentences too.
    private const string Candidates = ",;\t|，；";
    private const int Usual = 4;
    private const int LinesTried = 20;

    /// <summary>
    /// The candidate met most, outside quotes, in the first line that has one the next line has too: a title above the table may have
    /// a comma of its own. Excel's first line <c>sep=;</c> decides alone.
    /// </summary>
    /// <returns>The delimiter, and where the table begins: behind the sep line.</returns>
    public static (char Delimiter, int Start) Of(ReadOnlySpan<char> beginning)
    {
        if (beginning.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && beginning.Length > 5 && beginning[5] is '\r' or '\n')
            return (beginning[4], beginning[5..].StartsWith("\r\n", StringComparison.Ordinal) ? 7 : 6);

        Span<int> counts = stackalloc int[Candidates.Length];
        Span<int> before = stackalloc int[Candidates.Length];
        var quoted = false;
        var lines = 0;
        var last = '\0';
        foreach (var character in beginning)
        {
            var isSecond = character == '\n' && last == '\r';
            last = character;
            if (isSecond)
                continue;
            if (character == '"')
                quoted = !quoted;
            else if (!quoted && Candidates.AsSpan().IndexOf(character) is >= 0 and var candidate)
                counts[candidate]++;
            else if (!quoted && character is '\n' or '\r' && (EndsLine(counts, before) || ++lines == LinesTried))
                break;
        }

        var isOther = counts.ContainsAnyExcept(0) && counts[Most(before)] == 0;
        return (Candidates[Most(isOther || !before.ContainsAnyExcept(0) ? counts : before)], 0);
    }

    // Whether the line before is borne out by the one that ends here.
    private static bool EndsLine(Span<int> counts, Span<int> before)
    {
        if (!counts.ContainsAnyExcept(0))
            return false;
        if (before.ContainsAnyExcept(0) && counts[Most(before)] > 0)
            return true;
        counts.CopyTo(before);
        counts.Clear();
        return false;
    }

    private static int Most(ReadOnlySpan<int> counts)
    {
        var most = 0;
        for (var candidate = 1; candidate < counts.Length && (candidate < Usual || counts[most] == 0 || most >= Usual); candidate++)
            most = counts[candidate] > counts[most] ? candidate : most;
        return most;
    }
}
