using System.Globalization;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Tutoring;

/// <summary>One session held under a tutoring plan (辅导记录). The plan is the teacher's for that pupil and subject on that day.</summary>
public sealed record TutoringSession : IRecord
{
    public string Id { get; init; } = "";

    public DateOnly Date { get; init; }

    /// <summary>When it began, for two sessions on one day.</summary>
    public TimeOnly? StartsAt { get; init; }

    public string Teacher { get; init; } = "";

    public string Pupil { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>1 to 240.</summary>
    public int Minutes { get; init; }

    /// <summary>What was worked on.</summary>
    public string Content { get; init; } = "";

    public string? Effect { get; init; }

    /// <summary>What comes next.</summary>
    public string? Next { get; init; }

    string IRecord.Key => string.Join('|', Teacher, Pupil, Subject, Date.ToString("O", CultureInfo.InvariantCulture),
        StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture));
}
