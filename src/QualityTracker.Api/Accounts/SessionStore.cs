using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Sessions (登录会话): what a browser's cookie stands for. One that is gone from the table is over at once.</summary>
public static class SessionStore
{
    /// <summary>A session ends after so long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>A session ends so long after the sign-in, whatever happens.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>How exactly the last request is known; each moment kept is a write.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestOver = TimeSpan.FromSeconds(1);

    internal const string Columns = "sessions.id, sessions.account, started_at, last_seen_at, address, agent";

    public static void Add(DbConnection connection, Session session, string key)
    {
        connection.Execute("delete from sessions where last_seen_at < @seen or started_at < @started",
            new { seen = Rows.Store(session.StartedAt - Idle), started = Rows.Store(session.StartedAt - Longest) });
        connection.Execute(
            """
            insert into sessions (id, key_hash, account, started_at, last_seen_at, address, agent)
            values (@Id, @hash, @Account, @at, @at, @Address, @Agent)
            """,
            new { session.Id, hash = SecretKey.HashOf(key), session.Account, at = Rows.Store(session.StartedAt), session.Address, session.Agent });
    }

    /// <summary>
    /// Deletes a session that somebody came with when it was over: it is over too when the program starts again with its clock set back. That is on disk before they hear of it,
    /// but when the database is held for long or takes nothing.
    /// </summary>
    public static async Task Over(Database database, Session session)
    {
        try
        {
            await database.WriteAsync(connection => connection.Execute("delete from sessions where id = @Id", new { session.Id })).WaitAsync(LongestOver);
        }
        catch (Exception exception) when (exception is TimeoutException || Passing.Is(exception))
        {
            // It is tried again with the next request.
        }
    }

    /// <summary>Keeps when a session was last used, soon and without keeping the request; where that cannot be written, it is left for the next one.</summary>
    public static void Seen(Database database, Session session, DateTimeOffset now)
    {
        if (now - session.LastSeenAt < Grain) return;
        database.WriteSoon(connection => connection.Execute("update sessions set last_seen_at = @now where id = @Id", new { session.Id, now = Rows.Store(now) }));
    }

    public static List<Session> Of(DbConnection connection, string account, DateTimeOffset now) => connection.Query<Session>(
        """
        select id, account, started_at, last_seen_at, address, agent from sessions
        where account = @account and last_seen_at > @seen and started_at > @started order by last_seen_at desc, id
        """,
        new { account, seen = Rows.Store(now - Idle), started = Rows.Store(now - Longest) }).AsList();

    public static bool End(DbConnection connection, string account, string id) =>
        connection.Execute("delete from sessions where account = @account and id = @id", new { account, id }) == 1;

    /// <summary>Ends an account's sessions everywhere, but for one when it is named; gives the ids of those that were.</summary>
    public static IReadOnlyList<string> EndAll(DbConnection connection, string account, string? but = null) =>
        connection.Query<string>("delete from sessions where account = @account and (@but is null or id <> @but) returning id", new { account, but }).AsList();

    /// <summary>The latest moment that is known to have been. Of a server that is none to come: what a node with a wrong clock wrote holds for nobody else.</summary>
    public static DateTimeOffset LatestKnown(Database database)
    {
        var (seen, now) = (database.Read(LatestSeen), database.Time());
        return now < seen ? now.Value : seen;
    }

    /// <summary>The latest moment that anything here was seen to happen; no clock may go back behind it.</summary>
    public static DateTimeOffset LatestSeen(DbConnection connection) => connection.QuerySingle<DateTimeOffset>(
        """
        select coalesce(max(at), '0001-01-01T00:00:00Z') from (
            select max(last_seen_at) as at from sessions union all select max(last_used_at) from access_tokens
            union all select max(created_at) from access_tokens union all select max(last_sign_in_at) from accounts
            union all select max(last_used_at) from calendar_feeds
            union all select max(recorded_at) from accounts union all select max(last_at) from sign_in_failures
            union all select at from audit_entries where seq = (select max(seq) from audit_entries)) as seen
        """);
}

/// <summary>One sign-in of one browser.</summary>
public sealed record Session
{
    public string Id { get; init; } = "";

    public string Account { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    public bool LastsAt(DateTimeOffset now) => LastSeenAt > now - SessionStore.Idle && StartedAt > now - SessionStore.Longest;

    public string Address { get; init; } = "";

    /// <summary>What the browser calls itself.</summary>
    public string Agent { get; init; } = "";
}
