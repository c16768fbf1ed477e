using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Recognises a program by its access token (令牌登录), in the Authorization header only: addresses end up in logs.</summary>
public sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database database, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    private const string Bearer = "Bearer ";

    /// <summary>What the request carries as a bearer's token; null when it carries none.</summary>
    public static string? BearerOf(HttpRequest request)
    {
        var given = request.Headers.Authorization.ToString().Trim();
        if (given.Equals(Bearer.Trim(), StringComparison.OrdinalIgnoreCase)) return "";
        return given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? given[Bearer.Length..].Trim() : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerOf(Request) is not { } key) return AuthenticateResult.NoResult();
        var now = clock.GetUtcNow();
        if (await database.Ask(connection => TokenStore.Find(connection, key, now)) is not { } token) return AuthenticateResult.Fail("unknown token");
        TokenStore.Used(database, token, now);
        Context.Features.Set(token);
        return AuthenticateResult.Success(new(SessionHandler.PrincipalOf(token.Account, Name), Name));
    }
}
