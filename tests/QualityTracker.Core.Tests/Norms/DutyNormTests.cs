using QualityTracker.Core.Duties;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Norms;

/// <summary>Norms of one duty a term: what counts, what is like it and does not, and what is of another term.</summary>
public sealed class DutyNormTests
{
    [TestCase("wenxian-2019", "W7", PostKind.Principal, DutyKind.OpenLesson, DutyKind.DemonstrationLesson)]
    [TestCase("wenxian-2019", "W8", PostKind.LeadershipMember, DutyKind.Lecture, DutyKind.Training)]
    [TestCase("wenxian-2019", "W27", PostKind.SubjectResearcher, DutyKind.OpenLesson, DutyKind.Lecture)]
    [TestCase("daxinganling-2023", "X9-oath", PostKind.Teacher, DutyKind.EthicsOath, DutyKind.EthicsStudy)]
    [TestCase("daxinganling-2023", "X9-activity", PostKind.Teacher, DutyKind.EthicsActivity, DutyKind.EthicsOath)]
    [TestCase("daxinganling-2023", "X12-reading", PostKind.Teacher, DutyKind.Reading, DutyKind.ReadingExchange)]
    [TestCase("daxinganling-2023", "X16", PostKind.MasterTeacher, DutyKind.DemonstrationLesson, DutyKind.OpenLesson)]
    public void Once_a_term_is_owed_by_the_post(string pack, string id, PostKind post, DutyKind counts, DutyKind doesNot)
    {
        // 1 a term, in post from week 11: 1 × 10 ÷ 20 = 0.5, shown as 1, and met by one record of the term.
        var school = new SchoolBuilder().Person("T1").Post("T1", post, from: Day(11))
            .Duty("T1", doesNot, Day(12), level: DutyLevel.County).Duty("T1", counts, SpringDay(2), level: DutyLevel.County);
        NormResult Norm() => school.Evaluate(PolicyPacks.Of(pack)).Person("T1").Norm(id);
        Assert.That((Norm().Target, Norm().TargetShown, Norm().Actual, Norm().ShortBy), Is.EqualTo((0.5m, 1m, 0m, 1m)));
        school.Duty("T1", counts, Day(13), level: DutyLevel.County);
        Assert.That((Norm().Actual, Norm().Attainment, Norm().Met), Is.EqualTo((1m, 200m, true)));
    }

    [TestCase("wenxian-2019", "W31", DutyKind.Supervision, DutyKind.QualityAnalysis)]
    [TestCase("daxinganling-2023", "X4", DutyKind.QualityAnalysis, DutyKind.Supervision)]
    [TestCase("daxinganling-2023", "X12-exchange", DutyKind.ReadingExchange, DutyKind.Reading)]
    public void Once_a_term_is_owed_by_the_school_whoever_recorded_it(string pack, string id, DutyKind counts, DutyKind doesNot)
    {
        // The school and two people recorded one event, and one of them another on another day: 2 of 1.
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal).Duty(null, doesNot, Day(2)).Duty("T1", counts, SpringDay(3));
        NormResult Norm() => school.Evaluate(PolicyPacks.Of(pack)).SchoolNorms.Single(norm => norm.Norm == id);
        Assert.That((Norm().Target, Norm().Actual, Norm().ShortBy), Is.EqualTo((1m, 0m, 1m)));
        school.Duty(null, counts, Day(3), title: "一").Duty("T1", counts, Day(3), title: "一").Duty("T2", counts, Day(3), title: "一")
            .Duty("T2", counts, Day(9), title: "二");
        Assert.That((Norm().Actual, Norm().Met), Is.EqualTo((2m, true)));
    }
}
