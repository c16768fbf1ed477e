using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>The schema of PostgreSQL with each table that its school leads in four parts by the school's hash: the migrations' own text, and nothing else changed.</summary>
public static partial class SpreadSchema
{
    private const string Folder = "QualityTracker.Api.Storage.Migrations.PostgreSql.";
    private const int Parts = 4;

    public static void Apply(Database database)
    {
        var assembly = Assembly.GetAssembly(typeof(Database))!;
        var steps = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        database.Write(connection => steps.Sum(step =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(step)!);
            return connection.Execute(Table().Replace(reader.ReadToEnd().ReplaceLineEndings("\n"), InParts));
        }));
    }

    private static string InParts(Match table)
    {
        var name = table.Groups["name"].Value;
        if (!table.Value.Contains("primary key (school,", StringComparison.Ordinal) && name != "ballot_boxes") return table.Value;
        return $"{table.Value[..^1]} partition by hash (school);\n" + string.Concat(Enumerable.Range(0, Parts)
            .Select(part => $"create table {name}_p{part} partition of {name} for values with (modulus {Parts}, remainder {part});\n"));
    }

    [GeneratedRegex(@"create table (?<name>\w+) \(.*?\n\);", RegexOptions.Singleline)]
    private static partial Regex Table();
}
