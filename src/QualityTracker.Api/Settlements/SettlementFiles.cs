using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.Settlements;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Settlements;

/// <summary>A frozen settlement for finance: workbook and csv.</summary>
public static class SettlementFiles
{
    public static void MapSettlementFiles(this RouteGroupBuilder settlements)
    {
        settlements.MapGet("/{id}.xlsx", Workbook).Takes().RequireRateLimiting(Limits.Costly).WithName("settlements.workbook")
            .WithSummary("已冻结结算的工作簿 · The workbook of a frozen settlement").Produces<byte[]>(200, WorkbookFile.MediaType).ProducesProblem(409);
        settlements.MapGet("/{id}.csv", Csv).Takes().RequireRateLimiting(Limits.Costly).WithName("settlements.csv")
            .WithSummary("已冻结结算的 csv · A frozen settlement as csv").Produces<byte[]>(200, "text/csv").ProducesProblem(409);
    }

    private static IResult Workbook(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string id) =>
        With(context, database, frames, clock, school, id, (sheet, language) =>
            new WorkbookFile(SettlementWorkbook.Of(sheet, language), $"{school}-settlement-{sheet.Settlement.Number}.xlsx"));

    private static IResult Csv(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string id) =>
        With(context, database, frames, clock, school, id, (sheet, language) =>
        {
            using var bytes = new MemoryStream();
            CsvWriter.Write(bytes, SettlementWorkbook.People(sheet, language) with { Title = null, Notes = [] });
            return TypedResults.File(bytes.ToArray(), "text/csv; charset=utf-8", $"{school}-settlement-{sheet.Settlement.Number}.csv");
        });

    private static IResult With(
        HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string id, Func<SettlementSheet, Language, IResult> make) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var desk = new SettlementDesk(context, connection, frame, clock.GetUtcNow());
        if (desk.Find(id) is not { } stored) return Problem.NotFound(context, SettlementEndpoints.Name);
        return stored.Settlement.IsFrozen ? make(SheetOf(desk, stored), Problem.LanguageOf(context.Request)) : NotFrozen(context);
    });

    private static SettlementSheet SheetOf(SettlementDesk desk, StoredSettlement stored)
    {
        var settlement = stored.Settlement;
        return new()
        {
            School = desk.Frame.School,
            Settlement = settlement,
            Names = settlement.Lines.Select(line => line.Staff).Concat(settlement.Approvals.Select(each => each.By)).Append(settlement.PreparedBy).Distinct()
                .ToDictionary(staff => staff, staff => NamedPerson.Of(staff, desk.Frame).Name, StringComparer.Ordinal),
            Sums = [.. settlement.Lines.GroupBy(line => line.PayRun).OrderBy(sum => desk.RunOf(sum.Key).Term, StringComparer.Ordinal).ThenBy(sum => sum.Key, StringComparer.Ordinal).Select(sum =>
            {
                var (run, division) = (desk.RunOf(sum.Key), desk.DivisionOf(sum.First()));
                return new SettledSum(run.Id, run.Name, run.Term, division.Division.Version, division.Division.SealedOn, division.Pack, division.PackHash,
                    new Money(sum.Sum(line => line.Due.Cents)), new Money(sum.Sum(line => line.Paid.Cents)), new Money(sum.Sum(line => line.Amount.Cents)));
            })],
            Pools = settlement.Lines.DistinctBy(line => (line.PayRun, line.Pool)).ToDictionary(line => (line.PayRun, line.Pool), desk.PoolOf),
            Hash = SettlementEndpoints.HashOf(settlement),
        };
    }

    private static IResult NotFrozen(HttpContext context) => Problem.Conflict(context, "not-frozen",
        new("这次结算还没有审批完毕，不能下载", "The settlement does not have its two approvals yet and is not given out"),
        new("两人审批以后再下载。", "Fetch it once two people have approved it."));
}
