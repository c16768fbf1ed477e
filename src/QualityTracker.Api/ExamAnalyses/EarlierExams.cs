using System.Data.Common;
using QualityTracker.Api.Problems;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>The exams of a grade before one (此前的考试), which trend and value added look back to.</summary>
public static class EarlierExams
{
    /// <summary>Paper by paper, then in total.</summary>
    public static List<ExamValueAdded> Added(ScoreAnalysis before, ScoreAnalysis after) =>
        [.. ExamAnalysisView.PapersOf(after).Select(paper => ExamValueAdded.Of(before, after, paper.Subject)).OfType<ExamValueAdded>()];

    /// <summary>Exams of the grade before this one; of two on one day, by id.</summary>
    public static IEnumerable<Exam> Of(AnalysedExam last) => last.Frame.Lists.Exams.Where(each => each.Grade == last.Exam.Grade && IsEarlier(each, last.Exam));

    private static bool IsEarlier(Exam exam, Exam than) => exam.RosterDay < than.RosterDay || (exam.RosterDay == than.RosterDay && string.CompareOrdinal(exam.Id, than.Id) < 0);

    /// <summary>The one before, of the school year.</summary>
    public static Exam? LastBefore(AnalysedExam after) => Of(after)
        .Where(each => each.RosterDay < after.Exam.RosterDay && after.Frame.Terms.GetValueOrDefault(each.Term)?.SchoolYear == after.Frame.Terms[after.Exam.Term].SchoolYear)
        .OrderBy(each => each.RosterDay).ThenBy(each => each.Id, StringComparer.Ordinal).LastOrDefault();

    /// <summary>An exam named to look back to, analysed.</summary>
    public static (ScoreAnalysis? Analysis, Exam Exam) Before(DbConnection connection, AnalysisStore store, AnalysedExam after, string? before) =>
        before is not null && after.Frame.Exams.TryGetValue(before, out var exam) && store.Read(connection, after.Frame, [exam]) is [{ Analysis: ScoreAnalysis earlier }] ? (earlier, exam) : (null, after.Exam);

    /// <summary>What is wrong with looking back to an exam; null when nothing is.</summary>
    public static Fault? FaultOf(AnalysedExam after, string before)
    {
        Fault Of(string rule, Text message) => new("before", rule, message, new("写一次较早的、有分数的考试的编号；不写为本学年的上一次", "give the id of an earlier exam with scores; leave it out for the one before in the school year"));
        if (!after.Frame.Exams.TryGetValue(before, out var exam)) return Of("reference", new("没有这次考试", "there is no such exam"));
        if (exam.RosterDay >= after.Exam.RosterDay) return Of("earlier", new("须早于这次考试", "must be earlier than this exam"));
        return Core.Classes.Stages.Of(exam.Grade) == Core.Classes.Stage.Primary ? Of("levels", new("小学考试只有等级（Z8）", "is a primary exam, of which there are levels only (Z8)")) : null;
    }
}
