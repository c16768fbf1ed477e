using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>Brings a database to this program's schema: forward only, each step in a transaction, never twice.</summary>
public static class Migrations
{
    private const string Folder = "QualityTracker.Api.Storage.Migrations.Sqlite.";
    private const string StepsTable = "create table if not exists schema_steps (name text primary key, sha256 text not null)";

    public static void Apply(Database database)
    {
        using (var connection = database.Open())
        {
            connection.Execute("pragma journal_mode = wal");
            connection.Execute(StepsTable);
        }

        database.Write(connection =>
        {
            var applied = connection.Query<(string Name, string Sha256)>("select name, sha256 from schema_steps")
                .ToDictionary(step => step.Name, step => step.Sha256);
            if (applied.Keys.Except(Known.Keys).Order().FirstOrDefault() is { } unknown)
            {
                throw new InvalidOperationException(
                    $"The database {database.File} was made by a newer version of this program (step {unknown}). Start that version, or another data folder.");
            }

            foreach (var (name, sql) in Steps())
            {
                var sha256 = Known[name];
                if (applied.TryGetValue(name, out var before))
                {
                    if (before == sha256) continue;
                    throw new InvalidOperationException($"Step {name} of the database {database.File} differs from this program's. Restore a backup or start the version that made it.");
                }

                connection.Execute(sql);
                connection.Execute("insert into schema_steps (name, sha256) values (@name, @sha256)", new { name, sha256 });
            }

            return applied.Count;
        });
    }

    /// <summary>This program's steps by name, with the SHA-256 of each.</summary>
    public static IReadOnlyDictionary<string, string> Known { get; } =
        Steps().ToDictionary(step => step.Name, step => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(step.Sql))), StringComparer.Ordinal);

    /// <summary>Gives an empty database the tables that one has which had these steps, without writing them down.</summary>
    public static void Build(SqliteConnection empty, IReadOnlyCollection<string> steps)
    {
        empty.Execute(StepsTable);
        foreach (var (name, sql) in Steps())
        {
            if (steps.Contains(name)) empty.Execute(sql);
        }
    }

    private static IEnumerable<(string Name, string Sql)> Steps()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Folder.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }
}
