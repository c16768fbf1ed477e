using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace QualityTracker.Api.Accounts;

/// <summary>Passwords as hashes (密码散列): PBKDF2 with HMAC-SHA512.</summary>
public sealed class PasswordHashing : PasswordHasher<Account>, IDisposable
{
    public const string MeterName = "QualityTracker.Accounts";

    public const string Counter = "password.verifications";

    /// <summary>What OWASP asks of PBKDF2-HMAC-SHA512.</summary>
    public const int Iterations = 210_000;

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> verifications;
    private readonly Lazy<string> nobodys;

    public PasswordHashing(IOptions<PasswordHasherOptions> options) : base(options)
    {
        verifications = meter.CreateCounter<long>(Counter);
        nobodys = new(() => HashPassword(new Account(), SecretKey.Make()));
    }

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        verifications.Add(1);
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }

    /// <summary>Whether it is the account's password; takes the same work when there is no account or no password.</summary>
    public bool IsOf(Account? account, string password) => Verify(account, password) != PasswordVerificationResult.Failed;

    /// <summary>The same, and whether the hash is one of before, to be made anew.</summary>
    public PasswordVerificationResult Verify(Account? account, string password)
    {
        var result = VerifyHashedPassword(account ?? new Account(), account?.PasswordHash ?? nobodys.Value, password);
        return account?.PasswordHash is not null ? result : PasswordVerificationResult.Failed;
    }

    public void Dispose() => meter.Dispose();
}
