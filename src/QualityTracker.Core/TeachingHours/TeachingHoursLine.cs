using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.TeachingHours;

/// <summary>Periods worked by one person in one teaching week with one class and subject (课时记录; clauses W4, W15, Z1, D17, X7).</summary>
public sealed record TeachingHoursLine : IRecord
{
    public string Id { get; init; } = "";

    public string Staff { get; init; } = "";

    public string Term { get; init; } = "";

    /// <summary>Teaching week of the term (周次), from 1.</summary>
    public int Week { get; init; }

    public HoursKind Kind { get; init; }

    /// <summary>Class code; needed for lessons and cover.</summary>
    public string? Class { get; init; }

    /// <summary>Subject code; needed for lessons and cover.</summary>
    public string? Subject { get; init; }

    /// <summary>Periods in that week, up to 2 decimal places; hours for after-school service. 0 for lessons not held, with a note.</summary>
    public decimal Periods { get; init; }

    /// <summary>Staff number of who was away, for cover (代课).</summary>
    public string? CoverFor { get; init; }

    /// <summary>Why it differs from the timetable (说明): lessons moved, joined with another class, not held.</summary>
    public string? Note { get; init; }

    string IRecord.Key => string.Join('|', Term, Week, Staff, Kind, Class, Subject, CoverFor);
}

/// <summary>What the periods were spent on (课时类别).</summary>
public enum HoursKind
{
    [Named("上课", "lesson", "正课", "授课")] Lesson = 1,
    [Named("代课", "cover", "代课时")] Cover,

    /// <summary>Paid from its own ledger and never part of the workload (clauses X7, D17).</summary>
    [Named("课后服务", "after-school service", "延时服务")] AfterSchoolService,
    [Named("备课", "preparation")] Preparation,
    [Named("批改", "marking", "作业批改")] Marking,
    [Named("送教上门", "teaching at home", "送教")] HomeTeaching,
}
