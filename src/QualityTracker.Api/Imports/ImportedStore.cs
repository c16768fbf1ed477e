using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace QualityTracker.Api.Imports;

/// <summary>What the log holds of records as files had them (上次导入的内容): whatever differs from it now was changed by hand since.</summary>
public static class ImportedStore
{
    // A change of a thousand records is an entry; looking further back takes longer than it is worth.
    private const int MostEntries = 1000;

    /// <summary>The records wanted, by id, as the last import that wrote them had them; those it never did are left out.</summary>
    public static Dictionary<string, T> Of<T>(DbConnection connection, string school, string noun, IReadOnlyCollection<string> wanted)
    {
        var found = new Dictionary<string, T>();
        foreach (var seq in Entries(connection, school, noun))
        {
            using var entry = JsonDocument.Parse(Content(connection, seq));
            foreach (var change in entry.RootElement.GetProperty("changes").EnumerateArray())
            {
                if (change.GetProperty("record").GetString() is not { } id || !wanted.Contains(id) || found.ContainsKey(id)) continue;
                if ((change.TryGetProperty("said", out var said) || change.TryGetProperty("after", out said)) && Read<T>(said) is { } record) found.Add(id, record);
            }

            if (found.Count == wanted.Count) break;
        }

        return found;
    }

    // Of an entry that was erased for a pupil's sake, what was left of it stands in its place.
    private static List<long> Entries(DbConnection connection, string school, string noun) => connection.Query<long>(
        """
        select seq from (
            select entry.seq, entry.seq as place from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action = 'imports.changes' and content ->> '$.kind' = @noun
            union all
            select entry.seq, cast(content ->> '$.of' as bigint) from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action = 'privacy.erase.copy' and content ->> '$.action' = 'imports.changes' and content ->> '$.content.kind' = @noun
        ) as written order by place desc limit @most
        """, new { school, noun, most = MostEntries }).AsList();

    private static string Content(DbConnection connection, long seq) => connection.QuerySingle<string>(
        "select coalesce(content -> '$.content', content) from audit_contents where seq = @seq", new { seq });

    // A record of a former version of the program may have been of another shape: then nothing is known of it.
    private static T? Read<T>(JsonElement record)
    {
        try
        {
            return record.Deserialize<T>(Json.Options);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
