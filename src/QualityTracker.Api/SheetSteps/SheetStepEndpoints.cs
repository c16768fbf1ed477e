using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Storage;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>The way of a sheet over HTTP (考核表流程): who is where, one sheet with all its steps, taking steps, the notice, what waits.</summary>
public static class SheetStepEndpoints
{
    public static void MapSheetSteps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/schools/{school}/sheets/waiting", Waiting).WithTags("sheets").Takes().ProducesProblem(404)
            .WithName("sheets.waiting").WithSummary("等我办理的考核表 · What of the sheets waits for the caller").Produces<IReadOnlyList<SheetsWaitingView>>();
        var sheets = routes.MapGroup("/api/v1/schools/{school}/sheets/{term}").WithTags("sheets").Takes().ProducesProblem(404);
        sheets.MapGet("/board", Board).WithName("sheets.board").WithSummary("考核进度：谁的考核表到哪一步 · Who is where: the sheets one may see").Produces<SheetBoardView>();
        sheets.MapGet("/notice", Notice).WithName("sheets.notice").WithSummary("公示：姓名和等次 · The notice: names and bands").Produces<SheetNoticeView>();
        sheets.MapGet("/{staff}/standing", Standing).WithName("sheets.standing")
            .WithSummary("一份考核表的流程：行、签字、异议、版次 · One sheet: its lines, signatures, objections and revisions").Produces<SheetStandingView>();
        sheets.MapPost("/{staff}/steps", Take).WithName("sheets.steps.create").WithSummary("办理一步 · Take a step with a sheet")
            .Produces<SheetStandingView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        sheets.MapPost("/steps", TakeMany).WithName("sheets.steps.create-all").WithSummary("批量办理：核算、签字、公示、封存 · Take one kind of step with many sheets")
            .Produces<StepResults>().ProducesProblem(400);
    }

    private static IResult Board(HttpContext context, Database database, EvaluationStore evaluations, TimeProvider clock, string school, string term) =>
        Read(context, database, evaluations, clock, school, term, (connection, desk) =>
        {
            var rows = Allowed.Of(context).Rows;
            var shown = desk.Sheets(connection).Where(each => desk.Shows(rows, each.Key)).ToDictionary(StringComparer.Ordinal);
            return TypedResults.Ok(SheetBoardView.Of(desk, shown, rows.Self));
        });

    private static IResult Notice(HttpContext context, Database database, EvaluationStore evaluations, TimeProvider clock, string school, string term) =>
        Read(context, database, evaluations, clock, school, term, (connection, desk) =>
            TypedResults.Ok(SheetNoticeView.Of(desk, SheetStepStore.StandingsOf(connection, school, term), Allowed.Of(context).Rows.Self)));

    private static IResult Standing(HttpContext context, Database database, EvaluationStore evaluations, TimeProvider clock, string school, string term, string staff) =>
        Read(context, database, evaluations, clock, school, term, (connection, desk) =>
            desk.Shows(Allowed.Of(context).Rows, staff) && SheetStepStore.StandingOf(connection, school, term, staff) is var sheet && (sheet.Steps.Count > 0 || desk.Has(staff))
                ? TypedResults.Ok(SheetStandingView.Of(desk, staff, sheet, Allowed.Of(context).Rows.Self))
                : Problem.NotFound(context, EvaluationEndpoints.Nobody));

    private static IResult Waiting(HttpContext context, Database database, EvaluationStore evaluations, TimeProvider clock, string school) => database.Read<IResult>(connection =>
    {
        var waiting = new List<SheetsWaitingView>();
        if (Allowed.Of(context).Rows.Self is { } self)
        {
            foreach (var term in SheetStepStore.TermsOnTheWay(connection, school))
            {
                if (SheetDesk.Open(connection, evaluations, clock, school, term) is { } desk && SheetsWaitingView.Of(desk, SheetStepStore.StandingsOf(connection, school, term), self) is { } view) waiting.Add(view);
            }
        }

        return TypedResults.Ok<IReadOnlyList<SheetsWaitingView>>(waiting);
    });

    private static IResult Take(
        HttpContext context, Database database, EvaluationStore evaluations, TimeProvider clock, AuditLog audit, string school, string term, string staff, TakeStep request) =>
        database.WriteAlone(connection => With(context, connection, evaluations, clock, school, term, desk =>
        {
            var sheet = SheetStepStore.StandingOf(connection, school, term, staff);
            if (sheet.Steps.Count == 0 && !desk.Has(staff)) return Problem.NotFound(context, EvaluationEndpoints.Nobody);
            var faults = new TakeStep.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            var allowed = Allowed.Of(context);
            if (allowed.Rows.Self is not { } by) return StepProblem.Of(context, StepProblem.NotYours);
            if (SheetStepStore.ReplayOf(connection, school, request.Id) is { } kept)
                return request.Is(kept, term, staff, by) ? Answer(context, desk, staff, sheet) : StepProblem.Of(context, StepProblem.OtherContent);

            var step = request.StepBy(by);
            if (!Shows(allowed, desk, staff) && Beyond(desk, staff, sheet, step) is { } beyond) return StepProblem.Of(context, beyond);
            faults = [.. StepEvidence.FaultsOf(connection, school, [$"{term}/{staff}", $"{term}/{by}"], request, allowed.Reads), .. NamesPupil(desk, staff, request)];
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            var outcome = desk.Take(staff, sheet, step);
            if (outcome.Refusal is { } refusal) return StepProblem.Of(context, refusal);
            Keep(context, connection, audit, desk, staff, outcome, "sheets.steps.create");
            return Answer(context, desk, staff, outcome.Sheet);
        }));

    private static IResult TakeMany(
        HttpContext context, Database database, EvaluationStore evaluations, TimeProvider clock, AuditLog audit, string school, string term, TakeSteps request) =>
        database.WriteAlone(connection => With(context, connection, evaluations, clock, school, term, desk =>
        {
            var faults = new TakeSteps.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            var (rows, sheets) = (Allowed.Of(context).Rows, desk.Sheets(connection));
            return TypedResults.Ok(new StepResults([.. request.Sheets.Select(each =>
            {
                if (rows.Self is not { } by || !sheets.TryGetValue(each.Staff, out var sheet) || !desk.Shows(rows, each.Staff)) return StepResult.Of(each.Staff, 0, StepProblem.NotYours);
                var asked = new TakeStep { Id = each.Id, Kind = request.Kind, After = each.After };
                if (SheetStepStore.ReplayOf(connection, school, each.Id) is { } kept)
                    return StepResult.Of(each.Staff, sheet.Steps.Count, asked.Is(kept, term, each.Staff, by) ? null : StepProblem.OtherContent);
                var outcome = desk.Take(each.Staff, sheet, asked.StepBy(by));
                if (outcome.Refusal is null) Keep(context, connection, audit, desk, each.Staff, outcome, "sheets.steps.create-all");
                sheets[each.Staff] = outcome.Sheet;
                return StepResult.Of(each.Staff, outcome.Sheet.Steps.Count, outcome.Refusal);
            })]));
        }));

    // A colleague objects to a band that is posted, and learns nothing else of the sheet, also by what is refused.
    private static StepRefusal? Beyond(SheetDesk desk, string staff, SheetStanding sheet, SheetStep step) =>
        step.Kind is not (StepKind.Objection or StepKind.WithdrawObjection) || !desk.Actors(staff).May(step, sheet) ? StepProblem.NotYours
        : step.Kind == StepKind.Objection && sheet.Stage != SheetStage.Notice ? StepProblem.NotPosted
        : step.After != sheet.Steps.Count ? StepProblem.Stale
        : null;

    private static IEnumerable<Fault> NamesPupil(SheetDesk desk, string staff, TakeStep request)
    {
        var classes = desk.Frame.AssignmentsOf[staff].Select(each => each.Class).Concat(desk.Frame.PostsOf[staff].Select(post => post.Class).OfType<string>());
        return request.Words is { } words && classes.Distinct().Any(each => PupilFreeText.Names(desk.Frame, each, words))
            ? [new("words", "names-pupil", PupilFreeText.Message, new("写“一名学生”等；具体学生写在记录里，并以记录为依据", "write of a pupil without the name; single pupils stand in records, which can be named as evidence"))]
            : [];
    }

    // The words of a step are read with the sheet; the log says who took which step when.
    private static void Keep(HttpContext context, DbConnection connection, AuditLog audit, SheetDesk desk, string staff, StepOutcome outcome, string operation)
    {
        var (school, term, step) = (desk.Frame.School.Id, desk.Term.Evaluation.Term, outcome.Step!);
        SheetStepStore.Add(connection, school, term, staff, step);
        if (step.Kind == StepKind.Seal) desk.KeepSealed(connection, context.RequestServices.GetRequiredService<ArchiveFolder>(), staff, outcome.Sheet, step, SealAddress.Origin(context));
        audit.Append(connection, Caller.CallerOf(context), operation, school, staff, new { term, step.Kind, step = step.Id, number = step.After + 1 });
    }

    private static IResult Answer(HttpContext context, SheetDesk desk, string staff, SheetStanding sheet) => Shows(Allowed.Of(context), desk, staff)
        ? TypedResults.Ok(SheetStandingView.Of(desk, staff, sheet, Allowed.Of(context).Rows.Self))
        : TypedResults.Ok(new StepTaken(true, sheet.Steps.Count));

    // Everybody may object to a band; who sees the sheet is another question.
    private static bool Shows(Allowed allowed, SheetDesk desk, string staff) => allowed.RowsFor("sheets.standing") is { } rows && desk.Shows(rows, staff);

    private static IResult Read(
        HttpContext context, Database database, EvaluationStore evaluations, TimeProvider clock, string school, string term, Func<DbConnection, SheetDesk, IResult> answer) =>
        database.Read(connection => With(context, connection, evaluations, clock, school, term, desk => answer(connection, desk)));

    private static IResult With(
        HttpContext context, DbConnection connection, EvaluationStore evaluations, TimeProvider clock, string school, string term, Func<SheetDesk, IResult> answer) =>
        SheetDesk.Open(connection, evaluations, clock, school, term) is { } desk ? answer(desk) : Problem.NotFound(context, EvaluationEndpoints.Missing);
}
