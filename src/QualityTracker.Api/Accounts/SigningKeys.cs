using Microsoft.IdentityModel.Tokens;

namespace QualityTracker.Api.Accounts;

/// <summary>The public keys of identity providers (签名公钥), read when needed and again when a token names one that is not known.</summary>
public sealed class SigningKeys(TimeProvider clock) : IDisposable
{
    private const long LargestAnswer = 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>A stranger who makes up key ids must not make this program ask on and on.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = LargestAnswer };
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<IdentityProvider, (IReadOnlyList<SecurityKey> Keys, DateTimeOffset At)> known = [];

    public async Task<IReadOnlyList<SecurityKey>> Of(IdentityProvider provider, string? kid, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            var found = known.TryGetValue(provider, out var before);
            var isKnown = string.IsNullOrEmpty(kid) || (found && before.Keys.Any(key => key.KeyId == kid));
            if (found && now - before.At < (isKnown ? Kept : LeastPause)) return before.Keys;
            var keys = await Read(provider, cancellation) ?? before.Keys ?? [];
            known[provider] = (keys, now);
            return keys;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        gate.Dispose();
    }

    // While the provider does not answer, the keys known before are good.
    private async Task<IReadOnlyList<SecurityKey>?> Read(IdentityProvider provider, CancellationToken cancellation)
    {
        try
        {
            var json = provider.JwksFile is { } file ? await File.ReadAllTextAsync(file, cancellation) : await client.GetStringAsync(new Uri(provider.JwksUri!), cancellation);
            return [.. new JsonWebKeySet(json).GetSigningKeys().Where(key => key is not SymmetricSecurityKey)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException or TaskCanceledException or ArgumentException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
