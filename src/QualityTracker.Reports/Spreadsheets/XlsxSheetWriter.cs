using System.Globalization;
using System.Text;
using System.Xml;

namespace QualityTracker.Reports.Spreadsheets;

/// <summary>
/// Writes one sheet's part, row by row: text inline, so that nothing of a long table stays in memory. Tags are written plainly:
/// the library's typed writer takes three times as long and doubles the part by its prefixes.
/// </summary>
internal sealed class XlsxSheetWriter
{
    /// <summary>More characters make Excel repair the file: the rest of the text gives way to an ellipsis.</summary>
    internal const int LongestText = 32_767;

    // Excel opens no longer message of a check.
    private const int LongestMessage = 225;

    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    // Excel counts a 29 February 1900 that never was: before March 1900 its days mean others than ours.
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly FirstSafeDay = new(1900, 3, 1);

    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.None,
        CloseOutput = false,
    };

    private readonly XmlWriter writer;
    private readonly Sheet sheet;
    private readonly string[] letters;
    private int rows;
    private string rowNumber = "";

    private XlsxSheetWriter(XmlWriter writer, Sheet sheet)
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
        using var writer = XmlWriter.Create(part, Settings);
        return new XlsxSheetWriter(writer, sheet).Write();
    }

    private Places Write()
    {
        var header = (sheet.Title is null ? 0 : 1) + sheet.Notes.Count + 1;
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement("worksheet", Namespace);
        WriteView(header);
        writer.WriteStartElement("sheetData");
        if (sheet.Title is { } title)
            WriteLine(title, XlsxStyles.Title, RowHeights.OfTitle(title, TotalWidth));
        foreach (var note in sheet.Notes)
            WriteLine(note, XlsxStyles.Note, RowHeights.Of(RowHeights.Lines(note, TotalWidth)));
        WriteHeader();
        foreach (var row in sheet.Rows)
            WriteRow(row, total: false);
        var last = rows;
        if (sheet.Total is { } total)
            WriteRow(total, total: true);
        if (sheet.Foot is { } foot)
            WriteLine(foot, XlsxStyles.Note, 2 * RowHeights.Usual);
        writer.WriteEndElement();
        WriteEnd(header, last);
        writer.WriteEndElement();
        return new Places(Invariant($"$A${header}:${letters[^1]}${last}"), Invariant($"${header}:${header}"));
    }

    private double TotalWidth => sheet.Columns.Sum(column => column.Width);

    private void WriteView(int header)
    {
        writer.WriteStartElement("sheetPr");
        Element("pageSetUpPr", ("fitToPage", "1"));
        writer.WriteEndElement();
        writer.WriteStartElement("sheetViews");
        writer.WriteStartElement("sheetView");
        writer.WriteAttributeString("workbookViewId", "0");
        Element("pane", ("ySplit", Invariant($"{header}")), ("topLeftCell", Invariant($"A{header + 1}")), ("activePane", "bottomLeft"), ("state", "frozen"));
        writer.WriteEndElement();
        writer.WriteEndElement();
        Element("sheetFormatPr", ("defaultRowHeight", Invariant($"{RowHeights.Usual}")), ("customHeight", "1"));
        writer.WriteStartElement("cols");
        for (var at = 1; at <= letters.Length; at++)
            WriteColumn(at, sheet.Columns[at - 1]);
        writer.WriteEndElement();
    }

    private void WriteColumn(int at, Column column)
    {
        writer.WriteStartElement("col");
        writer.WriteAttributeString("min", Invariant($"{at}"));
        writer.WriteAttributeString("max", Invariant($"{at}"));
        writer.WriteAttributeString("width", Invariant($"{column.Width}"));
        if (sheet.Blanks > 0)
            writer.WriteAttributeString("style", XlsxStyles.Numbers[XlsxStyles.Of(Cell.Empty, column, total: false)]);
        writer.WriteAttributeString("customWidth", "1");
        writer.WriteEndElement();
    }

    private void WriteChecks(int header)
    {
        var checks = sheet.Columns.Count(column => column.Check is not null);
        if (checks == 0 || rows + sheet.Blanks == header)
            return;
        writer.WriteStartElement("dataValidations");
        writer.WriteAttributeString("count", Invariant($"{checks}"));
        for (var at = 0; at < letters.Length; at++)
        {
            if (sheet.Columns[at].Check is not { } check)
                continue;
            writer.WriteStartElement("dataValidation");
            writer.WriteAttributeString("type", check.Type);
            if (check.To is not null)
                writer.WriteAttributeString("operator", "between");
            writer.WriteAttributeString("allowBlank", "1");
            writer.WriteAttributeString("showErrorMessage", "1");
            writer.WriteAttributeString("error", SheetNames.Cut(check.Message, LongestMessage));
            writer.WriteAttributeString("sqref", Invariant($"{letters[at]}{header + 1}:{letters[at]}{rows + sheet.Blanks}"));
            writer.WriteElementString("formula1", check.From);
            if (check.To is not null)
                writer.WriteElementString("formula2", check.To);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteEnd(int header, int last)
    {
        Element("autoFilter", ("ref", Invariant($"A{header}:{letters[^1]}{last}")));
        List<int> across = [.. Enumerable.Range(1, header - 1)];
        if (sheet.Foot is not null) across.Add(rows);
        if (across.Count > 0 && letters.Length > 1)
        {
            writer.WriteStartElement("mergeCells");
            foreach (var row in across)
                Element("mergeCell", ("ref", Invariant($"A{row}:{letters[^1]}{row}")));
            writer.WriteEndElement();
        }

        WriteChecks(header);
        Element("printOptions", ("horizontalCentered", "1"));
        Element("pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Element("pageSetup", ("paperSize", "9"), ("fitToHeight", "0"), ("orientation", sheet.Landscape ? "landscape" : "portrait"));
        writer.WriteStartElement("headerFooter");
        writer.WriteElementString("oddFooter", "&C&P / &N");
        writer.WriteEndElement();
    }

    private void WriteLine(string text, uint style, double height)
    {
        StartRow(height);
        WriteText(letters[0], text, style);
        writer.WriteEndElement();
    }

    private void WriteHeader()
    {
        StartRow(RowHeights.Of(sheet.Columns.Max(column => RowHeights.Lines(column.Header, column.Width))));
        for (var at = 0; at < letters.Length; at++)
            WriteText(letters[at], sheet.Columns[at].Header, XlsxStyles.Header);
        writer.WriteEndElement();
    }

    private void WriteRow(IReadOnlyList<Cell> row, bool total)
    {
        if (row.Count > letters.Length)
            throw new ArgumentException(Invariant($"Row {rows + 1} of {sheet.Name} is longer than its header."));
        var lines = 1;
        for (var at = 0; at < row.Count; at++)
            lines = row[at].Kind == CellKind.Text ? Math.Max(lines, RowHeights.Lines(row[at].Invariant, sheet.Columns[at].Width)) : lines;
        StartRow(RowHeights.Of(lines));
        for (var at = 0; at < letters.Length; at++)
            WriteCell(letters[at], at < row.Count ? row[at] : Cell.Empty, sheet.Columns[at], total);
        writer.WriteEndElement();
    }

    private void WriteCell(string letter, in Cell cell, Column column, bool total)
    {
        var style = XlsxStyles.Of(cell, column, total);
        if (cell.Kind == CellKind.Text || (cell.Kind == CellKind.Date && cell.Day < FirstSafeDay))
            WriteText(letter, cell.Invariant, style);
        else
            WriteNumber(letter, cell.Kind == CellKind.Date ? Serial(cell.Day) : cell.Invariant, style);
    }

    private void WriteNumber(string letter, string number, uint style)
    {
        StartCell(letter, style);
        writer.WriteElementString("v", number);
        writer.WriteEndElement();
    }

    private void WriteText(string letter, string text, uint style)
    {
        StartCell(letter, style);
        if (text.Length > 0)
        {
            var shown = text.Length > LongestText ? SheetNames.Cut(text, LongestText - 1) + "…" : text;
            writer.WriteAttributeString("t", "inlineStr");
            writer.WriteStartElement("is");
            writer.WriteStartElement("t");
            if (char.IsWhiteSpace(shown[0]) || char.IsWhiteSpace(shown[^1]))
                writer.WriteAttributeString("xml", "space", null, "preserve");
            writer.WriteString(CellText.Escape(shown, escapeReturns: true));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void StartRow(double height)
    {
        if (++rows > MostRows)
            throw new ArgumentException($"Excel opens {MostRows} rows at most.");
        rowNumber = Invariant($"{rows}");
        writer.WriteStartElement("row");
        writer.WriteAttributeString("r", rowNumber);
        if (height > RowHeights.Usual)
        {
            writer.WriteAttributeString("ht", Invariant($"{height}"));
            writer.WriteAttributeString("customHeight", "1");
        }
    }

    private void StartCell(string letter, uint style)
    {
        writer.WriteStartElement("c");
        writer.WriteAttributeString("r", letter + rowNumber);
        writer.WriteAttributeString("s", XlsxStyles.Numbers[style]);
    }

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name);
        foreach (var attribute in attributes)
            writer.WriteAttributeString(attribute.Name, attribute.Value);
        writer.WriteEndElement();
    }

    private static string Serial(DateOnly day) => Invariant($"{day.DayNumber - DayZero.DayNumber}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
