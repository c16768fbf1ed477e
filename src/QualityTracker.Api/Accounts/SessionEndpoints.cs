using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Signing in and out over HTTP (登录与退出).</summary>
public static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v1/session").WithTags("session").Takes();
        session.MapGet("/", Read).WithName("session.read").WithSummary("当前登录 · Who is signed in").Produces<SessionView>().ProducesProblem(400);
        session.MapPost("/", Create).WithName("session.create").WithSummary("用密码登录 · Sign in with a password").BeginsSession();
        session.MapDelete("/", End).WithName("session.end").WithSummary("退出登录 · Sign out").Produces(204).ProducesProblem(400);

        var sessions = routes.MapGroup("/api/v1/account/sessions").WithTags("account").Takes().ProducesProblem(401);
        sessions.MapGet("/", List).WithName("sessions.list").WithSummary("我的登录 · Where I am signed in").Produces<IReadOnlyList<OwnSessionView>>();
        sessions.MapDelete("/{id}", EndOne).WithName("sessions.end").WithSummary("结束一处登录 · End one sign-in").Produces(204).ProducesProblem(404);
        sessions.MapDelete("/", EndAll).WithName("sessions.end-all").WithSummary("在所有地方退出 · Sign out everywhere").Produces(204);
    }

    /// <summary>What all ways to sign in have in common.</summary>
    public static RouteHandlerBuilder BeginsSession(this RouteHandlerBuilder route) => route
        .WithMetadata(new AsksAntiforgery()).RequireRateLimiting(Limits.SignIn)
        .Produces<SessionView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);

    private static IResult Read(HttpContext context, SessionReader reader) => TypedResults.Ok(reader.Of(context));

    private static IResult Create(HttpContext context, SignIn signIn, NameLimit limit, SessionReader reader, SignInRequest request)
    {
        if (!limit.Admits(request.UserName)) return Limits.Refused(context, Limits.SignInWindow);
        var outcome = signIn.Try(context, request);
        if (outcome.Account is not null) return TypedResults.Ok(reader.Of(context));
        return outcome.Missing.Count > 0 ? AsksSecondFactor(context, outcome.Missing, request.Code is not null || request.RecoveryCode is not null) : Failed(context);
    }

    private static IResult End(HttpContext context, Database database, AccountEvents events)
    {
        var caller = Caller.CallerOf(context);
        database.Write(connection =>
        {
            if (context.Features.Get<Session>() is { } session) events.Happened(connection, caller, "session.end", caller.School, caller.Account, new EndedFacts([session.Id]));
            SessionHandler.End(context, connection);
            return true;
        });
        return TypedResults.NoContent();
    }

    private static IResult List(HttpContext context, Database database, TimeProvider clock)
    {
        var own = context.Features.Get<Session>()?.Id;
        return TypedResults.Ok(database.Read(connection => SessionStore.Of(connection, Caller.CallerOf(context).Account, clock.GetUtcNow()))
            .Select(each => new OwnSessionView(each.Id, each.Id == own, each.StartedAt, each.LastSeenAt, each.Address, each.Agent)).ToList());
    }

    private static IResult EndOne(HttpContext context, Database database, AccountEvents events, string id)
    {
        var caller = Caller.CallerOf(context);
        return database.Write<IResult>(connection =>
        {
            if (!SessionStore.End(connection, caller.Account, id)) return Problem.NotFound(context, new("登录", "sign-in"));
            events.Happened(connection, caller, "sessions.end", caller.School, caller.Account, new EndedFacts([id]));
            return TypedResults.NoContent();
        });
    }

    private static IResult EndAll(HttpContext context, Database database, AccountEvents events)
    {
        var caller = Caller.CallerOf(context);
        database.Write(connection =>
        {
            var ended = SessionStore.EndAll(connection, caller.Account);
            SessionHandler.End(context, connection);
            events.Happened(connection, caller, "sessions.end-all", caller.School, caller.Account, new EndedFacts(ended));
            return true;
        });
        return TypedResults.NoContent();
    }

    public static IResult Failed(HttpContext context) => Problem.Of(context, 401, "sign-in",
        new("登录失败", "Signing in failed"),
        new("核对用户名和密码；连续输错 5 次后等五分钟，忘记密码请管理员重置。", "Check the user name and password; after five failures wait five minutes. If the password is forgotten, ask an administrator to reset it."));

    private static IResult AsksSecondFactor(HttpContext context, IReadOnlyList<SecondFactor> methods, bool wasGiven)
    {
        var problem = wasGiven
            ? Problem.Of(context, 401, "second-factor", new("代码不对，或已用过", "The code is wrong, or was used already"),
                new("等验证器应用显示新的 6 位数字，或换一个没用过的恢复代码。", "Wait for the app's next 6 digits, or take a recovery code that was not used yet."))
            : methods.Contains(SecondFactor.Code)
            ? Problem.Of(context, 401, "second-factor", new("还需要动态口令", "A code is needed as well"),
                new("输入验证器应用中新的 6 位数字，或一个没用过的恢复代码。", "Enter the authenticator app's next 6 digits, or a recovery code that was not used yet."))
            : Problem.Of(context, 401, "second-factor", new("还需要通行密钥", "A passkey is needed as well"),
                new("用通行密钥登录，或输入一个没用过的恢复代码。", "Sign in with the passkey, or enter a recovery code that was not used yet."));
        problem.ProblemDetails.Extensions["methods"] = methods;
        return problem;
    }
}

/// <summary>Where one is signed in (我的登录).</summary>
public sealed record OwnSessionView(string Id, bool Current, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string Address, string Agent);
