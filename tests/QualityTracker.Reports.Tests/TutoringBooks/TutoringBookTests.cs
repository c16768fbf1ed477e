using QualityTracker.Core.Languages;
using QualityTracker.Core.Tutoring;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.Tests.ExamReports;
using QualityTracker.Reports.Tests.Pdf;
using QualityTracker.Reports.TutoringBooks;

namespace QualityTracker.Reports.Tests.TutoringBooks;

public sealed class TutoringBookTests
{
    private static readonly TutoringPlan Plan = new()
    {
        Id = "1",
        Teacher = "T1",
        Pupil = "701-05",
        Subject = "maths",
        Kind = TutoringKind.Borderline,
        From = new(2025, 9, 15),
        Time = "每周三 16:30",
        Place = "七年级办公室",
        Content = "一元一次方程的应用",
        Requirement = "每次订正三题，期末及格",
        PlannedSessions = 12,
    };

    private static readonly TutoringSession Session = new()
    {
        Id = "s1",
        Date = new(2025, 9, 17),
        Teacher = "T1",
        Pupil = "701-05",
        Subject = "maths",
        Minutes = 30,
        Content = "找等量关系",
        Effect = "能独立列式",
        Next = "分段计费",
    };

    [Test]
    public void A_plan_has_its_four_fixings_and_the_sessions_held_under_it()
    {
        var text = Printed(Book([Session, Session with { Id = "s2", Pupil = "701-06", Content = "别人的" }, Session with { Id = "s3", Date = new(2026, 2, 1), Content = "以后的" }]));
        foreach (var word in new[] { "学生7015 701-05", "每周三 16:30", "七年级办公室", "一元一次方程的应用", "每次订正三题，期末及格", "已辅导 1 / 计划 12 次", "找等量关系", "能独立列式", "分段计费" })
            Assert.That(text, Does.Contain(word));
        Assert.That(text, Does.Not.Contain("别人的").And.Not.Contain("以后的"));
    }

    [Test]
    public void What_came_of_a_plan_stands_under_its_fixings()
    {
        Assert.That(Printed(Book([]) with { Plans = [Plan with { Outcome = "期末及格，应用题还要练" }] }), Does.Contain("结束小结").And.Contain("期末及格，应用题还要练"));
        Assert.That(Printed(Book([])), Does.Not.Contain("结束小结"));
    }

    [Test]
    public void One_plan_is_a_record_of_its_own_with_room_for_cause_and_goal()
    {
        var pdf = new PrintedPdf(PdfWriter.Write(Book([Session]).Record(Plan)).Bytes);
        Assert.That(pdf.PageCount, Is.EqualTo(1));
        foreach (var word in new[] { "学生辅导记录", "学生7015 701-05", "临界生", "定时间", "定地点", "定内容", "定要求", "原因分析", "辅导目标", "找等量关系", "能独立列式", "分段计费", "30" }) Assert.That(pdf.Text(0), Does.Contain(word));
    }

    [Test]
    public void A_book_without_plans_says_so()
    {
        Assert.That(Printed(Book([]) with { Plans = [] }), Does.Contain("本学期没有辅导计划。"));
        Assert.That(Printed(Book([]), Language.English), Does.Contain("No session yet.").And.Contain("0 of 12 sessions"));
    }

    [Test]
    public void The_same_records_in_any_order_give_the_same_bytes()
    {
        var other = Session with { Id = "s2", Date = new(2025, 9, 24) };
        var first = Bytes(Book([Session, other]));
        Assert.That(Bytes(Book([other, Session])), Is.EqualTo(first));
    }

    private static TutoringBook Book(TutoringSession[] sessions) => new(SampleExams.Frame, "2025-1", "T1", [Plan], sessions, new(2026, 1, 20));

    private static string Printed(TutoringBook book, Language language = Language.Chinese) => new PrintedPdf(Bytes(book, language)).Text(0);

    private static byte[] Bytes(TutoringBook book, Language language = Language.Chinese) => PdfWriter.Write(book.Document(language)).Bytes;
}
