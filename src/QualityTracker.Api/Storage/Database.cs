using Dapper;
using Microsoft.Data.Sqlite;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Storage;

/// <summary>The database file of this installation. A connection is opened for one unit of work and closed after it.</summary>
public sealed class Database
{
    private readonly string connectionString;
    private int emptying;

    public Database(string file)
    {
        Rows.Configure();
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

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -16000");
        return connection;
    }

    /// <summary>
    /// Runs work that writes, alone, in one transaction: what it reads cannot change until it is done,
    /// and it is on disk when this returns or has left no trace; with <paramref name="keeps"/>, only when that says so of what came of it.
    /// </summary>
    public T Write<T>(Func<SqliteConnection, T> work, Func<T, bool>? keeps = null)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection);
        if (keeps?.Invoke(result) ?? true) transaction.Commit();
        return result;
    }

    /// <summary>Runs work that reads, in one transaction: everything it sees is of one moment.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return work(connection);
    }

    /// <summary>
    /// The same for what must leave no trace of when it was written: what it overwrites is made zero, and the log, whose pages stand in the order
    /// of their writing, is put into the file and emptied at once (see <see cref="EmptyLog"/>).
    /// </summary>
    public T WriteUntraced<T>(Func<SqliteConnection, T> work, Func<T, bool> keeps)
    {
        using var connection = Open();
        connection.Execute("pragma secure_delete = on");
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            var result = work(connection);
            if (!keeps(result)) return result;
            transaction.Commit();
            if (!EmptyLog()) EmptyLogLater();
            return result;
        }
    }

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

    /// <summary>
    /// Writes the file anew, so that nothing that was deleted is left in it or in its log; false when others were using it.
    /// </summary>
    public bool Compact()
    {
        try
        {
            using var connection = Open();
            connection.Execute("pragma temp_store = file; vacuum");
            return connection.QuerySingle<long>("pragma wal_checkpoint(truncate)") == 0;
        }
        catch (SqliteException exception) when (IsBusy(exception))
        {
            return false;
        }
    }

    /// <summary>Whether a failure only means that another writer, such as a long import, held the database too long.</summary>
    public static bool IsBusy(Exception exception) => exception is SqliteException { SqliteErrorCode: BusyCode or LockedCode };

    /// <summary>Whether a failure means that there is no room left, in the database or on the disk; what was begun is undone.</summary>
    public static bool IsFull(Exception exception) => exception is SqliteException { SqliteErrorCode: FullCode } || DiskSpace.IsOut(exception);

    private const int FullCode = 13;
    private const int BusyCode = 5;
    private const int LockedCode = 6;
}
