using QualityTracker.Core.Languages;
using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Core.WorkingWeeks;

/// <summary>One person's teaching week (教师周课时): the hours proposed beside those recorded.</summary>
public sealed record WorkingWeek
{
    public required string Staff { get; init; }

    /// <summary>Teaching week of the term (周次), from 1.</summary>
    public required int Week { get; init; }

    /// <summary>The lessons of its days, also those without an assignment.</summary>
    public required IReadOnlyList<PlannedLesson> Lessons { get; init; }

    /// <summary>Lessons by class and subject first, then what is recorded beside them.</summary>
    public required IReadOnlyList<WeekLine> Lines { get; init; }

    /// <summary>Cover that colleagues recorded for this person: the periods come off again (formula 5).</summary>
    public required IReadOnlyList<TeachingHoursLine> CoveredBy { get; init; }

    public decimal Proposed => Lines.Sum(line => line.Proposed ?? 0);

    /// <summary>Periods recorded as lessons.</summary>
    public decimal Recorded => Lines.Where(line => line.Kind == HoursKind.Lesson).Sum(line => line.Recorded?.Periods ?? 0);

    public int Missing => Lines.Count(line => line.State == WeekLineState.Missing);

    public int Changed => Lines.Count(line => line.State == WeekLineState.Changed);

    public WorkingWeekState State => Missing > 0
        ? Lines.Any(line => line is { Proposed: not null, Recorded: not null }) ? WorkingWeekState.Partly : WorkingWeekState.Missing
        : Lines.Count > 0 ? WorkingWeekState.Complete : WorkingWeekState.Nothing;
}

/// <summary>How far a week's hours are recorded (登记状态).</summary>
public enum WorkingWeekState
{
    [Named("未登记", "missing")] Missing = 1,
    [Named("部分登记", "partly recorded")] Partly,
    [Named("已登记", "complete")] Complete,

    /// <summary>No lessons are planned and none are recorded.</summary>
    [Named("本周无课", "nothing due")] Nothing,
}
