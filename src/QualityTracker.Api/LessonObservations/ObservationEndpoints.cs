using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Reports.LessonObservations;

namespace QualityTracker.Api.LessonObservations;

/// <summary>What there is to observe, and the observed teacher's reply, over HTTP.</summary>
public static class ObservationEndpoints
{
    private static readonly RecordStore<LessonObservation> Store = new(RecordLessonObservation.Kind);

    public static void MapObservations(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/schools/{school}").WithTags(RecordLessonObservation.Kind.Noun).Takes().ProducesProblem(404);
        school.MapGet("/observable-lessons/{term}", Observable).WithName("observable-lessons.read")
            .WithSummary("本学期可听的课和各教师被听课情况 · The lessons to observe in a term, and how often each teacher was observed").Produces<ObservableLessons>();
        school.MapPut("/lesson-observations/{id}/reply", Reply).WithName("lesson-observations.reply")
            .WithSummary("授课教师对听课记录的意见 · The observed teacher's reply to an observation").Produces<Stored<LessonObservation>>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        school.MapGet("/lesson-observations/{id}/form.pdf", Form).RequireRateLimiting(Limits.Costly).WithName("lesson-observations.form")
            .WithSummary("听课记录表（含评课量表），PDF · An observation on its form, with the rubric, as PDF").Produces<byte[]>(200, "application/pdf");
        school.MapGet("/lesson-observations/blank-form.pdf", Blank).RequireRateLimiting(Limits.Costly).WithName("lesson-observations.blank")
            .WithSummary("空白听课记录表，供手写 · An empty form of observation, to fill in by hand").Produces<byte[]>(200, "application/pdf");
    }

    private static IResult Form(HttpContext context, Database database, FrameStore frames, string school, string id) => database.Read<IResult>(connection =>
        frames.Read(connection, school) is { } frame && Store.Find(connection, school, id) is { State.VoidedAt: null } stored && Allowed.Of(context).Sees(RecordLessonObservation.Kind, stored.Record)
            ? PrintedFile.Of(new ObservationForm(frame, stored.Record, stored.Record.Date).Document(Problem.LanguageOf(context.Request)), $"{school}-observation-{stored.Record.Id[..8]}.pdf")
            : Problem.NotFound(context, RecordLessonObservation.Kind.Name));

    private static IResult Blank(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school) => database.Read<IResult>(connection =>
        frames.Read(connection, school) is { } frame
            ? PrintedFile.Of(new ObservationForm(frame, null, SchoolDay.Of(frame.School).Of(clock.GetUtcNow())).Document(Problem.LanguageOf(context.Request)), $"{school}-observation.pdf")
            : Problem.NotFound(context, SchoolEndpoints.Name));

    private static IResult Observable(HttpContext context, Database database, FrameStore frames, string school, string term) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.TryGetValue(term, out var found)) return Problem.NotFound(context, new("学期", "term"));
        var rows = Allowed.Of(context).Rows;
        var observations = ObservationStore.InShort(connection, school, found).Where(each => !rows.IsKept(RecordLessonObservation.Kind, each));
        return TypedResults.Ok(ObservableLessons.Of(frame, found, observations, rows.Self));
    });

    private static IResult Reply(
        HttpContext context, Database database, TimeProvider clock, AuditLog audit, string school, string id, ReplyToObservation request) => database.Write<IResult>(connection =>
    {
        var kind = RecordLessonObservation.Kind;
        var (me, now) = (Allowed.Of(context).Standing.Staff, clock.GetUtcNow());
        if (Store.Find(connection, school, id) is not { } before || !Allowed.Of(context).Sees(kind, before.Record)) return Problem.NotFound(context, kind.Name);
        if (before.Record.Teacher != me) return Gate.NotYours(context);
        var asked = context.Request.Headers.IfMatch.ToString().Trim();
        if (asked.Length == 0) return Problem.NeedsIfMatch(context);
        if (asked != before.ETag) return Problem.Stale(context);
        if (before.State.VoidedAt is not null) return Voided(context);
        var faults = new ReplyToObservation.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var after = before;
        if (before.Record.Reply != request.Reply)
        {
            after = Store.Replace(connection, school, before.Record with { Reply = request.Reply }, before.State.Version, now)!;
            FrameStore.Touch(connection, school, frame: false);
            audit.Append(connection, Caller.CallerOf(context), "lesson-observations.reply", school, id, new RecordChange(before, after));
        }

        context.Response.Headers.ETag = after.ETag;
        return TypedResults.Ok(after);
    });

    private static IResult Voided(HttpContext context) => Problem.Conflict(context, "voided",
        new("听课记录已作废，未保存", "The observation is voided; nothing was stored"),
        new("请听课人先恢复该记录。", "Ask the observer to put it back in force first."));
}
