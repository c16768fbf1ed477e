using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Audit;

/// <summary>The log over HTTP: search, download, verification. Looking into it is logged too.</summary>
public static class AuditEndpoints
{
    private static readonly string[] Filters = ["school", "account", "name", "action", "record", "since", "until"];

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/v1").WithTags("audit").ProducesProblem(400);
        audit.MapGet("/audit", Search).Takes([.. Filters, "cursor", "limit"]).WithName("audit.search")
            .WithSummary("查询审计日志，从新到旧 · Search the audit log, newest first").Produces<AuditPage>();
        audit.MapGet("/audit.csv", Download).RequireRateLimiting(Limits.Costly).Takes(Filters).WithName("audit.csv")
            .WithSummary("下载审计日志的查询结果 · Download a search of the audit log").Produces<byte[]>(200, "text/csv");
        audit.MapGet("/audit/verification", Verify).RequireRateLimiting(Limits.Costly).Takes("head").WithName("audit.verify")
            .WithSummary("核对审计日志 · Verify the audit log").Produces<AuditVerification>();
    }

    private static IResult Search(
        HttpContext context, Database database, AuditLog log, AuditActions actions, FrameStore frames, TimeProvider clock,
        string? school, string? account, string? name, string? action, string? record, string? since, string? until, string? cursor, string? limit) =>
        With(context, database, actions, query =>
        {
            var found = database.Read(connection =>
            {
                var sight = new AuditSight(Caller.CallerOf(context), frames, connection, clock.GetUtcNow());
                return AuditSearchStore.Find(connection, query, query.Limit + 1, sight).ToList();
            });
            var page = found.Take(query.Limit).ToList();
            Looked(context, database, log, query, page.Count, page.FirstOrDefault()?.Seq, page.LastOrDefault()?.Seq);
            return TypedResults.Ok(new AuditPage(
                [.. page.Select(entry => AuditEntryView.Of(entry, actions))], found.Count > query.Limit ? page[^1].Seq.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
        });

    private static IResult Download(
        HttpContext context, Database database, AuditLog log, AuditActions actions, FrameStore frames, TimeProvider clock,
        string? school, string? account, string? name, string? action, string? record, string? since, string? until) =>
        With(context, database, actions, query =>
        {
            using var bytes = new MemoryStream();
            var (rows, first, last) = (0, (long?)null, (long?)null);
            IEnumerable<FoundEntry> Counted(DbConnection connection)
            {
                var sight = new AuditSight(Caller.CallerOf(context), frames, connection, clock.GetUtcNow());
                foreach (var entry in AuditSearchStore.Find(connection, query, AuditTable.MostRows, sight))
                {
                    (rows, first, last) = (rows + 1, first ?? entry.Seq, entry.Seq);
                    yield return entry;
                }
            }

            database.Read(connection =>
            {
                CsvWriter.Write(bytes, AuditTable.Of(Counted(connection), Problem.LanguageOf(context.Request)));
                return rows;
            });
            Looked(context, database, log, query, rows, first, last);
            return TypedResults.File(bytes.ToArray(), "text/csv; charset=utf-8", "audit.csv");
        });

    private static IResult Verify(HttpContext context, Database database, string? head)
    {
        if (head is null) return TypedResults.Ok(new AuditVerifier(database).Verify());
        return AuditVerifier.TryReadHead(head, out var expected)
            ? TypedResults.Ok(new AuditVerifier(database).Verify(expected))
            : Problem.Invalid(context, new Fault("head", "head", new("须写成 编号:64 位十六进制数", "must be a number, a colon and 64 hexadecimal digits"), Rules.CorrectIt));
    }

    // An administrator of some schools sees their entries only.
    private static IResult With(HttpContext context, Database database, AuditActions actions, Func<AuditQuery, IResult> answer)
    {
        var faults = new List<Fault>();
        var school = context.Request.Query["school"].ToString();
        var days = new SchoolDay(database.Read(connection => FrameStore.Find(connection, school)));
        var query = AuditQuery.Read(context.Request.Query, days, faults).InWords(actions);
        return faults.Count > 0
            ? Problem.Invalid(context, faults)
            : answer(query with { Schools = SchoolsOf(context, database) });
    }

    private static List<string>? SchoolsOf(HttpContext context, Database database)
    {
        var allowed = AllowedSchools.Of(context);
        return allowed.Everywhere ? null : [.. database.Read(allowed.Schools).Select(school => school.Id)];
    }

    private static void Looked(HttpContext context, Database database, AuditLog log, AuditQuery query, int rows, long? newest, long? oldest) =>
        database.Write(connection => log.Append(
            connection, Caller.CallerOf(context), context.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, query.School, null,
            new { Query = PupilReads.QueryOf(context.Request.Query), Rows = rows, Newest = newest, Oldest = oldest }));
}
