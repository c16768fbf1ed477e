using System.Buffers;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// Rows of a csv. Cells are parts of the window on the file, copied nowhere; a row that does not end in the window is read again
/// once more of the file is there. Written here, not taken from a library, for row numbers as Excel counts them and for limits that
/// hold before the memory is taken. A quote opens a field only at its start; after the closing quote the rest is taken as it is.
/// </summary>
internal sealed class CsvRows : IRowReader
{
    private const int FirstWindow = 1 << 16;
    private readonly TextReader text;
    private readonly ReadingOptions options;
    private readonly List<int> toUnquote = [];
    private readonly SearchValues<char> ends;
    private readonly char delimiter;
    private char[] window = new char[FirstWindow];
    private int start;
    private int end;
    private bool ended;

    public CsvRows(TextReader text, ReadingOptions options)
    {
        this.text = text;
        this.options = options;
        Fill();
        (delimiter, start) = CsvDelimiter.Of(window.AsSpan(0, end));
        Number = start > 0 ? 1 : 0;
        ends = SearchValues.Create([delimiter, '\r', '\n']);
    }

    public int Number { get; private set; }

    public bool IsDisposed { get; private set; }

    public MergedCells Merged => MergedCells.None;

    public void Dispose()
    {
        IsDisposed = true;
        text.Dispose();
    }

    public bool Read(TableRow row)
    {
        if (ended && start == end)
            return false;
        Number++;
        int next;
        while (true)
        {
            row.Begin(Number, window);
            toUnquote.Clear();
            next = Parse(row);
            if (next >= 0)
                break;
            Fill();
        }

        foreach (var column in toUnquote)
            Unquote(row, column);
        if (window.AsSpan(start, next - start).ContainsAny('\'', '_'))
            Restore(row);
        start = next;
        return true;
    }

    /// <returns>Where the next row begins, or -1 when the window ends first.</returns>
    private int Parse(TableRow row)
    {
        var at = start;
        while (true)
        {
            if (row.Count == options.Columns)
                throw new FileProblemException(FileProblemCode.TooManyColumns);
            var quoted = at < end && window[at] == '"';
            var search = at;
            if (quoted && (search = AfterClosingQuote(row, at)) < 0)
                return -1;
            var length = window.AsSpan(search, end - search).IndexOfAny(ends);
            if (length < 0 && !ended)
                return -1;
            var stop = length < 0 ? end : search + length;
            if (quoted)
                AddQuoted(row, at, search, stop);
            else
                row.Add(at, stop - at);
            if (stop == end)
                return end;
            if (window[stop] != delimiter)
                return AfterLineEnd(stop);
            at = stop + 1;
        }
    }

    private int AfterClosingQuote(TableRow row, int opening)
    {
        var at = opening + 1;
        while (true)
        {
            var length = window.AsSpan(at, end - at).IndexOf('"');
            if (length < 0)
                return ended ? throw new FileProblemException(FileProblemCode.UnclosedQuote, column: row.Count + 1) : -1;
            at += length + 1;
            if (at == end && !ended)
                return -1;
            if (at == end || window[at] != '"')
                return at;
            at++;
        }
    }

    private void AddQuoted(TableRow row, int opening, int afterClosing, int stop)
    {
        var inside = window.AsSpan(opening + 1, afterClosing - opening - 2);
        if (stop == afterClosing && !inside.Contains('"'))
        {
            row.Add(opening + 1, inside.Length);
            return;
        }

        toUnquote.Add(row.Count);
        row.Add(opening + 1, stop - opening - 1);
    }

    // A carriage return at the window's end may be half a line end.
    private int AfterLineEnd(int at)
    {
        if (window[at] == '\n')
            return at + 1;
        if (at + 1 < end)
            return window[at + 1] == '\n' ? at + 2 : at + 1;
        return ended ? at + 1 : -1;
    }

    private void Fill()
    {
        if (start > 0)
        {
            window.AsSpan(start, end - start).CopyTo(window);
            (start, end) = (0, end - start);
        }

        if (end >= options.LineCharacters)
            throw new FileProblemException(FileProblemCode.LineTooLong);
        if (end == window.Length)
            Array.Resize(ref window, window.Length * 2);
        while (end < window.Length && !ended)
        {
            var read = text.Read(window, end, window.Length - end);
            if (window.AsSpan(end, read).Contains('\0'))
                throw new FileProblemException(FileProblemCode.NotText);
            end += read;
            ended = read == 0;
        }
    }

    // The cell begins behind its opening quote and ends before the delimiter.
    private static void Unquote(TableRow row, int column)
    {
        var cell = row.Characters(column);
        int read = 0, written = 0;
        for (; cell[read] != '"' || (read + 1 < cell.Length && cell[read + 1] == '"'); read++)
        {
            read += cell[read] == '"' ? 1 : 0;
            cell[written++] = cell[read];
        }

        var rest = cell[(read + 1)..];
        rest.CopyTo(cell[written..]);
        row.Replace(column, 0, written + rest.Length);
    }

    private static void Restore(TableRow row)
    {
        for (var column = 0; column < row.Count; column++)
        {
            var apostrophe = CellText.HasApostrophe(row.Characters(column)) ? 1 : 0;
            row.Replace(column, apostrophe, CellText.Unescape(row.Characters(column)[apostrophe..]));
        }
    }
}
