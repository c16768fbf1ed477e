using System.Data.Common;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Recognises a browser by its cookie (会话登录). The framework's own handler keeps the key over a new sign-in; here each gets its own.</summary>
public sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database database, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session";

    private const int LongestAgent = 200;

    private static readonly OwnCookie Cookie = new("qt-session");

    /// <summary>Begins a session in place of the one that the browser had.</summary>
    public static Session Begin(HttpContext context, DbConnection connection, string account, DateTimeOffset now)
    {
        End(context, connection);
        var key = SecretKey.Make();
        var agent = context.Request.Headers.UserAgent.ToString();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now).ToString(),
            Account = account,
            StartedAt = now,
            LastSeenAt = now,
            Address = Caller.AddressOf(context) ?? "",
            Agent = agent.Length <= LongestAgent ? agent : agent[..LongestAgent],
        };
        SessionStore.Add(connection, session, key);
        context.Response.Cookies.Append(Cookie.NameOn(context), key, Cookie.Build(context, now));
        context.Features.Set(session);
        return session;
    }

    public static void End(HttpContext context, DbConnection connection)
    {
        if (context.Features.Get<Session>() is not { } session) return;
        SessionStore.End(connection, session.Account, session.Id);
        context.Features.Set<Session>(null);
        context.Response.Cookies.Delete(Cookie.NameOn(context), Cookie.Build(context, session.StartedAt));
    }

    public static ClaimsPrincipal PrincipalOf(string account, string scheme) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account)], scheme));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Of who votes it is not even written down that they were seen.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<KnowsNobody>() is not null) return AuthenticateResult.NoResult();
        if (Request.Cookies[Cookie.NameOn(Context)] is not { Length: > 0 } key) return AuthenticateResult.NoResult();
        var now = clock.GetUtcNow();
        if (await database.Ask(connection => AccountStore.FindBySession(connection, key)) is not var (session, holder)) return AuthenticateResult.NoResult();
        if (!session.LastsAt(now))
        {
            await SessionStore.Over(database, session);
            return AuthenticateResult.NoResult();
        }

        SessionStore.Seen(database, session, now);
        Context.Features.Set(session);
        Context.Features.Set(holder);
        return AuthenticateResult.Success(new(PrincipalOf(session.Account, Name), Name));
    }
}

/// <summary>Marks what is done by nobody (匿名), whoever is signed in in the same browser.</summary>
public sealed class KnowsNobody;
