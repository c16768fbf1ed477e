using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Exports;
using QualityTracker.Api.Pace;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Calendars;
using QualityTracker.Reports.Pace;

namespace QualityTracker.Api.CalendarFeeds;

/// <summary>
/// One's norms, duties, exams and hours of tutoring as a calendar to subscribe to (日历订阅). Calendar programs cannot sign in: whoever has the
/// address reads it, and so it shows what is one's own, no pupil and no pay, and is good only while its account is.
/// </summary>
public static class CalendarFeedEndpoints
{
    private const string Address = "/api/v1/calendar-feeds";

    public static void MapCalendarFeeds(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/api/v1/account/calendar-feed").WithTags("account").Takes().ProducesProblem(401);
        own.MapGet("/", Get).WithName("account.calendar-feed.read").WithSummary("我的日历地址 · My calendar address").Produces<CalendarFeedView>();
        own.MapPost("/", Create).WithName("account.calendar-feed.create").WithSummary("新建日历地址，只显示这一次 · Make a calendar address, shown this once").AsksFreshSignIn()
            .Produces<NewCalendarFeed>(201).ProducesProblem(400).ProducesProblem(409);
        own.MapDelete("/", End).WithName("account.calendar-feed.end").WithSummary("停用日历地址 · End the calendar address").Produces(204).ProducesProblem(404);
        routes.MapGet(Address + "/{secret}.ics", Read).WithTags("account").Takes().RequireRateLimiting(Limits.Feeds).WithName("calendar-feeds.read")
            .WithSummary("日历程序读取规定任务、考试和日程 · What a calendar program reads").Produces<string>(200, "text/calendar").ProducesProblem(404).ProducesProblem(429);
    }

    private static IResult Get(HttpContext context, Database database)
    {
        var caller = Caller.CallerOf(context);
        var feed = database.Read(connection => CalendarFeedStore.Of(connection, caller.Account));
        return TypedResults.Ok(new CalendarFeedView(caller.Staff is not null, feed is null ? null : CalendarFeedFacts.Of(feed)));
    }

    private static IResult Create(HttpContext context, Database database, AccountEvents events, TimeProvider clock, CreateCalendarFeed request)
    {
        var caller = Caller.CallerOf(context);
        if (caller.Staff is null)
        {
            return Problem.Conflict(context, "no-staff", new("这个账号不是教职工的，没有规定任务", "This account is nobody's on the staff and owes no norms"),
                new("请用教职工本人的账号登录。", "Sign in with a member of staff's own account."));
        }

        return database.Write<IResult>(connection =>
        {
            var (before, secret) = (CalendarFeedStore.Of(connection, caller.Account), SecretKey.Make());
            var feed = new CalendarFeed { Account = caller.Account, Language = request.Language, CreatedAt = clock.GetUtcNow() };
            CalendarFeedStore.Replace(connection, feed, secret);
            events.Happened(connection, caller, "account.calendar-feed.create", caller.School, caller.Account,
                new AccountChange(before is null ? null : CalendarFeedFacts.Of(before), CalendarFeedFacts.Of(feed)));
            return TypedResults.Created("/api/v1/account/calendar-feed", new NewCalendarFeed($"{Address}/{secret}.ics", CalendarFeedFacts.Of(feed)));
        });
    }

    private static IResult End(HttpContext context, Database database, AccountEvents events) => database.Write<IResult>(connection =>
    {
        var caller = Caller.CallerOf(context);
        return events.EndCalendarFeed(connection, caller, caller.School, caller.Account)
            ? TypedResults.NoContent()
            : Problem.NotFound(context, new("日历地址", "calendar address"));
    });

    private static IResult Read(HttpContext context, Database database, AccountDoor door, FrameStore frames, PaceStore store, TimeProvider clock, string secret)
    {
        var now = clock.GetUtcNow();
        var found = database.Read(connection =>
            CalendarFeedStore.Find(connection, secret) is { } feed && CalendarOf(context, connection, door, frames, store, feed, now) is { } calendar ? (feed, calendar) : default);
        if (found.calendar is null) return Gone(context);
        CalendarFeedStore.Used(database, found.feed, now);
        context.Response.Headers.CacheControl = "no-store, private";
        return TypedResults.Bytes(CalendarWriter.Write(found.calendar), CalendarWriter.MediaType);
    }

    private static EventCalendar? CalendarOf(
        HttpContext context, DbConnection connection, AccountDoor door, FrameStore frames, PaceStore store, CalendarFeed feed, DateTimeOffset now)
    {
        if (AccountStore.Find(connection, feed.Account) is not { School: { } school, Staff: { } staff } account || !door.Admits(account)
            || frames.Read(connection, school) is not { } frame) return null;
        var today = SchoolDay.Of(frame.School).Of(now);
        if (!frame.Staff.TryGetValue(staff, out var member) || !member.IsEmployedOn(today) || frame.TermAt(today) is not { } term) return null;
        if (store.Read(connection, school, term.Id, null, null, now) is not { } paced) return null;
        var language = feed.Language == FeedLanguage.En ? Language.English : Language.Chinese;
        var page = PaceEndpoints.PageOf(context, school, term.Id, language);
        var norms = PaceCalendar.Of(frame, paced.Pace, paced.Pace.People.FirstOrDefault(person => person.Staff == staff), staff, paced.Evaluated.Pack, page, language);
        var duties = ExportStore.Duties(connection, school, term, staff);
        return norms with { Events = [.. norms.Events, .. new SchoolEvents(frame, term, page, language).OfPerson(staff, today, duties)] };
    }

    // The same for an address that never was, was ended, or is out of use; the secret is not said back.
    private static IResult Gone(HttpContext context)
    {
        var problem = Problem.NotFound(context, new("日历地址，或它已停用", "calendar address, or it was ended"));
        problem.ProblemDetails.Instance = Address;
        context.Response.Headers.CacheControl = "no-store";
        return problem;
    }
}
