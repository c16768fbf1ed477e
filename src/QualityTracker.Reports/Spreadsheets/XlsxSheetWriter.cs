using System.Globalization;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace QualityTracker.Reports.Spreadsheets;

/// <summary>Writes one sheet's part, row by row: text inline, so that nothing of a long table stays in memory.</summary>
internal sealed class XlsxSheetWriter
{
    /// <summary>More characters make Excel repair the file: the rest of the text gives way to an ellipsis.</summary>
    internal const int LongestText = 32_767;

    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    // Excel counts a 29 February 1900 that never was: before March 1900 its days mean others than ours.
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly FirstSafeDay = new(1900, 3, 1);

    private readonly OpenXmlWriter writer;
    private readonly Sheet sheet;
    private readonly string[] letters;
    private int rows;

    private XlsxSheetWriter(OpenXmlWriter writer, Sheet sheet)
    {
        this.writer = writer;
        this.sheet = sheet;
        letters = [.. sheet.Columns.Select((_, at) => ColumnLetters.Of(at + 1))];
    }

    /// <summary>Absolute references the workbook repeats.</summary>
    internal sealed record Places(string Filter, string HeaderRow);

    public static Places Write(Stream part, Sheet sheet)
    {
        if (sheet.Columns.Count is 0 or > MostColumns)
            throw new ArgumentException($"A sheet has 1 to {MostColumns} columns.", nameof(sheet));
        using var writer = OpenXmlWriter.Create(part);
        return new XlsxSheetWriter(writer, sheet).Write();
    }

    private Places Write()
    {
        var header = (sheet.Title is null ? 0 : 1) + sheet.Notes.Count + 1;
        writer.WriteStartDocument(true);
        writer.WriteStartElement(new X.Worksheet());
        WriteView(header);
        writer.WriteStartElement(new X.SheetData());
        if (sheet.Title is { } title)
            WriteLine(title, XlsxStyles.Title, 24, columnsWide: TotalWidth / 1.5);
        foreach (var note in sheet.Notes)
            WriteLine(note, XlsxStyles.Note, 16, TotalWidth);
        WriteHeader();
        foreach (var row in sheet.Rows)
            WriteRow(row, total: false);
        var last = rows;
        if (sheet.Total is { } total)
            WriteRow(total, total: true);
        writer.WriteEndElement();
        WriteEnd(header, last);
        writer.WriteEndElement();
        return new Places(Invariant($"$A${header}:${letters[^1]}${last}"), Invariant($"${header}:${header}"));
    }

    private double TotalWidth => sheet.Columns.Sum(column => column.Width);

    private void WriteView(int header)
    {
        writer.WriteElement(new X.SheetProperties(new X.PageSetupProperties { FitToPage = true }));
        var below = Invariant($"A{header + 1}");
        var pane = new X.Pane
        {
            VerticalSplit = header,
            TopLeftCell = below,
            ActivePane = X.PaneValues.BottomLeft,
            State = X.PaneStateValues.Frozen,
        };
        writer.WriteElement(new X.SheetViews(new X.SheetView(pane) { WorkbookViewId = 0 }));
        writer.WriteElement(new X.SheetFormatProperties { DefaultRowHeight = 15 });
        writer.WriteElement(new X.Columns(sheet.Columns.Select((column, at) =>
            new X.Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = column.Width, CustomWidth = true })));
    }

    private void WriteEnd(int header, int last)
    {
        writer.WriteElement(new X.AutoFilter { Reference = Invariant($"A{header}:{letters[^1]}{last}") });
        if (header > 1 && letters.Length > 1)
        {
            writer.WriteElement(new X.MergeCells(Enumerable.Range(1, header - 1).Select(row =>
                new X.MergeCell { Reference = Invariant($"A{row}:{letters[^1]}{row}") })));
        }

        writer.WriteElement(new X.PrintOptions { HorizontalCentered = true });
        writer.WriteElement(new X.PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new X.PageSetup
        {
            PaperSize = 9,
            FitToWidth = 1,
            FitToHeight = 0,
            Orientation = sheet.Landscape ? X.OrientationValues.Landscape : X.OrientationValues.Portrait,
        });
        writer.WriteElement(new X.HeaderFooter(new X.OddFooter("&C&P / &N")));
    }

    // A merged line does not grow by itself: its height is reckoned from the text, a Chinese character being two digits wide.
    private void WriteLine(string text, uint style, double lineHeight, double columnsWide)
    {
        var lines = text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Sum(c => c < 0x2E80 ? 1 : 2) / columnsWide)));
        StartRow(new X.Row { Height = lines * lineHeight, CustomHeight = true });
        WriteText(letters[0], text, style);
        writer.WriteEndElement();
    }

    private void WriteHeader()
    {
        StartRow(new X.Row());
        for (var at = 0; at < letters.Length; at++)
            WriteText(letters[at], sheet.Columns[at].Header, XlsxStyles.Header);
        writer.WriteEndElement();
    }

    private void WriteRow(IReadOnlyList<Cell> row, bool total)
    {
        if (row.Count > letters.Length)
            throw new ArgumentException(Invariant($"Row {rows + 1} of {sheet.Name} is longer than its header."));
        StartRow(new X.Row());
        for (var at = 0; at < letters.Length; at++)
            WriteCell(letters[at], at < row.Count ? row[at] : Cell.Empty, sheet.Columns[at], total);
        writer.WriteEndElement();
    }

    private void WriteCell(string letter, in Cell cell, Column column, bool total)
    {
        var style = XlsxStyles.Of(cell, column, total);
        if (cell.IsEmpty)
            writer.WriteElement(new X.Cell { CellReference = Reference(letter), StyleIndex = style });
        else if (cell.Kind == CellKind.Text || (cell.Kind == CellKind.Date && cell.Day < FirstSafeDay))
            WriteText(letter, cell.Invariant, style);
        else
            WriteNumber(letter, cell, style);
    }

    private void WriteNumber(string letter, in Cell cell, uint style)
    {
        var number = cell.Kind == CellKind.Date ? Invariant($"{cell.Day.DayNumber - DayZero.DayNumber}") : cell.Invariant;
        writer.WriteElement(new X.Cell(new X.CellValue(number)) { CellReference = Reference(letter), StyleIndex = style });
    }

    private void WriteText(string letter, string text, uint style)
    {
        var shown = text.Length > LongestText ? SheetNames.Cut(text, LongestText - 1) + "…" : text;
        var inline = new X.InlineString(new X.Text(CellText.Escape(shown, escapeReturns: true)) { Space = SpaceProcessingModeValues.Preserve });
        writer.WriteElement(new X.Cell(inline)
        {
            CellReference = Reference(letter),
            StyleIndex = style,
            DataType = X.CellValues.InlineString,
        });
    }

    private void StartRow(X.Row row)
    {
        if (++rows > MostRows)
            throw new ArgumentException($"Excel opens {MostRows} rows at most.");
        row.RowIndex = (uint)rows;
        writer.WriteStartElement(row);
    }

    private string Reference(string letter) => Invariant($"{letter}{rows}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
