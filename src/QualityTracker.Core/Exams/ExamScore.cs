using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Exams;

/// <summary>What one pupil of the roster has in one subject of an exam (成绩).</summary>
public readonly record struct ExamScore(string Pupil, string Class, ExamStatus Status, decimal? Score);

/// <summary>Where a pupil of the roster stands (考试状态). Only who sat has a score.</summary>
public enum ExamStatus
{
    [Named("正常", "sat", "参加")] Sat = 1,
    [Named("缺考", "absent")] Absent,
    [Named("缓考", "deferred")] Deferred,
    [Named("作弊", "cheated", "违纪")] Cheated,
    [Named("不计入", "excluded", "免考")] Excluded,
}
