using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.ConductCases;

namespace QualityTracker.Api.ConductCases;

/// <summary>Reports on professional ethics over HTTP (师德情况报告; clause X11): of a quarter in numbers, of a case at once.</summary>
public static class ConductReportEndpoints
{
    private static readonly DutyKind[] Studies = [DutyKind.EthicsStudy, DutyKind.EthicsOath, DutyKind.EthicsActivity, DutyKind.EthicsCommitment];

    public static void MapConductReports(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/schools/{school}").WithTags("conduct-cases").Takes().ProducesProblem(404);
        school.MapGet("/conduct-reports/{year}/{quarter}", Read).WithName("conduct-reports.read").WithSummary("一季度的师德情况，只有数字 · Professional ethics in a quarter, in numbers alone").Produces<ConductReportView>();
        school.MapGet("/conduct-reports/{year}/{quarter}.pdf", Print).RequireRateLimiting(Limits.Costly).WithName("conduct-reports.pdf")
            .WithSummary("师德情况季度报告，一页 PDF · The quarter's report on professional ethics as a page of PDF").Produces<byte[]>(200, "application/pdf");
        school.MapGet("/conduct-cases/{id}/report.pdf", AtOnce).RequireRateLimiting(Limits.Costly).WithName("conduct-cases.report")
            .WithSummary("师德案件即时报告，一页 PDF · The report of a conduct case at once, a page of PDF").Produces<byte[]>(200, "application/pdf");
    }

    private static IResult Read(HttpContext context, Database database, FrameStore frames, string school, int year, int quarter) =>
        Of(database, frames, school, year, quarter) is { } found ? TypedResults.Ok(ConductReportView.Of(found)) : Problem.NotFound(context, new("季度", "quarter"));

    private static IResult Print(HttpContext context, Database database, FrameStore frames, string school, int year, int quarter) =>
        Of(database, frames, school, year, quarter) is { } found
            ? PrintedFile.Of(found.Document(Problem.LanguageOf(context.Request)), $"{school}-conduct-{year}-{quarter}.pdf")
            : Problem.NotFound(context, new("季度", "quarter"));

    private static IResult AtOnce(HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, string id)
    {
        var page = database.Read(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return null;
            var today = ConductCaseEndpoints.Today(frame, clock);
            return ConductCaseEndpoints.Found(context, connection, frame, today, id) is { } found && new CaseSight(Allowed.Of(context), frame, today).Handles(found.Kept.Case.Staff)
                ? new CaseReportPage(frame, found.Kept.Case, today) : null;
        });
        if (page is null) return Problem.NotFound(context, ConductCaseEndpoints.Name);
        database.Write(connection => audit.Append(connection, Caller.CallerOf(context), "conduct-cases.report", school, id, null));
        return PrintedFile.Of(page.Document(Problem.LanguageOf(context.Request)), $"{school}-conduct-case-{id[..8]}.pdf");
    }

    private static ConductReportPage? Of(Database database, FrameStore frames, string school, int year, int quarter) =>
        year is < 1990 or > 2100 || quarter is < 1 or > 4 ? null : database.Read(connection => Of(connection, frames, school, year, quarter));

    /// <summary>A quarter's page; null when the school is not there.</summary>
    public static ConductReportPage? Of(DbConnection connection, FrameStore frames, string school, int year, int quarter)
    {
        if (frames.Read(connection, school) is not { } frame) return null;
        var report = ConductReport.Of([.. ConductCaseStore.All(connection, school).Select(each => each.Case)], year, quarter);
        var (since, until) = ConductReportPage.DaysOf(year, quarter);
        var duties = ConductCaseStore.Duties(connection, school, since, until);
        return new ConductReportPage(frame, report, [.. Studies.Select(kind => (kind, duties.Where(duty => duty.Kind == kind).ToList()))
            .Select(each => new StudyCount(each.kind, each.Item2.Count, each.Item2.Select(duty => duty.Staff).OfType<string>().Distinct().Count()))]);
    }
}

/// <summary>The report of a quarter (师德情况季度报告), nobody by name.</summary>
public sealed record ConductReportView(
    int Year, int Quarter, DateOnly Since, DateOnly Until, int Opened, int Cleared, IReadOnlyList<BreachCountView> Decided, int Appealed, int Overturned, int Running, IReadOnlyList<StudyCountView> Studies)
{
    public static ConductReportView Of(ConductReportPage page)
    {
        var (report, days) = (page.Report, ConductReportPage.DaysOf(page.Report.Year, page.Report.Quarter));
        return new(report.Year, report.Quarter, days.Since, days.Until, report.Opened, report.Cleared, [.. report.Decided.Select(each => new BreachCountView(each.Kind, Names.Of(each.Kind), each.Cases))],
            report.Appealed, report.Overturned, report.Running, [.. page.Studies.Select(each => new StudyCountView(each.Kind, Names.Of(each.Kind), each.Times, each.People))]);
    }
}

/// <summary>Breaches decided, of one kind (各类违规数).</summary>
public sealed record BreachCountView(BreachKind Kind, Text KindName, int Cases);

/// <summary>Studies, oaths, activities and commitments recorded (师德学习等登记数).</summary>
public sealed record StudyCountView(DutyKind Kind, Text KindName, int Times, int People);
