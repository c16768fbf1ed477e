using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace QualityTracker.Reports.Spreadsheets;

/// <summary>
/// The one style sheet of every workbook: title, note, header, then a block of looks for rows and the same in bold for the total.
/// It does not depend on the workbook, so that a look has the same number everywhere.
/// </summary>
internal static class XlsxStyles
{
    public const uint Title = 1;
    public const uint Note = 2;
    public const uint Header = 3;
    public const int MostPlaces = 6;
    private const uint FirstFormat = 164;
    private const int FirstCellStyle = 4;
    private const int Plain = 0, Bold = 1, Large = 2;

    // In the order of the looks of a block: text, text that looks like a formula, whole, money, date, decimals, percentages.
    private static readonly string[] Formats =
    [
        "@", "@", "0", "#,##0.00", "yyyy-mm-dd",
        .. Enumerable.Range(0, MostPlaces + 1).Select(places => Places(places)),
        .. Enumerable.Range(0, MostPlaces + 1).Select(places => Places(places) + "%"),
    ];

    /// <summary>The number of the look of a cell in a column.</summary>
    public static uint Of(in Cell cell, Column column, bool total)
    {
        var places = Math.Clamp(column.Places, 0, MostPlaces);
        var kind = cell.IsEmpty ? column.Kind : cell.Kind;
        var look = kind switch
        {
            CellKind.Text => CellText.LooksLikeFormula(cell.Invariant) ? 1 : 0,
            CellKind.Whole => 2,
            CellKind.Money => 3,
            CellKind.Date => 4,
            CellKind.Number => 5 + places,
            _ => 5 + MostPlaces + 1 + places,
        };
        return (uint)(FirstCellStyle + (total ? Formats.Length : 0) + look);
    }

    public static void Write(Stream part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(true);
        writer.WriteElement(new X.Stylesheet(
            new X.NumberingFormats(Formats.Select((code, at) =>
                new X.NumberingFormat { NumberFormatId = FirstFormat + (uint)at, FormatCode = code }))
            { Count = (uint)Formats.Length },
            new X.Fonts(Font("宋体", 11, false), Font("宋体", 11, true), Font("黑体", 16, false)) { Count = 3 },
            new X.Fills(Fill(X.PatternValues.None), Fill(X.PatternValues.Gray125), Grey()) { Count = 3 },
            new X.Borders(new X.Border(Sides(null)), new X.Border(Sides(X.BorderStyleValues.Thin))) { Count = 2 },
            new X.CellStyleFormats(new X.CellFormat()) { Count = 1 },
            CellFormats()));
    }

    private static X.CellFormats CellFormats()
    {
        var formats = new X.CellFormats(
            new X.CellFormat { FormatId = 0 },
            Look(Large, 0, 0, X.HorizontalAlignmentValues.Center, bordered: false),
            Look(Plain, 0, 0, X.HorizontalAlignmentValues.Left, bordered: false),
            Look(Bold, 2, 0, X.HorizontalAlignmentValues.Center, bordered: true));
        foreach (var font in new[] { Plain, Bold })
        {
            for (var at = 0; at < Formats.Length; at++)
            {
                var side = at switch
                {
                    0 or 1 => X.HorizontalAlignmentValues.Left,
                    4 => X.HorizontalAlignmentValues.Center,
                    _ => X.HorizontalAlignmentValues.Right,
                };
                var look = Look(font, 0, FirstFormat + (uint)at, side, bordered: true);
                if (at == 1)
                    look.QuotePrefix = true;
                formats.Append(look);
            }
        }

        formats.Count = (uint)formats.ChildElements.Count;
        return formats;
    }

    private static X.CellFormat Look(int font, uint fill, uint format, X.HorizontalAlignmentValues side, bool bordered) =>
        new(new X.Alignment { Horizontal = side, Vertical = X.VerticalAlignmentValues.Center, WrapText = true })
        {
            FormatId = 0,
            FontId = (uint)font,
            FillId = fill,
            BorderId = bordered ? 1u : 0u,
            NumberFormatId = format,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };

    private static X.Font Font(string name, double points, bool bold)
    {
        var font = new X.Font(new X.FontSize { Val = points }, new X.FontName { Val = name }, new X.FontCharSet { Val = 134 });
        if (bold)
            font.PrependChild(new X.Bold());
        return font;
    }

    private static X.Fill Fill(X.PatternValues pattern) => new(new X.PatternFill { PatternType = pattern });

    private static X.Fill Grey() => new(
        new X.PatternFill(new X.ForegroundColor { Rgb = "FFEDEDED" }) { PatternType = X.PatternValues.Solid });

    private static OpenXmlElement[] Sides(X.BorderStyleValues? line) =>
        line is { } style
            ? [new X.LeftBorder { Style = style }, new X.RightBorder { Style = style }, new X.TopBorder { Style = style },
                new X.BottomBorder { Style = style }, new X.DiagonalBorder()]
            : [new X.LeftBorder(), new X.RightBorder(), new X.TopBorder(), new X.BottomBorder(), new X.DiagonalBorder()];

    private static string Places(int places) => places == 0 ? "0" : "0." + new string('0', places);
}
