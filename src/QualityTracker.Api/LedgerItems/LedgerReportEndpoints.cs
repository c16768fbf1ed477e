using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Terms;
using QualityTracker.Core.LedgerItems;
using QualityTracker.Reports.LedgerItems;

namespace QualityTracker.Api.LedgerItems;

/// <summary>The five lists of a term as PDF and workbook (五张清单).</summary>
internal static class LedgerReportEndpoints
{
    public static void MapLedgerReports(this RouteGroupBuilder school)
    {
        school.MapGet("/quality-ledgers/{term}.pdf", Print).RequireRateLimiting(Limits.Costly).WithName("quality-ledgers.pdf")
            .WithSummary("质量台账五张清单，PDF · The five lists of the quality ledger as PDF").Produces<byte[]>(200, "application/pdf");
        school.MapGet("/quality-ledgers/{term}.xlsx", Book).RequireRateLimiting(Limits.Costly).WithName("quality-ledgers.workbook")
            .WithSummary("质量台账五张清单，工作簿 · The five lists of the quality ledger as a workbook").Produces<byte[]>(200, WorkbookFile.MediaType);
    }

    private static IResult Print(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term) =>
        Of(database, frames, clock, school, term) is { } report ? PrintedFile.Of(report.Document(Problem.LanguageOf(context.Request)), $"{school}-{term}-ledger.pdf") : NotFound(context);

    private static IResult Book(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term)
    {
        if (Of(database, frames, clock, school, term) is not { } report) return NotFound(context);
        return new WorkbookFile(report.Workbook(Problem.LanguageOf(context.Request)), $"{school}-{term}-ledger.xlsx");
    }

    private static LedgerReport? Of(Database database, FrameStore frames, TimeProvider clock, string school, string term) => database.Read(connection =>
        frames.Read(connection, school) is { } frame && frame.Terms.TryGetValue(term, out var of)
            ? new LedgerReport(frame, QualityLedger.Of(of, LedgerEndpoints.Today(frame, clock), LedgerStore.Of(connection, school, of).Select(each => each.Record)))
            : null);

    private static IResult NotFound(HttpContext context) => Problem.NotFound(context, RecordTerm.Kind.Name);
}
