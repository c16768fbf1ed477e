using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace QualityTracker.Reports.Spreadsheets;

/// <summary>
/// Writes a workbook as xlsx, row by row. The package is laid out here, not by the library, because the same workbook must give
/// the same bytes on any day: part names, relationship ids and times are fixed, and nothing depends on culture.
/// Writing is synchronous; the stream need not seek.
/// </summary>
public static class XlsxWriter
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Declaration = """<?xml version="1.0" encoding="utf-8" standalone="yes"?>""";

    // The first moment a zip entry can have.
    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="ArgumentException">No sheet, no column, more columns or rows than Excel opens, a row longer than the header.</exception>
    public static void Write(Stream stream, Workbook workbook)
    {
        if (workbook.Sheets.Count == 0)
            throw new ArgumentException("A workbook needs a sheet.", nameof(workbook));
        var names = SheetNames.Legal(workbook.Sheets.Select(sheet => sheet.Name));
        var places = new List<XlsxSheetWriter.Places>();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WriteText(zip, "[Content_Types].xml", ContentTypes(names.Count));
        WriteText(zip, "_rels/.rels", Relationships([("rId1", "officeDocument", "xl/workbook.xml")]));
        for (var at = 0; at < names.Count; at++)
        {
            using var part = Part(zip, SheetPath(at));
            places.Add(XlsxSheetWriter.Write(part, workbook.Sheets[at]));
        }

        using (var part = Part(zip, "xl/styles.xml"))
            XlsxStyles.Write(part);
        using (var part = Part(zip, "xl/workbook.xml"))
            WriteWorkbook(part, names, [.. workbook.Sheets.Select(sheet => sheet.Hidden)], places);
        WriteText(zip, "xl/_rels/workbook.xml.rels", Relationships(
        [
            .. names.Select((_, at) => (SheetId(at), "worksheet", SheetPath(at)["xl/".Length..])),
            ("styles", "styles", "styles.xml"),
        ]));
    }

    private static X.Sheet Sheet(string name, int at, bool hidden)
    {
        var sheet = new X.Sheet { Name = name, SheetId = (uint)at + 1, Id = SheetId(at) };
        if (hidden)
            sheet.State = X.SheetStateValues.Hidden;
        return sheet;
    }

    private static void WriteWorkbook(Stream part, IReadOnlyList<string> names, IReadOnlyList<bool> hidden, List<XlsxSheetWriter.Places> places)
    {
        var defined = new List<X.DefinedName>();
        for (var at = 0; at < names.Count; at++)
        {
            var sheet = $"'{names[at].Replace("'", "''", StringComparison.Ordinal)}'!";
            defined.Add(new X.DefinedName(sheet + places[at].Filter) { Name = "_xlnm._FilterDatabase", LocalSheetId = (uint)at, Hidden = true });
            defined.Add(new X.DefinedName(sheet + places[at].HeaderRow) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)at });
        }

        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(true);
        writer.WriteElement(new X.Workbook(
            new X.BookViews(new X.WorkbookView()),
            new X.Sheets(names.Select((name, at) => Sheet(name, at, hidden[at]))),
            new X.DefinedNames(defined)));
    }

    private static string ContentTypes(int sheets) =>
        Declaration + """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
        + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + Override("xl/workbook.xml", "sheet.main")
        + string.Concat(Enumerable.Range(0, sheets).Select(at => Override(SheetPath(at), "worksheet")))
        + Override("xl/styles.xml", "styles")
        + "</Types>";

    private static string Override(string path, string kind) => $"""<Override PartName="/{path}" ContentType="{ContentType}.{kind}+xml"/>""";

    private static string Relationships(IEnumerable<(string Id, string Kind, string Target)> relationships) =>
        Declaration + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(relationships.Select(to => $"""<Relationship Id="{to.Id}" Type="{Relationship}/{to.Kind}" Target="{to.Target}"/>"""))
        + "</Relationships>";

    private static string SheetId(int at) => FormattableString.Invariant($"sheet{at + 1}");

    private static string SheetPath(int at) => $"xl/worksheets/{SheetId(at)}.xml";

    private static void WriteText(ZipArchive zip, string path, string text)
    {
        using var part = Part(zip, path);
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static Stream Part(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = PartTime;
        return entry.Open();
    }
}
