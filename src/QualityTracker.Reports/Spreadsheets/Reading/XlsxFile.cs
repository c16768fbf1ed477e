namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// A workbook opened for reading: its sheets, shared texts and date looks. Parts are found by their relationships, as programs
/// name them differently; what lies outside the package is never asked for. Parts are read as plain XML: the library unpacks some
/// of them before anything can count the bytes.
/// </summary>
internal sealed class XlsxFile : IDisposable
{
    private readonly Archive archive;
    private readonly ReadingOptions options;
    private readonly List<bool> dates = [];

    public XlsxFile(Archive archive, ReadingOptions options)
    {
        this.archive = archive;
        this.options = options;
        var workbook = Related("").FirstOrDefault(to => to.Kind == "officeDocument")?.Path
            ?? throw new InvalidDataException("No workbook in the package.");
        var related = Related(workbook);
        Path = workbook;
        ReadWorkbook(workbook, related);
        StylesPath = related.FirstOrDefault(to => to.Kind == "styles")?.Path is { } of && archive.Entries.ContainsKey(of) ? of : null;
        if (StylesPath is { } styles && Part(styles) is { } stylePart)
        {
            using (stylePart)
                dates = XlsxStyleReader.Dates(stylePart);
        }

        if (related.FirstOrDefault(to => to.Kind == "sharedStrings")?.Path is { } shared && Part(shared) is { } sharedPart)
        {
            using (sharedPart)
                Texts = SharedTexts.Read(sharedPart, options);
        }
    }

    /// <summary>The workbook's own part, and that of its looks when it has one.</summary>
    public string Path { get; }

    public string? StylesPath { get; }

    /// <summary>In the order of their tabs.</summary>
    public List<SheetEntry> Sheets { get; } = [];

    public SharedTexts Texts { get; } = new();

    /// <summary>Days count from 1904, as old workbooks of Macs do, instead of 1900.</summary>
    public bool From1904 { get; private set; }

    // What lies outside the package has no part in it.
    private const string Elsewhere = "";

    internal sealed record SheetEntry(string Name, bool Hidden, string Path)
    {
        public bool IsElsewhere => Path == Elsewhere;
    }

    private sealed record Relationship(string Id, string Kind, string Path);

    public static bool IsWorkbook(Archive archive) =>
        archive.Entries.ContainsKey("[Content_Types].xml") && archive.Entries.Keys.Any(name => name.StartsWith("xl/workbook", StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase));

    public bool IsDate(int style) => style >= 0 && style < dates.Count && dates[style];

    public XlsxRows Rows(SheetEntry sheet) => new(
        Part(sheet.Path) ?? throw new InvalidDataException("The sheet's part is missing."), this,
        () => MergedCells.In(archive.Unpack(archive.Entries[sheet.Path], new Unpacking(options))), options);

    public void Dispose() => archive.Dispose();

    private void ReadWorkbook(string path, List<Relationship> related)
    {
        using var part = Part(path) ?? throw new InvalidDataException("The workbook's part is missing.");
        while (part.Read())
        {
            if (part.Starts("workbookPr"))
                From1904 = part.Xml.GetAttribute("date1904") is "1" or "true" or "on";
            else if (part.Starts("sheet"))
                AddSheet(part, related);
        }
    }

    // A chart sheet has no rows; it is no worksheet by its relationship.
    private void AddSheet(XmlPart part, List<Relationship> related)
    {
        string? id = null;
        while (part.Xml.MoveToNextAttribute())
            id = part.Xml.LocalName == "id" ? part.Xml.Value : id;
        part.Xml.MoveToElement();
        if (related.FirstOrDefault(to => to.Id == id && to.Kind == "worksheet") is not { } sheet)
            return;
        if (Sheets.Count == options.Files)
            throw new FileProblemException(FileProblemCode.TooManyFiles);
        Sheets.Add(new SheetEntry(part.Xml.GetAttribute("name") ?? "", part.Xml.GetAttribute("state") is "hidden" or "veryHidden", sheet.Path));
    }

    private List<Relationship> Related(string source)
    {
        var slash = source.LastIndexOf('/');
        using var part = Part($"{source[..(slash + 1)]}_rels/{source[(slash + 1)..]}.rels");
        var related = new List<Relationship>();
        while (part is not null && part.Read())
        {
            if (!part.Starts("Relationship"))
                continue;
            var kind = part.Xml.GetAttribute("Type") ?? "";
            var target = part.Xml.GetAttribute("Target") ?? "";
            if (related.Count > options.Files)
                throw new FileProblemException(FileProblemCode.TooManyFiles);
            var path = part.Xml.GetAttribute("TargetMode") == "External" ? Elsewhere : Resolve(source, target);
            related.Add(new(part.Xml.GetAttribute("Id") ?? "", kind[(kind.LastIndexOf('/') + 1)..], path));
        }

        return related;
    }

    internal static string Resolve(string source, string target)
    {
        var resolved = new Uri(new Uri("http://package/" + source), target.Replace('\\', '/'));
        return Uri.UnescapeDataString(resolved.AbsolutePath).TrimStart('/');
    }

    private XmlPart? Part(string path) => archive.Entries.TryGetValue(path, out var entry) ? new XmlPart(archive.Unpack(entry)) : null;
}
