using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Doctor;

/// <summary>The SQL that looks into a database that may be ill, of every school.</summary>
public static class DoctorStore
{
    /// <summary>What SQLite finds damaged, five things at most; nothing when it is sound.</summary>
    public static IReadOnlyList<string> Damage(DbConnection file) => [.. file.Query<string>("pragma integrity_check(5)", commandTimeout: 0).Where(line => line != "ok")];

    /// <summary>The tables with rows whose counterpart is missing.</summary>
    public static IReadOnlyList<string> Orphans(DbConnection file) => file.Query<string>("""select distinct "table" from pragma_foreign_key_check""", commandTimeout: 0).AsList();

    public static string VersionOf(DbConnection connection) =>
        connection.ExecuteScalar<string>(connection is SqliteConnection ? "select sqlite_version()" : "select current_setting('server_version')")!;

    public static ServerState StateOf(DbConnection server) => server.QuerySingle<ServerState>(
        """
        select current_setting('fsync') = 'on' as fsync, current_setting('full_page_writes') = 'on' as full_page_writes, current_setting('synchronous_commit') <> 'off' as synchronous_commit,
            current_setting('data_checksums') = 'on' as checksums, current_setting('is_superuser') = 'on' as superuser, pg_is_in_recovery() as standby,
            current_setting('archive_mode') <> 'off' or exists (select 1 from pg_replication_slots) as archives,
            coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted,
            coalesce(inet_server_addr() <> inet_client_addr(), false) as remote,
            (select count(*) from pg_constraint where contype = 'f' and not convalidated and connamespace = current_schema()::regnamespace)
            + (select count(*) from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgenabled = 'D' and c.relnamespace = current_schema()::regnamespace) as switched_off,
            coalesce((select checksum_failures from pg_stat_database where datname = current_database()), 0) as checksum_failures,
            to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now
        """);

    /// <summary>The schools with their time zones.</summary>
    public static IReadOnlyList<(string School, string TimeZone)> TimeZones(DbConnection connection) => connection.Query<(string, string)>("select id, time_zone from schools order by id").AsList();

    /// <summary>How many accounts to try the program with could sign in.</summary>
    public static long DemoAccounts(DbConnection connection) => connection.ExecuteScalar<long>("select count(*) from accounts where demo = 1 and closed_at is null");
}

/// <summary>How a PostgreSQL is set up (PostgreSQL 设置).</summary>
public sealed record ServerState
{
    public bool Fsync { get; init; }

    public bool FullPageWrites { get; init; }

    public bool SynchronousCommit { get; init; }

    public bool Checksums { get; init; }

    public bool Superuser { get; init; }

    public bool Standby { get; init; }

    public bool Archives { get; init; }

    public bool Encrypted { get; init; }

    public bool Remote { get; init; }

    public long SwitchedOff { get; init; }

    public long ChecksumFailures { get; init; }

    public DateTimeOffset Now { get; init; }
}
