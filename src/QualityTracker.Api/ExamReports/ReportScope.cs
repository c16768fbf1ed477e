using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.ExamReports;

/// <summary>What a report is asked for (报告范围), as it stands in its address.</summary>
/// <param name="Class">Class code; null for the grade.</param>
/// <param name="Subject">Subject code; null for all.</param>
/// <param name="Before">Id of the exam that value added is since; null for the one before.</param>
/// <param name="Names">Whether pupils are to be named: true, false or nothing.</param>
public sealed record ReportScope(string? Class, string? Subject, string? Before, string? Names)
{
    public bool WithNames => Names == "true";

    public IEnumerable<Fault> FaultsIn(AnalysedExam analysed)
    {
        var faults = new List<Fault>();
        if (Class is not null) faults.AddRange(AnalysisFaults.OfClass(analysed, Class));
        if (Subject is not null) faults.AddRange(AnalysisFaults.OfSubject(analysed, Subject));
        if (Before is not null && EarlierExams.FaultOf(analysed, Before) is { } fault) faults.Add(fault);
        if (Names is not (null or "true" or "false")) faults.Add(new("names", "choice", new("没有这个选项", "is none of the choices"), new("可用：true、false", "use: true, false")));
        if (WithNames && Class is null) faults.Add(new("class", "needed", new("写出学生姓名的报告须写明班级", "is needed for a report that names pupils"), new("写班级编码，如 class=2025-701", "give a class code, such as class=2025-701")));
        return faults;
    }

    /// <summary>The classes and subjects that may stand in it.</summary>
    public IReadOnlySet<(string Class, string Subject)> SheetsIn(AnalysedExam analysed, AnalysisSight sight) =>
    (
        from of in Class is null ? analysed.Classes : [Class]
        from paper in analysed.Exam.Papers
        where (Subject is null || (Subject.Length == 0 ? sight.Sees(of, Subject) : paper.Subject == Subject)) && sight.Sees(of, paper.Subject)
        select (of, paper.Subject)
    ).ToHashSet();
}
