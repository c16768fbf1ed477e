using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Pace;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Terms;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Calendars;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Exports;

/// <summary>Exports over HTTP (导出): the records that somebody may see, in the columns that an import takes.</summary>
public static class ExportEndpoints
{
    private const string Zip = "application/zip";
    private const string Described = "kind 只导出一类（记录类别的英文名，schools 为学校，scores 为成绩），term 只导出一个学期；小学考试中看不到的分数不在其中（Z8） · kind for one kind by its noun (schools for the school, scores for scores), term for one term; marks of primary exams that one may not see are left out (Z8)";

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/api/v1/schools/{school}/exports").WithTags("exports").RequireRateLimiting(Limits.Costly).ProducesProblem(404);
        exports.MapGet("/records.xlsx", Workbook).Takes("kind", "term").WithName("exports.workbook").WithSummary("全部记录的工作簿，可原样导回 · Every record as a workbook that can be imported again")
            .WithDescription(Described).Produces<byte[]>(200, WorkbookFile.MediaType).ProducesProblem(400).LogsPupils((ExportedFile file) => file.Pupils);
        exports.MapGet("/records.zip", Csv).Takes("kind", "term").WithName("exports.csv").WithSummary("全部记录的 csv 压缩包，可原样导回 · Every record as csv in a zip that can be imported again")
            .WithDescription(Described).Produces<byte[]>(200, Zip).ProducesProblem(400).LogsPupils((ExportedFile file) => file.Pupils);
        exports.MapGet("/{term}/calendar.ics", Calendar).Takes().WithName("exports.calendar").WithSummary("一学期的校历、考试和公开课，日历文件 · The holidays, exams and open lessons of a term, as a calendar file")
            .Produces<string>(200, "text/calendar");
    }

    private static IResult Calendar(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (!frame.Terms.TryGetValue(term, out var of)) return Problem.NotFound(context, RecordTerm.Kind.Name);
        var language = Problem.LanguageOf(context.Request);
        var calendar = new SchoolEvents(frame, of, PaceEndpoints.PageOf(context, school, term, language), language)
            .OfSchool(SchoolDay.Of(frame.School).Of(clock.GetUtcNow()), ExportStore.Duties(connection, school, of));
        return TypedResults.File(CalendarWriter.Write(calendar), CalendarWriter.MediaType, $"{school}-{term}.ics");
    });

    private static IResult Workbook(HttpContext context, Database database, FrameStore frames, string school, string? kind, string? term) =>
        Of(context, database, frames, school, kind, term, WorkbookFile.MediaType, "xlsx", (stream, tables) => XlsxWriter.Write(stream, new([.. tables])));

    private static IResult Csv(HttpContext context, Database database, FrameStore frames, string school, string? kind, string? term) =>
        Of(context, database, frames, school, kind, term, Zip, "zip", (stream, tables) => RecordExport.WriteZip(stream, tables));

    private static IResult Of(
        HttpContext context, Database database, FrameStore frames, string school, string? kind, string? term, string type, string ending, Action<Stream, IEnumerable<Sheet>> write) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        List<Fault> faults = [.. Faults(frame, kind, term)];
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var export = new RecordExport(context, connection, frame);
        List<string> nouns = [.. RecordExport.Nouns.Where(noun => (kind is null || noun == kind) && export.Reached(noun) is not null)];
        if (nouns.Count == 0) return Gate.NotAllowed(context);
        if (nouns.Select(noun => Gate.BeyondToken(context, RecordExport.OperationOf(noun))).FirstOrDefault(refusal => refusal is not null) is { } beyond) return beyond;
        return ExportedFile.Of(type, $"{string.Join('-', new[] { school, kind ?? "records", term }.OfType<string>())}.{ending}", export.Shown,
            stream => write(stream, export.Tables(nouns, term is null ? null : frame.Terms[term])));
    });

    private static IEnumerable<Fault> Faults(SchoolFrame frame, string? kind, string? term)
    {
        if (kind is not null && !RecordExport.Nouns.Contains(kind))
            yield return new("kind", "choice", new("没有这类记录", "there is no such kind of record"), new("可用：" + string.Join("、", RecordExport.Nouns), "use: " + string.Join(", ", RecordExport.Nouns)));
        if (term is not null && !frame.Terms.ContainsKey(term))
            yield return new("term", "known-term", new("没有这个学期", "there is no such term"), new("写学期编码，如 2025-1", "give the code of a term, such as 2025-1"));
    }
}
