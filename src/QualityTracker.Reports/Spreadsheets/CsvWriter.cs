using System.Buffers;
using System.Text;

namespace QualityTracker.Reports.Spreadsheets;

/// <summary>
/// Writes the header and rows of a sheet as csv for other programs: UTF-8 with a byte order mark, commas, CRLF, numbers and
/// dates in no culture. Title, notes and total are for people and are left out, so that the file can be imported again.
/// A text that a spreadsheet program would run as a formula gets a leading apostrophe; <see cref="Reading.TableSource"/> takes it off.
/// </summary>
public static class CsvWriter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <param name="stream">Stays open.</param>
    /// <param name="sheet">The table.</param>
    /// <param name="mark">Whether the text begins with a byte order mark, as spreadsheet programs want it and other programs may not.</param>
    public static void Write(Stream stream, Sheet sheet, bool mark = true)
    {
        using var writer = new StreamWriter(stream, mark ? Utf8WithMark : Utf8, bufferSize: 65536, leaveOpen: true);
        WriteRow(writer, [.. sheet.Columns.Select(column => Cell.Of(column.Header))]);
        foreach (var row in sheet.Rows)
            WriteRow(writer, row);
    }

    private static void WriteRow(StreamWriter writer, IReadOnlyList<Cell> row)
    {
        for (var column = 0; column < row.Count; column++)
        {
            if (column > 0)
                writer.Write(',');
            if (row[column].Kind == CellKind.Text)
                WriteText(writer, row[column].Invariant);
            else
                writer.Write(row[column].Invariant);
        }

        writer.Write("\r\n");
    }

    private static void WriteText(StreamWriter writer, string text)
    {
        var escaped = CellText.Escape(text, escapeReturns: false);
        var guarded = CellText.NeedsApostrophe(escaped) ? "'" + escaped : escaped;
        if (!guarded.AsSpan().ContainsAny(NeedQuotes))
        {
            writer.Write(guarded);
            return;
        }

        writer.Write('"');
        writer.Write(guarded.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
