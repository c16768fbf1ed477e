using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Copies;

/// <summary>
/// The SQL of how far a copying is (复制进度), kept in the target in the same transactions as its rows. As long as the table is there, no program serves that database.
/// </summary>
public static class CopyStore
{
    private const string Source = "";

    /// <summary>What is being copied into this database; null when nothing is.</summary>
    public static CopySource? Find(DbConnection connection) => Migrations.IsBeingFilled(connection)
        ? connection.QuerySingleOrDefault<string>($"select content from {Migrations.Filling} where part = @Source", new { Source }) is { } json ? JsonSerializer.Deserialize<CopySource>(json, Json.Options) : null
        : null;

    public static void Begin(DbConnection connection, CopySource source)
    {
        connection.Execute($"create table {Migrations.Filling} (part text primary key, content text not null)");
        connection.Execute($"insert into {Migrations.Filling} (part, content) values (@Source, @content)", new { Source, content = JsonSerializer.Serialize(source, Json.Options) });
    }

    public static void Finish(DbConnection connection) => connection.Execute($"drop table {Migrations.Filling}");

    /// <summary>How far a table is; nothing of it when it was not begun.</summary>
    public static CopiedPart Part(DbConnection connection, string table) =>
        connection.QuerySingleOrDefault<string>($"select content from {Migrations.Filling} where part = @table", new { table }) is { } json
            ? JsonSerializer.Deserialize<CopiedPart>(json, Json.Options)!
            : new();

    /// <summary>Moves a table on; false when another copying has moved it meanwhile.</summary>
    public static bool Move(DbConnection connection, string table, CopiedPart before, CopiedPart now)
    {
        var values = new { table, before = JsonSerializer.Serialize(before, Json.Options), now = JsonSerializer.Serialize(now, Json.Options) };
        return connection.Execute(before.Rows == 0 && !before.Whole
            ? $"insert into {Migrations.Filling} (part, content) values (@table, @now) on conflict (part) do nothing"
            : $"update {Migrations.Filling} set content = @now where part = @table and content = @before", values) == 1;
    }

    /// <summary>Forgets how far the tables are.</summary>
    public static void Restart(DbConnection connection, CopySource source)
    {
        connection.Execute($"delete from {Migrations.Filling}");
        connection.Execute($"insert into {Migrations.Filling} (part, content) values (@Source, @content)", new { Source, content = JsonSerializer.Serialize(source, Json.Options) });
    }
}

/// <summary>What is copied (复制来源).</summary>
/// <param name="Name">Of the source's database.</param>
/// <param name="Head">The end of its log when the copying began; null without one.</param>
public sealed record CopySource(string Name, string? Head);

/// <summary>How far a table is copied (表的进度).</summary>
/// <param name="Rows">How many rows are there.</param>
/// <param name="Last">The key of the last of them.</param>
/// <param name="Whole">Whether it has all.</param>
public sealed record CopiedPart(long Rows = 0, IReadOnlyList<CopiedKey>? Last = null, bool Whole = false);

/// <summary>A value of a key: a text or a number (键值).</summary>
public sealed record CopiedKey(string? Text, long? Number)
{
    public static CopiedKey Of(object? value) => value switch
    {
        string text => new(text, null),
        long number => new(null, number),
        _ => throw new InvalidDataException("A key that is neither text nor number."),
    };

    public object Value => (object?)Text ?? Number!.Value;
}
