using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Terms;
using QualityTracker.Reports.Calendars;
using QualityTracker.Reports.Pace;

namespace QualityTracker.Api.Pace;

/// <summary>Pace over HTTP (进度): who stands how with which norm on a day of a term.</summary>
public static class PaceEndpoints
{
    private static readonly Text Person = new("参加本学期考核的教职工", "person evaluated in this term");

    public static void MapPace(this IEndpointRouteBuilder routes)
    {
        var pace = routes.MapGroup("/api/v1/schools/{school}/pace/{term}").WithTags("pace").RequireRateLimiting(Limits.Costly).ProducesProblem(400).ProducesProblem(404);
        pace.MapGet("/", List).Takes("day", "policy", "state", "post", "staff", "q", "limit", "cursor").WithName("pace.list")
            .WithSummary("某日各人规定任务的进度，最紧迫的在前 · Everybody's norms on a day, most needed first")
            .WithDescription("剩余每周需完成 ÷ 原计划每周，从大到小；没有剩余教学周的最前 · By what a week it now takes ÷ what a week was planned, those with no week left first")
            .Produces<PacePage>();
        pace.MapGet("/{staff}", Get).Takes("day", "policy").WithName("pace.read").WithSummary("一人规定任务的进度 · One person's norms on a day").Produces<PersonPaceView>();
        pace.MapGet("/{staff}.ics", Calendar).Takes("day", "policy").WithName("pace.calendar").WithSummary("一人未完成的规定任务，日历文件 · One person's norms still due, as a calendar file")
            .Produces<string>(200, "text/calendar");
    }

    /// <summary>The page that shows a term's pace.</summary>
    public static Uri PageOf(HttpContext context, string school, string term, Language language) => new(
        $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}/?school={Uri.EscapeDataString(school)}&term={Uri.EscapeDataString(term)}&view=pace&lang={(language == Language.Chinese ? "zh" : "en")}");

    private static IResult List(HttpContext context, Database database, PaceStore store, TimeProvider clock, string school, string term, string? policy,
        string? day, string? state, string? post, string? staff, string? q, string? limit, string? cursor)
    {
        var faults = new List<Fault>();
        var query = PaceQuery.Read(context.Request.Query, faults);
        return faults.Count > 0 ? Problem.Invalid(context, faults) : With(context, database, store, clock, school, term, policy, query.Day, found =>
        {
            var rows = Allowed.Of(context).Rows;
            var lines = found.Pace.ByNeed().Where(line => line.Person is { } person ? rows.HasPerson(person.Staff) : rows.WholeSchool).Where(query.Takes).ToList();
            var shown = lines.FindAll(line => query.State is null || line.Norm.State == query.State);
            var begin = query.After is { } after ? shown.FindIndex(line => (line.Person?.Staff ?? "", line.Norm.Norm) == after) + 1 : 0;
            if (begin == 0 && query.After is not null) return Problem.Invalid(context, PaceQuery.NotACursor);
            var page = shown.Skip(begin).Take(query.Limit).ToList();
            var next = begin + page.Count < shown.Count ? RecordQuery.Cursor(page[^1].Person?.Staff ?? "", page[^1].Norm.Norm) : null;
            return TypedResults.Ok(new PacePage(
                term, found.Pace.Day, found.Today, found.Pace.Weeks, found.Pace.WeeksElapsed, PolicyView.Of(found.Evaluated.Pack), PaceCounts.Of(lines), NormCounts.Of(lines),
                [.. page.Select(PaceLineView.Of)], shown.Count, next));
        });
    }

    private static IResult Get(HttpContext context, Database database, PaceStore store, TimeProvider clock, string school, string term, string staff, string? policy, string? day) =>
        OfPerson(context, database, store, clock, school, term, staff, policy, (found, person) => TypedResults.Ok(PersonPaceView.Of(found, person)));

    private static IResult Calendar(HttpContext context, Database database, PaceStore store, TimeProvider clock, string school, string term, string staff, string? policy, string? day) =>
        OfPerson(context, database, store, clock, school, term, staff, policy, (found, person) =>
        {
            var language = Problem.LanguageOf(context.Request);
            var calendar = PaceCalendar.Of(found.Evaluated.Frame, found.Pace, person, staff, found.Evaluated.Pack, PageOf(context, school, term, language), language);
            return TypedResults.File(CalendarWriter.Write(calendar), CalendarWriter.MediaType, $"{school}-{term}-{staff}.ics");
        });

    private static IResult OfPerson(HttpContext context, Database database, PaceStore store, TimeProvider clock, string school, string term, string staff, string? policy, Func<PacedTerm, PersonPace, IResult> make)
    {
        var faults = new List<Fault>();
        var day = PaceQuery.DayOf(context.Request.Query, faults);
        return faults.Count > 0 ? Problem.Invalid(context, faults) : With(context, database, store, clock, school, term, policy, day, found =>
            found.Pace.People.FirstOrDefault(each => each.Staff == staff && Allowed.Of(context).Rows.HasPerson(staff)) is { } person
                ? make(found, person)
                : Problem.NotFound(context, Person));
    }

    private static IResult With(HttpContext context, Database database, PaceStore store, TimeProvider clock, string school, string term, string? policy, DateOnly? day, Func<PacedTerm, IResult> make)
    {
        var found = database.Read(connection => store.Read(connection, school, term, policy, day, clock.GetUtcNow()));
        if (found is null) return Problem.NotFound(context, EvaluationEndpoints.Missing);
        return day is { } asked && found.Evaluated.Frame.Terms[term] is var whole && !whole.Contains(asked) ? OutsideTerm(context, whole) : make(found);
    }

    /// <summary>The refusal of a day that does not lie in the term asked for.</summary>
    public static IResult OutsideTerm(HttpContext context, Term term) => Problem.Invalid(context, new Fault("day", "day-in-term",
        new("不在这个学期内", "is not within this term"), new($"写 {term.FirstDay:O} 至 {term.LastDay:O} 之间的日期", $"write a day from {term.FirstDay:O} to {term.LastDay:O}")));
}
