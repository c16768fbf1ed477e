using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Api.Sheets;

/// <summary>Term evaluation sheets (学期考核表) as PDF: one person's, the school's book, or a zip of single files.</summary>
public static class SheetEndpoints
{
    /// <summary>Names the characters that the font lacks and that stand as code points in the PDF, such as U+2E9F5.</summary>
    public const string MissingCharacters = "X-Missing-Characters";

    // As many are written at once as there are processors, in the order they came: more would only make each of them late.
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    public static void MapSheets(this IEndpointRouteBuilder routes)
    {
        var sheets = routes.MapGroup("/api/v1/schools/{school}/sheets").WithTags("sheets").RequireRateLimiting(Limits.Costly).ProducesProblem(404);
        sheets.MapGet("/{term}.pdf", Book).Takes("policy").WithName("sheets.book").WithSummary("全校考核表合订本 · The school's sheets in one PDF with bookmarks")
            .Produces<byte[]>(200, "application/pdf");
        sheets.MapGet("/{term}.zip", Zip).Takes("policy").WithName("sheets.zip").WithSummary("全校考核表，每人一个文件 · The school's sheets, a file each").Produces<byte[]>(200, "application/zip");
        sheets.MapGet("/{term}/{staff}.pdf", Single).WithName("sheets.read").Takes("policy", "seal").WithSummary("一人的考核表，或封存时的打印件 · One person's sheet, or the print of it as it was sealed").Produces<byte[]>(200, "application/pdf");
    }

    private static IResult Book(HttpContext context, Database database, EvaluationStore store, string school, string term, string? policy) =>
        With(context, database, store, school, term, policy, (evaluated, language) =>
        {
            if (evaluated.Evaluation.People.Count == 0) return NobodyEvaluated(context);
            return Pdf(context, SheetFiles.Book(evaluated, language), $"{school}-{term}.pdf");
        });

    private static async Task<IResult> Single(
        HttpContext context, Database database, EvaluationStore store, ArchiveFolder archive, string school, string term, string staff, string? policy, string? seal)
    {
        if (seal is not null) return AsSealed(context, database, archive, school, term, staff, seal);
        await Turns.WaitAsync(context.RequestAborted);
        try
        {
            return With(context, database, store, school, term, policy, (evaluated, language) =>
            {
                if (evaluated.Evaluation.People.FirstOrDefault(person => person.Staff == staff && Allowed.Of(context).Rows.HasPerson(staff)) is not { } found) return NobodyEvaluated(context);
                var composer = new TermSheetComposer(evaluated.Frame, evaluated.Evaluation, evaluated.Pack);
                return Pdf(context, PdfWriter.Write(TermSheetLayout.Of(composer.Of(found), language)), $"{school}-{term}-{staff}.pdf");
            });
        }
        finally
        {
            Turns.Release();
        }
    }

    // Byte for byte as it was: whatever was recorded, or is computed otherwise, since.
    private static IResult AsSealed(HttpContext context, Database database, ArchiveFolder archive, string school, string term, string staff, string named)
    {
        var row = Allowed.Of(context).Rows.HasPerson(staff) ? database.Read(connection => SheetArchiveEndpoints.Find(connection, school, term, staff, named)) : null;
        if (row is null) return Problem.NotFound(context, new("封存的考核表", "sealed sheet"));
        var content = Problem.LanguageOf(context.Request) == Language.Chinese ? row.PdfZh : row.PdfEn;
        if (archive.Find(content) is not { } bytes) return SheetArchiveEndpoints.Damaged(context, [content]);
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{school}-{term}-{staff}-{row.Revision}.pdf\"";
        return TypedResults.Bytes(bytes, "application/pdf");
    }

    private static IResult Zip(HttpContext context, Database database, EvaluationStore store, string school, string term, string? policy) =>
        With(context, database, store, school, term, policy, (evaluated, language) =>
        {
            if (evaluated.Evaluation.People.Count == 0) return NobodyEvaluated(context);
            using var zipped = new MemoryStream();
            Tell(context, SheetFiles.Zip(zipped, evaluated, language));
            return TypedResults.File(zipped.ToArray(), "application/zip", $"{school}-{term}.zip");
        });

    private static IResult With(
        HttpContext context, Database database, EvaluationStore store, string school, string term, string? policy, Func<EvaluatedTerm, Language, IResult> make) =>
        store.Read(database, Allowed.Of(context), school, term, policy) is { } evaluated
            ? make(evaluated, Problem.LanguageOf(context.Request))
            : Problem.NotFound(context, EvaluationEndpoints.Missing);

    private static IResult NobodyEvaluated(HttpContext context) => Problem.NotFound(context, new("参加本学期考核的教职工", "person evaluated in this term"));

    private static IResult Pdf(HttpContext context, PdfResult result, string name)
    {
        Tell(context, result.MissingGlyphs);
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        return TypedResults.Bytes(result.Bytes, "application/pdf");
    }

    private static void Tell(HttpContext context, IEnumerable<MissingGlyph> missing)
    {
        var codes = SheetFiles.CodesOf(missing);
        if (codes.Count > 0) context.Response.Headers[MissingCharacters] = string.Join(", ", codes);
    }
}
