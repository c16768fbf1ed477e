using System.Data.Common;
using Dapper;

namespace QualityTracker.Api.Accounts;

/// <summary>The SQL of permits that nodes share. The server's own clock says which minute it is, so that the nodes' clocks need not agree.</summary>
public static class PermitStore
{
    /// <summary>
    /// Takes permits of this minute: how many had been taken with them, and the seconds left of it. Nobody waits until the count is on disk: a
    /// server that fails forgets a moment of it.
    /// </summary>
    public static (long Taken, double Left) Take(DbConnection connection, string name, int permits) => connection.QuerySingle<(long, double)>(
        """
        insert into permit_windows as own (name, began, taken)
        select @name, floor(extract(epoch from now()) / 60)::bigint, @permits from (select set_config('synchronous_commit', 'off', true)) as unwaited
        on conflict (name) do update set taken = case when own.began = excluded.began then own.taken else 0 end + @permits, began = excluded.began
        returning own.taken, (60 * (own.began + 1) - extract(epoch from now()))::float8
        """, new { name, permits });

    /// <summary>Forgets minutes that are over.</summary>
    public static void Tidy(DbConnection connection) => connection.Execute("delete from permit_windows where began < floor(extract(epoch from now()) / 60)::bigint");
}
