using System.Globalization;
using System.Text.Json;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Pace;

/// <summary>What holds of pace whatever is recorded.</summary>
public sealed class PaceLawTests
{
    private static readonly PolicyPack[] Packs = [.. PolicyPacks.All];

    [FsCheck.NUnit.Property]
    public bool Doing_more_never_makes_the_state_worse_nor_the_need_greater(int seed, int which)
    {
        var (pack, day) = Drawn(seed);
        var (before, after) = (Random(seed).Pace(pack, day).People[0], More(Random(seed), new(which), "T1").Pace(pack, day).People[0]);
        return before.Norms.Count == after.Norms.Count && before.Norms.Zip(after.Norms).All(pair => pair.First.Norm == pair.Second.Norm
            && pair.Second.State <= pair.First.State && pair.Second.ShortBy <= pair.First.ShortBy
            && (pair.First.Need is not { } need || pair.Second.Need <= need));
    }

    [FsCheck.NUnit.Property]
    public bool On_the_last_day_met_is_the_target_and_everything_else_is_behind(int seed)
    {
        var (pack, school) = (Drawn(seed).Pack, Random(seed));
        var (pace, evaluation) = (school.Pace(pack, Day(20, 5)), school.Evaluate(pack));
        return pace.People.Select(person => person.Norms.Count).SequenceEqual(evaluation.People.Select(person => person.NormsOwed.Count()))
            && pace.People.Zip(evaluation.People).All(pair => pair.First.Norms.Zip(pair.Second.NormsOwed).All(norms => norms.First.State switch
        {
            PaceState.Met => norms.Second.Met,
            PaceState.Behind => !norms.Second.Met,
            _ => false,
        }));
    }

    [FsCheck.NUnit.Property]
    public bool The_order_by_need_is_total_and_the_same_for_any_order_of_records(int seed, int order)
    {
        var (pack, day) = Drawn(seed);
        var school = Random(seed);
        var one = school.Pace(pack, day).ByNeed();
        var other = TermPace.Of(school.Frame(new(order)), Autumn, school.Records(new(order)), pack, ParameterValues.Of(pack, null), day).ByNeed();
        var needs = one.Select(line => line.Norm.Need ?? decimal.MaxValue).ToArray();
        return JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other) && needs.SequenceEqual(needs.OrderDescending())
            && one.DistinctBy(line => (line.Person?.Staff, line.Norm.Norm)).Count() == one.Count;
    }

    [FsCheck.NUnit.Property]
    public bool Ahead_needs_no_more_a_week_than_was_planned_and_behind_needs_more(int seed)
    {
        var (pack, day) = Drawn(seed);
        return Random(seed).Pace(pack, day).ByNeed().All(line => (line.Norm.State, line.Norm.Need) switch
        {
            (PaceState.Met, var need) => need == 0,
            (PaceState.Ahead, var need) => need is null or <= 1,
            (PaceState.Behind, var need) => need is null or > 1,
            _ => true,
        });
    }

    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    public void The_culture_is_irrelevant(string culture)
    {
        var (expected, before) = (JsonSerializer.Serialize(Random(7).Pace(Packs[0], Day(9))), CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(JsonSerializer.Serialize(Random(7).Pace(Packs[0], Day(9))), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static (PolicyPack Pack, DateOnly Day) Drawn(int seed)
    {
        var random = new Random(seed);
        return (Packs[random.Next(Packs.Length)], Day(random.Next(1, 21), random.Next(1, 8)));
    }

    // Four people with whatever posts and records the seed gives.
    private static SchoolBuilder Random(int seed)
    {
        var (random, school, posts) = (new Random(seed), new SchoolBuilder().Class("701", 0), Enum.GetValues<PostKind>());
        for (var number = 1; number <= 4; number++)
        {
            var staff = string.Create(CultureInfo.InvariantCulture, $"T{number}");
            school.Person(staff).Post(staff, posts[random.Next(posts.Length)], from: Day(random.Next(1, 20)));
            if (random.Next(2) == 0) school.Post(staff, posts[random.Next(posts.Length)], to: Day(random.Next(1, 20)));
            for (var record = random.Next(40); record > 0; record--) More(school, random, staff);
        }

        return school;
    }

    private static SchoolBuilder More(SchoolBuilder school, Random random, string staff)
    {
        var day = Day(random.Next(1, 21), random.Next(1, 8));
        var kinds = Enum.GetValues<DutyKind>();
        return random.Next(3) switch
        {
            0 => school.Observes(staff, day, random.Next(1, 4), random.Next(2) == 0, firstPeriod: random.Next(1, 8)),
            1 => school.Hours(staff, random.Next(1, 21), random.Next(1, 9), classId: "701", subject: "maths"),
            _ => school.Duty(staff, kinds[random.Next(kinds.Length)], day, hours: random.Next(1, 20), level: (DutyLevel)random.Next(1, 6)),
        };
    }
}
