using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Storage;

/// <summary>
/// A PostgreSQL server (PostgreSQL 数据库), and a folder of what stands beside it. Values stand as in SQLite: texts in the order of their bytes,
/// whole numbers, bytes; one writes at a time, as in SQLite, so that what a transaction read is so until it is done.
/// </summary>
public sealed class PostgresDatabase : Database, IDisposable
{
    // Of this program alone: whoever writes through it takes this lock first, and a copying into it the other one.
    private const long WritersLock = 0x5154_0001;
    private const long FillersLock = 0x5154_0002;

    /// <summary>Whose spans and figures tell of its statements.</summary>
    public const string Spans = "Npgsql";

    // What the connection string may say otherwise. Nothing is ever set but for the transaction: a connection needs no setting back before it is used again.
    private const string Defaults = "Application Name=QualityTracker;Command Timeout=60;Maximum Pool Size=40;No Reset On Close=true;Max Auto Prepare=100";

    // How many are asked at a time; they take less than a millisecond each.
    private const int MostAsked = 16;

    private const string OnlyRead = "set default_transaction_read_only = on";

    private readonly SemaphoreSlim asked = new(MostAsked);

    private readonly NpgsqlDataSource source;

    // Of connections that only read, so that no transaction need be told so.
    private readonly NpgsqlDataSource readers;

    /// <param name="server">Such as <c>Host=db;Database=qualitytracker;Username=qt</c>.</param>
    /// <param name="folder">Of what is being sent, and of the secret that opens the keys when none is given otherwise: each program's own.</param>
    /// <exception cref="ToldException">It names no server.</exception>
    public PostgresDatabase(string server, string folder) : base(folder)
    {
        var settings = Understood(() => SettingsOf(server));
        Name = $"PostgreSQL {settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "qualitytracker" };
        builder.ConfigureTracing(tracing => tracing.EnableFirstResponseEvent(false).ConfigureCommandEnrichmentCallback((activity, command) => Slow?.Sent(activity, command)));
        source = Understood(builder.Build);
        (builder.Name, builder.ConnectionStringBuilder.NoResetOnClose) = ("qualitytracker-reading", true);
        builder.UsePhysicalConnectionInitializer(connection => connection.Execute(OnlyRead), connection => connection.ExecuteAsync(OnlyRead));
        readers = builder.Build();
    }

    public override string Name { get; }

    /// <summary>This machine's, which is held against the server's before the start.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public override string Dialect => "PostgreSql";

    /// <summary>Where its connections are from.</summary>
    public DbDataSource Source => source;

    public override NpgsqlConnection Open() => source.OpenConnection();

    public override async Task<T> Ask<T>(Func<DbConnection, Task<T>> statement)
    {
        // In their order: of those who wait for a connection, the source serves whoever comes last.
        if (!await asked.WaitAsync(WriteQueue.Patience)) throw new HeldException();
        try
        {
            await using var connection = await readers.OpenConnectionAsync();
            return await statement(connection);
        }
        finally
        {
            asked.Release();
        }
    }

