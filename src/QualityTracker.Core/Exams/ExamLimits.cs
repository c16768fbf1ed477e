using QualityTracker.Core.Classes;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Exams;

/// <summary>
/// The law's limits on exams (考试管理规定; clause L2), held in code: no pack can switch them off. Of senior secondary grades the law
/// asks for restraint and gives no number: nothing is refused there. An entrance exam is not the school's own; it is refused in grades
/// 1 and 2 alone. An exam with a reason for an exception stands beside the limits and is counted against no other.
/// </summary>
public static class ExamLimits
{
    /// <summary>The last grade of junior secondary, which sits the entrance exam.</summary>
    public const int GraduatingGrade = 9;

    /// <summary>Mock exams of a graduating grade in a school year.</summary>
    public const int MostMocks = 2;

    private const int LastGradeWithoutExams = 2;

    private static readonly ExamLimit None = new("L2-no-exam",
        new("小学一、二年级不进行纸笔考试", "grades 1 and 2 sit no written exam"));

    private static readonly ExamLimit Weekly = new("L2-weekly-monthly",
        new("义务教育阶段不得组织周考、月考、单元考试", "in grades 1 to 9 there is no weekly, monthly or unit exam"));

    private static readonly ExamLimit Joint = new("L2-joint",
        new("小学和初中非毕业年级不得参加跨校联考", "grades before the graduating one sit no exam together with other schools"));

    private static readonly ExamLimit MidTerm = new("L2-mid-term",
        new("小学不组织期中考试，只在期末考试一次", "primary grades sit no mid-term exam, only one at the end of term"));

    private static readonly ExamLimit Mock = new("L2-mock",
        new("只有初中毕业年级可以组织模拟考试", "only the graduating grade of junior secondary sits mock exams"));

    private static readonly ExamLimit Mocks = new("L2-mocks",
        new("初中毕业年级每学年最多组织两次模拟考试（含联考）", "a graduating grade sits at most two mock exams a school year, joint ones among them"));

    private static readonly ExamLimit OneEnd = new("L2-one-end-of-term",
        new("每个年级每学期只组织一次期末考试，各科写在同一次考试里", "a grade sits one end-of-term exam a term; all subjects are papers of that one exam"));

    private static readonly ExamLimit OneMiddle = new("L2-one-mid-term",
        new("初中每个年级每学期最多组织一次期中考试，各科写在同一次考试里", "a junior grade sits at most one mid-term exam a term; all subjects are papers of that one exam"));

    /// <summary>The limit that a planned exam would break, whether or not it has a reason for an exception; null when it keeps them all.</summary>
    /// <param name="planned">The exam as it would be.</param>
    /// <param name="exams">The school's exams in force; the planned one may be among them.</param>
    /// <param name="terms">The school's terms by id.</param>
    public static ExamLimit? Broken(Exam planned, IEnumerable<Exam> exams, IReadOnlyDictionary<string, Term> terms)
    {
        if (planned.Grade <= LastGradeWithoutExams) return None;
        var stage = Stages.Of(planned.Grade);
        if (stage == Stage.SeniorSecondary || planned.Kind == ExamKind.Entrance) return null;
        var others = exams.Where(exam => exam.Id != planned.Id && exam.Grade == planned.Grade && exam.OverrideReason is null);
        return planned.Kind switch
        {
            ExamKind.Weekly or ExamKind.Monthly => Weekly,
            ExamKind.Joint when planned.Grade < GraduatingGrade => Joint,
            ExamKind.Mock when planned.Grade < GraduatingGrade => Mock,
            ExamKind.Mock or ExamKind.Joint => others.Count(IsMockOfTheYear) < MostMocks ? null : Mocks,
            ExamKind.MidTerm when stage == Stage.Primary => MidTerm,
            ExamKind.MidTerm => others.Any(IsAnother) ? OneMiddle : null,
            ExamKind.EndOfTerm => others.Any(IsAnother) ? OneEnd : null,
            _ => null,
        };

        bool IsAnother(Exam exam) => exam.Term == planned.Term && exam.Kind == planned.Kind;

        bool IsMockOfTheYear(Exam exam) => exam.Kind is ExamKind.Mock or ExamKind.Joint
            && terms.GetValueOrDefault(exam.Term)?.SchoolYear == terms.GetValueOrDefault(planned.Term)?.SchoolYear;
    }
}
