using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;

namespace QualityTracker.Reports.Pdf;

/// <summary>
/// Writes a document as PDF (写 PDF): A4, fonts embedded, a bookmark for each section. The same document gives the same bytes on any
/// day, machine and culture. Holds no state: any number of threads may write at once.
/// </summary>
public static class PdfWriter
{
    static PdfWriter() => PdfSharpLicense.SetAgplLicense();

    /// <param name="document">What is printed.</param>
    /// <param name="done">Told after each section how many are laid out.</param>
    /// <param name="cancellation">Stops between two sections.</param>
    public static PdfResult Write(Document document, IProgress<int>? done = null, CancellationToken cancellation = default)
    {
        if (document.Sections.Count == 0) throw new ArgumentException("A document to print has at least one section.", nameof(document));
        var shaper = new TextShaper();
        var sections = new List<(string Bookmark, List<PageCanvas> Pages)>(document.Sections.Count);
        foreach (var section in document.Sections)
        {
            cancellation.ThrowIfCancellationRequested();
            sections.Add((section.Bookmark, SectionPager.Pages(section, shaper)));
            done?.Report(sections.Count);
        }


        using var pdf = new PdfDocument();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Describe(pdf, document, hash);
        var resources = Resources(pdf, shaper);
        // The pages name glyphs by number: which characters the numbers stand for is part of what was written.
        hash.AppendData(Encoding.UTF8.GetBytes(string.Concat(shaper.Regular.CodePoints.Concat(shaper.Bold.CodePoints).Select(char.ConvertFromUtf32))));
        foreach (var (bookmark, pages) in sections)
        {
            for (var i = 0; i < pages.Count; i++)
            {
                var content = pages[i].ToContent();
                hash.AppendData(content);
                var page = pdf.AddPage();
                page.MediaBox = new PdfRectangle(new XPoint(0, 0), new XPoint(pages[i].Paper.PageWidth, pages[i].Paper.PageHeight));
                page.Elements.SetReference("/Resources", resources);
                page.Elements.SetReference("/Contents", CompressedStream.Add(pdf, content));
                if (i == 0) pdf.Outlines.Add(TextShaper.Plain(bookmark), page, opened: false);
            }
        }

        return new PdfResult(Save(pdf, document, new Guid(hash.GetHashAndReset()[..16])), shaper.Missing);
    }

    private static void Describe(PdfDocument pdf, Document document, IncrementalHash hash)
    {
        var zone = document.Created.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "'", StringComparison.Ordinal);
        var date = string.Create(CultureInfo.InvariantCulture, $"D:{document.Created:yyyyMMddHHmmss}{zone}'");
        var language = document.Language == Language.Chinese ? "zh-CN" : "en";
        foreach (var part in new[] { document.Title, document.Author, document.Subject, date, language })
            hash.AppendData(Encoding.UTF8.GetBytes(part + "\n"));
        pdf.Info.Title = TextShaper.Plain(document.Title);
        pdf.Info.Author = TextShaper.Plain(document.Author);
        pdf.Info.Subject = TextShaper.Plain(document.Subject);
        pdf.Info.Elements.SetString("/CreationDate", date);
        pdf.Info.Elements.SetString("/ModDate", date);
        pdf.Language = language;
        pdf.ViewerPreferences.DisplayDocTitle = true;
    }

    private static PdfDictionary Resources(PdfDocument pdf, TextShaper shaper)
    {
        var fonts = new PdfDictionary(pdf);
        fonts.Elements.SetReference("/R", EmbeddedFont.Add(pdf, shaper.Regular));
        fonts.Elements.SetReference("/B", EmbeddedFont.Add(pdf, shaper.Bold));
        var resources = new PdfDictionary(pdf);
        pdf.Internals.AddObject(resources);
        resources.Elements["/Font"] = fonts;
        return resources;
    }

    private static byte[] Save(PdfDocument pdf, Document document, Guid id)
    {
        var name = id.ToString("N");
        pdf.Internals.FirstDocumentID = name[..16];
        pdf.Internals.SecondDocumentID = name[16..];
        using var stream = new MemoryStream();
        pdf.Save(stream, closeStream: false);
        var file = stream.ToArray();
        MetadataPacket.Replace(file, document, id);
        return file;
    }
}
