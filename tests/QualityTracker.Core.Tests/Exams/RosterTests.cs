using QualityTracker.Core.Exams;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Exams;

public sealed class RosterTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void A_pupil_of_two_classes_is_in_the_first_by_code_whatever_the_order_of_rows(int seed)
    {
        var frame = new SchoolBuilder().Class("703", 0).Class("702", 0).Class("701", 1).Class("801", 1)
            .Enrol("p", "703", Day(1)).Enrol("p", "702", Day(1)).Enrol("late", "702", Day(19)).Enrol("gone", "702", Day(1), Day(17))
            .Exam("E", 7, "maths", []).Frame(new Random(seed));
        Assert.That(
            Roster.Of(frame.Exams["E"], frame),
            Is.EquivalentTo(new Dictionary<string, string> { [Pupil("701", 1)] = "701", ["p"] = "702" }));
    }

    [Test]
    public void The_roster_is_what_results_are_made_from()
    {
        var school = new SchoolBuilder().Person("T1").Class("702", 10).Class("701", 10).Enrol(Pupil("702", 1), "701", Day(1))
            .Teaches("T1", "701", "maths").Teaches("T1", "702", "maths")
            .Exam("E", 7, "maths", Sat("701", 10, 80).Concat(Sat("702", 10, 60)));
        var results = school.Evaluate(Core.Policies.PolicyPacks.Of("wenxian-2019")).Person("T1").ExamResults;
        Assert.That(results.Select(each => (each.Result.Class, each.Result.Enrolled)), Is.EqualTo([("701", 11), ("702", 9)]));
    }
}
