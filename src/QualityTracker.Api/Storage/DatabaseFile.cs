using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>A database as a file to be copied, carried away and looked at (数据库文件), without changing it.</summary>
public static class DatabaseFile
{
    /// <summary>
    /// Writes what a database holds at one moment into a new file, without what was deleted from it; others go on reading and writing meanwhile.
    /// The same content put in by the same steps gives the same bytes.
    /// </summary>
    /// <param name="from">As a connection opens it.</param>
    /// <param name="to">A path where nothing is yet.</param>
    public static void Copy(string from, string to)
    {
        // An empty file may be written into, and has its rights before the content is in it.
        WorkFolder.NewFile(to).Dispose();
        using var connection = Open(from, SqliteOpenMode.ReadWrite);
        connection.Execute("vacuum into @to", new { to });
    }

    /// <summary>Puts the write-ahead log of a file that nobody else uses into it, so that it is one file, and closes it.</summary>
    public static void Close(Database database)
    {
        using (var connection = database.Open())
        {
            connection.Execute("pragma journal_mode = delete");
            SqliteConnection.ClearPool(connection);
        }
    }

    /// <summary>Closes every file that is open and not in use, before its folder is deleted.</summary>
    public static void CloseAll() => SqliteConnection.ClearAllPools();

    /// <summary>Whether a failure is SQLite's own word, on a file that it cannot use.</summary>
    public static bool IsRefusal(Exception exception) => exception is SqliteException;

    /// <summary>Looks into a file that stays as it is.</summary>
    public static T Read<T>(string file, Func<DbConnection, T> look)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return look(connection);
    }

    /// <summary>What SQLite itself finds wrong with a file (完整性检查), a few lines of it; none when it is sound.</summary>
    public static IReadOnlyList<string> FaultsIn(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return [.. connection.Query<string>("pragma integrity_check(5)").Where(line => line != "ok")];
        }
        catch (SqliteException exception)
        {
            return [exception.Message];
        }
    }

    /// <summary>The steps of the schema that a file has had, with the SHA-256 of each; none when it is no database of this program.</summary>
    public static IReadOnlyDictionary<string, string> StepsOf(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return connection.Query<(string Name, string Sha256)>("select name, sha256 from schema_steps order by name")
                .ToDictionary(step => step.Name, step => step.Sha256, StringComparer.Ordinal);
        }
        catch (SqliteException)
        {
            return new Dictionary<string, string>();
        }
    }

    /// <summary>The tables that have any row.</summary>
    public static IReadOnlyList<string> FilledTables(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return [.. connection.Query<string>("select name from sqlite_schema where type = 'table' order by name").Where(table => connection.ExecuteScalar<bool>($"select exists (select 1 from \"{table}\")"))];
    }

    /// <summary>Tables, indexes and triggers as they were made: a file of foreign hands could bring triggers of its own.</summary>
    public static IReadOnlyList<string> SchemaOf(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return [.. connection.Query<string>("select type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') from sqlite_schema where name not like 'sqlite_stat%' order by type, name")];
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        connection.Execute("pragma trusted_schema = off");
        return connection;
    }
}
