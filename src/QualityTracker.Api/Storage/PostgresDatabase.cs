using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace QualityTracker.Api.Storage;

/// <summary>
/// A PostgreSQL server (PostgreSQL 数据库), and a folder of what stands beside it. Values stand as in SQLite: texts in the order of their bytes,
/// whole numbers, bytes; one writes at a time, as in SQLite, so that what a transaction read is so until it is done.
/// </summary>
public sealed class PostgresDatabase : Database, IDisposable
{
    // Of this program alone: whoever writes through it takes this lock first.
    private const long WritersLock = 0x5154_0001;
    /// <summary>Whose spans and figures tell of its statements.</summary>
    public const string Spans = "Npgsql";

    private const int LongestStatementSeconds = 600;
    private const int MostPrepared = 100;

    private readonly NpgsqlDataSource source;

    /// <param name="server">Such as <c>Host=db;Database=qualitytracker;Username=qt</c>.</param>
    /// <param name="folder">Of what is being sent, and of the secret that opens the keys when none is given otherwise: each program's own.</param>
    /// <exception cref="ArgumentException">It names no server.</exception>
    public PostgresDatabase(string server, string folder) : base(folder)
    {
        var settings = new NpgsqlConnectionStringBuilder(server);
        if (string.IsNullOrEmpty(settings.Host)) throw new ArgumentException("It names no Host.", nameof(server));
        settings.ApplicationName ??= "QualityTracker";
        if (!settings.ContainsKey("Command Timeout")) settings.CommandTimeout = LongestStatementSeconds;
        // Nothing is ever set but for the transaction (set local): a connection needs no setting back, seven statements each time, before it is used again.
        if (!settings.ContainsKey("No Reset On Close")) settings.NoResetOnClose = true;
        if (!settings.ContainsKey("Max Auto Prepare")) settings.MaxAutoPrepare = MostPrepared;
        Name = $"PostgreSQL {settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "qualitytracker" };
        builder.ConfigureTracing(tracing => tracing.EnableFirstResponseEvent(false).ConfigureCommandEnrichmentCallback((activity, command) => Slow?.Sent(activity, command)));
        source = builder.Build();
    }

    public override string Name { get; }

    public override string Dialect => "PostgreSql";

    /// <summary>Where its connections are from.</summary>
    public DbDataSource Source => source;

    public override NpgsqlConnection Open() => source.OpenConnection();

    /// <summary>
    /// Nothing. PostgreSQL keeps, for whoever can read its pages or its log and nobody else, which transaction wrote a row (xmin) and
    /// the log of all writes (WAL) as long as that is kept: the settings and rights of the server must keep those from people.
    /// </summary>
    public override void RemoveTraces()
    {
    }

    /// <summary>PostgreSQL writes a row anew elsewhere; what it was before goes with <see cref="Compact"/>.</summary>
    public override void OverwriteDeleted(DbConnection connection)
    {
    }

    /// <summary>Gives the place of rows that are gone to new ones; what is on the disk there is overwritten when it is used again.</summary>
    public override bool Compact()
    {
        try
        {
            using var connection = Open();
            connection.Execute("vacuum");
            return true;
        }
        catch (NpgsqlException exception) when (IsHeld(exception))
        {
            return false;
        }
    }

    public override bool CanWrite()
    {
        using var connection = Open();
        return connection.ExecuteScalar<bool>("select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'");
    }

    /// <summary>
    /// A write that no rule is checked against, such as of a file under a name of its own or of a count: it waits for no other writer, nor they for it.
    /// </summary>
    public void WriteBeside(Action<DbConnection> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        work(connection);
        transaction.Commit();
    }

    public override void Prepare()
    {
        using var connection = Open();
        var (version, encoding) = connection.QuerySingle<(int, string)>("select current_setting('server_version_num')::int, current_setting('server_encoding')");
        if (version < OldestVersion) throw new InvalidOperationException($"{Name} is PostgreSQL {version / 10_000}; this program needs {OldestVersion / 10_000} or later.");
        if (encoding != "UTF8") throw new InvalidOperationException($"{Name} keeps texts as {encoding}; make the database with encoding UTF8.");
    }

    public void Dispose() => source.Dispose();

    public static IReadOnlySet<string> NamesOfTables(DbConnection connection) =>
        connection.Query<string>("select table_name::text from information_schema.tables where table_schema = current_schema()").ToHashSet(StringComparer.Ordinal);

    /// <summary>Locks that were not given in time, a statement that ran too long, and a server that is not there, starts, stops or has no connection left.</summary>
    public static bool IsHeld(Exception exception) => exception switch
    {
        PostgresException refused => refused.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections,
        NpgsqlException failed => failed.IsTransient || failed.InnerException is IOException or System.Net.Sockets.SocketException or TimeoutException,
        _ => false,
    };

    /// <summary>A server that only reads, such as one that stands by, or whose disk fails.</summary>
    public static bool IsRefused(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.IoError or PostgresErrorCodes.UndefinedFile };

    public static bool HasNoRoom(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    public override DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        connection.Execute(TakeLock);
        return transaction;
    }

    protected override DbTransaction BeginRead(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        connection.Execute("set transaction read only");
        return transaction;
    }

    private const int OldestVersion = 150_000;

    // A node whose machine is gone holds the lock for seconds, and not as long as the server's system takes to find out.
    // What one transaction reads after it has the lock, the one before it has committed: each statement sees what was there when it began.
    private static readonly string TakeLock = $"set local lock_timeout = '30s'; set local synchronous_commit = on; set local tcp_keepalives_idle = 10; set local tcp_keepalives_interval = 5; set local tcp_keepalives_count = 2; select pg_advisory_xact_lock({WritersLock})";
}
