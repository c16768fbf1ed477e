using FsCheck;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Tests.Statistics;

public sealed class MarksTests
{
    [Test]
    public void Counting_from_a_line_is_exact()
    {
        var marks = Marks.Of([59.99m, 60, 60.01m, 85, 84.99m]);
        Assert.That((marks.CountBelow(60), marks.CountFrom(60), marks.CountAbove(60)), Is.EqualTo((1, 4, 3)));
        Assert.That(marks.CountFrom(84.991m), Is.EqualTo(1), "a line may lie between two marks");
        Assert.That(marks.CountAbove(84.981m), Is.EqualTo(2));
        Assert.That((marks.Least, marks.Greatest), Is.EqualTo(((decimal?)59.99m, (decimal?)85m)));
    }

    [Test]
    public void The_mean_itself_is_not_above_the_mean()
    {
        Assert.That(Marks.Of([50, 60, 70]).CountAboveMean(Moments.Of([50, 70])), Is.EqualTo(1));
        Assert.That(Marks.Of([33.33m, 33.34m]).CountAboveMean(Moments.Of([0, 0, 100])), Is.EqualTo(1), "33.333… lies between them");
    }

    // QUARTILE.INC of 1, 2, 4, 7 is 1.75, 3 and 4.75.
    [Test]
    public void Quartiles_are_those_of_spreadsheets()
    {
        Assert.That(FiveNumbers.Of(Marks.Of([4, 1, 7, 2])), Is.EqualTo(new FiveNumbers(1, 1.75m, 3, 4.75m, 7)));
        Assert.That(FiveNumbers.Of(Marks.Of([60])), Is.EqualTo(new FiveNumbers(60, 60, 60, 60, 60)));
        Assert.That(FiveNumbers.Of(Marks.None), Is.Null);
    }

    [Test]
    public void More_than_two_places_are_refused() => Assert.That(() => Marks.Of([1.005m]), Throws.ArgumentException);

    [Test]
    public void The_last_band_takes_the_full_mark_in()
    {
        var bands = ScoreBands.Of(Marks.Of([0, 9.99m, 10, 89.99m, 90, 100]), 100, 10);
        Assert.That(bands, Has.Count.EqualTo(10));
        Assert.That((bands[0].Count, bands[1].Count, bands[8].Count, bands[9].Count), Is.EqualTo((2, 1, 1, 2)));
        Assert.That((bands[9].From, bands[9].To), Is.EqualTo((90m, 100m)));
        Assert.That(ScoreBands.Of(Marks.Of([25]), 25, 10).Select(band => (band.From, band.To, band.Count)), Is.EqualTo([(0m, 10m, 0), (10m, 20m, 0), (20m, 25m, 1)]));
    }

    [FsCheck.NUnit.Property]
    public bool The_bands_add_up_to_who_sat(byte[] halves, PositiveInt width)
    {
        var bands = ScoreBands.Of(Marks.Of(halves.Select(half => half / 2m)), 128, width.Get);
        return bands.Sum(band => band.Count) == halves.Length && (halves.Length == 0 || Math.Abs(bands.Sum(band => band.Share!.Value) - 100) < 1e-20m);
    }

    [FsCheck.NUnit.Property]
    public bool Marks_have_the_moments_of_their_decimals_and_parts_of_the_whole(byte[] one, byte[] other)
    {
        decimal[] first = [.. one.Select(each => each / 4m)], second = [.. other.Select(each => each / 4m)];
        return Marks.Together([Marks.Of(first), Marks.Of(second)]).Moments == Moments.Of([.. second, .. first]);
    }
}
