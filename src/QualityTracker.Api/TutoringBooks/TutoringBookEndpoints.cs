using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Pace;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Terms;
using QualityTracker.Api.Tutoring;
using QualityTracker.Api.WorkingWeeks;
using QualityTracker.Reports.TutoringBooks;

namespace QualityTracker.Api.TutoringBooks;

/// <summary>Tutoring books over HTTP (辅导手册): a teacher's plans of a term with their sessions, for the teacher and who answers for the teacher.</summary>
public static class TutoringBookEndpoints
{
    public static void MapTutoringBooks(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/schools/{school}").WithTags("tutoring-books").RequireRateLimiting(Limits.Costly).Takes().ProducesProblem(404);
        school.MapGet("/tutoring-books/{term}/{staff}.pdf", Read).WithName("tutoring-books.read")
            .WithSummary("一名教师一学期的辅导手册 · A teacher's tutoring book of a term").Produces<byte[]>(200, "application/pdf").LogsPupils((PrintedFile file) => file.Pupils);
        school.MapGet("/tutoring-plans/{id}/record.pdf", Record).WithName("tutoring-plans.record")
            .WithSummary("一份辅导计划的辅导记录 · The record of one tutoring plan with its sessions").Produces<byte[]>(200, "application/pdf").LogsPupils((PrintedFile file) => file.Pupils);
    }

    private static IResult Record(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string id) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (frame.Lists.TutoringPlans.FirstOrDefault(each => each.Id == id) is not { } plan || !Allowed.Of(context).Sees(RecordTutoringPlan.Kind, plan)) return Problem.NotFound(context, RecordTutoringPlan.Kind.Name);
        var today = SchoolDay.Of(frame.School).Of(clock.GetUtcNow());
        var until = plan.To < today ? plan.To.Value : today;
        var sessions = WorkingWeekStore.Sessions(connection, school, until, teacher: plan.Teacher).Select(session => session.Record).ToList();
        var book = new TutoringBook(frame, frame.TermOf(plan.From)?.Id ?? "", plan.Teacher, [plan], sessions, until);
        return PrintedFile.Of(book.Record(plan, Problem.LanguageOf(context.Request)), $"{school}-tutoring-{id[..8]}.pdf", [plan.Pupil]);
    });

    private static IResult Read(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, string staff) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (!frame.Terms.TryGetValue(term, out var of)) return Problem.NotFound(context, RecordTerm.Kind.Name);
        if (!frame.Staff.ContainsKey(staff) || !Allowed.Of(context).Rows.HasPerson(staff)) return Problem.NotFound(context, RecordStaffMember.Kind.Name);
        var until = PaceStore.DayIn(of, SchoolDay.Of(frame.School).Of(clock.GetUtcNow()));
        var plans = WorkingWeekStore.Plans(connection, frame, of).Select(plan => plan.Record).Where(plan => plan.Teacher == staff).ToList();
        var sessions = WorkingWeekStore.Sessions(connection, school, until, teacher: staff).Select(session => session.Record).ToList();
        var book = new TutoringBook(frame, term, staff, plans, sessions, until);
        return PrintedFile.Of(book.Document(Problem.LanguageOf(context.Request)), $"{school}-{term}-{staff}-tutoring.pdf", [.. plans.Select(plan => plan.Pupil)]);
    });
}
