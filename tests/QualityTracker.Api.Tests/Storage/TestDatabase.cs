using Microsoft.Data.Sqlite;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
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
        if ((store ?? Usual) != Store.Sqlite) return PostgresServer.NewDatabase(folder, !migrated ? PostgresServer.NoTemplate : (store ?? Usual) == Store.Spread ? PostgresServer.SpreadTemplate : PostgresServer.MigratedTemplate);
        if (migrated) File.Copy(Path.Combine(Migrated.Value, Database.FileName), Path.Combine(folder, Database.FileName));
        return Database.At(folder);
    }

    /// <summary>With the demo school, taken in once for all tests, and the keys of the log that tells of it.</summary>
    public static Database WithDemo(string folder, Store? store = null)
    {
        var kind = store ?? Usual;
        if (kind == Store.Spread) return In(folder, kind);
        var template = kind == Store.PostgreSql ? PostgresServer.DemoFolder : Demo.Value;
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName;
        foreach (var key in Directory.EnumerateFiles(Path.Combine(template, "keys"))) File.Copy(key, Path.Combine(keys, Path.GetFileName(key)));
        if (kind == Store.PostgreSql) return PostgresServer.NewDatabase(folder, PostgresServer.DemoTemplate);
        File.Copy(Path.Combine(template, Database.FileName), Path.Combine(folder, Database.FileName));
        return Database.At(folder);
    }

    /// <summary>Takes the demo school in, unless it is there.</summary>
    public static Database Filled(Database database, TimeProvider clock)
    {
        new AuditLog(database, clock).Begin();
        DemoSchool.LoadWhenEmpty(database, new Importer(database, new FrameStore(), clock));
        return database;
    }

    private static readonly Lazy<string> Migrated = new(() => Template(Migrations.Apply));
    private static readonly Lazy<string> Demo = new(() => Template(database =>
    {
        Migrations.Apply(database);
        Filled(database, TimeProvider.System);
    }));

    // A folder whose file others begin with.
    private static string Template(Action<Database> fill)
    {
        var folder = Directory.CreateTempSubdirectory("qt-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var database = (SqliteDatabase)Database.At(folder);
        fill(database);
        Assert.That(database.EmptyLog());
        return folder;
    }

    /// <summary>The same database as another program, or this one started again, has it.</summary>
    public static Database Again(Database database) => database is PostgresDatabase server ? PostgresServer.Again(server) : Database.At(database.Folder);

    /// <summary>Closes it; a server's is gone then, a file can be moved or deleted.</summary>
    public static void Close(Database? database)
    {
        database?.LetGo();
        if (database is PostgresDatabase server) PostgresServer.Drop(server);
        else SqliteConnection.ClearAllPools();
    }

    /// <summary>For a test of what stands in the file's folder, or of its dialect: it is ignored on another store.</summary>
    public static void NeedsFile(Database database) => FileOf(database);

    /// <summary>The file of a database; a test that needs one is ignored on another store.</summary>
    public static string FileOf(Database database)
    {
        if (database is not SqliteDatabase file) Assert.Ignore("Of a file of SQLite alone.");
        return ((SqliteDatabase)database).File;
    }
}
