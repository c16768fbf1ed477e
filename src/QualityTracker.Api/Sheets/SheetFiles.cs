using System.IO.Compression;
using QualityTracker.Api.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Api.Sheets;

/// <summary>The school's sheets as files (考核表文件): one book, or a zip with a file each. Tells after each person how many are done.</summary>
public static class SheetFiles
{
    private static readonly DateTimeOffset ZipDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static PdfResult Book(EvaluatedTerm term, Language language, IProgress<int>? done = null, CancellationToken cancellation = default)
    {
        var composer = new TermSheetComposer(term.Frame, term.Evaluation, term.Pack);
        return PdfWriter.Write(TermSheetLayout.Of([.. term.Evaluation.People.Select(composer.Of)], language), done, cancellation);
    }

    /// <summary>Writes the zip; what comes back are the characters that the font lacks.</summary>
    public static IReadOnlyList<MissingGlyph> Zip(Stream file, EvaluatedTerm term, Language language, IProgress<int>? done = null, CancellationToken cancellation = default)
    {
        var composer = new TermSheetComposer(term.Frame, term.Evaluation, term.Pack);
        var missing = new List<MissingGlyph>();
        var written = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (person, result) in term.Evaluation.People.AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(person => (person, PdfWriter.Write(TermSheetLayout.Of(composer.Of(person), language)))))
        {
            cancellation.ThrowIfCancellationRequested();
            var entry = zip.CreateEntry($"{person.Staff}.pdf", CompressionLevel.NoCompression);
            entry.LastWriteTime = ZipDate;
            using (var content = entry.Open()) content.Write(result.Bytes);
            missing.AddRange(result.MissingGlyphs);
            done?.Report(++written);
        }

        return missing;
    }

    /// <summary>Such as U+2E9F5, each once.</summary>
    public static IReadOnlyList<string> CodesOf(IEnumerable<MissingGlyph> missing) =>
        [.. missing.Select(each => each.CodePoint).Distinct().Order().Select(code => $"U+{code:X4}")];
}
