using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Explanations;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;

namespace QualityTracker.Api.Evaluations;

/// <summary>How a figure was made (算法说明), over HTTP: of one person, and of the school's own norms.</summary>
public static class ExplanationEndpoints
{
    private const string PayFigure = "pay/";

    public static void MapExplanations(this IEndpointRouteBuilder routes)
    {
        var evaluations = routes.MapGroup("/api/v1/schools/{school}/evaluations/{term}").WithTags("evaluations").Takes("figure", "policy").ProducesProblem(404);
        evaluations.MapGet("/{staff}/explanation", OfPerson).WithName("evaluations.explain")
            .WithSummary("一个数是怎么来的：条款、规则、参数、算式、计入和未计入的记录 · How a figure was made: clause, rule, parameters, arithmetic, the records counted and those not counted")
            .Produces<Explanation>();
        evaluations.MapGet("/explanation", OfSchool).WithName("evaluations.explain-school")
            .WithSummary("学校规范量是怎么来的 · How the school's own norms were made").Produces<Explanation>();
    }

    private static IResult OfPerson(
        HttpContext context, Database database, EvaluationStore store, string school, string term, string staff, string? figure, string? policy) =>
        database.Read<IResult>(connection =>
        {
            if (store.Read(connection, school, term, policy) is not { } found) return Problem.NotFound(context, EvaluationEndpoints.Missing);
            if (!Allowed.Of(context).Rows.HasPerson(staff) || found.Evaluation.People.All(person => person.Staff != staff))
                return Problem.NotFound(context, EvaluationEndpoints.Nobody);
            PayInputs? pay = null;
            if (figure?.StartsWith(PayFigure, StringComparison.Ordinal) == true)
            {
                if (Gate.BeyondToken(context, "pay-runs.inputs") is { } refusal) return refusal;
                pay = Allowed.Of(context).RowsFor("pay-runs.inputs")?.HasPerson(staff) == true ? Pay(connection, found, school, figure) : null;
            }

            var decisions = EvaluationEndpoints.SeesDecisions(context, staff);
            var records = ExplanationStore.OfPerson(connection, found.Frame, found.Frame.Terms[term], staff, decisions, Allowed.Of(context).Rows);
            var evaluation = decisions ? found.Evaluation : found.Evaluation with { People = [.. found.Evaluation.People.Select(person => person.WithoutDecisions())] };
            return Answer(context, new(evaluation, found.Pack, found.Frame, records, staff, pay), figure);
        });

    private static IResult OfSchool(HttpContext context, Database database, EvaluationStore store, string school, string term, string? figure, string? policy) =>
        database.Read<IResult>(connection => store.Read(connection, school, term, policy) is { } found
            ? Answer(context, new(found.Evaluation, found.Pack, found.Frame, ExplanationStore.OfSchool(connection, found.Frame, found.Evaluation, Allowed.Of(context).Rows), null), figure)
            : Problem.NotFound(context, EvaluationEndpoints.Missing));

    private static IResult Answer(HttpContext context, ExplainedFigures figures, string? figure) =>
        figures.Of(figure) is { } explanation ? TypedResults.Ok(explanation) : Unknown(context, figures.Figures);

    private static IResult Unknown(HttpContext context, IReadOnlyList<string> figures)
    {
        var known = string.Join(", ", figures.Prepend(ExplainedFigures.Whole));
        return Problem.Of(context, 404, "not-found", new("没有这个数据", "There is no such figure"), new($"可用：{known}", $"There are: {known}"));
    }

    // A run of another term, a void one or a refused one divides nothing of this evaluation.
    private static PayInputs? Pay(DbConnection connection, EvaluatedTerm found, string school, string figure)
    {
        var stored = new RecordStore<PayRun>(RecordPayRun.Kind).Find(connection, school, figure.Split('/')[1]);
        return stored is { State.VoidedAt: null } && stored.Record.Term == found.Evaluation.Term
            ? PayInputs.Of(found.Evaluation, stored.Record, found.Pack, found.Frame)
            : null;
    }
}
