using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualityTracker.Api.Jobs;

/// <summary>A job as the database has it (任务), so that every node answers for it: an import or a print, waiting, at work or over.</summary>
public sealed record JobRow
{
    /// <summary>How what was asked and what came of it stand there: a node of a later version may have written more than this one knows.</summary>
    private static readonly JsonSerializerOptions Lenient = new(Json.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public string School { get; init; } = "";

    public string Id { get; init; } = "";

    /// <summary>What sort of work it is.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Who asked for it.</summary>
    public string Account { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public string State { get; init; } = "";

    /// <summary>Whether work on it is under way or to be done.</summary>
    public bool Busy { get; init; }

    /// <summary>How often work on it was asked for.</summary>
    public long Orders { get; init; }

    /// <summary>Whether a node has taken the last of these up.</summary>
    public bool Claimed { get; init; }

    /// <summary>How often a node took it up. Who took it up last is who may say what came of it.</summary>
    public long Turn { get; init; }

    /// <summary>How far it is.</summary>
    public string? Progress { get; init; }

    /// <summary>What was asked.</summary>
    public string Content { get; init; } = "{}";

    /// <summary>What came of it.</summary>
    public string? Result { get; init; }

    public static string Written<T>(T value) => JsonSerializer.Serialize(value, Lenient);

    public static T? ReadAs<T>(string? json) where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, Lenient);
}
