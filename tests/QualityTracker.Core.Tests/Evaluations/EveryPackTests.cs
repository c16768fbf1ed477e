using QualityTracker.Core.Duties;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

/// <summary>One school under every pack that comes with the product.</summary>
public sealed class EveryPackTests
{
    private static readonly string[] Ids = [.. PolicyPacks.All.Select(pack => pack.Id)];

    [TestCaseSource(nameof(Ids))]
    public void Every_pack_evaluates_a_school_and_divides_its_pay(string id)
    {
        var (school, pack) = (DemoSchool.Build(), PolicyPacks.Of(id));
        var evaluation = school.Evaluate(pack);
        var run = new PayRun { Id = "run", Term = Autumn, TotalCents = 20_000_000, AfterSchoolCents = 1_000_000 };
        Assert.That(evaluation.People, Has.Count.EqualTo(50));
        Assert.That(evaluation.People, Has.All.Matches<Core.Evaluations.PersonEvaluation>(person => person is { Total: >= 0 and <= 100, Band: not null }));
        Assert.That(evaluation.People.SelectMany(person => person.Dimensions), Has.Some.Matches<Core.Evaluations.DimensionResult>(each => each.Points > 0));
        Assert.That(PayInputs.Of(evaluation, run, pack, school.Frame()), Has.Property(nameof(PayInputs.Balances)).True.And.Property(nameof(PayInputs.Refusal)).Null);
    }

    // What each pack cannot reckon from this school's records, it says, and nothing else.
    [TestCase("combined", "D8")]
    [TestCase("county-plan-2021", "D8")]
    [TestCase("daxinganling-2023")]
    [TestCase("pianguan-2021")]
    [TestCase("wenxian-2019")]
    [TestCase("zibo-2019")]
    public void A_pack_says_what_it_does_not_reckon(string id, params string[] norms)
    {
        var notes = DemoSchool.Build().Evaluate(PolicyPacks.Of(id)).Notes.Select(note => note.En).ToArray();
        Assert.That(notes, Has.Length.EqualTo(norms.Length));
        foreach (var norm in norms) Assert.That(notes, Has.Some.StartsWith($"norm {norm}"));
    }

    [TestCaseSource(nameof(Ids))]
    public void No_pack_reads_entrance_exams(string id)
    {
        var school = Two().Exam("E", 7, "maths", Sat("701", 20, 90).Concat(Sat("702", 20, 60)), ExamKind.Entrance);
        var (before, after) = (Two().Evaluate(PolicyPacks.Of(id)), school.Evaluate(PolicyPacks.Of(id)));
        Assert.That(after.People.Select(person => person.Total), Is.EqualTo(before.People.Select(person => person.Total)));
        Assert.That(after.People.SelectMany(person => person.ExamResults), Is.Empty);
    }

    [TestCaseSource(nameof(Ids))]
    public void A_veto_takes_the_lowest_band_and_the_quality_share_under_every_pack(string id)
    {
        var (school, pack) = (Two().Veto("T1"), PolicyPacks.Of(id));
        var evaluation = school.Evaluate(pack);
        var run = new PayRun { Id = "run", Term = Autumn, TotalCents = 1_000_000 };
        Assert.That((evaluation.Person("T1").Vetoed, evaluation.Person("T1").Band!.Id), Is.EqualTo((true, "fail")));
        Assert.That(
            PayInputs.Of(evaluation, run, pack, school.Frame()).People.Single(person => person.Staff == "T1").PartOf("quality").Amount.Cents,
            Is.Zero);
    }

    [Test]
    public void The_county_plans_allowance_is_four_hundred_for_each_month_held()
    {
        // From 1 September to 14 November: September and October; November has 14 days. 2 × 400.00 = 800.00.
        var school = Two().Post("T1", PostKind.HomeroomTeacher, from: Day(1), to: new(2025, 11, 14), inClass: "701");
        var pack = PolicyPacks.Of("county-plan-2021");
        var run = new PayRun { Id = "run", Term = Autumn, TotalCents = 1_000_000 };
        var part = PayInputs.Of(school.Evaluate(pack), run, pack, school.Frame()).People.Single(person => person.Staff == "T1")
            .PartOf("homeroom-allowance");
        Assert.That((part.Points, part.Amount.Cents), Is.EqualTo((2m, 80_000L)));
    }

    [Test]
    public void Remedial_tutoring_is_workload_by_the_schools_factor_under_zibo()
    {
        // Two sessions at a factor of 1.5 add 3 standard periods to the 5 × 0.8 of a class of 20.
        var school = Two().Hours("T1", 3, 5, classId: "701", subject: "maths").Plan("T1", "p", 2, Day(1), Day(20))
            .Tutors("T1", "p", Day(3, 2), new(16, 30)).Tutors("T1", "p", Day(3, 4), new(16, 30));
        var adopted = new Dictionary<string, string> { ["tutoring-factor"] = "1.5" };
        Assert.That(school.Evaluate(PolicyPacks.Of("zibo-2019"), adopted: adopted).Person("T1").Workload.StandardPeriods, Is.EqualTo(7));
    }

    [Test]
    public void Teaching_and_upbringing_both_count_under_zibo()
    {
        // Teaching: research 5 of 10 weeks at 20 and no hours at 40 (tutoring left out): 10 ÷ 60. Upbringing: ethics 1 of 1, all of it.
        // Of 40 + 20 without monitoring: (10 ÷ 60 × 40 + 20) ÷ 60 × 100 = 44.44.
        var school = Two();
        for (var week = 1; week <= 5; week++) school.Duty("T1", DutyKind.ResearchMeeting, Day(week));
        var person = school.Duty("T1", DutyKind.EthicsActivity, Day(2)).Evaluate(PolicyPacks.Of("zibo-2019")).Person("T1");
        Assert.That(person.Total, Is.EqualTo(44.44m));
    }

    // The figures of these two packs are on sheets that schools have printed.
    [TestCase("daxinganling-2023", 3504.9, 51)]
    [TestCase("wenxian-2019", 4767.71, 4)]
    public void Results_of_the_packs_in_use_are_as_they_were(string id, decimal sum, int met)
    {
        var people = DemoSchool.Build().Evaluate(PolicyPacks.Of(id)).People;
        Assert.That((people.Sum(person => person.Total), people.Sum(person => person.NormsOwed.Count(norm => norm.Met))), Is.EqualTo(((decimal?)sum, met)));
    }

    private static SchoolBuilder Two() => new SchoolBuilder().Class("701", 20).Class("702", 20)
        .Person("T1", "maths").Teaches("T1", "701", "maths").Person("T2", "maths").Teaches("T2", "702", "maths");
}
