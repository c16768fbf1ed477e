using QualityTracker.Core.Records;

namespace QualityTracker.Core.Timetable;

/// <summary>One period of the weekly timetable (课程表) of a term.</summary>
public sealed record TimetableEntry : IRecord
{
    public string Id { get; init; } = "";

    public string Term { get; init; } = "";

    /// <summary>1 Monday to 7 Sunday.</summary>
    public int Weekday { get; init; }

    /// <summary>The period of the day (节次), from 1.</summary>
    public int Period { get; init; }

    public string Class { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>Staff number; a co-taught period has one entry a person.</summary>
    public string Staff { get; init; } = "";

    string IRecord.Key => string.Join('|', Term, Weekday, Period, Class, Staff);
}