    public override T Read<T>(Func<DbConnection, T> work)
    {
        using var connection = readers.OpenConnection();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        return work(connection);
    }

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
            connection.Execute("vacuum", commandTimeout: 0);
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
        if ((FaultOf(connection) ?? FaultOf(TimeOf(connection) - Clock.GetUtcNow())) is { } fault) throw new ToldException(new($"{Name}：{fault.Zh}", $"{Name}: {fault.En}"));
    }

    /// <summary>What of a clock so far behind the server's this program cannot work with; null for nothing. What a node dates, the others take for done: of times to come, none may get in.</summary>
    public static Text? FaultOf(TimeSpan behind) => behind.Duration() <= MostApart ? null : new(
        $"本机时钟比服务器{(behind > TimeSpan.Zero ? "慢" : "快")} {behind.Duration().TotalSeconds:0} 秒（最多 {MostApart.TotalSeconds:0} 秒）：先用 NTP 校准两台机器的时钟，再运行",
        $"This machine's clock is {behind.Duration().TotalSeconds:0} seconds {(behind > TimeSpan.Zero ? "behind" : "ahead of")} the server's ({MostApart.TotalSeconds:0} at most): have both machines set their clocks by NTP, then run it again");

    /// <summary>What of a server this program cannot work with; null for nothing.</summary>
    public static Text? FaultOf(DbConnection connection)
    {
        var (version, encoding) = connection.QuerySingle<(int, string)>("select current_setting('server_version_num')::int, current_setting('server_encoding')");
        return version < OldestVersion ? new($"PostgreSQL {version / 10_000} 太旧：须用 {OldestVersion / 10_000} 或更高版本", $"PostgreSQL {version / 10_000} is too old: use {OldestVersion / 10_000} or later")
            : encoding != "UTF8" ? new($"数据库的编码是 {encoding}，须为 UTF8：另建一个（create database … encoding 'UTF8' template template0）", $"The database's encoding is {encoding} and must be UTF8: make another (create database … encoding 'UTF8' template template0)")
            : null;
    }

    public override bool IsServed() => Read(connection => NodesOf(connection) > 0);

    /// <summary>How many programs say that they are at work on it, or did until a minute ago and were killed: each says so by its own clock.</summary>
    public static long NodesOf(DbConnection connection) => !NamesOfTables(connection).Contains("qrtz_scheduler_state") ? 0 : connection.ExecuteScalar<long>(
        """
        select count(*) from qrtz_scheduler_state
        where abs(last_checkin_time - (extract(epoch from clock_timestamp()) * @second + @epoch)) < @apart + @missed * checkin_interval * @millisecond
        """, new { epoch = DateTimeOffset.UnixEpoch.Ticks, second = TimeSpan.TicksPerSecond, millisecond = TimeSpan.TicksPerMillisecond, apart = MostApart.Ticks, missed = MostMissed });

    public override DateTimeOffset? Time()
    {
        using var connection = Open();
        return TimeOf(connection);
    }

    private static DateTimeOffset TimeOf(DbConnection connection) => connection.QuerySingle<DateTimeOffset>("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");

    public override IDisposable? TakeToFill()
    {
        // The lock goes with its transaction, and so with the connection, however the program ends.
        var connection = Open();
        connection.BeginTransaction(IsolationLevel.ReadCommitted);
        TableRows.StayOpen(connection);
        if (connection.ExecuteScalar<bool>($"select pg_try_advisory_xact_lock({FillersLock})")) return connection;
        connection.Dispose();
        return null;
    }

    /// <summary>Whether a text is meant to name a server, rightly or not, and is no folder: a word before “=”, or an address.</summary>
    public static bool IsMeant(string text) => text.Contains("://", StringComparison.Ordinal)
        || (text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at && text.AsSpan(0, at).IndexOfAny('/', '\\') < 0);

    // A part without a semicolon before it stands in the value of another one, which is shown to people.
    private static NpgsqlConnectionStringBuilder SettingsOf(string server)
    {
        var settings = new NpgsqlConnectionStringBuilder($"{Defaults};{server}");
        return !string.IsNullOrEmpty(settings.Host) && !$"{settings.Host}{settings.Database}{settings.Username}".Contains('=', StringComparison.Ordinal)
            ? settings
            : throw new ArgumentException("It names no Host.", nameof(server));
    }

    // What is wrong is told without the text: a part of it that is not understood may be a part of a password.
    private static T Understood<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            throw new ToldException(new(
                "连接串看不懂（可能含有密码，不显示）：写成 Host=…;Port=5432;Database=…;Username=…;Password=…，各项之间用分号；值里有分号的，用双引号括起来",
                "The connection string cannot be understood (it is not shown, as it may hold a password): write Host=…;Port=5432;Database=…;Username=…;Password=… with semicolons between the parts, and a value that has one in double quotes"));
        }
    }

    public void Dispose()
    {
        source.Dispose();
        readers.Dispose();
        asked.Dispose();
    }

    // All, also of others, but for those that came with an extension.
    public static IReadOnlySet<string> NamesOfTables(DbConnection connection) =>
        connection.Query<string>(
        """
        select relname::text from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
            and not exists (select 1 from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
        """).ToHashSet(StringComparer.Ordinal);

    /// <summary>Locks that were not given in time, a statement that ran too long, and a server that is not there, starts, stops or has no connection left.</summary>
    public static bool IsHeld(Exception exception) => exception switch
    {
        // As Dapper tells of a row that broke off.
        DataException { InnerException: { } broken } => IsHeld(broken),
        PostgresException refused => refused.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections,
        NpgsqlException failed => failed.IsTransient || failed.InnerException is IOException or System.Net.Sockets.SocketException or TimeoutException,
        _ => false,
    };

    /// <summary>A server that is not there, starts or stops, or whose connection was lost on the way; not one that only takes too long.</summary>
    public static bool IsAway(Exception exception) => exception switch
    {
        DataException { InnerException: { } broken } => IsAway(broken),
        HeldException held => held.InnerException is not null,
        PostgresException refused => refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } => true,
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

    /// <summary>Nothing: it ends with the transaction. To say so is a way to the server and back.</summary>
    public override void Keep(DbTransaction transaction, string savepoint)
    {
    }

    /// <summary>A transaction in which a statement failed is ended without a word: another statement says so first.</summary>
    public override void Check(DbTransaction transaction) => transaction.Connection!.Execute("select 1");

    private const int OldestVersion = 150_000;

    private const int MostMissed = 3;
    private static readonly TimeSpan MostApart = TimeSpan.FromSeconds(60);

    // A node whose machine is gone holds the lock for seconds, and not as long as the server's system takes to find out.
    // One statement: what follows the first in a command is sent by a thread of the pool, which may all be waiting.
    // What one transaction reads after it has the lock, the one before it has committed: each statement sees what was there when it began.
    private static readonly string TakeLock = $"""
        select set_config('lock_timeout', '30s', true), set_config('synchronous_commit', 'on', true), set_config('tcp_keepalives_idle', '10', true),
            set_config('tcp_keepalives_interval', '5', true), set_config('tcp_keepalives_count', '2', true), pg_advisory_xact_lock({WritersLock})
        """;
}
