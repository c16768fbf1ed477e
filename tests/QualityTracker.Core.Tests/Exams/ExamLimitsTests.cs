using System.Globalization;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Tests.Exams;

/// <summary>The law's limits on exams (L2), grade by grade and kind by kind.</summary>
public sealed class ExamLimitsTests
{
    private static readonly Dictionary<string, Term> Terms = new()
    {
        ["2024-2"] = new() { Id = "2024-2", SchoolYear = "2024-2025", Number = 2 },
        ["2025-1"] = new() { Id = "2025-1", SchoolYear = "2025-2026", Number = 1 },
        ["2025-2"] = new() { Id = "2025-2", SchoolYear = "2025-2026", Number = 2 },
    };

    [TestCase(1, ExamKind.EndOfTerm, "L2-no-exam")]
    [TestCase(2, ExamKind.Entrance, "L2-no-exam")]
    [TestCase(3, ExamKind.EndOfTerm, null)]
    [TestCase(3, ExamKind.MidTerm, "L2-mid-term")]
    [TestCase(6, ExamKind.Weekly, "L2-weekly-monthly")]
    [TestCase(6, ExamKind.Joint, "L2-joint")]
    [TestCase(6, ExamKind.Mock, "L2-mock")]
    [TestCase(7, ExamKind.MidTerm, null)]
    [TestCase(7, ExamKind.EndOfTerm, null)]
    [TestCase(7, ExamKind.Monthly, "L2-weekly-monthly")]
    [TestCase(8, ExamKind.Joint, "L2-joint")]
    [TestCase(8, ExamKind.Mock, "L2-mock")]
    [TestCase(9, ExamKind.Weekly, "L2-weekly-monthly")]
    [TestCase(9, ExamKind.MidTerm, null)]
    [TestCase(9, ExamKind.Mock, null)]
    [TestCase(9, ExamKind.Joint, null)]
    [TestCase(9, ExamKind.Entrance, null)]
    [TestCase(10, ExamKind.Weekly, null)]
    [TestCase(12, ExamKind.Joint, null)]
    public void An_exam_is_refused_by_its_grade_and_kind(int grade, ExamKind kind, string? rule) =>
        Assert.That(Broken(Exam(grade, kind)), Is.EqualTo(rule));

    [TestCase(5, ExamKind.EndOfTerm, "L2-one-end-of-term")]
    [TestCase(7, ExamKind.EndOfTerm, "L2-one-end-of-term")]
    [TestCase(9, ExamKind.EndOfTerm, "L2-one-end-of-term")]
    [TestCase(7, ExamKind.MidTerm, "L2-one-mid-term")]
    [TestCase(10, ExamKind.EndOfTerm, null)]
    public void A_second_of_a_term_is_refused(int grade, ExamKind kind, string? rule)
    {
        Assert.That(Broken(Exam(grade, kind, "b"), Exam(grade, kind)), Is.EqualTo(rule));
        Assert.That(Broken(Exam(grade, kind, "b"), Exam(grade, kind, term: "2025-2"), Exam(grade - 1, kind)), Is.Null);
    }

    [Test]
    public void A_graduating_grade_sits_two_mocks_a_year_joint_ones_among_them()
    {
        var first = Exam(9, ExamKind.Mock, "a", "2025-1");
        var second = Exam(9, ExamKind.Joint, "b", "2025-2");
        Assert.That(Broken(second, first), Is.Null);
        Assert.That(Broken(Exam(9, ExamKind.Mock, "c", "2025-2"), first, second), Is.EqualTo("L2-mocks"));
        Assert.That(Broken(Exam(9, ExamKind.Mock, "c", "2024-2"), first, second), Is.Null);
    }

    [Test]
    public void An_exam_is_not_held_against_itself_nor_against_one_with_a_reason()
    {
        var exam = Exam(7, ExamKind.EndOfTerm);
        Assert.That(Broken(exam, exam), Is.Null);
        Assert.That(Broken(exam, Exam(7, ExamKind.EndOfTerm, "b") with { OverrideReason = "县教育局质量监测通知" }), Is.Null);
        Assert.That(Broken(exam with { OverrideReason = "县教育局质量监测通知" }, Exam(7, ExamKind.EndOfTerm, "b")), Is.EqualTo("L2-one-end-of-term"));
    }

    [Test]
    public void Each_limit_is_stated_in_both_languages()
    {
        foreach (var (grade, kind) in new[] { (1, ExamKind.Weekly), (4, ExamKind.Weekly), (4, ExamKind.Joint), (4, ExamKind.MidTerm), (4, ExamKind.Mock) })
        {
            var limit = ExamLimits.Broken(Exam(grade, kind), [], Terms)!;
            Assert.That((limit.Message.Zh.Length > 10, limit.Message.En.Length > 20), Is.EqualTo((true, true)), limit.Rule);
        }
    }

    private static string? Broken(Exam planned, params Exam[] others) => ExamLimits.Broken(planned, others, Terms)?.Rule;

    private static Exam Exam(int grade, ExamKind kind, string id = "a", string term = "2025-1") =>
        new() { Id = id, Term = term, Grade = grade, Kind = kind, Name = grade.ToString(CultureInfo.InvariantCulture) + kind };
}
