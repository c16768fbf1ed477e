using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Samples;

/// <summary>What teachers of Chinese and maths make of their classes' exams (原因与措施).</summary>
internal static class SampleReflections
{
    private static readonly DateOnly AfterMidTerm = new(2025, 11, 28);
    private static readonly DateOnly AfterTerm = new(2026, 3, 13);

    private static readonly Dictionary<string, (string Cause, string Measure)[]> Words = new()
    {
        ["chinese"] =
        [
            ("现代文阅读答题不分点，只写感受，缺少文中依据。", "每周两篇短文限时训练，先圈依据再作答；范例与修改稿张贴对照。"),
            ("字词与默写失分集中在少数易错字，课后订正没有跟上。", "建立易错字清单，课前三分钟听写，错字次日复测，过关为止。"),
            ("作文选材雷同，详略不当，书写潦草。", "单元作文先列提纲、当面批改，每月一次书写展评。"),
        ],
        ["maths"] =
        [
            ("应用题审题不细，数量关系没有理清就列式。", "讲评时先画线段图、说数量关系；每天一道应用题，小组互讲。"),
            ("计算准确率低，步骤跳写，检查习惯差。", "课前五分钟口算与步骤规范练习，按周统计正确率，面批未过关的学生。"),
            ("几何说理不完整，条件与结论对应不上。", "用填空式说理过渡到独立书写，两周后用同类题复测。"),
        ],
    };

    public static IEnumerable<ExamReflection> Make(SampleTerm term, IReadOnlyList<Exam> exams)
    {
        var rng = term.Stream("exam-reflections");
        return
        [
            .. from exam in exams
               from of in Curriculum.Classes.Where(each => each.Grade == exam.Grade)
               from subject in Words.Keys
               let author = term.Assignments.FirstOrDefault(each => each.Class == of.Id && each.Subject == subject && each.HoldsOn(exam.RosterDay))?.Staff
               where author is not null
               let words = rng.Pick(Words[subject])
               select new ExamReflection
               {
                   Exam = exam.Id,
                   Class = of.Id,
                   Subject = subject,
                   Author = author,
                   Causes = words.Cause,
                   Measures = words.Measure,
                   Responsible = author,
                   Due = exam.Kind == ExamKind.MidTerm ? AfterMidTerm : AfterTerm,
               },
        ];
    }
}
