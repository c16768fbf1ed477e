namespace QualityTracker.Core.WorkingWeeks;

/// <summary>A lesson of the timetable on a day it falls on (当日课程), as one person teaches it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Period">The period of the day (节次), from 1.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Class">Class code.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Periods">What it counts to the person: 1, the share of a co-taught lesson, a joint lesson's part of one class.</param>
/// <param name="JointWith">The other classes taught in the same period (合班), by code.</param>
/// <param name="IsAssigned">Whether the person is assigned to the class and subject on that day; what is not is not proposed.</param>
public sealed record PlannedLesson(
    DateOnly Date, int Period, string Staff, string Class, string Subject, decimal Periods, IReadOnlyList<string> JointWith, bool IsAssigned);
