using System.Data.Common;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Personal access tokens (访问令牌) for programs.</summary>
public static class TokenStore
{
    private const string Select = "select id, account, name, scopes, created_at, expires_on, last_used_at, revoked_at from access_tokens";

    public static void Add(DbConnection connection, AccessToken token, string key) => connection.Execute(
        """
        insert into access_tokens (id, key_hash, account, name, scopes, created_at, expires_on)
        values (@Id, @hash, @Account, @Name, @Scopes, @createdAt, @expiresOn)
        """,
        new { token.Id, hash = SecretKey.HashOf(key), token.Account, token.Name, token.Scopes, createdAt = Rows.Store(token.CreatedAt), expiresOn = Rows.Store(token.ExpiresOn) });

    /// <summary>The token of a key that is neither revoked nor over; it is good until the end of its last day, UTC.</summary>
    public static Task<AccessToken?> Find(DbConnection connection, string key, DateTimeOffset now) => connection.QuerySingleOrDefaultAsync<AccessToken>(
        $"{Select} where key_hash = @hash and revoked_at is null and expires_on >= @today",
        new { hash = SecretKey.HashOf(key), today = Rows.Store(DateOnly.FromDateTime(now.UtcDateTime)) });

    /// <summary>Keeps when a token was last used, as <see cref="SessionStore.Seen"/> does for sessions.</summary>
    public static void Used(Database database, AccessToken token, DateTimeOffset now)
    {
        if (token.LastUsedAt is { } before && now - before < SessionStore.Grain) return;
        database.WriteSoon(connection => connection.Execute("update access_tokens set last_used_at = @now where id = @Id", new { token.Id, now = Rows.Store(now) }));
    }

    public static List<AccessToken> Of(DbConnection connection, string account) =>
        connection.Query<AccessToken>($"{Select} where account = @account and revoked_at is null order by created_at, id", new { account }).AsList();

    /// <summary>Revokes a token of an account; null when it has none of this id in force.</summary>
    public static AccessToken? Revoke(DbConnection connection, string account, string id, DateTimeOffset now) => connection.QuerySingleOrDefault<AccessToken>(
        """
        update access_tokens set revoked_at = @now where account = @account and id = @id and revoked_at is null
        returning id, account, name, scopes, created_at, expires_on, last_used_at, revoked_at
        """, new { account, id, now = Rows.Store(now) });

    /// <summary>Revokes all tokens of an account; gives the ids of those that were in force.</summary>
    public static IReadOnlyList<string> RevokeAll(DbConnection connection, string account, DateTimeOffset now) => connection.Query<string>(
        "update access_tokens set revoked_at = @now where account = @account and revoked_at is null returning id", new { account, now = Rows.Store(now) }).AsList();
}

/// <summary>A personal access token; the key itself is not kept.</summary>
public sealed record AccessToken
{
    /// <summary>What every key begins with, so that one left lying about is found.</summary>
    public const string Prefix = "qt_";

    public string Id { get; init; } = "";

    public string Account { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The words of the scopes, with spaces between.</summary>
    public string Scopes { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateOnly ExpiresOn { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public static string MakeKey() => Prefix + SecretKey.Make();

    public IReadOnlyList<TokenScope> ScopeList => [.. Enum.GetValues<TokenScope>().Where(scope => Scopes.Split(' ').Contains(Json.Word(scope)))];
}
