using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>A statement that was run.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parts">The numbers of the parts of tables in which it looked for rows.</param>
/// <param name="Tables">The tables whose parts those are.</param>
public sealed record RunStatement(string Sql, IReadOnlySet<string> Parts, IReadOnlySet<string> Tables);

/// <summary>What PostgreSQL wrote down of every statement in a spread database: its plan, as it was run, with what was looked at and what was left out.</summary>
public static partial class PlanLog
{
    /// <summary>Of the database: the module that writes plans down comes with PostgreSQL.</summary>
    public static readonly string[] Settings =
    [
        "session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_timing = off", "auto_explain.log_format = json",
    ];

    public static IEnumerable<RunStatement> Of(PostgresDatabase database)
    {
        var begins = $"{PostgresServer.NameOf(database)} LOG:  duration: ";
        using var log = new StreamReader(new FileStream(Path.Combine(PostgresServer.SocketFolder, "server.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        StringBuilder? plan = null;
        while (log.ReadLine() is { } line)
        {
            if (line.StartsWith('\t'))
            {
                plan?.Append(line);
                continue;
            }

            if (plan is not null) yield return Read(plan.ToString());
            plan = line.StartsWith(begins, StringComparison.Ordinal) && line.EndsWith("plan:", StringComparison.Ordinal) ? new() : null;
        }

        if (plan is not null) yield return Read(plan.ToString());
    }

    private static RunStatement Read(string json)
    {
        var node = JsonNode.Parse(json)!;
        var (parts, tables) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        Walk(node["Plan"]!);
        return new((string)node["Query Text"]!, parts, tables);

        void Walk(JsonNode plan)
        {
            if ((double?)plan["Actual Loops"] > 0 && Part().Match((string?)plan["Relation Name"] ?? "") is { Success: true } part)
            {
                tables.Add(part.Groups["table"].Value);
                parts.Add(part.Groups["number"].Value);
            }

            foreach (var under in plan["Plans"]?.AsArray() ?? []) Walk(under!);
        }
    }

    [GeneratedRegex(@"^(?<table>\w+)_p(?<number>\d)$")]
    private static partial Regex Part();
}
