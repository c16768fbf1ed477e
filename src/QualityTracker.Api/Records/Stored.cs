using System.Text.Json.Serialization;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Records;

/// <summary>A record as the school holds it (记录及其状态): what was recorded, which version this is, and whether it still counts.</summary>
public sealed record Stored<T>(T Record, RecordState State) where T : IRecord
{
    /// <summary>The version as an entity tag.</summary>
    [JsonIgnore]
    public string ETag => $"\"{State.Version}\"";
}

/// <summary>The state the server keeps beside a record (记录状态).</summary>
public sealed record RecordState
{
    /// <summary>1 when new; one more with every change.</summary>
    public int Version { get; init; }

    /// <summary>When this version was recorded, UTC.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>When the record was voided (作废), UTC; null while it counts.</summary>
    public DateTimeOffset? VoidedAt { get; init; }

    public string? VoidReason { get; init; }
}

/// <summary>One page of a list (分页). <c>Next</c> is the cursor of the next page, null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, string? Next)
{
    /// <summary>What the records refer to, by noun and id, where it was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Names { get; init; }
}
