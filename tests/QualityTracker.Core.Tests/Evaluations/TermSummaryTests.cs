using FsCheck;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Policies.PackText;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

/// <summary>What a county may see of a school: sums that give no person away.</summary>
public sealed class TermSummaryTests
{
    private static readonly Core.Policies.PolicyPack Pack =
        Scoring(Indicator("lectures", "100", "{ measure: lectures, target: 4 }", "attainment", ", missing: zero"));

    [Test]
    public void Fewer_than_five_people_show_nothing()
    {
        var summary = Of(new int[4]);
        Assert.That((summary.People, summary.MeanTotal), Is.EqualTo(((int?)null, (decimal?)null)));
        Assert.That(summary.Bands.Select(band => band.People).Where(people => people > 0), Is.Empty);
    }

    [Test]
    public void From_five_people_the_mean_and_the_bands_are_shown()
    {
        var summary = Of([.. Enumerable.Repeat(4, 6)]);
        Assert.That((summary.People, summary.MeanTotal), Is.EqualTo(((int?)6, (decimal?)100m)));
    }

    [Test]
    public void One_band_of_few_hides_the_next_smallest_too_so_that_subtraction_tells_nothing()
    {
        // Two people with nothing, six and seven above.
        var summary = Of([0, 0, .. Enumerable.Repeat(3, 6), .. Enumerable.Repeat(4, 7)]);
        Assert.That(summary.Bands.Count(band => band.People is null), Is.GreaterThanOrEqualTo(2));
        Assert.That(summary.People, Is.EqualTo(15));
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool What_is_shown_is_made_up_by_five_and_what_is_hidden_cannot_be_worked_out(NonEmptyArray<PositiveInt> lectures)
    {
        var summary = Of([.. lectures.Get.Select(each => each.Get % 5)]);
        var counts = summary.Bands.Select(band => band.People).Concat(summary.Norms.SelectMany(norm => new[] { norm.Owed, norm.Met, norm.Owed - norm.Met }));
        return counts.All(count => count is null or 0 or >= TermSummary.LeastPeople)
            && (summary.People is not { } people || summary.Bands.All(band => band.People is not null)
                || (summary.Bands.Count(band => band.People is null) > 1 && people - summary.Bands.Sum(band => band.People) >= TermSummary.LeastPeople)
                || !summary.Bands.Any(band => band.People > 0));
    }

    /// <summary>A term of people with so many lectures each.</summary>
    private static TermSummary Of(int[] lectures)
    {
        var school = new SchoolBuilder();
        for (var at = 0; at < lectures.Length; at++)
        {
            school.Person($"T{at}").Post($"T{at}", PostKind.Teacher);
            for (var week = 1; week <= lectures[at]; week++) school.Duty($"T{at}", DutyKind.Lecture, Day(week));
        }

        return TermSummary.Of(school.Evaluate(Pack));
    }
}
