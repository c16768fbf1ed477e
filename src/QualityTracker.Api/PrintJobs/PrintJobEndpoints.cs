using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.PrintJobs;

/// <summary>Books, single files and pay workbooks over HTTP as jobs (打印任务): begun, watched, cancelled, fetched. Each is its maker's alone.</summary>
public static class PrintJobEndpoints
{
    private static readonly Text Name = new("打印任务", "print job");

    public static void MapPrintJobs(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/api/v1/schools/{school}/print-jobs").WithTags("print-jobs").WithMetadata(new StoresNothing()).Takes().ProducesProblem(404);
        jobs.MapPost("/", Create).RequireRateLimiting(Limits.Costly).WithName("print-jobs.create").WithSummary("开始打印 · Begin a print")
            .Produces<PrintJobView>(202).ProducesProblem(400).ProducesProblem(429);
        jobs.MapGet("/", List).WithName("print-jobs.list").WithSummary("我的打印任务 · List one's own prints").Produces<IReadOnlyList<PrintJobView>>();
        jobs.MapGet("/{id}", Get).WithName("print-jobs.read").WithSummary("打印任务的进度 · How far a print is").Produces<PrintJobView>();
        jobs.MapGet("/{id}/events", Events).WithName("print-jobs.events").WithSummary("打印的进度，事件流 · The progress of a print as a stream of events").IsJobStream();
        jobs.MapGet("/{id}/file", File).WithName("print-jobs.file").WithSummary("下载打好的文件 · Fetch the file").Produces<byte[]>(200, "application/octet-stream").ProducesProblem(409);
        jobs.MapPost("/{id}/cancel", Cancel).WithName("print-jobs.cancel").WithSummary("取消打印 · Cancel a print").Produces<PrintJobView>().ProducesProblem(409);
    }

    private static IResult Create(
        HttpContext context, Database database, FrameStore frames, SchoolPolicies policies, PrintJobs jobs, AuditLog audit, string school, CreatePrintJob request)
    {
        if (Gate.BeyondToken(context, request.Operation) is { } beyond) return beyond;
        if (!May(context, request)) return Gate.NotAllowed(context);
        var faults = database.Read(connection => frames.Read(connection, school) is { } frame ? request.FaultsIn(connection, frame, policies).ToList() : null);
        if (faults is null) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var job = jobs.Start(school, Caller.CallerOf(context).Account, request, Problem.LanguageOf(context.Request),
            (connection, id) => audit.Append(connection, Caller.CallerOf(context), "print-jobs.create", school, id, request));
        return job is null ? TooMany(context) : TypedResults.Accepted($"/api/v1/schools/{school}/print-jobs/{job.Id}", PrintJobView.Of(job));
    }

    private static IResult TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return Problem.Of(context, 429, "too-many-prints",
            new("正在等待的打印过多，未接收", "Too many prints are waiting; it was not taken"),
            new($"每所学校最多 {PrintJobs.MostOfSchool} 个、全部最多 {PrintJobs.MostOfAll} 个；半分钟后重试。",
                $"Up to {PrintJobs.MostOfSchool} of a school and {PrintJobs.MostOfAll} in all may wait; try again in half a minute."));
    }

    private static IResult List(HttpContext context, PrintJobs jobs, string school) =>
        TypedResults.Ok(jobs.Of(school).Where(job => IsSeen(context, job)).Select(PrintJobView.Of).ToList());

    private static IResult Get(HttpContext context, PrintJobs jobs, string school, string id) => Seen(context, jobs, school, id) is { } job
        ? TypedResults.Ok(PrintJobView.Of(job))
        : Problem.NotFound(context, Name);

    private static IResult Events(HttpContext context, PrintJobs jobs, string school, string id) => Seen(context, jobs, school, id) is { } job
        ? JobEvents.Of(context, () => Seen(context, jobs, school, id)?.Event)
        : Problem.NotFound(context, Name);

    private static IResult File(HttpContext context, Database database, PrintJobs jobs, AuditLog audit, string school, string id)
    {
        if (Seen(context, jobs, school, id) is not { } job) return Problem.NotFound(context, Name);
        if (job.State == PrintState.Done) database.Write(connection => audit.Append(connection, Caller.CallerOf(context), "print-jobs.file", school, id, job.Request));
        return jobs.Open(job) is { } file
            ? TypedResults.Stream(file, job.Request.MediaType, job.Request.FileNameIn(school))
            : Problem.Conflict(context, "not-done", new("文件还没有打好，或没有打成", "The file is not made yet, or was not made"), new("等任务完成后再下载；已取消的重新打印。", "Fetch it once the job is done; print it again if it was cancelled."));
    }

    private static IResult Cancel(HttpContext context, PrintJobs jobs, AuditLog audit, string school, string id)
    {
        if (Seen(context, jobs, school, id) is not { } job) return Problem.NotFound(context, Name);
        if (!jobs.Cancel(job, connection => audit.Append(connection, Caller.CallerOf(context), "print-jobs.cancel", school, id, null))) return Problem.Conflict(context, "not-busy", new("打印已结束，不能取消", "The print is over and cannot be cancelled"), new("直接下载，或重新打印。", "Fetch the file, or print again."));
        return TypedResults.Ok(PrintJobView.Of(jobs.Find(school, id) ?? job));
    }

    private static PrintJob? Seen(HttpContext context, PrintJobs jobs, string school, string id) => jobs.Find(school, id) is { } job && IsSeen(context, job) ? job : null;

    // Whoever may no longer read it at its own address may not fetch it here.
    private static bool IsSeen(HttpContext context, PrintJob job) =>
        job.By == Caller.CallerOf(context).Account && May(context, job.Request) && Gate.BeyondToken(context, job.Request.Operation) is null;

    private static bool May(HttpContext context, CreatePrintJob request) => Allowed.Of(context).RowsFor(request.Operation) is { WholeSchool: true };
}

/// <summary>A print as its maker sees it (打印任务).</summary>
public sealed record PrintJobView(
    string Id, PrintKind Kind, string Term, string? Policy, string? PayRun, string FileName, DateTimeOffset CreatedAt, PrintState State, int Done, int? OutOf,
    long? Size, Text? Reason, IReadOnlyList<string> MissingCharacters)
{
    public static PrintJobView Of(PrintJob job) => new(
        job.Id, job.Request.Kind, job.Request.Term, job.Request.Policy, job.Request.PayRun, job.Request.FileNameIn(job.School), job.CreatedAt, job.State, job.Done, job.Of,
        job.Size, job.Reason, job.MissingCharacters);
}
