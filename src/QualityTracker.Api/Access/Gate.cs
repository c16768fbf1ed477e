using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Access;

/// <summary>
/// Lets a request through to its handler only as the matrix allows (访问控制): 401 for nobody, 404 for a school the caller has nothing to do
/// with, 403 for what none of the caller's roles may do. Which rows is then the handler's to ask of <see cref="Allowed"/>.
/// </summary>
public static partial class Gate
{
    public static void UseGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if ((KnownParameters.NoText(context) ?? await RefusalAt(context)) is { } refusal) await refusal.ExecuteAsync(context);
        else await next(context);
    });

    /// <summary>Whether a request that was let in would be let in now: its caller and what they may reach are as of now from here on.</summary>
    public static async Task<bool> StillLetsIn(HttpContext context) => await RefusalAt(context) is null;

    private static async Task<IResult?> RefusalAt(HttpContext context) => context.GetEndpoint() switch
    {
        RouteEndpoint { RoutePattern.RawText: { } address } endpoint => address.StartsWith("/api/", StringComparison.Ordinal) ? await Refusal(context, endpoint) : null,

        // No such address, method or content type: which there are is nothing for nobody.
        _ => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !Caller.CallerOf(context).IsSignedIn ? NotSignedIn(context) : null,
    };

    private static async Task<IResult?> Refusal(HttpContext context, RouteEndpoint endpoint)
    {
        var caller = Caller.CallerOf(context);
        if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not { EndpointName: var operation } || Matrix.Of(operation) is not { } rule)
        {
            return caller.IsSignedIn ? NotAllowed(context) : NotSignedIn(context);
        }

        if (rule.Opening == Opening.Everyone) return null;
        if (!caller.IsSignedIn) return NotSignedIn(context);
        var writes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && endpoint.Metadata.GetMetadata<StoresNothing>() is null;
        if (IsBeyondToken(caller, rule, writes))
        {
            LogRefused(Logger(context), operation, caller.Account);
            return BeyondToken(context, rule.ScopesFor(writes));
        }

        if (rule.Opening == Opening.SignedIn) return null;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Request.RouteValues["school"] is not string school)
        {
            var schools = new AllowedSchools(caller, rule, context.RequestServices.GetRequiredService<Database>(), context.RequestServices.GetRequiredService<FrameStore>(), now);
            if (!schools.Any)
            {
                LogRefused(Logger(context), operation, caller.Account);
                return NotAllowed(context);
            }

            context.Features.Set(schools);
            return null;
        }

        var frames = context.RequestServices.GetRequiredService<FrameStore>();
        if (await frames.Now(context.RequestServices.GetRequiredService<Database>(), school) is not var (frame, version) || Standing.In(frame, caller, now) is not { Roles.Count: > 0 } standing)
        {
            LogRefused(Logger(context), operation, caller.Account);
            return Problem.NotFound(context, SchoolEndpoints.Name);
        }

        if (ReachedRows.Of(rule, standing) is not { } rows)
        {
            LogRefused(Logger(context), operation, caller.Account);
            return NotAllowed(context);
        }

        context.Features.Set(new Allowed(caller, standing, rows, version));
        return null;
    }

    // A provider's token has no scopes, and whoever holds it has not shown this program who they are: they see what they have here, and keep nothing.
    private static bool IsBeyondToken(Caller caller, Rule rule, bool writes) => caller.Via == Via.IdentityProvider
        ? rule.ScopesFor(writes) is null && (writes || rule.Opening != Opening.SignedIn)
        : caller.Scopes is { } scopes && rule.ScopesFor(writes)?.All(scopes.Contains) != true;

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Gate).FullName!);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Operation} was refused to account {Account}")]
    private static partial void LogRefused(ILogger logger, string operation, string account);

    private static IResult NotSignedIn(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(context, 401, "sign-in-needed", new("请先登录", "Sign in first"),
            new("登录后重试；脚本须在 Authorization 请求头中带上访问令牌。", "Sign in and try again; a script sends an access token in the Authorization header."));
    }

    /// <summary>What may not be done, though what it concerns may be seen.</summary>
    public static IResult NotAllowed(HttpContext context) => Problem.Of(context, 403, "not-allowed",
        new("您的角色不能做这项操作", "Your roles do not allow this"),
        new("如工作需要，请联系管理员核对职务或授权。", "If your work needs it, ask the administrator to check your posts and grants."));

    /// <summary>A write beyond the rows that the caller may write.</summary>
    public static IResult NotYours(HttpContext context) => Problem.Of(context, 403, "not-yours",
        new("这条记录不由您登记或更改，未保存", "This record is not yours to write; nothing was stored"),
        new("只能登记和更改本人负责的记录；其他的请交办公室。", "Record and change what is your own; leave the rest to the office."));

    /// <summary>The refusal of a token that is not good for another operation that is answered from; null when it is.</summary>
    public static IResult? BeyondToken(HttpContext context, string operation) =>
        Matrix.Of(operation) is { } rule && IsBeyondToken(Caller.CallerOf(context), rule, writes: false) ? BeyondToken(context, rule.ScopesFor(writes: false)) : null;

    private static IResult BeyondToken(HttpContext context, IReadOnlyList<TokenScope>? needed) => Problem.Of(context, 403, "token-scope",
        new("访问令牌的范围不够", "The access token is not good for this"),
        needed is null
            ? new("这项操作只能登录后在浏览器中进行。", "This is done by signing in, not with a token.")
            : new($"需要的范围：{string.Join("、", needed.Select(scope => Json.Word(scope)))}。", $"It needs the scopes {string.Join(", ", needed.Select(scope => Json.Word(scope)))}."));
}
