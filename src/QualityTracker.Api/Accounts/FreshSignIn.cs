using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Accounts;

/// <summary>Asks for a sign-in of the last minutes before something grave (近期登录): a screen left open is not its owner.</summary>
public static class FreshSignIn
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public static RouteHandlerBuilder AsksFreshSignIn(this RouteHandlerBuilder route) => route
        .WithDescription("须在 15 分钟内登录过，否则 401 sign-in-again · Asks for a sign-in within the last 15 minutes, or answers 401 sign-in-again")
        .ProducesProblem(401).AddEndpointFilter(async (call, next) => IsDue(call.HttpContext) ? Refused(call.HttpContext) : await next(call));

    private static bool IsDue(HttpContext context) => context.Features.Get<Session>() is { } session
        && context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - session.StartedAt > Lasts;

    private static IResult Refused(HttpContext context) => Problem.Of(context, 401, "sign-in-again",
        new("请再登录一次，以确认是本人", "Sign in once more, to show that it is you"),
        new("用密码或通行密钥重新登录后重发；15 分钟内不再询问。", "Sign in with the password or a passkey and send it again; for 15 minutes it is not asked for again."));
}
