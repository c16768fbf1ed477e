using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Pdf;

namespace QualityTracker.Api.Sheets;

/// <summary>A PDF as an answer (打印文件), with whom it names, for the log.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Name">What a browser calls it.</param>
/// <param name="Pupils">Numbers of the pupils it names; null when it names none.</param>
/// <param name="MissingCharacters">Such as U+2E9F5, which the font lacks.</param>
public sealed record PrintedFile(byte[] Bytes, string Name, IReadOnlyCollection<string>? Pupils, IReadOnlyList<string> MissingCharacters) : IResult, IValueHttpResult
{
    public object? Value => this;

    public static PrintedFile Of(Document document, string name, IReadOnlyCollection<string>? pupils = null)
    {
        var result = PdfWriter.Write(document);
        return new(result.Bytes, name, pupils, SheetFiles.CodesOf(result.MissingGlyphs));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (MissingCharacters.Count > 0) httpContext.Response.Headers[SheetEndpoints.MissingCharacters] = string.Join(", ", MissingCharacters);
        httpContext.Response.Headers.ContentDisposition = $"inline; filename=\"{Name}\"";
        return TypedResults.Bytes(Bytes, "application/pdf").ExecuteAsync(httpContext);
    }
}
