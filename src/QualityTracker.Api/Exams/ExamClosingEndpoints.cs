using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Exams;

/// <summary>Closing an exam's scores over HTTP (成绩封存), and opening them again with a reason.</summary>
public static class ExamClosingEndpoints
{
    public static void MapExamClosings(this IEndpointRouteBuilder routes)
    {
        var closing = routes.MapGroup("/api/v1/schools/{school}/exams/{exam}/closing").WithTags("exams").Takes().ProducesProblem(404);
        closing.MapGet("/", Get).WithName("exams.closing.read").WithSummary("一次考试的成绩是否已封存 · Whether an exam's scores are closed").Produces<ExamClosingView>();
        closing.MapPost("/", Create).WithName("exams.closing.create").WithSummary("封存或解封一次考试的成绩 · Close an exam's scores, or open them again")
            .WithDescription("解封须写原因；以后每次更正也须写 · To open them again needs a reason, and so does each correction from then on").Produces<ExamClosingView>().ProducesProblem(400);
    }

    /// <summary>Why nothing may be stored of a closed exam.</summary>
    public static IResult Refusal(HttpContext context) => Problem.Conflict(context, "exam-closed", ClosedFault.Message, ClosedFault.Remedy);

    /// <summary>The same as a fault at a place of a file.</summary>
    public static readonly Fault ClosedFault = new("exam", "exam-closed",
        new("这次考试的成绩已封存，未保存", "The exam's scores are closed; nothing was stored"),
        new("请教导主任解封并写明原因，再更正。", "Let the director of teaching open them again with a reason, then correct them."));

    private static IResult Get(HttpContext context, Database database, FrameStore frames, string school, string exam) => database.Read<IResult>(connection =>
        frames.Read(connection, school) is { } frame && frame.Exams.ContainsKey(exam)
            ? TypedResults.Ok(ExamClosingView.Of(exam, ExamClosingStore.Read(connection, school, exam)))
            : Problem.NotFound(context, RecordExam.Kind.Name));

    private static IResult Create(HttpContext context, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, string school, string exam, ExamClosing closing) => database.Write<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Exams.ContainsKey(exam)) return Problem.NotFound(context, RecordExam.Kind.Name);
        var faults = new ExamClosing.Rules().Validate(closing).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var state = ExamClosingStore.StateOf(connection, school, exam);
        if (closing.Closed != (state == ExamState.Closed))
        {
            ExamClosingStore.Add(connection, school, exam, new() { Closed = closing.Closed, At = clock.GetUtcNow(), RecordedBy = PolicyDraftEndpoints.By(context), Reason = closing.Reason });
            audit.Append(connection, Caller.CallerOf(context), "exams.closing.create", school, exam, closing);
        }

        return TypedResults.Ok(ExamClosingView.Of(exam, ExamClosingStore.Read(connection, school, exam)));
    });
}
