using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Exams;

/// <summary>A limit of the law on exams that a planned exam would break (考试限制; clause L2).</summary>
/// <param name="Rule">Stable, such as L2-joint.</param>
/// <param name="Message">What the law says.</param>
public sealed record ExamLimit(string Rule, Text Message);
