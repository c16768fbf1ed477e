using QualityTracker.Api.Problems;
using QualityTracker.Core.ExamAnalyses;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>What is wrong with the class and subject that an analysis or report is asked for (班级与学科参数的问题).</summary>
public static class AnalysisFaults
{
    /// <summary>Of a class that must be named, and a subject or the total.</summary>
    public static IEnumerable<Fault> Of(AnalysedExam analysed, string? schoolClass, string subject) =>
        (string.IsNullOrEmpty(schoolClass)
            ? [new("class", "needed", new("须写明班级", "is needed"), new("写班级编码，如 class=2025-701", "give a class code, such as class=2025-701"))]
            : OfClass(analysed, schoolClass)).Concat(OfSubject(analysed, subject));

    public static IEnumerable<Fault> OfClass(AnalysedExam analysed, string schoolClass)
    {
        var known = analysed.Classes;
        if (known.Contains(schoolClass)) yield break;
        yield return new("class", "choice", new("不是该考试年级的班级", "is no class of the exam's grade"), new("可用：" + string.Join("、", known), "use: " + string.Join(", ", known)));
    }

    /// <summary>The total is there when there are several papers, not of a primary grade.</summary>
    public static IEnumerable<Fault> OfSubject(AnalysedExam analysed, string subject)
    {
        var subjects = analysed.Exam.Papers.Select(paper => paper.Subject).ToList();
        if (subject.Length == 0 ? analysed.Analysis is ScoreAnalysis { Total: not null } : subjects.Contains(subject)) yield break;
        yield return new("subject", "choice",
            subject.Length == 0 ? new("这次考试没有总分，须写明学科", "is needed: this exam has no total") : new("不是该考试的学科", "is no subject of the exam"),
            new("可用：" + string.Join("、", subjects), "use: " + string.Join(", ", subjects)));
    }
}
