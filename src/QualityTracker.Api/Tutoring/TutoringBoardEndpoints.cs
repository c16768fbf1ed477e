using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Classes;
using QualityTracker.Api.Pace;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Terms;
using QualityTracker.Api.WorkingWeeks;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.Tutoring;

/// <summary>The tutoring board over HTTP (培优辅困台账): plans with what is planned, expected and held, and who has none.</summary>
public static class TutoringBoardEndpoints
{
    public static void MapTutoringBoards(this IEndpointRouteBuilder routes)
    {
        var board = routes.MapGroup("/api/v1/schools/{school}/tutoring-boards/{term}").WithTags("tutoring-boards").ProducesProblem(400).ProducesProblem(404);
        board.MapGet("/", Read).Takes("day").WithName("tutoring-boards.read").WithSummary("学期的辅导计划与进度 · A term's tutoring plans and how each stands")
            .Produces<TutoringBoardView>().LogsPupils((TutoringBoardView view) => view.Items.Select(each => each.Plan.Record.Pupil));
        board.MapGet("/classes/{class}", Pupils).WithName("tutoring-boards.pupils").WithSummary("一班的学生及其辅导计划数 · A class's pupils with the plans they have")
            .Produces<IReadOnlyList<TutoringPupilView>>().LogsPupils((IReadOnlyList<TutoringPupilView> pupils) => pupils.Select(each => each.Pupil));
    }

    private static IResult Read(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, string? day) => database.Read<IResult>(connection =>
    {
        var faults = new List<Fault>();
        var asked = PaceQuery.DayOf(context.Request.Query, faults);
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (!frame.Terms.TryGetValue(term, out var of)) return Problem.NotFound(context, RecordTerm.Kind.Name);
        var today = SchoolDay.Of(frame.School).Of(clock.GetUtcNow());
        var on = asked ?? PaceStore.DayIn(of, today);
        if (!of.Contains(on)) return PaceEndpoints.OutsideTerm(context, of);
        var (rows, writes) = (Allowed.Of(context).Rows, Allowed.Of(context).RowsFor("tutoring-plans.create"));
        var sessions = WorkingWeekStore.Sessions(connection, school, on).Select(each => each.Record).ToLookup(each => each.Teacher);
        var plans = WorkingWeekStore.Plans(connection, frame, of).Where(plan => rows.Has(RecordTutoringPlan.Kind, plan.Record)).ToList();
        var items = plans.Select(plan => TutoringStandingView.Of(frame, plan, sessions[plan.Record.Teacher], on) with { MayWrite = writes?.MayWrite(RecordTutoringPlan.Kind, plan.Record) == true });
        return TypedResults.Ok(new TutoringBoardView(term, on, today, writes is not null,
            [.. items.OrderByDescending(each => each.State).ThenBy(each => each.Plan.Record.Teacher, StringComparer.Ordinal).ThenBy(each => each.Plan.Record.Id, StringComparer.Ordinal)],
            rows.WholeSchool ? [.. Without(frame, plans.Select(plan => plan.Record.Teacher).ToHashSet(), frame.Calendars[term].TeachingDays.LastOrDefault(each => each <= on, on))] : []));
    });

    private static IResult Pupils(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, string @class) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (!frame.Terms.TryGetValue(term, out var of)) return Problem.NotFound(context, RecordTerm.Kind.Name);
        if (!frame.Classes.ContainsKey(@class) || !Allowed.Of(context).Rows.HasClass(@class)) return Problem.NotFound(context, RecordClass.Kind.Name);
        var day = PaceStore.DayIn(of, SchoolDay.Of(frame.School).Of(clock.GetUtcNow()));
        var plans = frame.Lists.TutoringPlans.Where(plan => plan.HoldsOn(day)).CountBy(plan => plan.Pupil).ToDictionary();
        return TypedResults.Ok<IReadOnlyList<TutoringPupilView>>([.. frame.EnrolmentsIn[@class].Where(enrolment => enrolment.HoldsOn(day)).Select(enrolment => enrolment.Pupil)
            .Distinct().Where(frame.Pupils.ContainsKey).Order(StringComparer.Ordinal).Select(pupil => new TutoringPupilView(pupil, frame.Pupils[pupil].Name, plans.GetValueOrDefault(pupil)))]);
    });

    // Whoever teaches that day and has no plan of their own.
    private static IEnumerable<WithoutPlanView> Without(SchoolFrame frame, HashSet<string> planned, DateOnly day) => frame.Lists.TeachingAssignments
        .Where(assignment => assignment.HoldsOn(day) && !planned.Contains(assignment.Staff) && frame.Staff.TryGetValue(assignment.Staff, out var member) && member.IsEmployedOn(day))
        .GroupBy(assignment => assignment.Staff).OrderBy(person => person.Key, StringComparer.Ordinal)
        .Select(person => new WithoutPlanView(person.Key, frame.Staff[person.Key].Name,
            [.. person.Select(assignment => LessonView.NameOfClass(frame, assignment.Class)).Distinct()], [.. person.Select(assignment => assignment.Subject).Distinct().Select(frame.NameOfSubject)]));
}

/// <summary>A term's tutoring plans on a day (辅导台账), those behind first.</summary>
public sealed record TutoringBoardView(string Term, DateOnly Day, DateOnly Today, bool MayCreate, IReadOnlyList<TutoringStandingView> Items, IReadOnlyList<WithoutPlanView> Without);

/// <summary>How a plan stands (辅导计划进度), with the names of whom it is about.</summary>
public sealed record TutoringStandingView(
    Stored<TutoringPlan> Plan, string TeacherName, string PupilName, string? ClassName, Text SubjectName, decimal Expected, int Held, DateOnly? LastHeld, Core.Pace.PaceState State, Text? HandOver, bool MayWrite)
{
    public static TutoringStandingView Of(SchoolFrame frame, Stored<TutoringPlan> stored, IEnumerable<TutoringSession> sessions, DateOnly day)
    {
        var (plan, standing) = (stored.Record, PlanStanding.Of(frame, stored.Record, sessions, day));
        var enrolment = frame.EnrolmentsOf[plan.Pupil].OrderByDescending(each => each.HoldsOn(day)).ThenByDescending(each => each.From).FirstOrDefault();
        return new(stored,
            frame.Staff.TryGetValue(plan.Teacher, out var teacher) ? teacher.Name : plan.Teacher, frame.Pupils.TryGetValue(plan.Pupil, out var pupil) ? pupil.Name : plan.Pupil,
            enrolment is null ? null : LessonView.NameOfClass(frame, enrolment.Class), frame.NameOfSubject(plan.Subject),
            Core.Numbers.Rounding.Points(standing.Expected), standing.Held, standing.LastHeld, standing.State, PlanStanding.WhyHandOver(frame, plan, day), false);
    }
}

/// <summary>A teacher without a tutoring plan (无辅导计划的教师).</summary>
public sealed record WithoutPlanView(string Staff, string Name, IReadOnlyList<string> Classes, IReadOnlyList<Text> Subjects);

/// <summary>A pupil who can be given a plan (可选学生).</summary>
public sealed record TutoringPupilView(string Pupil, string Name, int Plans);
