using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Attachments;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Backups;
using QualityTracker.Api.CalendarFeeds;
using QualityTracker.Api.Calendars;
using QualityTracker.Api.Classes;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.CountyBundles;
using QualityTracker.Api.Duties;
using QualityTracker.Api.Enrolments;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Api.ExamReflections;
using QualityTracker.Api.ExamReports;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Exports;
using QualityTracker.Api.HandIns;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Integrity;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.LedgerItems;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Operating;
using QualityTracker.Api.Pace;
using QualityTracker.Api.Pairings;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Posts;
using QualityTracker.Api.Policies;
using QualityTracker.Api.PrintJobs;
using QualityTracker.Api.Privacy;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Records;
using QualityTracker.Api.Reference;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.SchoolReports;
using QualityTracker.Api.Schools;
using QualityTracker.Api.ScoreSheets;
using QualityTracker.Api.Settlements;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Subjects;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Terms;
using QualityTracker.Api.Timetable;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Api.TutoringBooks;
using QualityTracker.Api.Web;
using QualityTracker.Api.WhatIfs;
using QualityTracker.Api.WorkingWeeks;
using IPAddress = System.Net.IPAddress;

namespace QualityTracker.Api;

/// <summary>What the web program is made of: a table of contents.</summary>
public static class App
{
    /// <summary>The address when ASPNETCORE_URLS names none: this machine alone.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>The largest request body that is no upload, in bytes.</summary>
    public const long LargestBody = 1024 * 1024;

