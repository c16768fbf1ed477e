using Microsoft.AspNetCore.Mvc;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>Imports over HTTP: upload, look at the dry run, apply.</summary>
public static class ImportEndpoints
{
    private static readonly Text Name = new("导入任务", "import");

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/v1/schools/{school}/imports").WithTags("imports").Takes().ProducesProblem(404);
        imports.MapPost("/", Upload).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(ImportJobs.LargestUpload)).WithName("imports.upload")
            .WithSummary("上传一个 zip、xlsx 或 csv 并试导入 · Upload a zip, xlsx or csv for a dry run")
            .Produces<ImportView>(202).ProducesProblem(400).ProducesProblem(413);
        imports.MapGet("/", List).WithName("imports.list").WithSummary("导入任务列表 · List imports").Produces<IReadOnlyList<ImportView>>();
        imports.MapGet("/{id}", Get).WithName("imports.read").WithSummary("试导入或导入的进度与结果 · The progress and result of an import").Produces<ImportView>();
        imports.MapPost("/{id}/apply", Apply).WithName("imports.apply").WithSummary("确认导入 · Apply a checked import").Produces<ImportView>(202).ProducesProblem(409);
        imports.MapPost("/{id}/cancel", Cancel).WithName("imports.cancel").WithSummary("放弃导入 · Give an import up").Produces<ImportView>().ProducesProblem(409);
    }

    private static async Task<IResult> Upload(HttpContext context, Database database, ImportJobs jobs, string school, IFormFile file, CancellationToken cancellation)
    {
        if (database.Read(connection => FrameStore.Find(connection, school)) is null) return Problem.NotFound(context, SchoolEndpoints.Name);
        await using var content = file.OpenReadStream();
        var job = await jobs.Upload(school, file.FileName, content, cancellation);
        return TypedResults.Accepted(AddressOf(job), ImportView.Of(job, Problem.LanguageOf(context.Request)));
    }

    private static IResult List(HttpContext context, ImportJobs jobs, string school) =>
        TypedResults.Ok(jobs.Of(school).Select(job => ImportView.Of(job, Problem.LanguageOf(context.Request)) with { Report = null }).ToList());

    private static IResult Get(HttpContext context, ImportJobs jobs, string school, string id) => jobs.Find(school, id) is { } job
        ? TypedResults.Ok(ImportView.Of(job, Problem.LanguageOf(context.Request)))
        : Problem.NotFound(context, Name);

    private static IResult Apply(HttpContext context, ImportJobs jobs, string school, string id)
    {
        if (jobs.Find(school, id) is not { } job) return Problem.NotFound(context, Name);
        return jobs.Apply(job)
            ? TypedResults.Accepted(AddressOf(job), ImportView.Of(job, Problem.LanguageOf(context.Request)))
            : Problem.Conflict(context, "not-checked",
                new($"导入任务的状态是 {Json.Word(job.State)}，不能确认", $"The import is {Json.Word(job.State)} and cannot be applied"),
                new("等试导入完成且没有错误；有错误时更正文件后重新上传。", "Wait until its dry run has ended without errors; with errors, correct the files and upload them again."));
    }

    private static IResult Cancel(HttpContext context, ImportJobs jobs, string school, string id)
    {
        if (jobs.Find(school, id) is not { } job) return Problem.NotFound(context, Name);
        return jobs.Cancel(job)
            ? TypedResults.Ok(ImportView.Of(job, Problem.LanguageOf(context.Request)))
            : Problem.Conflict(context, "not-waiting", new("导入任务不在等待确认，不能放弃", "The import is not waiting and cannot be given up"),
                new("等它完成。", "Wait for it to end."));
    }

    private static string AddressOf(ImportJob job) => $"/api/v1/schools/{job.School}/imports/{job.Id}";
}
