using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Measures;

/// <summary>Why a record that is near a figure is not part of it (未计入原因).</summary>
public enum WhyNotCounted
{
    [Named("已作废", "void")] Voided = 1,
    [Named("不在核算期内", "outside the period")] OutsidePeriod,
    [Named("当时不承担此项", "not owed at the time")] NotOwedThen,
    [Named("未评课", "not evaluated")] NotEvaluated,
    [Named("级别不够", "below the level")] BelowLevel,
    [Named("类别不计入", "another kind")] AnotherKind,
    [Named("同一件事已计入", "the same event is counted")] Duplicate,

    /// <summary>Only pupils with learning difficulties are remedial tutoring (clause Z1).</summary>
    [Named("不是学困生辅导", "not a struggling pupil")] NotStruggling,
    [Named("不可比较", "not comparable")] NotComparable,
    [Named("参加人数过少", "too few sat")] TooFewSat,

    /// <summary>No figure of a person reads entrance exams (clause L3).</summary>
    [Named("升学考试不得用于考核", "an entrance exam")] Entrance,
    [Named("不是教学周", "no teaching week")] NoTeachingWeek,

    /// <summary>After-school service is paid by its own hours and never part of the workload.</summary>
    [Named("另有台账", "has its own ledger")] OwnLedger,
}

/// <summary>A record that a measure itself leaves out, whatever its options (不计的记录).</summary>
internal sealed record LeftOut(Contribution Contribution, WhyNotCounted Why);
