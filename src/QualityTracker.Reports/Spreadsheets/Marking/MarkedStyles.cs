using System.Globalization;
using System.Xml.Linq;

namespace QualityTracker.Reports.Spreadsheets.Marking;

/// <summary>The looks of a workbook, and beside each that a marked cell has the same in the colour of marks.</summary>
internal sealed class MarkedStyles
{
    // The light red in which Excel itself shows what is bad, but for one step of blue: a colour of marks alone.
    private const string Colour = "FFFFC7CD";

    private readonly XNamespace main;
    private readonly XElement looks;
    private readonly Dictionary<int, int> marked = [];
    private readonly int fill;

    public MarkedStyles(XDocument? styles)
    {
        Document = styles ?? New();
        main = Document.Root!.Name.Namespace;
        var fills = Document.Root.Element(main + "fills") ?? throw new InvalidDataException("The workbook has no fills.");
        Unmark(fills);
        looks = Document.Root.Element(main + "cellXfs") ?? throw new InvalidDataException("The workbook has no looks.");
        fill = fills.Elements(main + "fill").Count();
        fills.Add(new XElement(main + "fill", new XElement(
            main + "patternFill", new XAttribute("patternType", "solid"), new XElement(main + "fgColor", new XAttribute("rgb", Colour)), new XElement(main + "bgColor", new XAttribute("indexed", "64")))));
        Count(fills);
    }

    public XDocument Document { get; }

    /// <summary>The look of a cell that had that look.</summary>
    public int Of(int look)
    {
        if (marked.TryGetValue(look, out var known)) return known;
        var all = looks.Elements(main + "xf").ToList();
        var copy = look >= 0 && look < all.Count ? new XElement(all[look]) : new XElement(main + "xf");
        copy.SetAttributeValue("fillId", fill);
        copy.SetAttributeValue("applyFill", "1");
        looks.Add(copy);
        Count(looks);
        return marked[look] = all.Count;
    }

    // A file that was marked before, mended in part and sent again: what was wrong then is not marked as wrong now.
    private void Unmark(XElement fills)
    {
        foreach (var earlier in fills.Descendants(main + "patternFill").Where(pattern => (string?)pattern.Element(main + "fgColor")?.Attribute("rgb") == Colour).ToList())
            earlier.ReplaceWith(new XElement(main + "patternFill", new XAttribute("patternType", "none")));
    }

    private static void Count(XElement list) => list.SetAttributeValue("count", list.Elements().Count().ToString(CultureInfo.InvariantCulture));

    private static XDocument New()
    {
        var main = XlsxMarker.Main;
        XElement Fill(string pattern) => new(main + "fill", new XElement(main + "patternFill", new XAttribute("patternType", pattern)));
        return new(new XElement(
            main + "styleSheet",
            new XElement(main + "fonts", new XElement(main + "font", new XElement(main + "sz", new XAttribute("val", "11")), new XElement(main + "name", new XAttribute("val", "Calibri")))),
            new XElement(main + "fills", Fill("none"), Fill("gray125")),
            new XElement(main + "borders", new XElement(main + "border", new[] { "left", "right", "top", "bottom", "diagonal" }.Select(side => new XElement(main + side)))),
            new XElement(main + "cellStyleXfs", new XElement(main + "xf")),
            new XElement(main + "cellXfs", new XElement(main + "xf"))));
    }
}
