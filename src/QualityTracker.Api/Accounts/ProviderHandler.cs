using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Recognises somebody by a JWT of their school's identity provider (身份提供方登录), signed with a key that only the provider has.</summary>
public sealed class ProviderHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IReadOnlyList<IdentityProvider> providers, SigningKeys keys,
    Database database, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "provider";

    private const int Longest = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // Only what needs the provider's private key: never none, never a secret that both would know.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    // Tokens to use a program with, or of no stated use; never those to log out or to prove something else.
    private static readonly string[] Types = ["at+jwt", "application/at+jwt", "JWT"];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenHandler.BearerOf(Request) is not { Length: <= Longest } text || !handler.CanReadToken(text)) return AuthenticateResult.Fail("no token");
        var (issuer, kid) = Named(text);
        foreach (var provider in providers.Where(each => each.Issuer == issuer))
        {
            var result = await handler.ValidateTokenAsync(text, Asked(provider, await keys.Of(provider, kid, Context.RequestAborted)));
            if (!result.IsValid || !result.Claims.TryGetValue(provider.StaffClaim, out var claim) || claim is not string { Length: > 0 } staff) continue;
            if (database.Read(connection => AccountStore.FindByStaff(connection, provider.School, staff)) is not { } account) continue;
            return AuthenticateResult.Success(new(SessionHandler.PrincipalOf(account.Id, Name), Name));
        }

        return AuthenticateResult.Fail("token refused");
    }

    private TokenValidationParameters Asked(IdentityProvider provider, IReadOnlyList<SecurityKey> signingKeys) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = provider.Audience,
        ValidAlgorithms = Algorithms,
        ValidTypes = provider.TokenType is { } type ? [type] : Types,
        IssuerSigningKeys = signingKeys,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return expires is { } end && now < end + Skew && (notBefore is not { } start || start - Skew <= now);
        },
    };

    private static (string? Issuer, string? Kid) Named(string text)
    {
        try
        {
            var token = new JsonWebToken(text);
            return (token.Issuer, token.Kid);
        }
        catch (ArgumentException)
        {
            return (null, null);
        }
    }
}
