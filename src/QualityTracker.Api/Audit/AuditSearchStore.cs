using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>The SQL of searches in the log.</summary>
public static class AuditSearchStore
{
    /// <summary>
    /// The entries that fit, newest first, at most <paramref name="limit"/>, one after the other, as somebody may see them; whole without
    /// a <paramref name="sight"/>.
    /// </summary>
    public static IEnumerable<FoundEntry> Find(DbConnection connection, AuditQuery query, int limit, AuditSight? sight = null)
    {
        if (sight is null) return Find(connection, query, (int?)limit);

        // Before what may not be seen is left out nobody knows how many fit.
        return query.Record is { } record
            ? Find(connection, query, null).Where(entry => sight.Shows(entry) || IsOf(entry, record)).Select(sight.Of).Take(limit)
            : Find(connection, query, (int?)limit).Select(sight.Of);
    }

    private static bool IsOf(FoundEntry entry, string record)
    {
        using var content = JsonDocument.Parse(entry.Content!);
        return content.RootElement.TryGetProperty("record", out var id) && id.ValueKind == JsonValueKind.String && id.ValueEquals(record);
    }

    private static IEnumerable<FoundEntry> Find(DbConnection connection, AuditQuery query, int? limit)
    {
        var where = new List<string>();
        var values = new DynamicParameters(new { query.School, query.Account, query.Name, query.Since, query.Until, query.Before, Schools = JsonSerializer.Serialize(query.Schools), Actions = JsonSerializer.Serialize(query.Actions), limit });
        if (query.Schools is not null) where.Add("school in (select value from json_each(@Schools))");
        if (query.School is not null) where.Add("school = @School");
        if (query.Account is not null) where.Add("account = @Account");
        if (query.Name is not null) where.Add("name = @Name");
        if (query.Since is not null) where.Add("at >= @Since");
        if (query.Until is not null) where.Add("at < @Until");
        if (query.Before is not null) where.Add("entry.seq < @Before");
        if (query.Action is { } action)
        {
            where.Add(action.EndsWith('*') ? "substr(action, 1, length(@action)) = @action" : "action = @action");
            values.Add("action", action.TrimEnd('*'));
        }

        if (query.Actions is not null) where.Add("action in (select value from json_each(@Actions))");
        if (query.Record is { } record)
        {
            where.Add("instr(content, @record) > 0");
            values.Add("record", JsonSerializer.Serialize(record, Json.Options));
        }

        return StreamedRows.Of<FoundEntry>(connection,
            $"""
            select entry.seq, at, school, account, name, via, address, action, content, erased_by
            from audit_entries as entry left join audit_contents as content on content.seq = entry.seq
            where {(where.Count == 0 ? "true" : string.Join(" and ", where))}
            order by entry.seq desc{(limit is null ? "" : " limit @limit")}
            """, values);
    }
}

/// <summary>An entry as a search finds it.</summary>
public sealed record FoundEntry
{
    public long Seq { get; init; }

    /// <summary>Whether there is content that the caller may not see.</summary>
    public bool Withheld { get; init; }

    public DateTimeOffset At { get; init; }

    public string? School { get; init; }

    public string? Account { get; init; }

    public string? Name { get; init; }

    public string Via { get; init; } = "";

    public string? Address { get; init; }

    public string Action { get; init; } = "";

    /// <summary>JSON; null once erased.</summary>
    public string? Content { get; init; }

    public long? ErasedBy { get; init; }
}
