using QualityTracker.Core.Records;

namespace QualityTracker.Core.Subjects;

/// <summary>A school subject (学科).</summary>
public sealed record Subject : IRecord
{
    /// <summary>Such as chinese, maths, english: the code that policy packs name.</summary>
    public string Id { get; init; } = "";

    /// <summary>Such as 语文.</summary>
    public string Name { get; init; } = "";

    public string? NameEn { get; init; }

    string IRecord.Key => Id;
}
