using System.Globalization;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Enrolments;

/// <summary>A pupil's time in a class (在班). On any day a pupil is in one class at most.</summary>
public sealed record Enrolment : IRecord, IDated
{
    public string Id { get; init; } = "";

    /// <summary>Pupil number.</summary>
    public string Pupil { get; init; } = "";

    /// <summary>Class code.</summary>
    public string Class { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>The number that stands for the pupil on papers (考号); null where none is given.</summary>
    public string? ExamNumber { get; init; }

    string IRecord.Key => string.Join('|', Pupil, From.ToString("O", CultureInfo.InvariantCulture));
}
