using System.Data.Common;
using Dapper;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.CalendarFeeds;

/// <summary>Calendar addresses (日历地址), by the hash of their secret.</summary>
public static class CalendarFeedStore
{
    /// <summary>Makes an account's address; one made before is good no longer.</summary>
    public static void Replace(DbConnection connection, CalendarFeed feed, string secret) => connection.Execute(
        """
        insert into calendar_feeds (account, key_hash, language, created_at) values (@Account, @hash, @language, @createdAt)
        on conflict (account) do update set key_hash = excluded.key_hash, language = excluded.language, created_at = excluded.created_at, last_used_at = null
        """,
        new { feed.Account, hash = SecretKey.HashOf(secret), language = Rows.Store(feed.Language), createdAt = Rows.Store(feed.CreatedAt) });

    public static CalendarFeed? Of(DbConnection connection, string account) => connection.QuerySingleOrDefault<CalendarFeed>(
        "select account, language, created_at, last_used_at from calendar_feeds where account = @account", new { account });

    /// <summary>The feed of a secret. Whatever is asked for, its hash is looked up and nothing else is compared.</summary>
    public static CalendarFeed? Find(DbConnection connection, string secret) => connection.QuerySingleOrDefault<CalendarFeed>(
        "select account, language, created_at, last_used_at from calendar_feeds where key_hash = @hash", new { hash = SecretKey.HashOf(secret) });

    /// <summary>Keeps when a feed was last fetched, as <see cref="SessionStore.Seen"/> does for sessions.</summary>
    public static void Used(Database database, CalendarFeed feed, DateTimeOffset now)
    {
        if (feed.LastUsedAt is { } before && now - before < SessionStore.Grain) return;
        database.WriteSoon(connection => connection.Execute("update calendar_feeds set last_used_at = @now where account = @Account", new { feed.Account, now = Rows.Store(now) }));
    }

    /// <summary>Ends an account's feed; gives what it was, null when there was none.</summary>
    public static CalendarFeed? End(DbConnection connection, string account) => connection.QuerySingleOrDefault<CalendarFeed>(
        "delete from calendar_feeds where account = @account returning account, language, created_at, last_used_at", new { account });
}
