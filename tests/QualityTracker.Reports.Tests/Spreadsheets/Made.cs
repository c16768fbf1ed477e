using System.IO.Compression;
using System.Text;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Reports.Tests.Spreadsheets;

/// <summary>Files made in the test itself, down to their XML, and what is read from them.</summary>
internal static class Made
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries) => Zip(Encoding.UTF8, entries);

    public static byte[] Zip(Encoding names, params (string Name, byte[] Content)[] entries)
    {
        var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return zipped.ToArray();
    }

    /// <summary>A workbook of one sheet with that sheet data; shared strings and styles only when given.</summary>
    public static byte[] Workbook(string rows, string? shared = null, string? styles = null, string properties = "") =>
        Package([("成绩", "", $"<sheetData>{rows}</sheetData>")], shared, styles, properties);

    public static byte[] Package(
        (string Name, string State, string Body)[] sheets, string? shared = null, string? styles = null, string properties = "")
    {
        var parts = new List<(string, byte[])>
        {
            ("[Content_Types].xml", Utf8("<Types/>")),
            ("_rels/.rels", Utf8($"<Relationships><Relationship Id='a' Type='{Office}/officeDocument' Target='xl/workbook.xml'/></Relationships>")),
            ("xl/workbook.xml", Utf8($"<workbook xmlns='{Main}' xmlns:r='{Office}'>{properties}<sheets>"
                + string.Concat(sheets.Select((sheet, at) => $"<sheet name='{sheet.Name}' sheetId='{at + 1}' {sheet.State} r:id='s{at}'/>"))
                + "</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Utf8("<Relationships>"
                + string.Concat(sheets.Select((_, at) => $"<Relationship Id='s{at}' Type='{Office}/worksheet' Target='/xl/worksheets/sheet{at}.xml'/>"))
                + $"<Relationship Id='x' Type='{Office}/sharedStrings' Target='sharedStrings.xml'/>"
                + $"<Relationship Id='y' Type='{Office}/styles' Target='styles.xml'/>"
                + $"<Relationship Id='z' Type='{Office}/externalLink' Target='file:///etc/passwd' TargetMode='External'/></Relationships>")),
        };
        parts.AddRange(sheets.Select((sheet, at) => ($"xl/worksheets/sheet{at}.xml", Utf8($"<worksheet xmlns='{Main}'>{sheet.Body}</worksheet>"))));
        if (shared is not null)
            parts.Add(("xl/sharedStrings.xml", Utf8($"<sst xmlns='{Main}'>{shared}</sst>")));
        if (styles is not null)
            parts.Add(("xl/styles.xml", Utf8($"<styleSheet xmlns='{Main}'>{styles}</styleSheet>")));
        return Zip([.. parts]);
    }

    public static TableSource Source(byte[] content, string name, ReadingOptions? options = null) =>
        TableSource.Of(new MemoryStream(content), name, options);

    /// <summary>Every table's header and rows as lines: file, sheet, then row number and cells.</summary>
    public static List<string> Lines(TableSource source)
    {
        var lines = new List<string>();
        foreach (var table in source.Tables())
        {
            lines.Add($"{table.File}/{table.Sheet} {table.HeaderRow}: {string.Join('|', table.Header)}");
            while (table.Read())
                lines.Add($"{table.Row.Number}: {string.Join('|', table.Row.Texts())}");
        }

        return lines;
    }

    public static List<string> Lines(byte[] content, string name, ReadingOptions? options = null) => Lines(Source(content, name, options));

    /// <summary>All problems, once every row has been read.</summary>
    public static IReadOnlyList<FileProblem> Problems(byte[] content, string name, ReadingOptions? options = null)
    {
        var source = Source(content, name, options);
        Lines(source);
        return source.Problems;
    }
}
