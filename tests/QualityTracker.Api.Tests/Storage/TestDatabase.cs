using Microsoft.Data.Sqlite;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>What the program can store in.</summary>
public enum Store
{
    Sqlite,
    PostgreSql,

    /// <summary>PostgreSQL with every table of schools in four parts, as if on four servers, and the plan of each statement written down (see <see cref="PlanLog"/>).</summary>
    Spread,
}

/// <summary>A database of a test's own, in whichever store it is to be.</summary>
public static class TestDatabase
{
    /// <summary>What tests run on that do not say: SQLite, or what QUALITYTRACKER_TEST_DATABASE names.</summary>
    public static Store Usual { get; } = Enum.Parse<Store>(Environment.GetEnvironmentVariable("QUALITYTRACKER_TEST_DATABASE") is { Length: > 0 } named ? named : nameof(Store.Sqlite), ignoreCase: true);

    /// <summary>With every table, or empty.</summary>
    public static Database In(string folder, Store? store = null, bool migrated = true)
    {
        if ((store ?? Usual) != Store.Sqlite) return PostgresServer.NewDatabase(folder, migrated, spread: migrated && (store ?? Usual) == Store.Spread);
        var database = Database.At(folder);
        if (migrated) Migrations.Apply(database);
        return database;
    }

    /// <summary>The same database as another program, or this one started again, has it.</summary>
    public static Database Again(Database database) => database is PostgresDatabase server ? PostgresServer.Again(server) : Database.At(database.Folder);

    /// <summary>Closes it; a server's is gone then, a file can be moved or deleted.</summary>
    public static void Close(Database? database)
    {
        if (database is PostgresDatabase server) PostgresServer.Drop(server);
        else SqliteConnection.ClearAllPools();
    }

    /// <summary>The file of a database; a test that needs one is ignored on another store.</summary>
    public static string FileOf(Database database)
    {
        if (database is not SqliteDatabase file) Assert.Ignore("Of a file of SQLite alone.");
        return ((SqliteDatabase)database).File;
    }
}
