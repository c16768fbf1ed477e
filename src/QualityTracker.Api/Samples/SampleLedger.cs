using QualityTracker.Core.Exams;
using QualityTracker.Core.LedgerItems;

namespace QualityTracker.Api.Samples;

/// <summary>The quality ledger of the term (质量台账): an item at every stage, from a problem alone to one that is closed.</summary>
internal static class SampleLedger
{
    public static IEnumerable<LedgerItem> Make(SampleTerm term, IReadOnlyList<Exam> exams)
    {
        var (leads, heads) = (In(term, Part.MiddleManager), In(term, Part.SubjectGroupHead));
        var exam = exams.First(each => each.Kind == ExamKind.MidTerm);
        return
        [
            Item(new(2025, 9, 24), LedgerSource.Inspection, "部分班级作业只打等级，错题没有订正和复查") with
            {
                Topic = "作业的分层设计与批改", Task = "各组统一批改要求，每周抽查两个班的作业本", Responsible = leads[0], Helper = heads[0], Due = new(2025, 10, 31),
                ClosedOn = new(2025, 10, 30), Outcome = "连续四周抽查，订正率由六成升到九成以上",
            },
            Item(new(2025, 10, 16), LedgerSource.Observation, "课堂提问集中在前排少数学生，讲得多、练得少") with
            {
                Topic = "提问面与当堂练习", Task = "集体备课时设计分层提问，每节课留十分钟练习", Responsible = heads[1], Due = new(2025, 12, 5), ClosedOn = new(2025, 12, 3), Outcome = "复听六节，提问面和练习时间达到要求",
            },
            Item(new(2025, 11, 20), LedgerSource.Exam, "应用题得分率低，审题和列式失分多") with
            {
                Exam = exam.Id, Subject = "maths", Topic = "应用题的审题训练", Task = "每天一题，先画图再列式；两周后用同类题复测", Responsible = Of(term, "maths"), Helper = heads[1], Due = new(2026, 1, 9),
            },
            Item(new(2025, 11, 20), LedgerSource.Exam, "现代文阅读答题不分点，缺少文中依据") with { Exam = exam.Id, Subject = "chinese", Topic = "阅读答题的规范", Task = "每周两篇短文限时训练，讲评后改答" },
            Item(new(2025, 12, 8), LedgerSource.Inspection, "理化实验开出率不足") with { Topic = "实验教学的落实" },
            Item(new(2025, 12, 15), LedgerSource.Review, "辅导记录只写次数，看不出效果"),
        ];
    }

    private static LedgerItem Item(DateOnly found, LedgerSource source, string problem) => new() { Term = SampleCalendar.Term.Id, Found = found, Source = source, Problem = problem };

    private static List<string> In(SampleTerm term, Part part) => [.. term.People.Where(person => person.Part == part).Select(person => person.Id)];

    private static string Of(SampleTerm term, string subject) => term.Assignments.First(each => each.Subject == subject && each.To is null).Staff;
}
