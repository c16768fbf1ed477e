using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>One file of a source: opens its tables, and turns what goes wrong into listed problems.</summary>
internal sealed class SourceFile(string name, ReadingOptions options, Unpacking unpacking, Action<FileProblem> report)
{
    private int emptySheets;

    /// <summary>Lists a file among others that holds no table.</summary>
    public bool IsWorthOpening()
    {
        if (FileKinds.IsLitter(name))
            return false;
        if (!FileKinds.MayHoldTables(name))
            report(new FileProblem(FileKinds.Extension(name) == ".zip" ? ArchiveInArchive : FileIgnored, name));
        return FileKinds.MayHoldTables(name);
    }

    public IEnumerable<Table> Tables(Stream content)
    {
        var tables = Attempt(() => Open(content), FileKinds.IsWorkbookName(name) ? BrokenWorkbook : Unreadable);
        foreach (var table in tables ?? [])
            yield return table;
    }

    /// <summary>Does it, or lists why not and returns nothing.</summary>
    public T? Attempt<T>(Func<T> action, FileProblemCode broken, string? sheet = null, Func<int?>? row = null)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (FileProblemException.Problem(exception, name, sheet, broken, row?.Invoke()) is { } problem)
        {
            report(problem);
            return default;
        }
    }

    private IEnumerable<Table> Open(Stream content)
    {
        if (content.Length == 0)
            throw new FileProblemException(EmptyFile);
        return FileKinds.Of(content, name) switch
        {
            FileKind.Zip => Workbook(OpenWorkbook(content)),
            FileKind.Compound => throw new FileProblemException(FileKinds.Compound(content)),
            FileKind.Text => Csv(new CsvRows(CsvEncoding.Open(content), options)),
            _ => throw new FileProblemException(Unlike(content)),
        };
    }

    private FileProblemCode Unlike(Stream content)
    {
        if (FileKinds.Extension(name) == ".zip")
            return BrokenArchive;
        if (!FileKinds.IsWorkbookName(name))
            return KindNotRead;
        var beginning = new byte[1 << 10];
        var read = content.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        return beginning.AsSpan(0, read).Contains((byte)0) ? BrokenWorkbook : NotAWorkbook;
    }

    private XlsxFile OpenWorkbook(Stream content)
    {
        var archive = Archive.Open(content, options, unpacking);
        try
        {
            return XlsxFile.IsWorkbook(archive) ? new XlsxFile(archive, options)
                : throw new FileProblemException(FileKinds.IsWorkbookName(name) ? OtherWorkbook : KindNotRead);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private IEnumerable<Table> Csv(CsvRows rows)
    {
        using (rows)
        {
            if (Attempt(() => OpenTable(null, rows, EmptyFile), Unreadable, row: () => rows.Number) is { } table)
                yield return table;
        }
    }

    private IEnumerable<Table> Workbook(XlsxFile workbook)
    {
        using (workbook)
        {
            foreach (var hidden in workbook.Sheets.Where(sheet => sheet.Hidden))
                report(new FileProblem(HiddenSheet, name, hidden.Name));
            foreach (var elsewhere in workbook.Sheets.Where(sheet => !sheet.Hidden && sheet.IsElsewhere))
                report(new FileProblem(SheetElsewhere, name, elsewhere.Name));
            var shown = workbook.Sheets.Where(sheet => !sheet.Hidden && !sheet.IsElsewhere).ToList();
            var whenEmpty = shown.Count == 1 ? EmptyFile : EmptySheet;
            foreach (var sheet in shown)
            {
                using var rows = Attempt(() => workbook.Rows(sheet), BrokenWorkbook, sheet.Name);
                if (rows is null)
                    continue;
                if (Attempt(() => OpenTable(sheet.Name, rows, whenEmpty), BrokenWorkbook, sheet.Name, () => rows.Number) is { } table)
                    yield return table;
            }

            if (emptySheets == shown.Count && shown.Count != 1)
                report(new FileProblem(EmptyFile, name));
        }
    }

    private Table? OpenTable(string? sheet, IRowReader rows, FileProblemCode whenEmpty)
    {
        var table = Table.Open(name, sheet, rows, sheet is null ? Unreadable : BrokenWorkbook, options, report);
        if (table is not null)
            return table;
        emptySheets++;
        report(new FileProblem(whenEmpty, name, sheet));
        return null;
    }
}
