using System.Data.Common;
using Microsoft.Data.Sqlite;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Storage;

/// <summary>
/// Where this installation keeps everything (数据库): one file, or a PostgreSQL server, and a folder of what stands beside it. A connection is
/// opened for one unit of work and closed after it. Every statement of the stores is one text for both.
/// </summary>
public abstract class Database
{
    /// <summary>The file of a folder's database.</summary>
    public const string FileName = "qualitytracker.db";

    protected Database(string folder)
    {
        Rows.Configure();
        Folder = folder;
    }

    /// <summary>The folder of what is no row beside a file: keys, attachments, what was sealed, uploads and prints; beside a server, of the nodes' secret.</summary>
    public string Folder { get; }

    /// <summary>What people are told of where it is; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>The folder of its migrations among this program's resources.</summary>
    public abstract string Dialect { get; }

    /// <summary>The database of a folder, or the server that a connection string names.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="server">Such as <c>Host=db;Database=qualitytracker;Username=qt</c>; none for the folder's own file.</param>
    /// <exception cref="ArgumentException">It names no server.</exception>
    public static Database At(string folder, string? server = null) =>
        string.IsNullOrWhiteSpace(server) ? new SqliteDatabase(Path.GetFullPath(Path.Combine(folder, FileName))) : new PostgresDatabase(server, Path.GetFullPath(folder));

    public abstract DbConnection Open();

    /// <summary>
    /// Runs work that writes, alone, in one transaction: what it reads cannot change until it is done,
    /// and it is on disk when this returns or has left no trace; with <paramref name="keeps"/>, only when that says so of what came of it.
    /// </summary>
    public T Write<T>(Func<DbConnection, T> work, Func<T, bool>? keeps = null)
    {
        using var connection = Open();
        using var transaction = BeginWrite(connection);
        var result = work(connection);
        if (keeps?.Invoke(result) ?? true) transaction.Commit();
        return result;
    }

    /// <summary>Runs work that reads, in one transaction: everything it sees is of one moment.</summary>
    public T Read<T>(Func<DbConnection, T> work)
    {
        using var connection = Open();
        using var transaction = BeginRead(connection);
        return work(connection);
    }

    /// <summary>The same as <see cref="Write"/> for what must leave no trace of when it was written, as far as this database can.</summary>
    public abstract T WriteUntraced<T>(Func<DbConnection, T> work, Func<T, bool> keeps);

    /// <summary>From now on, what a connection deletes is overwritten where it stood, where this database can.</summary>
    public abstract void OverwriteDeleted(DbConnection connection);

    /// <summary>Gives up what deleted rows held; false when others were using the database and it could not.</summary>
    public abstract bool Compact();

    /// <summary>What must be so before the first migration.</summary>
    public abstract void Prepare();

    /// <summary>The names of all tables.</summary>
    public static IReadOnlySet<string> TablesOf(DbConnection connection) => connection is SqliteConnection ? SqliteDatabase.NamesOfTables(connection) : PostgresDatabase.NamesOfTables(connection);

    /// <summary>Whether a failure only means that the database was held too long by another writer, such as a long import, or could not be reached.</summary>
    public static bool IsBusy(Exception exception) => SqliteDatabase.IsHeld(exception) || PostgresDatabase.IsHeld(exception);

    /// <summary>Whether a failure means that there is no room left, in the database or on the disk; what was begun is undone.</summary>
    public static bool IsFull(Exception exception) => SqliteDatabase.HasNoRoom(exception) || PostgresDatabase.HasNoRoom(exception) || DiskSpace.IsOut(exception);

    /// <summary>Begins a transaction that nobody else writes beside.</summary>
    protected abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Begins a transaction that sees one moment.</summary>
    protected abstract DbTransaction BeginRead(DbConnection connection);
}
