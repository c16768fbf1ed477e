using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.WhatIfs;
using QualityTracker.Reports.WhatIfs;

namespace QualityTracker.Api.WhatIfs;

/// <summary>Trial calculations (试算): another pack, or other values of its parameters, over a term. Nothing of them is stored.</summary>
public static class WhatIfEndpoints
{

    public static void MapWhatIfs(this IEndpointRouteBuilder routes)
    {
        var tries = routes.MapGroup("/api/v1/schools/{school}/what-ifs").WithTags("what-ifs").RequireRateLimiting(Limits.Costly).WithMetadata(new StoresNothing()).ProducesProblem(404);
        tries.MapGet("/{term}", Choices).WithName("what-ifs.choices").WithSummary("可试算的内容：考核办法、参数与核算 · What can be tried: packs, parameters and pay runs")
            .Takes("policy").Produces<WhatIfChoices>();
        tries.MapPost("/{term}", Compare).WithName("what-ifs.compare").WithSummary("试算：另一考核办法或参数下每人的变化，不保存 · Try another pack or other parameters: each person's change; nothing is stored")
            .Takes().Produces<WhatIfView>().ProducesProblem(400).ProducesProblem(422);
        tries.MapPost("/{term}.xlsx", Workbook).WithName("what-ifs.workbook").WithSummary("试算工作簿 · The trial calculation as a workbook")
            .Takes().Produces<byte[]>(200, WorkbookFile.MediaType).ProducesProblem(400).ProducesProblem(422);
    }

    private static IResult Choices(HttpContext context, Database database, EvaluationStore store, SchoolPolicies policies, string school, string term, string? policy) =>
        database.Read<IResult>(connection =>
        {
            if (store.Read(connection, school, term, null) is not { } own) return Problem.NotFound(context, EvaluationEndpoints.Missing);
            return (policy is null ? own.Pack : policies.Latest(connection, school, policy)) is { } pack
                ? TypedResults.Ok(WhatIfChoices.Of(connection, own, pack, policies.All(connection, school)))
                : Problem.NotFound(context, EvaluationEndpoints.Missing);
        });

    private static IResult Compare(HttpContext context, Database database, EvaluationStore store, SchoolPolicies policies, TriedRecords records, string school, string term, TryWhatIf tried) =>
        With(context, database, store, policies, records, school, term, tried, (_, whatIf, _) => TypedResults.Ok(WhatIfView.Of(whatIf)));

    private static IResult Workbook(HttpContext context, Database database, EvaluationStore store, SchoolPolicies policies, TriedRecords records, string school, string term, TryWhatIf tried) =>
        With(context, database, store, policies, records, school, term, tried, (own, whatIf, run) =>
            new WorkbookFile(WhatIfWorkbook.Of(whatIf, own.Frame, run, Problem.LanguageOf(context.Request)), $"{school}-{term}-what-if.xlsx"));

    private static IResult With(
        HttpContext context, Database database, EvaluationStore store, SchoolPolicies policies, TriedRecords records, string school, string term, TryWhatIf tried,
        Func<EvaluatedTerm, WhatIf, PayRun?, IResult> make) =>
        database.Read<IResult>(connection =>
        {
            if (store.Read(connection, school, term, null) is not { } own) return Problem.NotFound(context, EvaluationEndpoints.Missing);
            if (own.Evaluation.People.Count == 0) return Problem.NotFound(context, new("参加本学期考核的教职工", "person evaluated in this term"));
            if (tried.Faults().ToList() is { Count: > 0 } faults) return Problem.Invalid(context, faults);
            var reading = tried.Text is { } text ? SchoolPolicies.Read(connection, school, text)
                : new(tried.Policy is null ? own.Pack : policies.Latest(connection, school, tried.Policy), []);
            if (reading.Problems.Count > 0) return PackRefused(context, reading.Problems);
            if (reading.Pack is not { } pack) return Problem.Invalid(context, UnknownPolicy);
            var values = ValuesFor(own, pack, tried);
            if (tried.FaultsOf(pack, values) is { Count: > 0 } refused) return Problem.Invalid(context, refused);
            if (!tried.TryRun(connection, own, out var run)) return Problem.Invalid(context, UnknownRun);
            try
            {
                return make(own, Between(own, records.Of(connection, own.Frame, own.Frame.Terms[term]), pack, values, run), run);
            }
            catch (OverflowException)
            {
                return Problem.Invalid(context, TooLarge(tried));
            }
        });

    // What the school adopted for its own pack holds on, but for what is tried.
    private static Dictionary<string, string> ValuesFor(EvaluatedTerm own, PolicyPack pack, TryWhatIf tried)
    {
        var values = pack.ContentHash == own.Pack.ContentHash
            ? own.Evaluation.Parameters.All.Where(value => value.Adopted).ToDictionary(value => value.Parameter.Name, value => value.Value, StringComparer.Ordinal)
            : new(StringComparer.Ordinal);
        foreach (var (name, value) in tried.Parameters) values[name] = value;
        return values;
    }

    private static WhatIf Between(EvaluatedTerm own, TermRecords records, PolicyPack pack, Dictionary<string, string> values, PayRun? run)
    {
        var after = Evaluation.Of(own.Frame, own.Evaluation.Term, records, pack, values);
        return WhatIf.Of(Side(own.Pack, own.Evaluation), Side(pack, after));

        WhatIfSide Side(PolicyPack of, TermEvaluation evaluated) => new(of, evaluated, run is null ? null : PayInputs.Of(evaluated, run, of, own.Frame));
    }

    private static IResult PackRefused(HttpContext context, IReadOnlyList<PolicyProblem> problems) => Problem.Of(context, 422, "pack",
        new("考核办法有误，没有试算", "The policy pack cannot be used; nothing was tried"),
        new("请更正标出的内容后再试算。", "Correct what is marked and try it again."),
        [.. problems.Select(problem => Fault.Of(problem, "text", "pack"))]);

    private static readonly Fault UnknownPolicy = new("policy", "known-policy", new("没有这个考核办法", "there is no such policy pack"),
        new("从 GET what-ifs 所列的考核办法中选一个", "choose one of those that GET what-ifs lists"));

    private static readonly Fault UnknownRun = new("payRun", "known-pay-run", new("本学期没有这个绩效核算", "the term has no such pay run"),
        new("从 GET what-ifs 所列的核算中选一个，或写明 totalCents", "choose one of those that GET what-ifs lists, or give totalCents"));

    private static Fault TooLarge(TryWhatIf tried) => new(
        tried.Text is not null ? "text" : tried.Parameters.Count > 0 ? "parameters" : tried.Policy is not null ? "policy" : "totalCents", "too-large",
        new("数值过大，无法计算", "the numbers are too large to reckon with"), new("请改小", "make them smaller"));
}
