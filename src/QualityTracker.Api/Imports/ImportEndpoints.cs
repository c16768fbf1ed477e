using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>Imports over HTTP: upload, look at the dry run, apply.</summary>
public static class ImportEndpoints
{
    private static readonly Text Name = new("导入任务", "import");

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/v1/schools/{school}/imports").WithTags("imports").Takes().ProducesProblem(404);
        imports.MapPost("/", Upload).TakesFile().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(ImportJobs.LargestUpload)).RequireRateLimiting(Limits.Costly).WithName("imports.upload")
            .WithSummary("上传一个 zip、xlsx 或 csv 并试导入 · Upload a zip, xlsx or csv for a dry run")
            .Produces<ImportView>(202).ProducesProblem(400).ProducesProblem(413).ProducesProblem(429).ProducesProblem(503).ProducesProblem(507);
        imports.MapGet("/", List).WithName("imports.list").WithSummary("导入任务列表 · List imports").Produces<IReadOnlyList<ImportView>>();
        imports.MapGet("/templates/{kind}.xlsx", Template).WithName("imports.template").WithSummary("一类记录的导入模板 · A workbook to fill in for records of a kind").Produces<byte[]>(200, WorkbookFile.MediaType);
        imports.MapGet("/{id}", Get).WithName("imports.read").WithSummary("试导入或导入的进度与结果 · The progress and result of an import").Produces<ImportView>()
            .LogsPupils((ImportView view) => ImportedPupils.Of(view));
        imports.MapGet("/{id}/marked", Marked).RequireRateLimiting(Limits.Costly).WithName("imports.marked").WithSummary("上传的文件，错误处已标注 · The file as it was sent, its errors marked")
            .Produces<byte[]>(200, "application/octet-stream").ProducesProblem(409).LogsPupils((MarkedUpload file) => file.Pupils);
        imports.MapGet("/{id}/events", Events).WithName("imports.events").WithSummary("导入的进度，事件流 · The progress of an import as a stream of events").IsJobStream();
        imports.MapPost("/{id}/retry", Retry).WithName("imports.retry").WithSummary("程序出错后重新试导入 · Try an import again after the program failed").Produces<ImportView>(202).ProducesProblem(409);
        imports.MapPost("/{id}/columns", Teach).WithName("imports.columns").WithSummary("指明列的含义并重新试导入 · Say what columns mean and try the import again").Produces<ImportView>(202).ProducesProblem(400).ProducesProblem(409);
        imports.MapPost("/{id}/apply", Apply).WithName("imports.apply").WithSummary("确认导入 · Apply a checked import").Produces<ImportView>(202).ProducesProblem(409);
        imports.MapPost("/{id}/cancel", Cancel).WithName("imports.cancel").WithSummary("放弃导入 · Give an import up").Produces<ImportView>().ProducesProblem(409);
    }

    private static async Task<IResult> Upload(HttpContext context, Database database, ImportJobs jobs, AuditLog audit, string school, IFormFile file)
    {
        if (database.Read(connection => FrameStore.Find(connection, school)) is null) return Problem.NotFound(context, SchoolEndpoints.Name);
        await using var content = file.OpenReadStream();
        var outcome = jobs.Upload(school, file.FileName, content, ImportRights.Of(context), (connection, id) => Log(connection, id));
        if (outcome.Job is null) database.Write(connection => Log(connection, null));
        return outcome switch
        {
            { Job: { } job } => TypedResults.Accepted(AddressOf(job), InShort(context, job)),
            { Problems: [var first, ..] } => CannotBeRead(context, first, outcome.Problems),
            _ => TooMany(context),
        };

        long Log(DbConnection connection, string? id) => audit.Append(connection, Caller.CallerOf(context), "imports.upload", school, id, new { File = UploadName.Of(file.FileName) });
    }

    private static IResult CannotBeRead(HttpContext context, FileProblem first, IReadOnlyList<FileProblem> problems)
    {
        var texts = FileProblemTexts.Of(first.Code);
        return Problem.Of(context, 400, "unreadable-file",
            new($"“{first.File}”无法导入：{texts.Message.Zh}", $"“{first.File}” cannot be imported: {texts.Message.En}"), texts.Remedy,
            [.. problems.Select(problem => new Fault(problem.File, Json.Word(problem.Code), FileProblemTexts.Of(problem.Code).Message, FileProblemTexts.Of(problem.Code).Remedy))]);
    }

    private static IResult TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return Problem.Of(context, 429, "too-many-imports",
            new("正在等待的导入过多，未接收", "Too many imports are waiting; it was not taken"),
            new($"每所学校最多 {ImportJobs.MostOfSchool} 个、全部最多 {ImportJobs.MostOfAll} 个；半分钟后重发。",
                $"Up to {ImportJobs.MostOfSchool} of a school and {ImportJobs.MostOfAll} in all may wait; send it again in half a minute."));
    }

    private static IResult List(HttpContext context, ImportJobs jobs, string school) =>
        TypedResults.Ok(jobs.Of(school).Where(ImportRights.Of(context).MaySee).Select(job => InShort(context, job)).ToList());

    private static IResult Template(HttpContext context, Database database, FrameStore frames, string school, string kind)
    {
        if (RecordKinds.All.FirstOrDefault(each => each.Noun == kind) is not { } of) return Problem.NotFound(context, new("记录类别", "kind of record"));
        if (database.Read(connection => frames.Read(connection, school)) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var (rights, language) = (ImportRights.Of(context), Problem.LanguageOf(context.Request));
        return new WorkbookFile(ImportTemplate.Of(of, frame, noun => rights.Seen.Contains(RecordKinds.All.Single(each => each.Noun == noun).Name), language), of.Name.In(language) + ".xlsx");
    }

    // Of somebody else's upload only who reads everything in it learns anything.
    private static ImportJob? Seen(HttpContext context, ImportJobs jobs, string school, string id) =>
        jobs.Find(school, id) is { } job && ImportRights.Of(context).MaySee(job) ? job : null;

    private static IResult Get(HttpContext context, ImportJobs jobs, string school, string id) => Seen(context, jobs, school, id) is { } job
        ? TypedResults.Ok(View(context, job))
        : Problem.NotFound(context, Name);

    private static IResult Marked(HttpContext context, ImportJobs jobs, string school, string id)
    {
        if (Seen(context, jobs, school, id) is not { } job) return Problem.NotFound(context, Name);
        if (job is { State: ImportState.Checked or ImportState.Refused, Report: { } report } && jobs.Open(job) is { } content)
        {
            using (content) return MarkedUpload.Of(content, job.FileName, report, Problem.LanguageOf(context.Request), ImportedPupils.Of(View(context, job)));
        }

        return Problem.Conflict(context, "not-kept", new("文件还在检查，或已导入、放弃，没有可下载的标注文件", "The file is still being looked at, or was taken in or given up: there is no marked one"),
            new("等试导入完成；已导入的文件请用原件。", "Wait for the dry run to end; of files taken in, use your own."));
    }

    private static IResult Events(HttpContext context, ImportJobs jobs, string school, string id) => Seen(context, jobs, school, id) is { } job
        ? JobEvents.Of(context, () => Seen(context, jobs, school, id)?.Event)
        : Problem.NotFound(context, Name);

    // By the rights of whoever brought it: nobody else's report would be theirs.
    private static IResult Retry(HttpContext context, ImportJobs jobs, AuditLog audit, string school, string id)
    {
        if (Seen(context, jobs, school, id) is not { } job || job.By != Caller.CallerOf(context).Account) return Problem.NotFound(context, Name);
        if (!jobs.Retry(job, ImportRights.Of(context), connection => audit.Append(connection, Caller.CallerOf(context), "imports.retry", school, id, null)))
        {
            return Problem.Conflict(context, "not-failed", new("程序没有出错，不必重试", "The program did not fail at it; there is nothing to try again"),
                new("有错误的文件须更正后重新上传。", "Files with errors are corrected and uploaded again."));
        }

        return TypedResults.Accepted(AddressOf(job), InShort(context, jobs.Find(school, id) ?? job));
    }

    // What columns mean is remembered for the school's next files of the kind.
    private static IResult Teach(HttpContext context, Database database, ImportJobs jobs, AuditLog audit, string school, string id, TeachColumns request)
    {
        if (Seen(context, jobs, school, id) is not { } job || job.By != Caller.CallerOf(context).Account) return Problem.NotFound(context, Name);
        if (job.State is not (ImportState.Checked or ImportState.Refused)) return NotSettled(context);
        if (TaughtColumns.NameOf(request.Kind) is { } kind && !ImportRights.Of(context).Written.Contains(kind)) return NotYourKind(context, kind);
        var faults = database.Write<List<Fault>>(
            connection =>
            {
                List<Fault> faults = [.. request.Faults(ImportColumnStore.Count(connection, school, request.Kind))];
                if (faults.Count > 0) return faults;
                foreach (var column in request.Columns) ImportColumnStore.Put(connection, school, request.Kind, RawTable.Plain(column.Header), column.Field);
                audit.Append(connection, Caller.CallerOf(context), "imports.columns", school, id, new { request.Kind, Fields = request.Columns.Select(column => column.Field) });
                return faults;
            }, keeps: faults => faults.Count == 0);
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        return jobs.Anew(job, ImportRights.Of(context)) ? TypedResults.Accepted(AddressOf(job), InShort(context, jobs.Find(school, id) ?? job)) : NotSettled(context);
    }

    private static IResult NotYourKind(HttpContext context, Text kind) => Problem.Of(context, 403, "not-allowed",
        new($"您的角色不能登记或更改{kind.Zh}，也不能指明它的列；未保存", $"Your roles do not allow you to record or change {kind.En}, nor to say what its columns are; nothing was stored"),
        new("由有权限的人指明，或从文件中去掉这张表。", "Let somebody do it whose roles allow it, or leave the table out of the file."));

    private static IResult NotSettled(HttpContext context) => Problem.Conflict(context, "not-settled",
        new("文件还在检查，或已导入、放弃，不能再指明列", "The file is still being looked at, or was taken in or given up: its columns cannot be changed"),
        new("等试导入完成；已导入的请重新上传。", "Wait for the dry run to end; what was taken in is uploaded again."));

    private static IResult Apply(HttpContext context, ImportJobs jobs, string school, string id, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] ApplyImport? request)
    {
        if (Seen(context, jobs, school, id) is not { } job) return Problem.NotFound(context, Name);
        return jobs.Apply(job, ImportRights.Of(context), request?.Corrections ?? Corrections.Keep)
            ? TypedResults.Accepted(AddressOf(job), InShort(context, jobs.Find(school, id) ?? job))
            : Problem.Of(context, 409, "not-checked",
                new($"导入任务的状态是 {Json.Word(job.State)}，不能确认", $"The import is {Json.Word(job.State)} and cannot be applied"),
                new("等试导入完成且没有错误；有错误时更正文件后重新上传。", "Wait until its dry run has ended without errors; with errors, correct the files and upload them again."),
                job is { State: ImportState.Refused, Report: { } report } ? [.. report.Errors.Select(FaultOf)] : null);
    }

    private static Fault FaultOf(ImportError error) => new(error.Place, error.Rule, error.Message, error.Remedy);

    private static IResult Cancel(HttpContext context, ImportJobs jobs, AuditLog audit, string school, string id)
    {
        if (Seen(context, jobs, school, id) is not { } job) return Problem.NotFound(context, Name);
        if (jobs.Cancel(job, connection => audit.Append(connection, Caller.CallerOf(context), "imports.cancel", school, id, null)))
            return TypedResults.Ok(InShort(context, job) with { State = ImportState.Cancelled });
        return Problem.Conflict(context, "not-waiting", new("导入正在写入，或已结束，不能放弃", "The import is being written, or is over, and cannot be given up"),
                new("等它完成；写入是一个整体，不会只写一半。", "Wait for it to end; it is written as a whole or not at all."));
    }

    private static ImportView View(HttpContext context, ImportJob job) => ImportView.Of(job, Problem.LanguageOf(context.Request), ImportRights.Of(context));

    // The report may hold pupils' data: it is shown where that is logged.
    private static ImportView InShort(HttpContext context, ImportJob job) => View(context, job) with { Report = null };

    private static string AddressOf(ImportJob job) => $"/api/v1/schools/{job.School}/imports/{job.Id}";
}
