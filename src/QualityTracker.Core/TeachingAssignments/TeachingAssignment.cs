using System.Globalization;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.TeachingAssignments;

/// <summary>Who teaches a subject to a class, from a day to a day (任课安排).</summary>
public sealed record TeachingAssignment : IRecord, IDated
{
    public string Id { get; init; } = "";

    /// <summary>Staff number.</summary>
    public string Staff { get; init; } = "";

    /// <summary>Class code.</summary>
    public string Class { get; init; } = "";

    /// <summary>Subject code.</summary>
    public string Subject { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>The person's part of a co-taught class, above 0 and up to 1.</summary>
    public decimal Share { get; init; } = 1;

    string IRecord.Key => string.Join('|', Staff, Class, Subject, From.ToString("O", CultureInfo.InvariantCulture));
}
