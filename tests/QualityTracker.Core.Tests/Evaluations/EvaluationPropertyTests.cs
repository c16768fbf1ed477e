using System.Globalization;
using System.Text.Json;
using FsCheck;
using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

public sealed class EvaluationPropertyTests
{
    private static readonly PolicyPack[] Packs = [.. PolicyPacks.All];

    [Test]
    public void The_order_of_records_is_irrelevant()
    {
        foreach (var pack in Packs)
        {
            var expected = JsonSerializer.Serialize(DemoSchool.Build().Evaluate(pack));
            foreach (var seed in new[] { 1, 2, 3 })
                Assert.That(JsonSerializer.Serialize(DemoSchool.Build().Evaluate(pack, order: new(seed))) == expected, pack.Id);
        }
    }

    [TestCase("de-DE")]
    [TestCase("zh-CN")]
    [TestCase("tr-TR")]
    public void The_culture_is_irrelevant(string culture)
    {
        var school = Random(7);
        var expected = JsonSerializer.Serialize(school.Evaluate(Packs[0]));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(JsonSerializer.Serialize(school.Evaluate(Packs[0])), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [FsCheck.NUnit.Property]
    public bool More_work_never_lowers_the_attainment_of_a_norm(int seed, int which)
    {
        var pack = Packs[Math.Abs(seed % Packs.Length)];
        var (before, after) = (Random(seed).Evaluate(pack).Person("T1"), More(Random(seed), which).Evaluate(pack).Person("T1"));
        return before.Norms.Zip(after.Norms).All(pair =>
            pair.First.Norm == pair.Second.Norm
            && pair.Second.Attainment >= pair.First.Attainment && pair.Second.ShortBy <= pair.First.ShortBy);
    }

    [FsCheck.NUnit.Property]
    public bool One_more_record_never_lowers_a_total(int seed, int which, PositiveInt planned)
    {
        var pack = Packs[Math.Abs(seed % Packs.Length)];
        SchoolBuilder School() => Random(seed).Plan("T1", "p", planned.Get, Day(1), null).Plan("T2", "p", planned.Get, Day(3), Day(20));
        var (before, after) = (School().Evaluate(pack), More(School(), which, plan: false).Evaluate(pack));
        return before.People.Zip(after.People).All(pair => (pair.Second.Total ?? -1) >= (pair.First.Total ?? -1));
    }

    [FsCheck.NUnit.Property]
    public bool Weights_add_up_and_points_stay_within_them(int seed)
    {
        return Random(seed).Evaluate(Packs[Math.Abs(seed % Packs.Length)]).People.All(person =>
        {
            var dimensions = person.Dimensions.Where(dimension => !dimension.IsBonus).ToArray();
            var bonus = person.Dimensions.Where(dimension => dimension.IsBonus).ToArray();
            var indicators = dimensions.SelectMany(dimension => dimension.Indicators).ToArray();
            var whole = person.Total is null ? 0 : 100m;
            return Near(dimensions.Sum(dimension => dimension.Weight), whole)
                && Near(indicators.Sum(indicator => indicator.Weight), whole)
                && indicators.All(indicator => indicator.ExactPoints is null
                    || (indicator.ExactPoints >= 0 && indicator.ExactPoints <= indicator.Weight + 1e-18m))
                && bonus.All(each => each.ExactPoints is null or >= 0 && (each.ExactPoints ?? 0) <= each.Weight)
                && Near(
                    Math.Min(100, indicators.Sum(each => each.ExactPoints ?? 0) + bonus.Sum(each => whole == 0 ? 0 : each.ExactPoints ?? 0)),
                    person.Total ?? 0, 0.005m + 1e-16m);
        });
    }

    [FsCheck.NUnit.Property]
    public bool Every_actual_is_the_sum_of_its_records(int seed)
    {
        return Random(seed).Evaluate(Packs[Math.Abs(seed % Packs.Length)]).People.SelectMany(person => person.Norms).All(norm => norm.Parts.Count > 0
            ? norm.Parts.Sum(part => part.Actual) == norm.Contributions.Sum(each => each.Amount)
            : norm.Actual == Math.Max(0, norm.Contributions.Sum(each => each.Amount)));
    }

    [FsCheck.NUnit.Property]
    public bool Pools_add_up_to_the_run_to_the_cent(int seed, PositiveInt total, NonNegativeInt afterSchool)
    {
        var (school, pack) = (Random(seed), Packs[Math.Abs(seed % Packs.Length)]);
        var run = new PayRun { Id = "run", Term = Autumn, TotalCents = total.Get * 100_003L, AfterSchoolCents = afterSchool.Get * 7L };
        var pay = PayInputs.Of(school.Evaluate(pack), run, pack, school.Frame());
        return pay.Balances && (pay.Refusal is not null || pay.Paid + pay.Undivided == pay.Total + pay.AfterSchool)
            && pay.People.All(person => person.Parts.All(part => part.Amount.Cents >= 0));
    }

    private static bool Near(decimal one, decimal other, decimal within = 1e-16m) => Math.Abs(one - other) <= within;

    // Six people with whatever posts and records the seed gives.
    private static SchoolBuilder Random(int seed)
    {
        var (random, school) = (new Random(seed), new SchoolBuilder().Class("701", 30).Class("702", 45));
        var posts = Enum.GetValues<PostKind>();
        for (var number = 1; number <= 6; number++)
        {
            var staff = string.Create(CultureInfo.InvariantCulture, $"T{number}");
            school.Person(staff, random.Next(2) == 0 ? "maths" : null)
                .Post(staff, posts[random.Next(posts.Length)], from: Day(random.Next(1, 20)));
            if (random.Next(2) == 0) school.Post(staff, posts[random.Next(posts.Length)], to: Day(random.Next(1, 20)));
            if (random.Next(2) == 0) school.Teaches(staff, "701", "maths", from: Day(random.Next(1, 10)));
            if (random.Next(5) == 0) school.Veto(staff);
            for (var record = random.Next(25); record > 0; record--) More(school, random.Next(), staff);
        }

        return school.Exam("E", 7, "maths", Sat("701", 30, random.Next(100)).Concat(Sat("702", 45, random.Next(100))));
    }

    // One record; with a tutoring session its plan too, unless the plans are to stay as they are: a plan is no work done.
    private static SchoolBuilder More(SchoolBuilder school, int which, string staff = "T1", bool plan = true)
    {
        var random = new Random(which);
        var day = Day(random.Next(1, 21), random.Next(1, 8));
        var kinds = Enum.GetValues<DutyKind>();
        return random.Next(6) switch
        {
            0 => school.Observes(staff, day, random.Next(1, 4), random.Next(2) == 0, firstPeriod: random.Next(1, 8)),
            1 => school.Observes("T9", day, teacher: staff, kind: (ObservationKind)random.Next(1, 5)),
            2 => school.Hours(staff, random.Next(1, 21), random.Next(1, 6), (HoursKind)random.Next(1, 7), "701", "maths"),
            3 when plan => school.Plan(staff, "p", random.Next(1, 20), Day(1), null).Tutors(staff, "p", day),
            3 => school.Tutors(staff, "p", day),
            _ => school.Duty(staff, kinds[random.Next(kinds.Length)], day, hours: random.Next(1, 20), level: (DutyLevel)random.Next(1, 6)),
        };
    }
}
