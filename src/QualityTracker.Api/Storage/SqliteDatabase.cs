using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>One file, in the folder of what stands beside it (单文件数据库).</summary>
public sealed class SqliteDatabase : Database
{
    private const int FullCode = 13;
    private const int BusyCode = 5;
    private const int LockedCode = 6;

    private readonly string connectionString;
    private int emptying;

    public SqliteDatabase(string file) : base(Path.GetDirectoryName(file)!)
    {
        File = file;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Cache = SqliteCacheMode.Private,
            DefaultTimeout = 30,
            ForeignKeys = true,
        }.ToString();
    }

    public string File { get; }

    public override string Name => File;

    /// <summary>The folder of a file's migrations.</summary>
    public const string Steps = "Sqlite";

    public override string Dialect => Steps;

    public override SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -16000");
        Slow?.Watch(connection);
        return connection;
    }

    /// <summary>
    /// What is overwritten is made zero, and the log, whose pages stand in the order of their writing, is put into the file and emptied at once
    /// (see <see cref="EmptyLog"/>).
    /// </summary>
    public override T WriteUntraced<T>(Func<DbConnection, T> work, Func<T, bool> keeps)
    {
        using var connection = Open();
        OverwriteDeleted(connection);
        using (var transaction = BeginWrite(connection))
        {
            var result = work(connection);
            if (!keeps(result)) return result;
            transaction.Commit();
            if (!EmptyLog()) EmptyLogLater();
            return result;
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
            connection.Execute("pragma temp_store = file; vacuum");
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

    public static IReadOnlySet<string> NamesOfTables(DbConnection connection) =>
        connection.Query<string>("select name from sqlite_master where type = 'table'").ToHashSet(StringComparer.Ordinal);

    public static bool IsHeld(Exception exception) => exception is SqliteException { SqliteErrorCode: BusyCode or LockedCode };

    public static bool HasNoRoom(Exception exception) => exception is SqliteException { SqliteErrorCode: FullCode };

    protected override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    protected override DbTransaction BeginRead(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

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