    /// <summary>The program; <paramref name="wall"/> is another clock than the machine's, <paramref name="adjust"/> has the last word on its services.</summary>
    public static WebApplication Build(
        Database database, string[] args, string? address = null, TimeProvider? wall = null, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (address is not null || string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(address ?? DefaultAddress);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.AddLogFormat();
        builder.Logging.AddFilter("Quartz", LogLevel.Error).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting", LogLevel.Warning);

        // Why it did not start is told by who started it, in a line; what happens afterwards is logged.
        var started = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= (started ? LogLevel.Information : LogLevel.Critical));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<Unreadable>();
        builder.Services.AddSingleton<TimeProvider>(new SteadyClock(wall ?? TimeProvider.System, SessionStore.LatestKnown(database)));
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<AuditActions>();
        builder.Services.AddSingleton<FrameStore>();
        builder.Services.AddSingleton<KeptPages>();
        builder.Services.AddSingleton<SchoolPolicies>();
        builder.Services.AddSingleton<EvaluationStore>();
        builder.Services.AddSingleton<AnalysisStore>();
        builder.Services.AddSingleton<PaceStore>();
        builder.Services.AddSingleton<SchoolReportDesk>();
        builder.Services.AddSingleton<BundleMaking>();
        builder.Services.AddSingleton<TriedRecords>();
        builder.Services.AddSingleton<Importer>();
        builder.Services.AddSingleton<OpenStreams>();
        builder.Services.AddSingleton<BallotDesk>();
        builder.Services.AddSingleton<PupilErasure>();
        builder.Services.AddSingleton<JobRunner>();
        builder.Services.AddSingleton<JobTidying>();
        builder.Services.AddSingleton<JobSchedule>();
        builder.Services.AddHostedService(services => services.GetRequiredService<JobSchedule>());
        builder.Services.AddSingleton<JobWork, ImportWork>();
        builder.Services.AddSingleton<ImportJobs>();
        builder.Services.AddSingleton<IKeptJobs>(services => services.GetRequiredService<ImportJobs>());
        builder.Services.AddSingleton(ArchiveFolder.Of(database));
        builder.Services.AddSingleton<Printer>();
        builder.Services.AddSingleton<JobWork, PrintWork>();
        builder.Services.AddSingleton<PrintJobs.PrintJobs>();
        builder.Services.AddSingleton<IKeptJobs>(services => services.GetRequiredService<PrintJobs.PrintJobs>());
        builder.Services.AddSingleton<AttachmentFiles>();
        builder.Services.AddSingleton(BackupSettings.Of(builder.Configuration, builder.Environment, database));
        builder.Services.AddSingleton<BackupDesk>();
        builder.Services.AddHostedService<BackupService>();
        builder.AddHealth(database);
        builder.AddTelemetry();
        builder.AddSlowStatementLog();
        builder.AddGracefulStop();
        builder.AddServiceManager();
        builder.AddAccounts(database);
        builder.Services.AddApiReference();
        builder.Services.AddWebClient();
        adjust?.Invoke(builder.Services);

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => started = true);
        if (database is PostgresDatabase shared) ProtectionKeys.MakeFirst(app.Services, shared);
        app.Services.GetRequiredService<AuditLog>().Begin();
        app.UseSlowStatementLog(database);
        app.UseTelemetry();
        app.UseGracefulStop();
        app.UseHealth();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = Unreadable.StatusOf, SuppressDiagnosticsCallback = _ => true });
        app.Use(Guard);
        OpenedArchive.Guard(app);
        app.UseWebClient();
        app.UseAccounts();
        app.UseGate();
        app.MapStartPage();
        app.MapAccounts();
        app.MapSchools();
        app.MapRecords(RecordTerm.Kind);
        app.MapRecords(RecordCalendarDay.Kind);
        app.MapRecords(RecordSubject.Kind);
        app.MapRecords(RecordStaffMember.Kind);
        app.MapRecords(RecordPost.Kind);
        app.MapRecords(RecordPairing.Kind);
        app.MapRecords(RecordClass.Kind);
        app.MapRecords(RecordPupil.Kind);
        app.MapRecords(RecordEnrolment.Kind);
        app.MapRecords(RecordTeachingAssignment.Kind);
        app.MapRecords(RecordTimetableEntry.Kind);
        app.MapRecords(RecordLessonObservation.Kind);
        app.MapRecords(RecordTeachingHours.Kind);
        app.MapRecords(RecordDuty.Kind);
        app.MapRecords(RecordTutoringPlan.Kind);
        app.MapRecords(RecordTutoringSession.Kind);
        app.MapRecords(RecordExam.Kind);
        app.MapRecords(RecordExamReflection.Kind);
        app.MapRecords(RecordLedgerItem.Kind);
        app.MapRecords(RecordTuitionCount.Kind);
        app.MapRecords(RecordConductDecision.Kind);
        app.MapRecords(RecordPayRun.Kind);
        app.MapRecords(RecordHandIn.Kind);
        app.MapObservations();
        app.MapRecordKinds();
        app.MapScores();
        app.MapExamClosings();
        app.MapScoreSheets();
        app.MapExamAnalyses();
        app.MapExamReports();
        app.MapTutoringBooks();
        app.MapQualityLedgers();
        app.MapSchoolReports();
        app.MapPayInputs();
        app.MapSettlements();
        app.MapPolicies();
        app.MapSchoolPolicies();
        app.MapPolicyDrafts();
        app.MapPolicyAdoptions();
        app.MapEvaluations();
        app.MapPace();
        app.MapWorkingWeeks();
        app.MapTutoringBoards();
        app.MapIntegrity();
        app.MapCalendarFeeds();
        app.MapExplanations();
        app.MapSheets();
        app.MapSheetArchives();
        app.MapSeals();
        app.MapSheetSteps();
        app.MapWhatIfs();
        app.MapPrintJobs();
        app.MapReviewRounds();
        app.MapReviewResults();
        app.MapBallots();
        app.MapBallotPage();
        app.MapAttachments();
        app.MapConductCases();
        app.MapConductReports();
        app.MapCountyBundles();
        app.MapCountyImports();
        app.MapComparisons();
        app.MapImports();
        app.MapExports();
        app.MapEdFiExports();
        app.MapBackups();
        app.MapRosterExports();
        app.MapAudit();
        app.MapPrivacy();
        app.MapApiReference();
        ParallelEndpoints.Build(app);
        return app;
    }

    // What somebody signed in was shown stays in no cache of a shared computer.
    private static bool IsPrivate(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && Caller.CallerOf(context).IsSignedIn;

    // While only this machine is served, another site's name that leads here (DNS rebinding) is no way in.
    private static bool IsOwnHost(HttpContext context)
    {
        if (context.Connection.LocalIpAddress is not { } address || !IPAddress.IsLoopback(address)) return true;
        var host = context.Request.Host.Host;
        if (host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named))) return true;
        var allowed = context.RequestServices.GetRequiredService<IConfiguration>()["AllowedHosts"]?.Split(';', StringSplitOptions.TrimEntries) ?? [];
        return allowed.Contains("*") || allowed.Contains(host, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Answers what no handler answers with problem details, keeps browsers from guessing types or framing pages,
    /// and refuses what comes over the network unencrypted and writes that another site's page makes a browser send.
    /// </summary>
    private static async Task Guard(HttpContext context, RequestDelegate next)
    {
        // Only when the answer starts: an error clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (headers.CacheControl.Count == 0) headers.CacheControl = IsPrivate(context) ? "no-store" : "no-cache";
            headers.ContentSecurityPolicy = WebClient.PolicyFor(context);
            return Task.CompletedTask;
        });
        if (!IsOwnHost(context))
        {
            await Problem.Of(context, 403, "host",
                new("不以这个主机名提供服务", "This host name is not served"),
                new("用本机地址访问；经代理访问时，在 AllowedHosts 中写明主机名。", "Use this machine's address; behind a proxy, name the host in AllowedHosts.")).ExecuteAsync(context);
            return;
        }

        if (!context.Request.IsHttps && context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from))
        {
            await Problem.Of(context, 403, "https",
                new("只通过 HTTPS 提供服务", "This is served over HTTPS only"),
                new("用 https 地址访问；管理员须在反向代理中启用 TLS，并在 Proxies 中写明代理的地址。", "Use the https address; the administrator sets up TLS in a reverse proxy and names the proxy's address in Proxies.")).ExecuteAsync(context);
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            await Problem.Of(context, 403, "cross-site",
                new("不接受其他网站发起的写入", "Writes begun by another site are refused"),
                new("在本系统页面内操作。", "Use this system's own pages.")).ExecuteAsync(context);
            return;
        }

        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null }) await Problem.OfStatus(context).ExecuteAsync(context);
    }
}
