using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace QualityTracker.Api.Accounts;

/// <summary>
/// Codes of an authenticator app (动态口令, TOTP, RFC 6238: SHA-1, 30 seconds, 6 digits). Identity's own provider would take a code again
/// for a minute and reads another clock; here each is good once.
/// </summary>
public sealed class Authenticator(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string RecoveryLetters = "23456789BCDFGHJKMNPQRTVWXY";
    private const int SecondsPerStep = 30;
    private const int RecoveryCodes = 10;

    private readonly IDataProtector protector = protection.CreateProtector("QualityTracker.Authenticator");

    /// <summary>A new secret: 160 bits in base 32, as apps take it.</summary>
    public static string MakeKey() => RandomNumberGenerator.GetString(Letters, 32);

    /// <summary>Of 112 bits each, so that a plain hash keeps them.</summary>
    public static IReadOnlyList<string> MakeRecoveryCodes() => [.. Enumerable.Range(0, RecoveryCodes)
        .Select(_ => string.Join('-', Enumerable.Range(0, 6).Select(_ => RandomNumberGenerator.GetString(RecoveryLetters, 4))))];

    public string Protect(string key) => protector.Protect(key);

    public string Unprotect(string key) => protector.Unprotect(key);

    /// <summary>Whether a code or recovery code is the account's; uses it up.</summary>
    public bool Takes(DbConnection connection, Account account, string? code, string? recoveryCode)
    {
        if (recoveryCode is { Length: <= 40 }) return RecoveryCodeStore.Redeem(connection, account.Id, Grouped(recoveryCode));
        return code is not null && account.AuthenticatorKey is { } key && StepOf(Unprotect(key), code) is { } step
            && AccountStore.TakeCodeStep(connection, account.Id, step);
    }

    // As it was shown, however it was typed: in small letters, without hyphens, with spaces.
    private static string Grouped(string typed) =>
        string.Join('-', typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Chunk(4).Select(part => new string(part)));

    /// <summary>The code of a moment's time step.</summary>
    public static string CodeAt(string key, long step)
    {
        Span<byte> message = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(message, step);
#pragma warning disable CA5350 // The codes of RFC 6238 that every app makes use SHA-1; HMAC is not harmed by its collisions.
        var mac = HMACSHA1.HashData(BytesOf(key), message);
#pragma warning restore CA5350
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsPerStep;

    /// <summary>The time step that a code is of, now or one step to either side; null when it is none.</summary>
    private long? StepOf(string key, string code)
    {
        var given = System.Text.Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        var now = StepAt(clock.GetUtcNow());
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeAt(key, step)), given)) found = step;
        }

        return found;
    }

    private static byte[] BytesOf(string base32)
    {
        var bytes = new byte[base32.Length * 5 / 8];
        var (bits, kept, at) = (0, 0, 0);
        foreach (var letter in base32)
        {
            bits = (bits << 5) | Letters.IndexOf(letter, StringComparison.Ordinal);
            if ((kept += 5) < 8) continue;
            kept -= 8;
            bytes[at++] = (byte)(bits >> kept);
            bits &= (1 << kept) - 1;
        }

        return bytes;
    }
}
