namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>Finds what parts the fields of a csv (分隔符): comma, semicolon or tab.</summary>
internal static class CsvDelimiter
{
    private const string Candidates = ",;\t";
    private const int LinesTried = 20;

    /// <summary>The candidate met most in the first line that has one outside quotes; Excel's first line <c>sep=;</c> decides alone.</summary>
    /// <returns>The delimiter, and where the table begins: behind the sep line.</returns>
    public static (char Delimiter, int Start) Of(ReadOnlySpan<char> beginning)
    {
        if (beginning.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && beginning.Length > 5 && beginning[5] is '\r' or '\n')
            return (beginning[4], beginning[5..].StartsWith("\r\n", StringComparison.Ordinal) ? 7 : 6);

        Span<int> counts = stackalloc int[Candidates.Length];
        var quoted = false;
        var lines = 0;
        foreach (var character in beginning)
        {
            if (character == '"')
                quoted = !quoted;
            else if (!quoted && Candidates.AsSpan().IndexOf(character) is >= 0 and var candidate)
                counts[candidate]++;
            else if (!quoted && character == '\n' && (counts.ContainsAnyExcept(0) || ++lines == LinesTried))
                break;
        }

        var most = 0;
        for (var candidate = 1; candidate < counts.Length; candidate++)
            most = counts[candidate] > counts[most] ? candidate : most;
        return (Candidates[most], 0);
    }
}
