using QualityTracker.Api.Access;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>What of an exam's analysis may be seen (可见范围; clause P4): the classes and subjects whose score sheets may, and beside them the grade.</summary>
public sealed class AnalysisSight(Exam exam, ReachedRows rows)
{
    public bool WholeSchool => rows.WholeSchool;

    /// <summary>The total of a class is for who may see each of its subjects.</summary>
    public bool Sees(string schoolClass, string subject) => subject.Length == 0
        ? exam.Papers.All(paper => rows.HasSheet(schoolClass, paper.Subject))
        : rows.HasSheet(schoolClass, subject);

    /// <summary>Whether a class may be seen in any subject of the exam.</summary>
    public bool SeesClass(string schoolClass) => exam.Papers.Any(paper => Sees(schoolClass, paper.Subject));

    /// <summary>Whether the grade's figures of a subject may be seen: by who sees a class of it.</summary>
    public bool SeesGrade(IEnumerable<string> classes, string subject) => WholeSchool || classes.Any(each => Sees(each, subject));
}
