namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// A table found in a file (数据表): its header, then its rows one by one. Blank rows are skipped and end nothing; cells merged
/// downwards below the header have their value in every row.
/// Valid until the source goes on to the next table.
/// </summary>
public sealed class Table
{
    private readonly IRowReader rows;
    private readonly FileProblemCode broken;
    private readonly Action<FileProblem> report;
    private MergedCells? merged;
    private bool readsData;

    private Table(string file, string? sheet, IRowReader rows, FileProblemCode broken, Action<FileProblem> report)
    {
        File = file;
        Sheet = sheet;
        this.rows = rows;
        this.broken = broken;
        this.report = report;
    }

    /// <summary>With its folder, in a zip or a folder.</summary>
    public string File { get; }

    /// <summary>The tab in a workbook; null for csv.</summary>
    public string? Sheet { get; }

    /// <summary>The header's cells (表头), as they are in the file, up to the last that is not blank.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The header's row number, from 1.</summary>
    public int HeaderRow { get; private set; }

    /// <summary>Whether a header was found; when not, rows have been passed over and the table is not to be read.</summary>
    public bool HasHeader { get; private set; } = true;

    /// <summary>When no header was found, what comes nearest to one: of the first rows the one with most cells filled.</summary>
    public IReadOnlyList<string> Guess { get; private set; } = [];

    /// <summary>The row read last. The same object every time.</summary>
    public TableRow Row { get; } = new();

    /// <summary>What ended the table before its end; it is in the source's list too. Rows read until then are not the whole.</summary>
    public FileProblem? Problem { get; private set; }

    /// <summary>Goes to the next row that is not blank; false at the end or when a problem ends the table.</summary>
    /// <exception cref="ObjectDisposedException">The source has gone on, or its enumeration was left, as First() does.</exception>
    public bool Read()
    {
        ObjectDisposedException.ThrowIf(rows.IsDisposed, this);
        if (Problem is not null)
            return false;
        try
        {
            return ReadRow();
        }
        catch (Exception exception) when (FileProblemException.Problem(exception, File, Sheet, broken, rows.Number) is { } problem)
        {
            Problem = problem;
            report(problem);
            return false;
        }
    }

    /// <summary>A problem at a cell of the row read last.</summary>
    /// <param name="code">What is wrong.</param>
    /// <param name="column">From 0.</param>
    public FileProblem ProblemAt(FileProblemCode code, int column) => new(code, File, Sheet, Row.Number, column + 1, Row.Text(column));

    /// <returns>Null when there is no row with a value.</returns>
    internal static Table? Open(
        string file, string? sheet, IRowReader rows, FileProblemCode broken, ReadingOptions options, Action<FileProblem> report)
    {
        var table = new Table(file, sheet, rows, broken, report);
        var found = table.FindHeader(options);
        table.readsData = true;
        return found ? table : null;
    }

    private bool ReadRow()
    {
        while (rows.Read(Row))
        {
            if (!Row.TrimEnd())
                continue;
            if (readsData)
                (merged ??= rows.Merged).Fill(Row, HeaderRow, Header.Count);
            return true;
        }

        return false;
    }

    private bool FindHeader(ReadingOptions options)
    {
        (IReadOnlyList<string> Texts, int Number)? first = null;
        IReadOnlyList<string>? guess = null;
        for (var tried = 0; tried < options.HeaderWithin && ReadRow(); tried++)
        {
            Header = Row.Texts();
            HeaderRow = Row.Number;
            first ??= (Header, HeaderRow);
            guess = Filled(Header) > Filled(guess ?? []) ? Header : guess;
            if (options.IsHeader?.Invoke(Header) ?? true)
            {
                CheckHeader(options);
                return true;
            }
        }

        if (first is not { } top)
            return false;
        if (!options.GivesHeaderless)
            throw new FileProblemException(FileProblemCode.HeaderMissing, top.Number);
        (Guess, HeaderRow, HasHeader) = (guess ?? [], top.Number, false);
        Header = top.Texts;
        return true;
    }

    private static int Filled(IReadOnlyList<string> cells) => cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    private void CheckHeader(ReadingOptions options)
    {
        if (Header.All(name => string.IsNullOrWhiteSpace(name) || name.AsSpan().Trim().IndexOfAnyExceptInRange('0', '9') < 0))
            throw new FileProblemException(FileProblemCode.HeaderMissing, HeaderRow, value: Header[^1]);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var column = 0; column < Header.Count; column++)
        {
            var name = Header[column].Trim();
            if (name.Length > 0 && !names.Add(name) && (options.IsRead?.Invoke(name) ?? true))
                throw new FileProblemException(FileProblemCode.DuplicateHeader, HeaderRow, column + 1, name);
        }
    }
}
