using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>
/// Puts the caller (调用者) on each request, read afresh: what was changed about an account holds from its next request on.
/// Refuses bad tokens, forged writes, and everything but a new password where one is due.
/// </summary>
public sealed class CallerReader(RequestDelegate next, Database database, IAntiforgery antiforgery, AccountDoor door)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var account = await Read(context, (await context.AuthenticateAsync()).Principal);
        if (!Caller.CallerOf(context).IsSignedIn)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            if (TokenHandler.BearerOf(context.Request) is not null)
            {
                await BadToken(context).ExecuteAsync(context);
                return;
            }
        }

        if (await IsForged(context))
        {
            await Problem.Of(context, 400, "antiforgery",
                new("缺少防伪标记，或已失效；未保存", "The anti-forgery token is missing or out of date; nothing was stored"),
                new("读取 GET /api/v1/session，把其中的 antiforgery 放入 X-Antiforgery 后重发。", "Read GET /api/v1/session and send its antiforgery as X-Antiforgery.")).ExecuteAsync(context);
            return;
        }

        if (account?.MustChangePassword == true && Caller.CallerOf(context).Via != Via.IdentityProvider && !IsOpenBeforeChange(context))
        {
            await Problem.Of(context, 403, "change-password",
                new("须先更改一次性密码", "The one-time password must be changed first"),
                new("用 PUT /api/v1/account/password 设置自己的密码。", "Set your own with PUT /api/v1/account/password.")).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private async Task<Account?> Read(HttpContext context, ClaimsPrincipal? principal)
    {
        if (principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        return door.Enter(context, context.Features.Get<GrantedAccount>() is { } granted && granted.Account.Id == id ? granted : await database.Ask(connection => AccountStore.FindGranted(connection, id)));
    }

    private async Task<bool> IsForged(HttpContext context)
    {
        var asked = Caller.CallerOf(context).Via == Via.Session || context.GetEndpoint()?.Metadata.GetMetadata<AsksAntiforgery>() is not null;
        return asked && !await antiforgery.IsRequestValidAsync(context);
    }

    private static bool IsOpenBeforeChange(HttpContext context)
    {
        // Routes match in any case: what the address says is no test of what is asked for.
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } address } endpoint || !address.StartsWith("/api/", StringComparison.Ordinal)) return true;
        var operation = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;
        return operation is "account.password" || operation?.StartsWith("session.", StringComparison.Ordinal) == true;
    }

    private static IResult BadToken(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Problem.Of(context, 401, "token",
            new("访问令牌无效、已到期或已撤销", "The access token is not valid, or is over, or was revoked"),
            new("换一个有效的令牌；浏览器请登录，不发送 Authorization。", "Use a token that is good; in a browser, sign in and send no Authorization."));
    }
}

/// <summary>Marks an operation that begins a session: another site must not sign a browser in as somebody else.</summary>
public sealed class AsksAntiforgery;
