using System.Buffers.Text;
using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Passkeys (通行密钥) and the challenges that are out.</summary>
public static class PasskeyStore
{
    private static readonly TimeSpan ChallengeLasts = TimeSpan.FromMinutes(5);

    private const string Select =
        """
        select credential_id, account, name, public_key, created_at, sign_count, transports, user_verified, backup_eligible, backed_up, attestation_object, client_data
        from passkeys
        """;

    public static string IdOf(byte[] credential) => Base64Url.EncodeToString(credential);

    public static List<Passkey> Of(DbConnection connection, string account) =>
        connection.Query<Passkey>($"{Select} where account = @account order by created_at, credential_id", new { account }).AsList();

    public static bool Any(DbConnection connection, string account) =>
        connection.ExecuteScalar<bool>("select exists (select 1 from passkeys where account = @account)", new { account });

    public static Passkey? Find(DbConnection connection, byte[] credential) =>
        connection.QuerySingleOrDefault<Passkey>($"{Select} where credential_id = @id", new { id = IdOf(credential) });

    /// <summary>Adds a passkey, or keeps what its last use told; a credential stays with the account that it is of.</summary>
    public static void Keep(DbConnection connection, string account, UserPasskeyInfo passkey) => connection.Execute(
        """
        insert into passkeys (credential_id, account, name, public_key, created_at, sign_count, transports, user_verified, backup_eligible, backed_up, attestation_object, client_data)
        values (@id, @account, @name, @PublicKey, @createdAt, @SignCount, @transports, @IsUserVerified, @IsBackupEligible, @IsBackedUp, @AttestationObject, @ClientDataJson)
        on conflict (credential_id) do update set name = @name, sign_count = @SignCount, user_verified = @IsUserVerified, backed_up = @IsBackedUp
        where passkeys.account = @account
        """,
        new
        {
            id = IdOf(passkey.CredentialId),
            account,
            name = passkey.Name ?? "",
            passkey.PublicKey,
            createdAt = Rows.Store(passkey.CreatedAt),
            SignCount = (long)passkey.SignCount,
            transports = string.Join(' ', passkey.Transports ?? []),
            passkey.IsUserVerified,
            passkey.IsBackupEligible,
            passkey.IsBackedUp,
            passkey.AttestationObject,
            passkey.ClientDataJson,
        });

    /// <summary>Removes a passkey and gives its name; null when the account has none of this id.</summary>
    public static string? Remove(DbConnection connection, string account, string id) =>
        connection.QuerySingleOrDefault<string>("delete from passkeys where account = @account and credential_id = @id returning name", new { account, id });

    public static void RemoveAll(DbConnection connection, string account) =>
        connection.Execute("delete from passkeys where account = @account", new { account });

    public static void AddChallenge(DbConnection connection, string key, string? account, string state, DateTimeOffset now)
    {
        connection.Execute("delete from passkey_challenges where expires_at <= @now", new { now = Rows.Store(now) });
        connection.Execute("insert into passkey_challenges (key_hash, account, state, expires_at) values (@hash, @account, @state, @expiresAt)",
            new { hash = SecretKey.HashOf(key), account, state, expiresAt = Rows.Store(now + ChallengeLasts) });
    }

    /// <summary>Takes a challenge, which is then gone, whatever comes of it.</summary>
    public static string? TakeChallenge(DbConnection connection, string key, string? account, DateTimeOffset now) => connection.QuerySingleOrDefault<string>(
        "delete from passkey_challenges where key_hash = @hash and account is not distinct from @account and expires_at > @now returning state",
        new { hash = SecretKey.HashOf(key), account, now = Rows.Store(now) });
}

/// <summary>A passkey as its row has it.</summary>
public sealed record Passkey
{
    public string CredentialId { get; init; } = "";

    public string Account { get; init; } = "";

    public string Name { get; init; } = "";

    public byte[] PublicKey { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public long SignCount { get; init; }

    public string Transports { get; init; } = "";

    public bool UserVerified { get; init; }

    public bool BackupEligible { get; init; }

    public bool BackedUp { get; init; }

    public byte[] AttestationObject { get; init; } = [];

    public byte[] ClientData { get; init; } = [];

    /// <summary>As Identity knows it.</summary>
    public UserPasskeyInfo ToInfo() => new(
        Base64Url.DecodeFromChars(CredentialId), PublicKey, CreatedAt, (uint)SignCount, Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        UserVerified, BackupEligible, BackedUp, AttestationObject, ClientData)
    { Name = Name };
}
