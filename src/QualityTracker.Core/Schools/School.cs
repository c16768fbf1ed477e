using QualityTracker.Core.Records;

namespace QualityTracker.Core.Schools;

/// <summary>A school (学校). Every other record belongs to one.</summary>
public sealed record School : IRecord
{
    /// <summary>The school's code, lower-case letters, digits and hyphens: it is part of every address.</summary>
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string? NameEn { get; init; }

    /// <summary>IANA time zone in which the school's dates are meant.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    string IRecord.Key => Id;
}
