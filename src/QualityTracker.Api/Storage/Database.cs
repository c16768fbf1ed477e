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

    private static long losses;

    private readonly WriteQueue queue;

    protected Database(string folder)
    {
        Rows.Configure();
        Folder = folder;
        queue = new(this);
    }

    /// <summary>
    /// How many transactions failed in this program. What was kept in memory from one of them carries numbers that the next gives to something else:
    /// whoever keeps by a version's number keeps by this too.
    /// </summary>
    public static long Losses => Interlocked.Read(ref losses);

    /// <summary>The folder of what is no row beside a file: keys, attachments, what was sealed, uploads and prints; beside a server, of the nodes' secret.</summary>
    public string Folder { get; }

    /// <summary>What people are told of where it is; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>The folder of its migrations among this program's resources.</summary>
    public abstract string Dialect { get; }

    /// <summary>The database of a folder, or the server that a connection string names.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="server">Such as <c>Host=db;Database=qualitytracker;Username=qt</c>; none for the folder's own file.</param>
    /// <exception cref="ToldException">The string names no server, or the folder is a connection string.</exception>
    public static Database At(string folder, string? server = null) =>
        PostgresDatabase.IsMeant(folder) ? throw new ToldException(new(
            "数据文件夹的位置给的是连接串：连接串用 --database（文件夹名里有“=”的，写成 ./…）",
            "A connection string was given for the data folder: it goes with --database (write a folder whose name has “=” in it as ./…)"))
        : server is null ? new SqliteDatabase(Path.GetFullPath(Path.Combine(folder, FileName))) : new PostgresDatabase(server, Path.GetFullPath(folder));

    /// <summary>Writes down which statements take too long; null when nothing does.</summary>
    public SlowStatements? Slow { get; set; }

    public abstract DbConnection Open();

    /// <summary>Whether it can be written to; another writer's turn is no hindrance.</summary>
    public abstract bool CanWrite();

    /// <summary>A connection for many writes, one after the other.</summary>
    public virtual DbConnection OpenToWrite() => Open();

    /// <summary>
    /// Runs work that writes, one after the other (see <see cref="WriteQueue"/>): what it reads cannot change until it is done,
    /// and it is on disk when this returns or has left no trace; with <paramref name="keeps"/>, only when that says so of what came of it.
    /// It runs on another thread: it must take no lock that its caller holds, and begin no other write.
    /// </summary>
    public T Write<T>(Func<DbConnection, T> work, Func<T, bool>? keeps = null) => queue.Run(work, keeps, WriteKind.Grouped);

    /// <summary>The same without a thread that waits.</summary>
    public Task<T> WriteAsync<T>(Func<DbConnection, T> work, Func<T, bool>? keeps = null) => queue.RunAsync(work, keeps, WriteKind.Grouped);

    /// <summary>
    /// The same for what many do at once: what it leaves to a <see cref="JoinedWrite"/> is said once for all of them. It must neither read nor add to what others leave
    /// there in another way: the log, or a school's version.
    /// </summary>
    public Task<T> WriteJoined<T>(Func<DbConnection, T> work, Func<T, bool>? keeps = null) => queue.RunAsync(work, keeps, WriteKind.Joined);

    /// <summary>The same for what may take long: in a transaction with nobody else.</summary>
    public T WriteAlone<T>(Func<DbConnection, T> work, Func<T, bool>? keeps = null) => queue.Run(work, keeps, WriteKind.Alone);

    /// <summary>Has something written soon that nobody waits for and that may be lost, such as when somebody was last seen.</summary>
    public void WriteSoon(Action<DbConnection> work) => queue.Leave(work);

    /// <summary>Runs work that reads, in one transaction: everything it sees is of one moment.</summary>
    public abstract T Read<T>(Func<DbConnection, T> work);

    /// <summary>Runs one statement that reads: it sees one moment by itself, and no thread waits for the server.</summary>
    public abstract Task<T> Ask<T>(Func<DbConnection, Task<T>> statement);

    /// <summary>The same as <see cref="WriteAlone"/> for what must leave no trace of when it was written, as far as this database can.</summary>
    public T WriteUntraced<T>(Func<DbConnection, T> work, Func<T, bool> keeps) => queue.Run(work, keeps, WriteKind.Untraced);

    /// <summary>Keeps what reading needs in place while the program runs, so that it goes on when nothing can be made on the disk any more.</summary>
    public virtual IDisposable? KeepReadable() => null;

    /// <summary>Holds no connection open for writes to come, before the file is moved or deleted.</summary>
    public virtual void LetGo() => queue.LetGo();

    /// <summary>After what must leave no trace was written.</summary>
    public abstract void RemoveTraces();

    /// <summary>From now on, what a connection deletes is overwritten where it stood, where this database can.</summary>
    public abstract void OverwriteDeleted(DbConnection connection);

    /// <summary>Gives up what deleted rows held; false when others were using the database and it could not.</summary>
    public abstract bool Compact();

    /// <summary>What must be so before the first migration.</summary>
    public abstract void Prepare();

    /// <summary>Whether a program is at work on it now.</summary>
    public abstract bool IsServed();

    /// <summary>What time it is where this database is; null when that is this machine's.</summary>
    public virtual DateTimeOffset? Time() => null;

    /// <summary>Keeps every other copying from this database until it is disposed of; null when one is at work, or a program serves it.</summary>
    public abstract IDisposable? TakeToFill();

    /// <summary>The names of all tables.</summary>
    public static IReadOnlySet<string> TablesOf(DbConnection connection) => connection is SqliteConnection ? SqliteDatabase.NamesOfTables(connection) : PostgresDatabase.NamesOfTables(connection);

    /// <summary>Whether a failure only means that the database was held too long by another writer, such as a long import, or could not be reached.</summary>
    public static bool IsBusy(Exception exception) => exception is HeldException || SqliteDatabase.IsHeld(exception) || PostgresDatabase.IsHeld(exception);

    /// <summary>Whether a failure means that the disk or the database takes no writes at present, or is gone: read-only, or failing.</summary>
    public static bool IsUnwritable(Exception exception) => SqliteDatabase.IsRefused(exception) || PostgresDatabase.IsRefused(exception) || DiskReason.IsRefused(exception);

    /// <summary>Whether a failure means that there is no room left, in the database or on the disk; what was begun is undone.</summary>
    public static bool IsFull(Exception exception) => SqliteDatabase.HasNoRoom(exception) || PostgresDatabase.HasNoRoom(exception) || DiskSpace.IsOut(exception);

    /// <summary>Begins a transaction that nobody else writes beside.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Keeps what was done since a savepoint, which is to be undone with the transaction alone.</summary>
    public virtual void Keep(DbTransaction transaction, string savepoint) => transaction.Release(savepoint);

    /// <summary>Fails when anything in a transaction failed that is not undone, whoever passed over it.</summary>
    public virtual void Check(DbTransaction transaction)
    {
    }

    /// <summary>To be called when a transaction failed, or could not begin.</summary>
    public virtual void Lost(Exception exception) => Interlocked.Increment(ref losses);
}
