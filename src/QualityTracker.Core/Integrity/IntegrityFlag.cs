using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;

namespace QualityTracker.Core.Integrity;

/// <summary>
/// A doubt about lesson observations (听课诚信提示): what the records say against each other, and what speaks for them. It changes no
/// figure and decides nothing; somebody asks, and corrects or voids the records.
/// </summary>
public sealed record IntegrityFlag
{
    public required IntegrityFlagKind Kind { get; init; }

    /// <summary>Staff numbers of those whom it concerns: who observed; of a teacher observed too often, the teacher.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>The observations that it rests on, by date, period and id.</summary>
    public required IReadOnlyList<LessonObservation> Records { get; init; }

    public required Text Reason { get; init; }

    /// <summary>What makes an honest explanation likely (有利说明); null when the records hold nothing of the kind.</summary>
    public Text? SpeaksFor { get; init; }

    /// <summary>The same for the same records, whenever it is asked.</summary>
    public string Id => $"{Kind}-{Records[0].Id}";
}

/// <summary>Kinds of doubt (诚信提示类别).</summary>
public enum IntegrityFlagKind
{
    [Named("听课时本人有课", "had a lesson at that time")] ObserverTeaching = 1,
    [Named("同一节次听两节课", "two lessons in one period")] TwoInOnePeriod,
    [Named("评语雷同", "copied comments")] CopiedComments,
    [Named("补录过晚", "recorded late")] BackDated,
    [Named("最后一天集中听课", "crowded on the last day")] LastDay,
    [Named("一天听课过多", "too many in one day")] ObserverQuota,
    [Named("一周被听课过多", "observed too often in a week")] TeacherQuota,
}

/// <summary>An observation and the day on which it was first recorded, by the school's clock; null when a file brought it in (录入日期).</summary>
public sealed record EnteredObservation(LessonObservation Observation, DateOnly? EnteredOn);
