using QualityTracker.Core.Exams;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>An exam with everything entered of it (考试数据): what an analysis is made from.</summary>
/// <param name="Exam">The exam.</param>
/// <param name="Roster">Its frozen roster.</param>
/// <param name="Papers">Marks of each paper, of that roster.</param>
/// <param name="Items">Item scores of some of the papers.</param>
public sealed record ExamData(Exam Exam, ExamRoster Roster, IReadOnlyList<PaperMarks> Papers, IReadOnlyList<PaperItems> Items)
{
    public ExamData(Exam exam, ExamRoster roster, IReadOnlyList<PaperMarks> papers) : this(exam, roster, papers, [])
    {
    }
}
