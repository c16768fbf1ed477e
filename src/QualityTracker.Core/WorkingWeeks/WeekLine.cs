using QualityTracker.Core.Languages;
using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Core.WorkingWeeks;

/// <summary>Hours of a week with one class and subject: what the timetable proposes beside what is recorded (周课时核对).</summary>
/// <param name="Kind">What the periods are spent on.</param>
/// <param name="Class">Class code.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Proposed">Periods by the timetable; null for hours that no timetable has.</param>
/// <param name="Recorded">The record; null while there is none.</param>
public sealed record WeekLine(HoursKind Kind, string? Class, string? Subject, decimal? Proposed, TeachingHoursLine? Recorded)
{
    public WeekLineState State => (Proposed, Recorded) switch
    {
        (_, null) => WeekLineState.Missing,
        (null, _) => WeekLineState.Beside,
        ({ } proposed, { } recorded) => proposed == recorded.Periods ? WeekLineState.AsPlanned : WeekLineState.Changed,
    };
}

/// <summary>How recorded hours stand to the timetable (核对结果).</summary>
public enum WeekLineState
{
    [Named("未登记", "missing")] Missing = 1,
    [Named("与课表一致", "as planned")] AsPlanned,
    [Named("与课表不同", "changed")] Changed,

    /// <summary>Cover, after-school service and whatever else no timetable has.</summary>
    [Named("课表之外", "beside the timetable")] Beside,
}
