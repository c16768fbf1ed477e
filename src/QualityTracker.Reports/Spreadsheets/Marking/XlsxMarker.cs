using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Reports.Spreadsheets.Marking;

/// <summary>
/// Marks cells of a workbook: each gets a colour and a comment. Sheets without marks, and every other part, are copied as they are;
/// a marked sheet is copied tag by tag.
/// </summary>
internal static class XlsxMarker
{
    internal static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    internal static readonly XNamespace Packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
    internal const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string TypesPath = "[Content_Types].xml";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static void Write(Archive archive, ReadingOptions options, IReadOnlyCollection<CellMark> marks, Stream to)
    {
        var changed = new SortedDictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        var sheets = new Dictionary<string, (IReadOnlyDictionary<(int, int), string> Messages, string? Comments)>(StringComparer.OrdinalIgnoreCase);
        var workbook = new XlsxFile(archive, options);
        var styles = new MarkedStyles(marks.Count == 0 ? null : Document(archive, workbook.StylesPath));
        if (workbook.StylesPath is null && marks.Count > 0) AddStyles(archive, workbook.Path, changed);
        foreach (var (sheet, at) in workbook.Sheets.Select((sheet, at) => (sheet, at)))
        {
            var messages = marks.Where(mark => mark.Sheet == sheet.Name || (mark.Sheet is null && at == 0)).GroupBy(mark => mark.Place)
                .ToDictionary(place => place.Key, place => string.Join("\n", place.Select(mark => mark.Message).Distinct()));
            if (messages.Count > 0) sheets[sheet.Path] = (messages, new MarkedComments(archive, sheet.Path, changed).Add(messages, TypesOf(archive, changed)));
        }

        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var looks = sheets.Count == 0 ? null : workbook.StylesPath ?? NewStyles(workbook.Path);
        foreach (var path in archive.Entries.Keys.Union(changed.Keys).Where(path => path != looks).OrderByDescending(path => path == TypesPath))
        {
            using var copy = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
            if (changed.TryGetValue(path, out var bytes))
            {
                copy.Write(bytes);
                continue;
            }

            using var part = archive.Unpack(archive.Entries[path]);
            if (sheets.TryGetValue(path, out var marked)) MarkedSheet.Copy(part, marked.Messages, marked.Comments, styles, copy);
            else part.CopyTo(copy);
        }

        // The looks are known once every sheet has asked for its own.
        if (looks is null) return;
        using var last = zip.CreateEntry(looks, CompressionLevel.Fastest).Open();
        last.Write(Bytes(styles.Document));
    }

    /// <summary>A small part as a tree; null when it is not there.</summary>
    internal static XDocument? Document(Archive archive, string? path)
    {
        if (path is null || !archive.Entries.TryGetValue(path, out var entry)) return null;
        using var part = new XmlPart(archive.Unpack(entry));
        return XDocument.Load(part.Xml);
    }

    internal static byte[] Bytes(XDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)) document.Save(writer, SaveOptions.DisableFormatting);
        return bytes.ToArray();
    }

    /// <summary>The relationships of a part as they will be.</summary>
    internal static XDocument RelationshipsOf(Archive archive, string part, SortedDictionary<string, byte[]> changed) =>
        Changed(RelationshipsPath(part), archive, changed) ?? new XDocument(new XElement(Packaged + "Relationships"));

    internal static string RelationshipsPath(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    /// <summary>Says what kind of part a path or an ending is, unless the package says so already.</summary>
    private static Action<string, string> TypesOf(Archive archive, SortedDictionary<string, byte[]> changed) => (what, type) =>
    {
        var document = Changed(TypesPath, archive, changed)!;
        var (tag, name) = what.StartsWith('/') ? ("Override", "PartName") : ("Default", "Extension");
        if (document.Root!.Elements(Types + tag).Any(each => string.Equals((string?)each.Attribute(name), what, StringComparison.OrdinalIgnoreCase))) return;
        var element = new XElement(Types + tag, new XAttribute(name, what), new XAttribute("ContentType", type));
        if (tag == "Default") document.Root.AddFirst(element);
        else document.Root.Add(element);
        changed[TypesPath] = Bytes(document);
    };

    private static XDocument? Changed(string path, Archive archive, SortedDictionary<string, byte[]> changed) =>
        changed.TryGetValue(path, out var bytes) ? XDocument.Load(new MemoryStream(bytes)) : Document(archive, path);

    private static void AddStyles(Archive archive, string workbook, SortedDictionary<string, byte[]> changed)
    {
        var relationships = RelationshipsOf(archive, workbook, changed);
        relationships.Root!.Add(new XElement(Packaged + "Relationship", new XAttribute("Id", "rIdMarkStyles"), new XAttribute("Type", Office + "/styles"), new XAttribute("Target", "/" + NewStyles(workbook))));
        changed[RelationshipsPath(workbook)] = Bytes(relationships);
        TypesOf(archive, changed)("/" + NewStyles(workbook), "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
    }

    private static string NewStyles(string workbook) => workbook[..(workbook.LastIndexOf('/') + 1)] + "markStyles.xml";
}
