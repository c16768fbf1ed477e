using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace QualityTracker.Api.Imports;

/// <summary>What the log holds of records as imports left them (上次导入的内容): whatever differs from it now was changed by hand since.</summary>
public static class ImportedStore
{
    // A change of a thousand records is an entry; looking further back takes longer than it is worth.
    private const int MostEntries = 1000;

    /// <summary>The records wanted, by id, as the last import that wrote them did; those it never did are left out.</summary>
    public static Dictionary<string, T> Of<T>(DbConnection connection, string school, string noun, IReadOnlyCollection<string> wanted)
    {
        var found = new Dictionary<string, T>();
        foreach (var content in connection.Query<string>(
            """
            select content.content from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action = 'imports.changes' and content.content ->> '$.kind' = @noun
            order by entry.seq desc limit @most
            """, new { school, noun, most = MostEntries }, buffered: false))
        {
            using var entry = JsonDocument.Parse(content);
            foreach (var change in entry.RootElement.GetProperty("changes").EnumerateArray())
            {
                if (change.GetProperty("record").GetString() is not { } id || !wanted.Contains(id) || found.ContainsKey(id)) continue;
                if (change.TryGetProperty("after", out var after) && after.Deserialize<T>(Json.Options) is { } record) found.Add(id, record);
            }

            if (found.Count == wanted.Count) break;
        }

        return found;
    }
}

/// <summary>What becomes of corrections made by hand since a record was last taken in (手工更正的处理).</summary>
public enum Corrections
{
    [Core.Languages.Named("保留", "keep")] Keep = 1,
    [Core.Languages.Named("以文件为准", "replace")] Replace,
}

/// <summary>How a checked import is applied (确认方式).</summary>
public sealed record ApplyImport
{
    /// <summary>Corrections made by hand since the last import stay unless it says otherwise.</summary>
    public Corrections Corrections { get; init; } = Corrections.Keep;
}
