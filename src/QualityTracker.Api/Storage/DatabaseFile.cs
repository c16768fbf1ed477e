using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Storage;

/// <summary>A database as a file to be copied, carried away and looked at (数据库文件), without changing it.</summary>
public static class DatabaseFile
{
    private static readonly (string Type, string Name, string Table, string Sql)[] Statistics =
    [
        ("table", "sqlite_stat1", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
        ("table", "sqlite_stat4", "sqlite_stat4", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"),
    ];

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
    public static void Close(SqliteDatabase database)
    {
        database.LetGo();
        using (var connection = database.Open())
        {
            // What others gave back to the pool holds the log open.
            SqliteConnection.ClearPool(connection);
            connection.Execute("pragma journal_mode = delete");
        }
    }

    /// <summary>Closes every file that is open and not in use, before its folder is deleted.</summary>
    public static void CloseAll() => SqliteConnection.ClearAllPools();

    /// <summary>Whether a failure is SQLite's own word, on a file that it cannot use.</summary>
    public static bool IsRefusal(Exception exception) => exception is SqliteException;

    /// <summary>Whether a failure means that rows are not what their tables say: wrong kinds of values, or too few.</summary>
    public static bool IsUnreadable(Exception exception) => IsRefusal(exception)
        || exception is InvalidOperationException or FormatException or InvalidCastException or ArgumentException or OverflowException or JsonException or KeyNotFoundException or DataException;

    /// <summary>Looks into a file that stays as it is.</summary>
    public static T Read<T>(string file, Func<DbConnection, T> look)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return look(connection);
    }

    /// <summary>
    /// What is wrong with a database of foreign hands (数据库文件问题), found before anything in it is asked or written: its tables, indexes and triggers
    /// must be, to the letter, those of the steps it has had (a view could go on for ever), and SQLite must find it sound. Null when it may be used.
    /// </summary>
    public static Text? FaultIn(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            if (FaultOfSchema(connection) is { } fault) return fault;
            return connection.Query<string>("pragma integrity_check(5)").FirstOrDefault(line => line != "ok") is { } unsound ? Damaged(unsound) : null;
        }
        catch (SqliteException exception)
        {
            return Damaged(exception.Message);
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

    private static Text? FaultOfSchema(SqliteConnection connection)
    {
        var found = SchemaOf(connection);
        if (SchemaAfter([]).Except(found).Any()) return new("不是本程序的数据库", "it is no database of this program");
        var steps = connection.Query<(string Name, string Sha256)>("select cast(coalesce(name, '') as text), cast(sha256 as text) from schema_steps").AsList();
        if (steps.Count == 0) return new("不是本程序的数据库", "it is no database of this program");
        if (steps.Exists(step => !Migrations.Known.ContainsKey(step.Name))) return new("数据库由更新的程序写成", "the database was written by a newer program");
        if (steps.FirstOrDefault(step => Migrations.Known[step.Name] != step.Sha256).Name is { } other) return new($"数据库的步骤 {other} 与本程序的不同", $"its step {other} is not this program's");
        var due = SchemaAfter([.. steps.Select(step => step.Name)]);
        if (found.SequenceEqual(due)) return null;
        var strange = found.Except(due).Concat(due.Except(found)).Select(Shown).FirstOrDefault();
        return new($"数据库的表、索引或触发器不是本程序的：{strange}", $"its tables, indexes or triggers are not this program's: {strange}");
    }

    // Whoever made the file also made its names.
    private static string Shown((string Type, string Name, string Table, string Sql) part)
    {
        const int longest = 60;
        var name = new string([.. part.Name.Where(letter => !char.IsControl(letter)).Take(longest)]);
        return $"{(part.Type is "table" or "index" or "trigger" or "view" ? part.Type : "?")} {name}";
    }

    // What SQLite itself keeps on how tables are filled is no concern, as SQLite makes it.
    private static List<(string Type, string Name, string Table, string Sql)> SchemaOf(SqliteConnection connection) =>
        connection.Query<(string Type, string Name, string Table, string Sql)>(
            """
            select cast(coalesce(type, '') as text), cast(coalesce(name, '') as text), cast(coalesce(tbl_name, '') as text), cast(coalesce(sql, '') as text)
            from sqlite_schema order by 1, 2
            """).Where(part => !Statistics.Contains(part)).AsList();

    private static List<(string Type, string Name, string Table, string Sql)> SchemaAfter(IReadOnlyCollection<string> steps)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=false");
        connection.Open();
        Migrations.Build(connection, steps);
        return SchemaOf(connection);
    }

    private static Text Damaged(string found) => new($"数据库已损坏（SQLite：{found}）", $"the database is damaged: {found}");

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        connection.Execute("pragma trusted_schema = off");
        return connection;
    }
}
