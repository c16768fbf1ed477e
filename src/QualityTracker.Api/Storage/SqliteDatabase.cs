using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>One file, in the folder of what stands beside it (单文件数据库).</summary>
public sealed class SqliteDatabase : Database
{
    private const int FullCode = 13;
    private const int BusyCode = 5;
    private const int LockedCode = 6;
    private const int ReadOnlyCode = 8;
    private const int FailingCode = 10;
    private const int GoneCode = 14;

    private readonly string connectionString;
    private readonly ConditionalWeakTable<object, object> set = [];
    private readonly IdleConnections readers = new();
    private int emptying;

    // Before the first connection: to count what all threads have allocated, each allocation would wait for those of the others.
    static SqliteDatabase()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public SqliteDatabase(string file) : base(Path.GetDirectoryName(file)!)
    {
        File = file;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Cache = SqliteCacheMode.Private,
            DefaultTimeout = 30,
        }.ToString();
    }

    public string File { get; }

    public override string Name => File;

    /// <summary>The folder of a file's migrations.</summary>
    public const string Steps = "Sqlite";

    public override string Dialect => Steps;

    public override SqliteConnection Open() => Open(new SqliteConnection(connectionString));

    public override SqliteConnection OpenToWrite() => Open(new KeptConnection(connectionString));

    /// <summary>Connections that have just read are used again with their statements.</summary>
    public override T Read<T>(Func<DbConnection, T> work) => Use(connection =>
    {
        using var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: true);
        return work(connection);
    });

    /// <summary>It is done at once: there is nobody to wait for.</summary>
    public override Task<T> Ask<T>(Func<DbConnection, Task<T>> statement) => Use(connection => Task.FromResult(statement(connection).GetAwaiter().GetResult()));

    private T Use<T>(Func<DbConnection, T> work)
    {
        var connection = readers.Take() ?? OpenToWrite();
        try
        {
            var result = work(connection);
            readers.Keep(connection);
            return result;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override void LetGo()
    {
        base.LetGo();
        readers.Close();
    }

    private SqliteConnection Open(SqliteConnection connection)
    {
        connection.Open();

        // A connection from the pool keeps what it was told.
        if (connection.Handle is { } handle && set.TryAdd(handle, this))
        {
            connection.Execute("pragma foreign_keys = on; pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -16000");
        }

        Slow?.Watch(connection);
        return connection;
    }

    /// <summary>With the last connection the write-ahead log and its index go, and would have to be made again to read.</summary>
    public override IDisposable KeepReadable()
    {
        var connection = Open();
        NamesOfTables(connection);
        return connection;
    }

    /// <summary>A connection that was opened while the disk was read-only stays so: none of them is used again.</summary>
    public override void Lost(Exception exception)
    {
        base.Lost(exception);
        if (!IsRefused(exception)) return;
        readers.Close();
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>
    /// What was overwritten is zero (see <see cref="OverwriteDeleted"/>), and the log, whose pages stand in the order of their writing, is put into the
    /// file and emptied at once (see <see cref="EmptyLog"/>).
    /// </summary>
    public override void RemoveTraces()
    {
        var emptied = false;
        try
        {
            emptied = EmptyLog();
        }
        finally
        {
            if (!emptied) EmptyLogLater();
        }
    }

    public override void OverwriteDeleted(DbConnection connection) => connection.Execute("pragma secure_delete = on");

    /// <summary>Puts the write-ahead log into the file and cuts it to nothing; false when somebody kept reading what was before.</summary>
    public bool EmptyLog()
    {
        const int tries = 40;
        using var connection = Open();
        for (var at = 0; at < tries; at++)
        {
            if (connection.QuerySingle<long>("pragma wal_checkpoint(truncate)") == 0) return true;
            Thread.Sleep(5);
        }

        return false;
    }

    /// <summary>
    /// Writes the file anew, so that nothing that was deleted is left in it or in its log; false when others were using it.
    /// </summary>
    public override bool Compact()
    {
        try
        {
            using var connection = Open();
            connection.Execute("pragma temp_store = file; vacuum; pragma temp_store = memory");
            return connection.QuerySingle<long>("pragma wal_checkpoint(truncate)") == 0;
        }
        catch (SqliteException exception) when (IsHeld(exception))
        {
            return false;
        }
    }

    public override bool CanWrite()
    {
        using var connection = Open();
        connection.DefaultTimeout = 1;
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            return true;
        }
        catch (SqliteException exception)
        {
            return IsHeld(exception);
        }
    }

    public override void Prepare()
    {
        using var connection = Open();
        connection.Execute("pragma journal_mode = wal");
    }

    public override bool IsServed() => WorkFolder.IsServed(Folder);

    public override IDisposable? TakeToFill() => WorkFolder.Serve(Folder);

    public static IReadOnlySet<string> NamesOfTables(DbConnection connection) =>
        connection.Query<string>("select name from sqlite_master where type = 'table'").ToHashSet(StringComparer.Ordinal);

    public static bool IsHeld(Exception exception) => exception is SqliteException { SqliteErrorCode: BusyCode or LockedCode };

    /// <summary>A disk that is read-only or fails, or a file that is gone.</summary>
    public static bool IsRefused(Exception exception) => exception is SqliteException { SqliteErrorCode: ReadOnlyCode or FailingCode or GoneCode };

    public static bool HasNoRoom(Exception exception) => exception is SqliteException { SqliteErrorCode: FullCode };

    public override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    // Whoever still reads is done in seconds: a page, or a copy of the database.
    private void EmptyLogLater()
    {
        if (Interlocked.Exchange(ref emptying, 1) == 1) return;
        _ = Task.Run(async () =>
        {
            try
            {
                while (!EmptyLog()) await Task.Delay(200);
            }
            catch (SqliteException)
            {
                // The file is gone, or whoever holds it will not let go: the next ballot tries again.
            }
            finally
            {
                Interlocked.Exchange(ref emptying, 0);
            }
        });
    }
}
