using QualityTracker.Core.Exams;

namespace QualityTracker.Core.Tests.Exams;

public sealed class ParticipationTests
{
    private static readonly string[] Roster = ["p1", "p2", "p3", "p4", "p5", "p6"];

    [Test]
    public void Everybody_on_the_roster_is_in_one_count_and_nobody_else_in_any()
    {
        var entered = new Dictionary<string, ExamStatus>
        {
            ["p1"] = ExamStatus.Sat,
            ["p2"] = ExamStatus.Absent,
            ["p3"] = ExamStatus.Deferred,
            ["p4"] = ExamStatus.Cheated,
            ["p5"] = ExamStatus.Excluded,
            ["left"] = ExamStatus.Sat,
        };
        var counts = Participation.Of(Roster, entered);
        Assert.That(counts, Is.EqualTo(new Participation(6, 1, 1, 1, 1, 1, 1)));
        Assert.That(counts.IsMissing, Is.True);
        entered["p6"] = ExamStatus.Sat;
        Assert.That(Participation.Of(Roster, entered).IsMissing, Is.False);
    }

    [Test]
    public void Sheets_add_up_and_no_sheet_is_nothing() => Assert.Multiple(() =>
    {
        var one = Participation.Of(Roster, new Dictionary<string, ExamStatus> { ["p1"] = ExamStatus.Absent });
        Assert.That(Participation.Sum([one, one]), Is.EqualTo(new Participation(12, 0, 2, 0, 0, 0, 10)));
        Assert.That(Participation.Sum([]).Enrolled, Is.Zero);
    });
}
