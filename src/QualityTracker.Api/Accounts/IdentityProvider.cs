using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Whose word about a school's staff is taken (身份提供方); section IdentityProviders of the configuration.</summary>
public sealed record IdentityProvider
{
    public string School { get; init; } = "";

    public string Issuer { get; init; } = "";

    public string Audience { get; init; } = "";

    /// <summary>Where the provider's public keys are (JWKS): an https address (http on this machine only), or a file.</summary>
    public string? JwksUri { get; init; }

    public string? JwksFile { get; init; }

    /// <summary>The one type (typ) that its tokens for this program have, such as at+jwt; null for either of at+jwt and JWT.</summary>
    public string? TokenType { get; init; }

    /// <summary>The claim that holds the staff number.</summary>
    public string StaffClaim { get; init; } = "staff_number";

    public static IReadOnlyList<IdentityProvider> Of(IConfiguration configuration)
    {
        var providers = configuration.GetSection("IdentityProviders").Get<List<IdentityProvider>>() ?? [];
        return providers.All(each => each.IsWhole) ? providers : throw new ToldException(new(
            "设置 IdentityProviders：每项须有 School、Issuer、Audience 和 JwksUri（https）或 JwksFile 之一", "The setting IdentityProviders: each needs School, Issuer, Audience and one of JwksUri (https) and JwksFile"));
    }

    private bool IsWhole => School.Length > 0 && Issuer.Length > 0 && Audience.Length > 0 && StaffClaim.Length > 0 && (JwksUri is null) != (JwksFile is null)
        && (JwksUri is null || (Uri.TryCreate(JwksUri, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))));
}
