using System.Globalization;
using System.Text;
using System.Xml.Linq;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Reports.Spreadsheets.Marking;

/// <summary>
/// The comments of a sheet that is marked (批注): those it has stay, and ours are put behind them. A comment is a text in one part
/// and a box in another, of a kind that only office programs still use; without the box they show nothing.
/// </summary>
internal sealed class MarkedComments(Archive archive, string sheet, SortedDictionary<string, byte[]> changed)
{
    private const string Author = "QualityTracker";

    /// <summary>Adds the comments.</summary>
    /// <returns>The relationship of the boxes that the sheet has to name; null when it does already.</returns>
    public string? Add(IReadOnlyDictionary<(int Row, int Column), string> messages, Action<string, string> types)
    {
        var relationships = XlsxMarker.RelationshipsOf(archive, sheet, changed);
        var texts = PartOf(relationships, "comments");
        var boxes = texts is null ? null : PartOf(relationships, "vmlDrawing");
        var stem = $"xl/mark{sheet.Count(letter => letter == '/')}{Path.GetFileNameWithoutExtension(sheet)}";
        var document = XlsxMarker.Document(archive, texts) ?? new XDocument(new XElement(XlsxMarker.Main + "comments", new XElement(XlsxMarker.Main + "authors"), new XElement(XlsxMarker.Main + "commentList")));
        var places = AddTexts(document, messages);
        changed[texts ?? stem + "Comments.xml"] = XlsxMarker.Bytes(document);
        changed[boxes ?? stem + ".vml"] = Encoding.UTF8.GetBytes(Boxes(boxes is null ? null : Old(boxes), places));
        types("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
        if (texts is null)
        {
            types($"/{stem}Comments.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
            Relate(relationships, "rIdMarkTexts", "comments", stem + "Comments.xml");
        }

        if (boxes is not null) return null;
        Relate(relationships, "rIdMarkBoxes", "vmlDrawing", stem + ".vml");
        return "rIdMarkBoxes";
    }

    private void Relate(XDocument relationships, string id, string kind, string path)
    {
        relationships.Root!.Add(new XElement(XlsxMarker.Packaged + "Relationship", new XAttribute("Id", id), new XAttribute("Type", $"{XlsxMarker.Office}/{kind}"), new XAttribute("Target", "/" + path)));
        changed[XlsxMarker.RelationshipsPath(sheet)] = XlsxMarker.Bytes(relationships);
    }

    private string? PartOf(XDocument relationships, string kind) => relationships.Root!.Elements()
        .Where(each => ((string?)each.Attribute("Type"))?.EndsWith("/" + kind, StringComparison.Ordinal) == true)
        .Select(each => XlsxFile.Resolve(sheet, (string?)each.Attribute("Target") ?? "")).FirstOrDefault(archive.Entries.ContainsKey);

    /// <returns>The places that had no comment before.</returns>
    private static HashSet<(int Row, int Column)> AddTexts(XDocument document, IReadOnlyDictionary<(int Row, int Column), string> messages)
    {
        var main = document.Root!.Name.Namespace;
        var (authors, list) = (document.Root.Element(main + "authors") ?? throw Broken(), document.Root.Element(main + "commentList") ?? throw Broken());
        var author = authors.Elements().Count();
        authors.Add(new XElement(main + "author", Author));
        var old = list.Elements(main + "comment").GroupBy(each => (string?)each.Attribute("ref") ?? "").ToDictionary(each => each.Key, each => each.First());
        var added = new HashSet<(int, int)>();
        foreach (var ((row, column), message) in messages.OrderBy(each => each.Key))
        {
            var reference = ColumnLetters.Of(column) + row.ToString(CultureInfo.InvariantCulture);
            var run = new XElement(main + "r", new XElement(main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), CellText.Escape(message, escapeReturns: true)));
            if (old.TryGetValue(reference, out var comment) && comment.Element(main + "text") is { } text)
            {
                run.Element(main + "t")!.Value = "\n" + run.Element(main + "t")!.Value;
                text.Add(run);
                continue;
            }

            list.Add(new XElement(main + "comment", new XAttribute("ref", reference), new XAttribute("authorId", author), new XElement(main + "text", run)));
            added.Add((row, column));
        }

        return added;
    }

    private static InvalidDataException Broken() => new("The comments of the sheet are broken.");

    private string Old(string path)
    {
        using var part = new StreamReader(archive.Unpack(archive.Entries[path]));
        return part.ReadToEnd();
    }

    // What programs write there is not always XML; ours goes before its end, whatever stands before.
    private static string Boxes(string? old, IEnumerable<(int Row, int Column)> places)
    {
        var shapes = string.Concat(places.Order().Select((place, at) => string.Create(CultureInfo.InvariantCulture, $"""
            <v:shape id="_x0000_s{900_000 + at}" type="#_x0000_t9202" style="position:absolute;margin-left:80pt;margin-top:2pt;width:220pt;height:80pt;z-index:{at + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{place.Column}, 12, {Math.Max(place.Row - 2, 0)}, 4, {place.Column + 3}, 12, {place.Row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{place.Row - 1}</x:Row><x:Column>{place.Column - 1}</x:Column></x:ClientData></v:shape>
            """)));
        const string Kind = """<v:shapetype id="_x0000_t9202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""";
        const string Names = "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";
        return old?.LastIndexOf("</xml>", StringComparison.Ordinal) is >= 0 and var end
            ? old[..end] + Kind + shapes + old[end..]
            : $"<xml {Names}><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout>{Kind}{shapes}</xml>";
    }
}
