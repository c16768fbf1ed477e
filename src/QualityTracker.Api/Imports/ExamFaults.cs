using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Imports;

/// <summary>Why a row's exam is not found, or may not be changed.</summary>
public static class ExamFaults
{
    public static readonly Fault Unknown = new("exam", "known-exam",
        new("没有这次考试", "there is no such exam"), new("更正名称，或先登记质量监测", "correct the name, or register the exam first"));

    public static readonly Fault NotInTerm = new("exam", "known-exam",
        new("这个学期没有这次考试", "there is no such exam in the term"), new("更正名称或学期编码，或先登记质量监测", "correct the name or the term's code, or register the exam first"));

    /// <summary>A name that is not one exam's alone.</summary>
    public static Fault Several(IEnumerable<Exam> meant)
    {
        var exams = meant.OrderBy(exam => exam.Term, StringComparer.Ordinal).ToList();
        var terms = string.Join("、", exams.Select(exam => exam.Term).Distinct());
        return new("exam", "several-exams", new($"同名的考试不止一次（学期 {terms}）", $"the name belongs to more than one exam (terms {terms})"),
            exams.DistinctBy(exam => exam.Term).Count() == exams.Count
                ? new("加一列“学期”，填学期编码", "add a column “term” with the term's code")
                : new("加一列“学期”填学期编码；同一学期内仍同名的，在考试一列填考试的编号", "add a column “term” with the term's code; where a term has several of that name, give the exam's id for its name"));
    }

    /// <summary>Files bring no reasons for corrections.</summary>
    public static readonly Fault NeedsReason = new("exam", "correction",
        new("这次考试封存过，更正须逐项写明原因，文件不能更改", "the exam was closed before: each correction needs a reason, and files bring none"),
        new("在成绩单页面更正并写明原因；或从文件中去掉这次考试", "correct the score sheet and give the reason, or leave the exam out of the file"));
}
