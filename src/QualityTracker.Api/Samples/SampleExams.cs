using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Samples;

/// <summary>The exams that the law allows (质量监测, clause L2): none in grades 1–2, one in 3–6, a mid-term besides in 7–9.</summary>
internal static class SampleExams
{
    public static IEnumerable<Exam> Make() =>
        from grade in Enumerable.Range(3, 7)
        from kind in grade >= 7 ? new[] { ExamKind.MidTerm, ExamKind.EndOfTerm } : [ExamKind.EndOfTerm]
        let isMidTerm = kind == ExamKind.MidTerm
        select new Exam
        {
            Term = SampleCalendar.Term.Id,
            Name = Curriculum.GradeName(grade) + (isMidTerm ? "期中监测" : "期末监测"),
            Kind = kind,
            Grade = grade,
            RosterDay = isMidTerm ? SampleCalendar.MidTermExams : SampleCalendar.EndOfTermExams,
            Papers = Curriculum.Papers(grade),
        };
}
