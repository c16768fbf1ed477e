using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Imports;

namespace QualityTracker.Api.Audit;

/// <summary>Tells the log what an import changed (导入留痕), in the transaction that changes it: entries of up to 1000 changes.</summary>
public sealed class ImportTrail(AuditLog log, DbConnection connection, Caller by, string school, string? job)
{
    private const int MostOfEntry = 1000;
    private const string Action = "imports.changes";

    /// <summary>The import itself: which files, and how many rows did what.</summary>
    public void Applied(ImportReport report) => log.Append(connection, by, "imports.apply", school, job, new
    {
        report.Adds,
        report.Changes,
        report.Unchanged,
        Tables = report.Tables.Select(table => new { table.File, table.Sheet, Kind = table.Kind.En, table.Rows, table.Adds, table.Changes }),
    });

    /// <summary>Records of one kind, by noun; what files said of a record too, where a correction made by hand stays instead.</summary>
    public void Changed(string kind, IEnumerable<(string Record, object? Before, object? After, object? Said)> changes)
    {
        foreach (var chunk in changes.Chunk(MostOfEntry))
        {
            log.Append(connection, by, Action, school, null, new { Kind = kind, Changes = chunk.Select(Told) });
        }
    }

    private static object Told((string Record, object? Before, object? After, object? Said) each) =>
        each.Said is null ? new { each.Record, each.Before, each.After } : new { each.Record, each.Before, each.After, each.Said };

    /// <summary>Scores one by one.</summary>
    public ScoreTrail Scores() => new(content => log.AppendJson(connection, by, Action, school, content));
}
