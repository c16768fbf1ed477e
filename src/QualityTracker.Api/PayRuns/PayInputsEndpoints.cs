using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Posts;
using QualityTracker.Reports.PayRuns;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.PayRuns;

/// <summary>What a pay run divides into (绩效核算): as JSON, workbook and csv.</summary>
public static class PayInputsEndpoints
{

    public static void MapPayInputs(this IEndpointRouteBuilder routes)
    {
        var runs = routes.MapGroup("/api/v1/schools/{school}/pay-runs/{id}").WithTags("pay-runs").RequireRateLimiting(Limits.Costly).Takes("policy").ProducesProblem(404);
        runs.MapGet("/inputs", Inputs).WithName("pay-runs.inputs").WithSummary("绩效核算结果 · What the pay run divides into").Produces<PayInputsView>();
        runs.MapGet("/inputs.xlsx", Workbook).WithName("pay-runs.workbook").WithSummary("绩效核算工作簿 · The pay workbook").Produces<byte[]>(200, WorkbookFile.MediaType).ProducesProblem(409);
        runs.MapGet("/inputs.csv", Csv).WithName("pay-runs.csv").WithSummary("绩效核算 csv · The pay inputs as csv").Produces<byte[]>(200, "text/csv").ProducesProblem(409);
    }

    private static IResult Inputs(HttpContext context, Database database, EvaluationStore store, string school, string id, string? policy) =>
        With(context, database, store, school, id, policy, (_, _, inputs, _) => TypedResults.Ok(PayInputsView.Of(inputs, Allowed.Of(context).Rows.HasPerson)));

    private static IResult Workbook(HttpContext context, Database database, EvaluationStore store, string school, string id, string? policy) =>
        With(context, database, store, school, id, policy, (evaluated, run, inputs, language) =>
        {
            if (inputs.Refusal is { } refusal) return Refused(context, refusal);
            return new WorkbookFile(PayWorkbook.Of(inputs, run, evaluated.Frame, evaluated.Pack, evaluated.Evaluation.Parameters, language, evaluated.Evaluation.Adoption), $"{school}-{run.Term}-pay.xlsx");
        });

    private static IResult Csv(HttpContext context, Database database, EvaluationStore store, string school, string id, string? policy) =>
        With(context, database, store, school, id, policy, (evaluated, run, inputs, language) =>
        {
            if (inputs.Refusal is { } refusal) return Refused(context, refusal);
            using var bytes = new MemoryStream();
            CsvWriter.Write(bytes, PayWorkbook.People(inputs, run, evaluated.Frame, language) with { Title = null });
            return TypedResults.File(bytes.ToArray(), "text/csv; charset=utf-8", $"{school}-{run.Term}-pay.csv");
        });

    private static IResult With(
        HttpContext context, Database database, EvaluationStore store, string school, string id, string? policy,
        Func<EvaluatedTerm, PayRun, PayInputs, Language, IResult> make) =>
        database.Read<IResult>(connection =>
        {
            var stored = new Records.RecordStore<PayRun>(RecordPayRun.Kind).Find(connection, school, id);
            if (stored is null || stored.State.VoidedAt is not null) return Problem.NotFound(context, RecordPayRun.Kind.Name);
            if (store.Read(connection, school, stored.Record.Term, policy) is not { } evaluated) return Problem.NotFound(context, EvaluationEndpoints.Missing);
            var inputs = Core.Pay.PayInputs.Of(evaluated.Evaluation, stored.Record, evaluated.Pack, evaluated.Frame);
            return make(evaluated, stored.Record, inputs, Problem.LanguageOf(context.Request));
        });

    private static IResult Refused(HttpContext context, Text refusal) => Problem.Conflict(context, "pools-pass-total", refusal,
        new("更改核算总额或津贴标准后重试。", "Change the run's total or the allowance and try again."));
}

/// <summary>A pay run divided, in short (核算结果). Money in cents.</summary>
public sealed record PayInputsView(
    string PayRun, string Term, string Policy, string PolicyHash, Text? Refusal, bool Balanced, long TotalCents, long AfterSchoolCents, long PaidCents,
    IReadOnlyList<PoolView> Pools, IReadOnlyList<PersonPayView> People)
{
    /// <summary>The pools, and the lines of those who may be seen.</summary>
    public static PayInputsView Of(PayInputs inputs, Func<string, bool> isSeen) => new(
        inputs.PayRun, inputs.Term, inputs.Pack, inputs.PackHash, inputs.Refusal, inputs.Balances, inputs.Total.Cents, inputs.AfterSchool.Cents, inputs.Paid.Cents,
        [.. inputs.Pools.Select(pool => new PoolView(pool.Id, pool.Title, pool.Basis, pool.Total.Cents, pool.Paid.Cents, pool.Undivided.Cents))],
        [.. inputs.People.Where(person => isSeen(person.Staff)).Select(person => new PersonPayView(
            person.Staff, person.Name, person.Posts, person.Vetoed,
            [.. person.Parts.Select(part => new PartView(part.Pool, part.Points, part.Amount.Cents))], person.Sum.Cents))]);
}

/// <summary>A pool (资金池).</summary>
public sealed record PoolView(string Id, Text Name, Text Basis, long TotalCents, long PaidCents, long UndividedCents);

/// <summary>What one person gets.</summary>
public sealed record PersonPayView(string Staff, string Name, IReadOnlyList<PostKind> Posts, bool Vetoed, IReadOnlyList<PartView> Parts, long SumCents);

/// <summary>A person's part of a pool, with the points it was divided by.</summary>
public sealed record PartView(string Pool, decimal Points, long Cents);
