using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using QualityTracker.Api.Access;
using QualityTracker.Api.Schools;

namespace QualityTracker.Api.Accounts;

/// <summary>An account as administrators see it (账号).</summary>
public record AccountView
{
    public required string Id { get; init; }

    public required string UserName { get; init; }

    /// <summary>The holder's name.</summary>
    public required string Name { get; init; }

    public required string? School { get; init; }

    public required string? Staff { get; init; }

    public required IReadOnlyList<Grant> Grants { get; init; }

    public required bool Closed { get; init; }

    public required bool MustChangePassword { get; init; }

    /// <summary>Whether the password alone signs nobody in.</summary>
    public required bool TwoFactor { get; init; }

    public required DateTimeOffset? LastSignInAt { get; init; }

    public static AccountView Of(DbConnection connection, FrameStore frames, Account account, IEnumerable<Grant> grants) => new()
    {
        Id = account.Id,
        UserName = account.UserName,
        Name = SessionReader.NameOf(connection, frames, account),
        School = account.School,
        Staff = account.Staff,
        Grants = [.. grants],
        Closed = account.ClosedAt is not null,
        MustChangePassword = account.MustChangePassword,
        TwoFactor = account.TwoFactor || PasskeyStore.Any(connection, account.Id),
        LastSignInAt = account.LastSignInAt,
    };
}

/// <summary>A new account with its one-time password, shown this once (新账号).</summary>
public sealed record NewAccount : AccountView
{
    [SetsRequiredMembers]
    public NewAccount(AccountView account, string password) : base(account) => Password = password;

    public string Password { get; }
}

/// <summary>A one-time password (一次性密码), to be handed over and changed at the first sign-in.</summary>
public sealed record OneTimePassword(string Password)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Make() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}

/// <summary>What a member of staff is handed: the account made for them (教职工的新账号).</summary>
public sealed record StaffAccount(string UserName, string Password, string Staff, string Name);
