using FluentValidation;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.ExamReflections.ExamReflection>;

namespace QualityTracker.Api.ExamReflections;

/// <summary>Causes and measures of an exam (原因与措施) over HTTP and in files.</summary>
public sealed class RecordExamReflection : AbstractValidator<ExamReflection>
{
    public static readonly RecordKind<ExamReflection> Kind = new("exam-reflections", new("原因与措施", "causes and measures"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "due",
        Synonyms = ["质量分析", "原因分析", "成绩反思"],
        Rules = frame => new RecordExamReflection(frame),
        Columns =
        [
            C.Staff("author", "填写人", each => each.Author, (each, value) => each with { Author = value }).Also("教师"),
            C.Reference("exams", "exam", "考试", each => each.Exam, (each, value) => each with { Exam = value }, frame => frame.Named.Exams)
                .Also("考试名称").Example(RecordIds.Example("exams")),
            C.Class("class", "班级", each => each.Class, (each, value) => each with { Class = value }),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }),
            C.Text("causes", "原因分析", each => each.Causes, (each, value) => each with { Causes = value }).Also("原因").Example("审题不细，步骤不完整").Prose(),
            C.Text("measures", "改进措施", each => each.Measures, (each, value) => each with { Measures = value }).Also("措施").Example("每周两次分层练习，周三面批").Prose(),
            C.Staff("responsible", "责任人", each => each.Responsible, (each, value) => each with { Responsible = value }),
            C.Date("due", "完成日期", each => each.Due, (each, value) => each with { Due = value }).Also("完成时限", "时限").Example("2026-01-20"),
        ],
    };

    private static readonly PostKind[] Leading =
        [PostKind.Principal, PostKind.VicePrincipal, PostKind.VicePrincipalTeaching, PostKind.DirectorOfTeaching];

    private RecordExamReflection(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Exam).Keeps("known-exam", frame.Exams.ContainsKey, new("没有这次考试", "there is no such exam"), new("先登记质量监测", "register the exam first"));
        RuleFor(each => each.Class).IsClass(frame).Keeps("exam-class", (each, code) => IsOfExam(frame, each.Exam, code),
            new("不是该考试年级的班级", "is no class of the exam's grade"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Subject).IsSubject(frame).Keeps("exam-subject",
            (each, subject) => !frame.Exams.TryGetValue(each.Exam, out var exam) || exam.Papers.Any(paper => paper.Subject == subject),
            new("这次考试没有这个学科", "the exam has no such subject"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Author).IsStaff(frame).Keeps("teaches", (each, author) => Answers(frame, each, author),
            new("填写人须在该学期任教本班本学科、担任本班班主任，或是教研组长、学校教学负责人", "the author must teach the class in the subject in that term, be its homeroom teacher, head a subject group or lead the school's teaching"),
            new("由任课教师填写，或先更正任课安排", "let the class's teacher write it, or correct the teaching assignments first"));
        RuleFor(each => each.Causes).IsText(1000).NamesNoPupil(frame);
        RuleFor(each => each.Measures).IsText(1000).NamesNoPupil(frame);
        RuleFor(each => each.Responsible).IsStaff(frame);
        RuleFor(each => each.Due).IsDate().Keeps("order", (each, due) => !frame.Exams.TryGetValue(each.Exam, out var exam) || due >= exam.RosterDay,
            new("完成日期早于考试", "the day due is before the exam"), Problems.Rules.CorrectIt);
    }

    private static bool IsOfExam(SchoolFrame frame, string exam, string code) =>
        !frame.Exams.TryGetValue(exam, out var found) || !frame.Classes.TryGetValue(code, out var of)
        || (of.Grade == found.Grade && of.SchoolYear == frame.Terms.GetValueOrDefault(found.Term)?.SchoolYear);

    // Over the exam's term: a class handed over in mid-term may be written of by either teacher.
    private static bool Answers(SchoolFrame frame, ExamReflection each, string author)
    {
        if (!frame.Exams.TryGetValue(each.Exam, out var exam) || !frame.Terms.TryGetValue(exam.Term, out var term)) return true;
        bool InTerm(IDated dated) => dated.From <= term.LastDay && (dated.To is null || dated.To >= term.FirstDay);
        return frame.AssignmentsOf[author].Any(taught => taught.Class == each.Class && taught.Subject == each.Subject && InTerm(taught))
            || frame.PostsOf[author].Any(post => InTerm(post) && (Leading.Contains(post.Kind) || (post.Kind == PostKind.HomeroomTeacher && post.Class == each.Class)
                || (post.Kind == PostKind.SubjectGroupHead && (post.Subject ?? frame.Staff.GetValueOrDefault(author)?.Subject) == each.Subject)));
    }
}
