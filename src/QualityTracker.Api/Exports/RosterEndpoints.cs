using System.Globalization;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.OneRoster;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Terms;

namespace QualityTracker.Api.Exports;

/// <summary>The roster for other systems over HTTP (名册导出).</summary>
public static class RosterEndpoints
{
    private const string Zip = "application/zip";

    public static void MapRosterExports(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/schools/{school}/exports/oneroster.zip", Read)
        .WithTags("exports").Takes("version", "day").RequireRateLimiting(Limits.Costly).ProducesProblem(400).ProducesProblem(404).WithName("exports.oneroster")
        .WithSummary("某一天的名册，OneRoster csv 包 · The roster on a day, as a OneRoster csv bundle")
        .WithDescription("version 为 1.1 或 1.2（默认），day 默认今天；行政班为 homeroom，各班各科为 scheduled · version is 1.1 or 1.2 (the default), day today by default; classes are homerooms, subjects taught to them scheduled classes")
        .Produces<byte[]>(200, Zip).LogsPupils((ExportedFile file) => file.Pupils);

    private static IResult Read(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string? version, string? day) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var faults = new List<Fault>();
        var of = version ?? OneRosterLayout.Versions[^1];
        if (!OneRosterLayout.Versions.Contains(of)) faults.Add(new("version", "choice", new("只能是 1.1 或 1.2", "must be 1.1 or 1.2"), Rules.CorrectIt));
        var on = SchoolDay.Of(frame.School).Of(clock.GetUtcNow());
        if (day is not null && !DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out on))
            faults.Add(new("day", "date", new("不是日期", "is not a date"), new("写成 2025-09-01", "write it as 2025-09-01")));
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        if (frame.TermAt(on) is not { } term) return Problem.NotFound(context, RecordTerm.Kind.Name);
        if (!term.Contains(on) && day is null) on = on < term.FirstDay ? term.FirstDay : term.LastDay;
        var export = new RosterExport(frame, term, on, of);
        return ExportedFile.Of(Zip, $"{school}-oneroster-{of}-{on:yyyy-MM-dd}.zip", export.Pupils, stream => RecordExport.WriteZip(stream, export.Tables(), mark: false));
    });
}
