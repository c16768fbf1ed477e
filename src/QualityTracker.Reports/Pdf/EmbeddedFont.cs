using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PdfSharp.Pdf;

namespace QualityTracker.Reports.Pdf;

/// <summary>
/// Writes a font subset into a file (嵌入字体). The page names glyphs by number, so PDFsharp's own text drawing, with its random
/// subset names and 2 ms a page, is not needed.
/// </summary>
internal static class EmbeddedFont
{
    public static PdfDictionary Add(PdfDocument pdf, FontSubset subset)
    {
        var file = subset.ToFontFile();
        var name = $"/{Prefix(file)}+{subset.Font.Name}";
        var fontFile = CompressedStream.Add(pdf, file);
        fontFile.Elements.SetInteger("/Length1", file.Length);

        var descriptor = Dictionary(pdf, "/FontDescriptor", name, "/FontName");
        var head = subset.Font.Table("head");
        descriptor.Elements["/FontBBox"] = new PdfArray(pdf, Integer(head, 36), Integer(head, 38), Integer(head, 40), Integer(head, 42));
        foreach (var (key, value) in new[] { ("/Flags", 4), ("/ItalicAngle", 0), ("/Ascent", 880), ("/Descent", -120), ("/CapHeight", 733), ("/StemV", 80) })
            descriptor.Elements.SetInteger(key, value);
        descriptor.Elements.SetReference("/FontFile2", fontFile);

        var descendant = Dictionary(pdf, "/Font", name, "/BaseFont");
        descendant.Elements.SetName("/Subtype", "/CIDFontType2");
        descendant.Elements.SetName("/CIDToGIDMap", "/Identity");
        var system = new PdfDictionary(pdf);
        system.Elements.SetString("/Registry", "Adobe");
        system.Elements.SetString("/Ordering", "Identity");
        system.Elements.SetInteger("/Supplement", 0);
        descendant.Elements["/CIDSystemInfo"] = system;
        descendant.Elements.SetInteger("/DW", 1000);
        descendant.Elements["/W"] = Widths(pdf, subset);
        descendant.Elements.SetReference("/FontDescriptor", descriptor);

        var font = Dictionary(pdf, "/Font", name, "/BaseFont");
        font.Elements.SetName("/Subtype", "/Type0");
        font.Elements.SetName("/Encoding", "/Identity-H");
        font.Elements["/DescendantFonts"] = new PdfArray(pdf, descendant.ReferenceNotNull);
        font.Elements.SetReference("/ToUnicode", CompressedStream.Add(pdf, ToUnicode(subset)));
        return font;
    }

    private static PdfDictionary Dictionary(PdfDocument pdf, string type, string name, string nameKey)
    {
        var dictionary = new PdfDictionary(pdf);
        pdf.Internals.AddObject(dictionary);
        dictionary.Elements.SetName("/Type", type);
        dictionary.Elements.SetName(nameKey, name);
        return dictionary;
    }

    // Six letters that name the subset, taken from its content.
    private static string Prefix(byte[] file) => string.Concat(SHA256.HashData(file).Take(6).Select(part => (char)('A' + part % 26)));

    private static PdfInteger Integer(ReadOnlySpan<byte> table, int at) => new(BinaryPrimitives.ReadInt16BigEndian(table[at..]));

    // Chinese characters have the default width; the others are listed in runs.
    private static PdfArray Widths(PdfDocument pdf, FontSubset subset)
    {
        var widths = new PdfArray(pdf);
        PdfArray? run = null;
        for (var number = 1; number < subset.CodePoints.Count; number++)
        {
            var advance = subset.Font.Advance(subset.GlyphAt(number));
            if (advance == 1000)
            {
                run = null;
                continue;
            }

            if (run is null)
            {
                widths.Elements.Add(new PdfInteger(number));
                widths.Elements.Add(run = new PdfArray(pdf));
            }

            run.Elements.Add(new PdfInteger(advance));
        }

        return widths;
    }

    private static byte[] ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var chunk in subset.CodePoints.Select((codePoint, number) => (codePoint, number)).Skip(1).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (codePoint, number) in chunk)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}> <");
                foreach (var unit in char.ConvertFromUtf32(codePoint)) map.Append(CultureInfo.InvariantCulture, $"{(int)unit:X4}");
                map.Append(">\n");
            }

            map.Append("endbfchar\n");
        }

        map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return Encoding.ASCII.GetBytes(map.ToString());
    }
}
