using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace QualityTracker.Reports.Tests.Pdf;

/// <summary>Reads a PDF back as a reader would: glyph numbers become text through the embedded character map.</summary>
internal sealed class PrintedPdf(byte[] bytes)
{
    private readonly PdfDocument pdf = PdfReader.Open(new MemoryStream(bytes), PdfDocumentOpenMode.Import);

    public int PageCount => pdf.PageCount;

    public PdfDictionary Catalog => pdf.Internals.Catalog;

    public PdfDocumentInformation Info => pdf.Info;

    /// <summary>The titles of the outline, in order.</summary>
    public List<string> Bookmarks()
    {
        var titles = new List<string>();
        var item = Catalog.Elements.GetDictionary("/Outlines")?.Elements.GetDictionary("/First");
        for (; item is not null; item = item.Elements.GetDictionary("/Next")) titles.Add(item.Elements.GetString("/Title"));
        return titles;
    }

    /// <summary>Every drawn piece of text of a page, in the order drawn.</summary>
    public List<string> Pieces(int page)
    {
        var content = Content(page);
        var pieces = new List<string>();
        var map = new Dictionary<int, string>();
        foreach (Match match in Regex.Matches(content, @"/([RB]) [\d.]+ Tf|<([0-9A-F]*)>Tj"))
        {
            if (match.Groups[1].Success) map = CharacterMap(page, "/" + match.Groups[1].Value);
            else pieces.Add(string.Concat(match.Groups[2].Value.Chunk(4).Select(digits => map[Number(new string(digits))])));
        }

        return pieces;
    }

    /// <summary>What draws a page.</summary>
    public string Content(int page) => Encoding.Latin1.GetString(Unpacked((PdfDictionary)((PdfReference)pdf.Pages[page].Elements["/Contents"]!).Value));

    public string Text(int page) => string.Join('\n', Pieces(page));

    private Dictionary<int, string> CharacterMap(int page, string font)
    {
        var resources = pdf.Pages[page].Elements.GetDictionary("/Resources")!;
        var dictionary = resources.Elements.GetDictionary("/Font")!.Elements.GetDictionary(font)!;
        var map = Encoding.ASCII.GetString(Unpacked(dictionary.Elements.GetDictionary("/ToUnicode")!));
        return Regex.Matches(map, "^<([0-9A-F]{4})> <([0-9A-F]+)>$", RegexOptions.Multiline).ToDictionary(
            match => Number(match.Groups[1].Value),
            match => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(match.Groups[2].Value)));
    }

    private static byte[] Unpacked(PdfDictionary stream) => stream.Stream!.UnfilteredValue;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
