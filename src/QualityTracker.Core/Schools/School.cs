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

    /// <summary>When each period begins and ends (作息时间), by period; empty when the school has not entered them.</summary>
    public IReadOnlyList<Bell> Bells { get; init; } = [];

    string IRecord.Key => Id;

    // Two schools with the same content are equal, their lists too.
    public bool Equals(School? other) => other is not null
        && (Id, Name, NameEn, TimeZone) == (other.Id, other.Name, other.NameEn, other.TimeZone) && Bells.SequenceEqual(other.Bells);

    public override int GetHashCode() => HashCode.Combine(Id, Name, NameEn, TimeZone, Bells.Count);
}

/// <summary>One period of the day by the clock (一节课的起止时间), in the school's own time.</summary>
public sealed record Bell(int Period, TimeOnly From, TimeOnly To);
