using QualityTracker.Core.Duties;
using QualityTracker.Core.Posts;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.SheetSteps;

public sealed class SheetNoticeTests
{
    private static readonly Core.Policies.PolicyPack Pack =
        PackText.Scoring(PackText.Indicator("lectures", "100", "{ measure: lectures, target: 2 }", "attainment", ", missing: zero"));

    [Test]
    public void A_sheet_has_a_line_for_each_figure_and_a_veto_is_not_in_the_band()
    {
        var evaluation = School().Evaluate(Pack);
        Assert.That(SheetLine.Of(evaluation.Person("T1")).Select(line => (line.Id, line.Figure)), Is.EqualTo([("all/lectures", "100.00"), ("total", "100.00"), ("band", "pass")]));
        Assert.That(SheetLine.Of(evaluation.Person("T2")).Select(line => (line.Id, line.Figure)), Is.EqualTo([("all/lectures", "50.00"), ("total", "50.00"), ("band", "fail"), ("veto", "1")]));
    }

    [Test]
    public void The_notice_shows_names_and_the_bands_that_were_signed_while_it_runs()
    {
        var evaluation = School().Evaluate(Pack);
        var sheets = evaluation.People.ToDictionary(person => person.Staff, person => new SheetStanding
        {
            Stage = person.Staff == "T3" ? SheetStage.Sealed : SheetStage.Notice,
            Notice = (Day(1), Day(2)),
            Revisions = [new(1, Day(1), "O", SheetLine.Of(person), [])],
        });
        var now = School().Duty("T2", DutyKind.Lecture, Day(5)).Evaluate(Pack);
        Assert.That(SheetNotice.Of(sheets, now, Day(2)), Is.EqualTo([new SheetNotice("T1", "T1 老师", new("合格", "pass"), Day(2)), new SheetNotice("T2", "T2 老师", new("不合格", "fail"), Day(2))]));
        Assert.That(SheetNotice.Of(sheets, now, Day(2, 2)), Is.Empty);
    }

    private static SchoolBuilder School() => new SchoolBuilder()
        .Person("T1").Post("T1", PostKind.Teacher).Person("T2").Post("T2", PostKind.Teacher).Person("T3").Post("T3", PostKind.Teacher)
        .Duty("T1", DutyKind.Lecture, Day(3)).Duty("T1", DutyKind.Lecture, Day(4)).Duty("T2", DutyKind.Lecture, Day(3)).Veto("T2");
}
