namespace QualityTracker.Api.Seals;

/// <summary>
/// The page that a sealed sheet's QR code leads to (验真地址). What is printed stays for years: where the program is not reached under the
/// same address from everywhere, <c>Seals:Address</c> of the configuration names the one for paper; else it is the address that the request
/// came to, as a trusted proxy tells it.
/// </summary>
public static class SealAddress
{
    public const string Page = "/verify";

    /// <summary>Scheme and host, such as https://school.example.</summary>
    public static Uri Origin(HttpContext context) =>
        Named(context.RequestServices.GetRequiredService<IConfiguration>()) ?? new($"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}");

    /// <summary>What the configuration names; null for nothing.</summary>
    public static Uri? Named(IConfiguration configuration) =>
        configuration["Seals:Address"] is { Length: > 0 } named && Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    public static Uri Of(Uri origin, string hash) => new(origin, $"{Page}/{hash}");
}
