using System.Text.Encodings.Web;
using System.Text.Json;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Reports.Exports;

namespace QualityTracker.Api.Exports;

/// <summary>The evaluation of lessons and of a term as Ed-Fi resources over HTTP (Ed-Fi 导出).</summary>
public static class EdFiEndpoints
{
    private const string Type = "application/json";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All), WriteIndented = true };

    public static void MapEdFiExports(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/schools/{school}/exports/{term}/ed-fi.json", Read)
        .WithTags("exports").Takes().RequireRateLimiting(Limits.Costly).ProducesProblem(404).WithName("exports.ed-fi")
        .WithSummary("一学期的听课评分和考核，Ed-Fi 6.1 绩效评价的格式 · Scored observations and the evaluation of a term, as Ed-Fi 6.1 performance evaluation")
        .WithDescription("每类资源一个数组，按写入次序；不含学生、等次和否决，未反馈的评语不在其中 · An array for each resource, in the order in which they are written; no pupil, band or veto, and no comment that was not shared")
        .Produces<byte[]>(200, Type);

    private static IResult Read(HttpContext context, Database database, EvaluationStore store, string school, string term) => database.Read<IResult>(connection =>
    {
        if (store.Read(connection, school, term, null) is not { } found) return Problem.NotFound(context, EvaluationEndpoints.Missing);
        var seen = Allowed.Of(context).Reads(RecordLessonObservation.Kind);
        var observations = seen is null ? [] : ExportStore.Observations(connection, school, seen, found.Frame.Terms[term]);
        var file = EdFiFile.Of(found.Frame, term, observations, found.Evaluation, found.Pack);
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(file, Options), Type, $"{school}-{term}-ed-fi.json");
    });
}
