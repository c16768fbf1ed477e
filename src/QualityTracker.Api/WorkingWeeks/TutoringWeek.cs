using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.WorkingWeeks;

/// <summary>One person's tutoring of a week (周辅导): the sessions that the plans ask for beside those held.</summary>
internal static class TutoringWeek
{
    public static RouteHandlerBuilder LogsTutored(this RouteHandlerBuilder route) => route.LogsPupils((TutoringWeekView view) => view.Plans.Select(each => each.Standing.Plan.Record.Pupil));

    public static IResult Read(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, string staff, string? week) =>
        WorkingWeekEndpoints.OfPerson(context, database, frames, clock, school, term, staff, (connection, frame, number, today) =>
        {
            var (calendar, rows) = (frame.Calendars[term], Allowed.Of(context).RowsFor("tutoring-sessions.create"));
            var (of, until) = (calendar.Weeks[number - 1], calendar.Weeks[number - 1].Monday.AddDays(6));
            var sessions = WorkingWeekStore.Sessions(connection, school, until, teacher: staff);
            var plans = WorkingWeekStore.Plans(connection, frame, calendar.Term).Where(plan => plan.Record.Teacher == staff && HoldsIn(plan.Record, of));
            return TypedResults.Ok(new TutoringWeekView(term, number, staff, rows?.HasPerson(staff) == true,
            [
                .. plans.Select(plan => new TutoringDueView(
                    TutoringStandingView.Of(frame, plan, sessions.Select(each => each.Record), until < today ? until : today < of.Monday ? of.Monday : today),
                    [.. PlanStanding.DueIn(plan.Record, calendar, of)], FixedTime.Read(plan.Record.Time).At,
                    [.. sessions.Where(each => each.Record.Date >= of.Monday && PlanStanding.HeldUnder(plan.Record, [each.Record]).Any()).OrderBy(each => each.Record.Date)]))
                    .OrderBy(due => due.Due.Count > 0 ? due.Due[0] : DateOnly.MaxValue).ThenBy(due => due.At).ThenBy(due => due.Standing.Plan.Record.Id, StringComparer.Ordinal),
            ]));
        });

    private static bool HoldsIn(TutoringPlan plan, TeachingWeek week) => plan.From < week.Monday.AddDays(7) && (plan.To is null || plan.To >= week.Monday);
}

/// <summary>One person's tutoring of a week (周辅导).</summary>
public sealed record TutoringWeekView(string Term, int Week, string Staff, bool MayWrite, IReadOnlyList<TutoringDueView> Plans);

/// <summary>A plan in a week (本周应辅导): the days on which a session is due, and the sessions held.</summary>
public sealed record TutoringDueView(TutoringStandingView Standing, IReadOnlyList<DateOnly> Due, TimeOnly? At, IReadOnlyList<Stored<TutoringSession>> Sessions);
