using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>Brings a database to this program's schema: forward only, each step in a transaction, never twice.</summary>
public static class Migrations
{
    private const string Folder = "QualityTracker.Api.Storage.Migrations.";
    private const string StepsTable = "create table if not exists schema_steps (name text primary key, sha256 text not null)";

    /// <summary>The table that is in a database as long as another one is copied into it.</summary>
    public const string Filling = "copying";

    /// <summary>Whether another database is being copied into this one, so that it is not whole.</summary>
    public static bool IsBeingFilled(DbConnection connection) => Database.TablesOf(connection).Contains(Filling);

    /// <summary>One of the tables of a database that holds somebody else's and none of this program; null for any other.</summary>
    public static string? ForeignTo(DbConnection connection) => Database.TablesOf(connection) is var tables && tables.Contains("schema_steps") ? null : tables.Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The first of this program's steps that a database has not had; null when it has had all of them, and perhaps later ones.</summary>
    public static string? Lacking(DbConnection connection, string dialect)
    {
        var had = Database.TablesOf(connection).Contains("schema_steps") ? connection.Query<string>("select name from schema_steps").ToHashSet(StringComparer.Ordinal) : [];
        return Steps(dialect).Select(step => step.Name).FirstOrDefault(name => !had.Contains(name));
    }

    /// <summary>The first step that a database has had and this program does not know.</summary>
    public static string? Unknown(DbConnection connection, string dialect) =>
        connection.Query<string>("select name from schema_steps order by name").Except(Steps(dialect).Select(step => step.Name)).FirstOrDefault();

    /// <exception cref="ToldException">It is not this program's, or not of this version.</exception>
    public static void Apply(Database database)
    {
        database.Prepare();
        database.WriteAlone(connection =>
        {
            if (IsBeingFilled(connection))
            {
                throw new ToldException(new(
                    $"向 {database.Name} 的复制尚未完成，还不能使用：再运行同一条 copy 命令，直到它说两端相同",
                    $"Another database is being copied into {database.Name}, and it is not whole yet: run the same copy command again until it says that both are the same"));
            }

            if (ForeignTo(connection) is { } foreign)
            {
                throw new ToldException(new(
                    $"{database.Name} 中已有别的程序的表（{foreign}），没有做任何更改：指定一个空的数据库",
                    $"{database.Name} holds tables of another program ({foreign}), and nothing was changed: name an empty database"));
            }

            connection.Execute(StepsTable);
            var applied = connection.Query<(string Name, string Sha256)>("select name, sha256 from schema_steps")
                .ToDictionary(step => step.Name, step => step.Sha256);
            var steps = Steps(database.Dialect).ToList();
            if (applied.Keys.Except(steps.Select(step => step.Name)).Order().FirstOrDefault() is { } unknown)
            {
                throw new ToldException(new(
                    $"数据库 {database.Name} 已由更新版本的程序升级（步骤 {unknown}）：请启动那个版本，或换一个数据库",
                    $"The database {database.Name} was made by a newer version of this program (step {unknown}). Start that version, or another database"));
            }

            foreach (var (name, sql) in steps)
            {
                var sha256 = HashOf(sql);
                if (applied.TryGetValue(name, out var before))
                {
                    if (before == sha256) continue;
                    throw new ToldException(new(
                        $"数据库 {database.Name} 的步骤 {name} 与本程序的不同：由备份恢复，或启动写成它的那个版本",
                        $"Step {name} of the database {database.Name} differs from this program's: restore a backup, or start the version that made it"));
                }

                connection.Execute(sql, commandTimeout: 0);
                connection.Execute("insert into schema_steps (name, sha256) values (@name, @sha256)", new { name, sha256 });
            }

            return applied.Count;
        });
    }

    /// <summary>The steps of a file by name, with the SHA-256 of each.</summary>
    public static IReadOnlyDictionary<string, string> Known { get; } = Steps(SqliteDatabase.Steps).ToDictionary(step => step.Name, step => HashOf(step.Sql), StringComparer.Ordinal);

    /// <summary>Gives an empty file the tables that one has which had these steps, without writing them down.</summary>
    public static void Build(SqliteConnection empty, IReadOnlyCollection<string> steps)
    {
        empty.Execute(StepsTable);
        foreach (var (name, sql) in Steps(SqliteDatabase.Steps))
        {
            if (steps.Contains(name)) empty.Execute(sql);
        }
    }

    private static string HashOf(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));

    private static IEnumerable<(string Name, string Sql)> Steps(string dialect)
    {
        var folder = $"{Folder}{dialect}.";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[folder.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }
}
