using System.Data.Common;
using System.Globalization;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Terms;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.WorkingWeeks;

namespace QualityTracker.Api.WorkingWeeks;

/// <summary>Working weeks over HTTP (周课时): the hours that the timetable proposes beside those recorded.</summary>
public static class WorkingWeekEndpoints
{
    public static void MapWorkingWeeks(this IEndpointRouteBuilder routes)
    {
        var weeks = routes.MapGroup("/api/v1/schools/{school}/working-weeks/{term}").WithTags("working-weeks").ProducesProblem(400).ProducesProblem(404);
        weeks.MapGet("/", List).Takes("week").WithName("working-weeks.list").WithSummary("全校一周的课时：谁还缺什么 · A school's week: who has recorded what, and what is missing")
            .Produces<SchoolWeekView>();
        weeks.MapGet("/{staff}", Read).Takes("week").WithName("working-weeks.read").WithSummary("一人一周的课时：按课表推算与已登记 · One person's week: hours proposed and recorded")
            .WithDescription("按课程表、校历和任课安排推算：共同任教按份额，合班一节按一节分到各班 · From timetable, calendar and assignments: a co-taught lesson by share, a joint lesson divided over its classes")
            .Produces<PersonWeekView>();
        weeks.MapGet("/{staff}/coverable", Coverable).Takes("week").WithName("working-weeks.coverable").WithSummary("一周内可代的课 · The lessons of colleagues that can be covered in a week")
            .Produces<IReadOnlyList<CoverableView>>();
        weeks.MapGet("/{staff}/tutoring", TutoringWeek.Read).Takes("week").WithName("working-weeks.tutoring").WithSummary("一人一周应做和已做的辅导 · One person's tutoring of a week: due and held")
            .Produces<TutoringWeekView>().LogsTutored();
    }

    private static IResult List(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, string? week) =>
        InWeek(context, database, frames, clock, school, term, (connection, frame, number, today) =>
        {
            var rows = Allowed.Of(context).Rows;
            var weeks = new TermWeeks(frame, term, WorkingWeekStore.Hours(connection, school, term).Select(stored => stored.Record));
            var staff = weeks.Staff.Where(rows.HasPerson).ToList();
            return TypedResults.Ok(new SchoolWeekView(
                term, number, today, Allowed.Of(context).RowsFor("teaching-hours.create") is { WholeSchool: true },
                [.. weeks.Weeks.Select(each => WeekCountView.Of(each, today, staff.Select(person => weeks.Of(person, each.Number))))],
                [.. staff.Select(person => WeekSummaryView.Of(frame, weeks.Of(person, number)))]));
        });

    private static IResult Read(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, string staff, string? week) =>
        OfPerson(context, database, frames, clock, school, term, staff, (connection, frame, number, today) =>
        {
            var stored = WorkingWeekStore.Hours(connection, school, term).ToDictionary(each => each.Record.Id);
            var weeks = new TermWeeks(frame, term, stored.Values.Select(each => each.Record));
            var found = weeks.Of(staff, number);
            var duties = WorkingWeekStore.Duties(connection, school, staff, frame.Terms[term]);
            var monday = weeks.Weeks[number - 1].Monday;
            return TypedResults.Ok(new PersonWeekView(
                term, number, today, staff, frame.Staff[staff].Name, Allowed.Of(context).RowsFor("teaching-hours.create")?.HasPerson(staff) == true,
                found.State, found.Proposed, found.Recorded,
                [.. weeks.Weeks.Select(each => new WeekStateView(each.Number, each.Monday, each.TeachingDays[^1], each.TeachingDays[^1] <= today, weeks.Of(staff, each.Number).State))],
                [.. Days(frame, frame.Calendars[term], weeks.Weeks[number - 1], found)],
                [.. found.Lines.Select(line => WeekLineView.Of(frame, line, line.Recorded is { } record ? stored[record.Id] : null))],
                [.. found.CoveredBy.Select(line => WeekLineView.Of(frame, new(HoursKind.Cover, line.Class, line.Subject, null, line), stored[line.Id], line.Staff))],
                [.. duties.Where(duty => monday <= duty.Record.Date && duty.Record.Date < monday.AddDays(7))],
                [.. duties.Select(duty => duty.Record).GroupBy(duty => duty.Kind).OrderByDescending(kind => kind.Max(duty => duty.Date)).ThenBy(kind => kind.Key)
                    .Select(kind => kind.Last()).Select(duty => new DutyTitleView(duty.Kind, duty.Title, duty.Role, duty.Level, duty.Hours))]));
        });

    private static IResult Coverable(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, string staff, string? week) =>
        OfPerson(context, database, frames, clock, school, term, staff, (_, frame, number, _) =>
            TypedResults.Ok(new TermWeeks(frame, term, []).Coverable(staff, number).Select(each => CoverableView.Of(frame, each)).ToList()));

    // The days of a week that are taught or have a name of their own, and the rest of Monday to Friday inside the term.
    private static IEnumerable<WeekDayView> Days(SchoolFrame frame, TermCalendar calendar, TeachingWeek week, WorkingWeek found)
    {
        for (var day = week.Monday; day < week.Monday.AddDays(7); day = day.AddDays(1))
        {
            var (taught, name) = (week.TeachingDays.Contains(day), frame.Lists.CalendarDays.FirstOrDefault(each => each.Date == day)?.Name);
            if (!calendar.Term.Contains(day) || (!taught && name is null && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)) continue;
            yield return new(day, taught ? calendar.TimetableDayOf(day) : null, name, [.. found.Lessons.Where(lesson => lesson.Date == day).Select(lesson => LessonView.Of(frame, lesson))]);
        }
    }

    /// <summary>Answers for one person's week that the caller may see.</summary>
    public static IResult OfPerson(
        HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, string staff, Func<DbConnection, SchoolFrame, int, DateOnly, IResult> make) =>
        InWeek(context, database, frames, clock, school, term, (connection, frame, number, today) =>
            frame.Staff.ContainsKey(staff) && Allowed.Of(context).Rows.HasPerson(staff) ? make(connection, frame, number, today) : Problem.NotFound(context, RecordStaffMember.Kind.Name));

    private static IResult InWeek(
        HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term, Func<DbConnection, SchoolFrame, int, DateOnly, IResult> make) => database.Read(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (!frame.Calendars.TryGetValue(term, out var calendar)) return Problem.NotFound(context, RecordTerm.Kind.Name);
            var today = SchoolDay.Of(frame.School).Of(clock.GetUtcNow());
            if (TermWeeks.WeekAt(calendar, today) is not { } week) return Problem.NotFound(context, new("教学周：校历中本学期没有上课日", "teaching week: the calendar leaves the term no teaching day"));
            if (context.Request.Query["week"].ToString() is { Length: > 0 } asked
                && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out week) || week < 1 || week > calendar.Weeks.Count))
            {
                return Problem.Invalid(context, new Fault("week", "teaching-week",
                    new("该学期没有这个教学周", "the term has no such teaching week"), new($"写 1 至 {calendar.Weeks.Count} 的周次", $"write a week from 1 to {calendar.Weeks.Count}")));
            }

            return make(connection, frame, week, today);
        });
}
