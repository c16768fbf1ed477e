using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.HandIns;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.HandIns;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.SchoolReports;

namespace QualityTracker.Api.SchoolReports;

/// <summary>A school's reports over HTTP (报表): which there are and what is to be handed in, and each as PDF and workbook.</summary>
public static class SchoolReportEndpoints
{

    public static void MapSchoolReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/api/v1/schools/{school}/reports/{term}").WithTags("school-reports").ProducesProblem(404);
        reports.MapGet("/", List).Takes().WithName("school-reports.list").WithSummary("一学期的报表及报送情况 · A term's reports and what is to be handed in").Produces<SchoolReportsView>();
        var made = reports.MapGroup("").Takes("month", "quarter").RequireRateLimiting(Limits.Costly).ProducesProblem(422);
        made.MapGet("/{report}.pdf", Print).WithName("school-reports.pdf").WithSummary("一份报表，PDF · A report as PDF").Produces<byte[]>(200, "application/pdf");
        made.MapGet("/{report}.xlsx", Write).WithName("school-reports.workbook").WithSummary("一份报表，工作簿 · A report as a workbook").Produces<byte[]>(200, WorkbookFile.MediaType);
    }

    private static IResult List(HttpContext context, Database database, EvaluationStore evaluations, SchoolReportDesk desk, string school, string term) => database.Read<IResult>(connection =>
    {
        if (evaluations.Read(connection, school, term, null) is not { } evaluated) return Problem.NotFound(context, EvaluationEndpoints.Missing);
        var (today, handIns) = (desk.Today(evaluated), HandInStore.Of(connection, school, term));
        var allowed = Allowed.Of(context);
        return TypedResults.Ok(new SchoolReportsView(term, today, PolicyView.Of(evaluated.Pack),
        [
            .. ReportOutline.All.Where(outline => IsFor(allowed, outline.Kind))
                .Select(outline => SchoolReportView.Of(
                    outline, evaluated.Pack, desk.PartsOf(evaluated, outline.Span), outline.Kind == ReportKind.Ethics || evaluated.Evaluation.People.Count > 0, handIns, today))
                .OrderBy(report => report.State == HandInState.Overdue ? 0 : 1).ThenBy(report => report.NextDue ?? DateOnly.MaxValue).ThenBy(report => report.Report),
        ]));
    });

    private static IResult Print(HttpContext context, Database database, EvaluationStore evaluations, SchoolReportDesk desk, string school, string term, string report, string? month, string? quarter) =>
        With(context, database, evaluations, desk, school, term, report, month, quarter, made =>
            PrintedFile.Of(made.Page ?? made.Report.Document(Problem.LanguageOf(context.Request)), made.Name + ".pdf"));

    private static IResult Write(HttpContext context, Database database, EvaluationStore evaluations, SchoolReportDesk desk, string school, string term, string report, string? month, string? quarter) =>
        With(context, database, evaluations, desk, school, term, report, month, quarter, made =>
            new WorkbookFile(made.Report.Workbook(Problem.LanguageOf(context.Request)), made.Name + ".xlsx"));

    // What is the principal's alone is not there for anybody else.
    private static bool IsFor(Allowed allowed, ReportKind kind) => kind != ReportKind.Ethics || allowed.RowsFor("conduct-reports.pdf") is not null;

    private static IResult With(HttpContext context, Database database, EvaluationStore evaluations, SchoolReportDesk desk, string school, string term, string report, string? month, string? quarter, Func<Made, IResult> answer)
    {
        var allowed = Allowed.Of(context);
        if (!PackWord.TryRead<ReportKind>(report, out var kind) || !IsFor(allowed, kind)) return NoSuchReport(context, allowed);
        var found = database.Read<(Made? Made, IResult? Refusal)>(connection =>
        {
            if (evaluations.Read(connection, school, term, null) is not { } evaluated) return (null, Problem.NotFound(context, EvaluationEndpoints.Missing));
            var span = ReportOutline.Of(kind).Span;
            if ((span == ReportSpan.Month ? quarter : span == ReportSpan.Quarter ? month : month ?? quarter) is not null) return (null, NotItsPart(context, span));
            var parts = desk.PartsOf(evaluated, span);
            var asked = span == ReportSpan.Month ? month : quarter;
            var part = asked is null ? (parts.Count == 0 ? null : parts[^1]) : parts.FirstOrDefault(each => each.Code == asked);
            if (asked is not null && part is null) return (null, NoSuchPart(context, span, parts));
            var page = kind == ReportKind.Ethics ? desk.EthicsPage(connection, school, part!)!.Document(Problem.LanguageOf(context.Request)) : null;
            return (new(desk.Make(connection, evaluated, kind, part), page, string.Join('-', new[] { school, term, report, part?.Code }.OfType<string>())), null);
        });
        return found.Refusal ?? answer(found.Made!);
    }

    private static IResult NoSuchReport(HttpContext context, Allowed allowed)
    {
        var known = ReportOutline.All.Where(outline => IsFor(allowed, outline.Kind)).ToList();
        return Problem.Of(context, 404, "known-report", new("没有这个报表", "There is no such report"), new(
            $"可用：{string.Join("、", known.Select(each => $"{PackWord.Of(each.Kind)}（{Names.Of(each.Kind).Zh}）"))}。", $"Use one of: {string.Join(", ", known.Select(each => PackWord.Of(each.Kind)))}."));
    }

    private static IResult NotItsPart(HttpContext context, ReportSpan span) => Problem.Of(context, 422, "report-span",
        new($"此报表按{Names.Of(span).Zh}制作", $"This report is made for a {Names.Of(span).En}"),
        span == ReportSpan.Term ? new("不要写 month 或 quarter。", "Leave month and quarter out.")
            : new($"只写 {PackWord.Of(span)}。", $"Name {PackWord.Of(span)} alone."));

    private static IResult NoSuchPart(HttpContext context, ReportSpan span, IReadOnlyList<TermPart> parts)
    {
        var known = string.Join(", ", parts.Select(part => part.Code));
        return Problem.Of(context, 422, "known-" + PackWord.Of(span),
            new($"不是本学期已开始的{Names.Of(span).Zh}", $"This is no {Names.Of(span).En} of the term that has begun"), new($"可用：{known}。", $"Use one of: {known}."));
    }

    // The page of a report that has a layout of its own, else null.
    private sealed record Made(SchoolReport Report, QualityTracker.Reports.Layout.Document? Page, string Name);
}
