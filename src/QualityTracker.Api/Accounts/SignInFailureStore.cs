using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Failed sign-ins by user name (登录失败次数), whether or not there is such an account.</summary>
public static class SignInFailureStore
{
    public const int Most = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>
    /// Counts an attempt before it is looked at, so that attempts at once cannot outrun the count. False while the name is locked.
    /// </summary>
    public static bool Take(DbConnection connection, string normalizedName, DateTimeOffset now)
    {
        var (name, at) = (SecretKey.HashOf(normalizedName), Rows.Store(now));
        connection.Execute("delete from sign_in_failures where last_at < @before", new { before = Rows.Store(now - Remembered) });
        connection.Execute(
            """
            update sign_in_failures set failures = 0, locked_until = null where name_hash = @name and locked_until <= @at;
            insert into sign_in_failures (name_hash, failures, last_at) values (@name, 1, @at)
            on conflict (name_hash) do update set failures = sign_in_failures.failures + 1, last_at = @at
            """, new { name, at });
        connection.Execute("update sign_in_failures set locked_until = @until where name_hash = @name and failures >= @Most and locked_until is null",
            new { name, until = Rows.Store(now + LockedFor), Most });
        return connection.QuerySingle<int>("select failures from sign_in_failures where name_hash = @name", new { name }) <= Most;
    }

    /// <summary>Whether sign-ins to a name are refused for now.</summary>
    public static bool IsLocked(DbConnection connection, string normalizedName, DateTimeOffset now) => connection.ExecuteScalar<bool>(
        "select exists (select 1 from sign_in_failures where name_hash = @name and locked_until > @at)", new { name = SecretKey.HashOf(normalizedName), at = Rows.Store(now) });

    /// <summary>The password was right and a code is still to come: that was no failure. A lock that others brought about meanwhile stays.</summary>
    public static void GiveBack(DbConnection connection, string normalizedName) => connection.Execute(
        """
        update sign_in_failures set failures = case when failures > 0 then failures - 1 else 0 end, locked_until = case when failures - 1 < @Most then null else locked_until end
        where name_hash = @name
        """, new { name = SecretKey.HashOf(normalizedName), Most });

    public static void Forget(DbConnection connection, string normalizedName) =>
        connection.Execute("delete from sign_in_failures where name_hash = @name", new { name = SecretKey.HashOf(normalizedName) });
}
