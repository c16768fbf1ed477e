using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Jobs;

/// <summary>All SQL of jobs.</summary>
public static class JobStore
{
    private const string Select = "select school, id, kind, account, created_at, state, busy, orders, claimed, turn, progress, content, result from jobs";

    public static JobRow? Find(DbConnection connection, string school, string id) =>
        connection.QuerySingleOrDefault<JobRow>($"{Select} where school = @school and id = @id", new { school, id });

    /// <summary>Those of a school, the latest first.</summary>
    public static List<JobRow> Of(DbConnection connection, string school, string kind) =>
        connection.Query<JobRow>($"{Select} where school = @school and kind = @kind order by id desc", new { school, kind }).AsList();

    /// <summary>How many of a school are waiting or at work.</summary>
    public static int Busy(DbConnection connection, string school, string kind) =>
        connection.ExecuteScalar<int>("select count(*) from jobs where school = @school and kind = @kind and busy = 1", new { school, kind });

    /// <summary>How many of all schools are.</summary>
    public static int BusyOfAll(DbConnection connection, string kind) =>
        connection.ExecuteScalar<int>("select count(*) from jobs where kind = @kind and busy = 1", new { kind });

    /// <summary>Those of all schools that no node has taken up yet.</summary>
    public static List<JobRow> Unclaimed(DbConnection connection) => connection.Query<JobRow>($"{Select} where busy = 1 and claimed = 0 order by id").AsList();

    public static bool Any(DbConnection connection) => connection.ExecuteScalar<bool>("select exists (select 1 from jobs)");

    public static void Add(DbConnection connection, JobRow row) => connection.Execute(
        """
        insert into jobs (school, id, kind, account, created_at, state, busy, orders, claimed, turn, content)
        values (@School, @Id, @Kind, @Account, @at, @State, 1, 1, 0, 0, @Content)
        """, new { row.School, row.Id, row.Kind, row.Account, at = Rows.Store(row.CreatedAt), row.State, row.Content });

    /// <summary>Takes a job up; with <paramref name="again"/> also one that another node has taken up, and will not end. False when it was another order, or is over.</summary>
    public static bool Claim(DbConnection connection, string school, string id, long order, string? state, bool again) => connection.Execute(
        """
        update jobs set claimed = 1, turn = turn + 1, state = coalesce(@state, state), progress = null
        where school = @school and id = @id and orders = @order and busy = 1 and (claimed = 0 or @again = 1)
        """, new { school, id, order, state, again = again ? 1 : 0 }) == 1;

    /// <summary>Lets a job go, for the next node to take up.</summary>
    public static bool Release(DbConnection connection, JobRow row, string? state) => connection.Execute(
        "update jobs set claimed = 0, state = coalesce(@state, state), progress = null where school = @School and id = @Id and turn = @Turn and busy = 1",
        new { row.School, row.Id, row.Turn, state }) == 1;

    /// <summary>Lets all jobs go that the one program on a file was at when it stopped.</summary>
    public static void ReleaseAll(DbConnection connection) => connection.Execute("update jobs set claimed = 0 where busy = 1");

    public static bool Holds(DbConnection connection, JobRow row) => connection.ExecuteScalar<bool>(
        "select exists (select 1 from jobs where school = @School and id = @Id and turn = @Turn and busy = 1)", new { row.School, row.Id, row.Turn });

    public static bool Note(DbConnection connection, JobRow row, string progress) => connection.Execute(
        "update jobs set progress = @progress where school = @School and id = @Id and turn = @Turn and busy = 1", new { row.School, row.Id, row.Turn, progress }) == 1;

    /// <summary>
    /// Says what came of a job, or says it again: whoever lost the connection does not know whether it is written. False when it is over otherwise, was
    /// asked for anew, or another node has it.
    /// </summary>
    public static bool Settle(DbConnection connection, JobRow row, string state, string? result, string? progress) => connection.Execute(
        """
        update jobs set state = @state, busy = 0, claimed = 0, result = @result, progress = coalesce(@progress, progress)
        where school = @School and id = @Id and turn = @Turn and orders = @Orders and (busy = 1 or state = @state)
        """, new { row.School, row.Id, row.Turn, row.Orders, state, result, progress }) == 1;

    /// <summary>Gives a job up that is in one of these states.</summary>
    public static bool Cancel(DbConnection connection, string school, string id, string states) => connection.Execute(
        """
        update jobs set state = 'cancelled', busy = 0, claimed = 0, result = null
        where school = @school and id = @id and state in (select value from json_each(@states))
        """, new { school, id, states }) == 1;

    /// <summary>Asks for more work on a job that is over, by what <paramref name="row"/> says; false when it is not in one of these states.</summary>
    public static bool Again(DbConnection connection, JobRow row, string states) => connection.Execute(
        """
        update jobs set state = @State, busy = 1, claimed = 0, orders = orders + 1, content = @Content, result = @Result, progress = null
        where school = @School and id = @Id and busy = 0 and state in (select value from json_each(@states))
        """, new { row.School, row.Id, row.State, row.Content, row.Result, states }) == 1;

    public static bool Delete(DbConnection connection, string school, string id) =>
        connection.Execute("delete from jobs where school = @school and id = @id and busy = 0", new { school, id }) == 1;

    /// <summary>Jobs of all schools that were over long ago: those begun before a time.</summary>
    public static List<(string School, string Id)> Old(DbConnection connection, string kind, DateTimeOffset before) => connection.Query<(string, string)>(
        "select school, id from jobs where kind = @kind and busy = 0 and created_at < @at", new { kind, at = Rows.Store(before) }).AsList();

    /// <summary>The ids of all schools' jobs.</summary>
    public static HashSet<string> Ids(DbConnection connection, string kind) => connection.Query<string>("select id from jobs where kind = @kind", new { kind }).ToHashSet(StringComparer.Ordinal);

    /// <summary>A node that stopped is no longer counted.</summary>
    public static void Leave(DbConnection connection, string node) => connection.Execute("delete from qrtz_scheduler_state where instance_name = @node", new { node });
}
