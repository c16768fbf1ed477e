using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;

namespace QualityTracker.Api.Accounts;

/// <summary>What somebody signs in with (账号). Its holder is a member of staff, or nobody of any school, such as the county's viewer.</summary>
public sealed record Account
{
    /// <summary>A UUIDv7 that the server makes.</summary>
    public string Id { get; init; } = "";

    public string UserName { get; init; } = "";

    public string NormalizedName { get; init; } = "";

    /// <summary>The holder's school and staff number there; both or neither.</summary>
    public string? School { get; init; }

    public string? Staff { get; init; }

    public int Version { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>When the account was closed (停用), UTC; null while it may be used.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public string? PasswordHash { get; init; }

    /// <summary>Whether the password was handed out by somebody else and must be changed first.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>The authenticator's secret, protected with this installation's keys.</summary>
    public string? AuthenticatorKey { get; init; }

    /// <summary>Whether the authenticator is set up, so that sign-in takes its codes.</summary>
    public bool TwoFactor { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Whether the program itself made it for trying out; good for nothing outside Development.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether it still has the password that the start page shows.</summary>
    public bool DemoPassword { get; init; }

    /// <summary>A new account; its holder's school and staff number, both or neither.</summary>
    public static Account Make(string userName, ILookupNormalizer names, string? school, string? staff, string passwordHash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now).ToString(),
        UserName = userName,
        NormalizedName = names.NormalizeName(userName),
        School = school,
        Staff = staff,
        PasswordHash = passwordHash,
    };

    // A log never gets a hash.
    public override string ToString() => $"Account {Id}";
}

/// <summary>An account as it stands, with its grants (账号及授权).</summary>
public sealed record GrantedAccount(Account Account, IReadOnlyList<Grant> Grants);
