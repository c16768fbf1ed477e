using FsCheck;
using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Norms;

/// <summary>More work never lowers the attainment of a norm, measure by measure, for people, the school and its classes.</summary>
public sealed class MoreWorkTests
{
    private static readonly string[] Measures =
        [.. PolicyPacks.All.SelectMany(pack => pack.Norms).Select(norm => norm.Measure.Measure).Distinct().Order(StringComparer.Ordinal)];

    // What asks nobody by itself is asked here, and of lessons more than the one that anything would meet.
    private static readonly Dictionary<string, string> Asked = new() { ["ethics-commitments"] = "2", ["teaching-month-lessons"] = "2" };

    [Test]
    public void Every_measure_that_packs_have_norms_of_is_tried() => Assert.That(RandomSchool.Work.Keys, Is.EquivalentTo(Measures));

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public void One_more_of_a_measure_never_lowers_its_norms(int seed, PositiveInt week, PositiveInt weekday)
    {
        var day = Day((week.Get % 20) + 1, (weekday.Get % 7) + 1);
        foreach (var pack in PolicyPacks.All)
        {
            SchoolBuilder School() => RandomSchool.Of(seed).Observes("T9", day, lessons: 2, teacher: "T1", kind: ObservationKind.Open);
            var before = Norms(School(), pack);
            foreach (var measure in pack.Norms.Select(norm => norm.Measure.Measure).Distinct())
            {
                var school = School();
                RandomSchool.Work[measure](school, "T1", day);
                var after = Norms(school, pack);
                Assert.That(after.Keys, Is.EquivalentTo(before.Keys));
                foreach (var (key, norm) in after)
                {
                    Assert.That(norm.Attainment, Is.GreaterThanOrEqualTo(before[key].Attainment), $"{pack.Id} {key} {measure} on {day:O}");
                    Assert.That(norm.ShortBy, Is.LessThanOrEqualTo(before[key].ShortBy), $"{pack.Id} {key} {measure} on {day:O}");
                }
            }
        }
    }

    [TestCase("daxinganling-2023")]
    [TestCase("combined")]
    public void A_duty_on_a_day_with_two_lessons_observed_takes_neither_away(string id)
    {
        var pack = PolicyPacks.Of(id);
        SchoolBuilder School() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher)
            .Observes("T9", Day(3), lessons: 2, teacher: "T1", kind: ObservationKind.Open);
        var (before, after) = (Norms(School(), pack)[("T1", "X15")], Norms(School().Duty("T1", DutyKind.OpenLesson, Day(3)), pack)[("T1", "X15")]);
        Assert.That((before.Target, before.Actual, before.Met), Is.EqualTo((before.Target, after.Actual, after.Met)));
        Assert.That(after.Parts.Max(part => part.Actual), Is.EqualTo(2));
    }

    private static Dictionary<(string Who, string Norm), NormResult> Norms(SchoolBuilder school, PolicyPack pack)
    {
        var adopted = Asked.Where(asked => pack.Parameters.Any(parameter => parameter.Name == asked.Key)).ToDictionary();
        var evaluation = school.Evaluate(pack, adopted: adopted);
        return evaluation.People.SelectMany(person => person.Norms.Select(norm => (person.Staff, norm)))
            .Concat(evaluation.SchoolNorms.Select(norm => ("", norm))).ToDictionary(each => (each.Item1, each.norm.Norm), each => each.norm);
    }
}
