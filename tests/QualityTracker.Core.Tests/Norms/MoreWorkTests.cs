using FsCheck;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Norms;

/// <summary>More work never lowers the attainment of a norm, measure by measure, for people, the school and its classes.</summary>
public sealed class MoreWorkTests
{
    private static readonly string[] Measures =
        [.. PolicyPacks.All.SelectMany(pack => pack.Norms).Select(norm => norm.Measure.Measure).Distinct().Order(StringComparer.Ordinal)];

    // What asks nobody by itself is asked here.
    private static readonly Dictionary<string, string> Commitments = new() { ["ethics-commitments"] = "2" };

    [Test]
    public void Every_measure_that_packs_have_norms_of_is_tried() => Assert.That(RandomSchool.Work.Keys, Is.EquivalentTo(Measures));

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public void One_more_of_a_measure_never_lowers_its_norms(int seed, PositiveInt week, PositiveInt weekday)
    {
        var day = Day((week.Get % 20) + 1, (weekday.Get % 7) + 1);
        foreach (var pack in PolicyPacks.All)
        {
            var before = Norms(RandomSchool.Of(seed), pack);
            foreach (var measure in pack.Norms.Select(norm => norm.Measure.Measure).Distinct())
            {
                var school = RandomSchool.Of(seed);
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

    private static Dictionary<(string Who, string Norm), NormResult> Norms(SchoolBuilder school, PolicyPack pack)
    {
        var adopted = pack.Parameters.Any(parameter => parameter.Name == "ethics-commitments") ? Commitments : null;
        var evaluation = school.Evaluate(pack, adopted: adopted);
        return evaluation.People.SelectMany(person => person.Norms.Select(norm => (person.Staff, norm)))
            .Concat(evaluation.SchoolNorms.Select(norm => ("", norm))).ToDictionary(each => (each.Item1, each.norm.Norm), each => each.norm);
    }
}
