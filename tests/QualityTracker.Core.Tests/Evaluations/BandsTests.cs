using System.Text.Json;
using FsCheck;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Tests.Vectors;

namespace QualityTracker.Core.Tests.Evaluations;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("zh-CN")]
public sealed class BandsTests(string culture) : VectorTests(culture)
{
    private static readonly Band[] Usual = [Of("excellent", 90, 0.2m), Of("good", 75), Of("pass", 60), Of("fail", 0)];

    [Test]
    public void Every_worked_staff_is_reproduced()
    {
        var cases = Cases("bands.json");
        Assert.That(cases, Has.Count.EqualTo(3));
        foreach (var worked in cases)
        {
            var totals = worked.GetProperty("totals").EnumerateArray()
                .Select(row => (row.GetProperty("staff").GetString()!, Number(row.GetProperty("total")))).ToArray();
            var assigned = Bands.Assign(totals, [.. worked.GetProperty("bands").EnumerateArray().Select(Read)]);
            var expected = worked.GetProperty("expected").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!);
            Assert.That(assigned.ToDictionary(one => one.Key, one => one.Value.Id), Is.EquivalentTo(expected));
        }
    }

    [Test]
    public void Equal_totals_go_in_together_or_drop_together()
    {
        // Ten people, two may be excellent.
        var tail = Enumerable.Repeat(70m, 7).ToArray();
        Assert.That(Ids([95, 95, 91, .. tail], Usual)[..3], Is.EqualTo(new[] { "excellent", "excellent", "good" }));
        Assert.That(Ids([95, 94, 94, .. tail], Usual)[..3], Is.EqualTo(new[] { "excellent", "good", "good" }));
    }

    [Test]
    public void Nobody_below_those_who_dropped_goes_in()
    {
        // Three may be excellent; one is in, three drop together, and the next does not take a place left empty.
        var tail = Enumerable.Repeat(70m, 10).ToArray();
        Assert.That(
            Ids([99, 95, 95, 95, 91, .. tail], Usual)[..5], Is.EqualTo(new[] { "excellent", "good", "good", "good", "good" }));
    }

    [Test]
    public void Totals_that_print_alike_are_equal()
    {
        Assert.That(Ids([90.004m, 89.995m, 60, 60, 60, 60, 60, 60, 60, 60], Usual)[..2], Is.EqualTo(new[] { "excellent", "excellent" }));
        Assert.That(Ids([90.004m, 89.995m, 60, 60, 60], Usual)[..2], Is.EqualTo(new[] { "good", "good" }));
        Assert.That(Ids([89.994m, 60, 60, 60, 60], Usual)[0], Is.EqualTo("good"));
    }

    [Test]
    public void A_share_of_fewer_than_one_person_takes_no_one() =>
        Assert.That(Ids([99, 80, 70, 50], Usual), Is.EqualTo(new[] { "good", "good", "pass", "fail" }));

    [Test]
    public void Two_bands_may_each_have_a_greatest_share()
    {
        Band[] bands = [Of("A", 80, 0.25m), Of("B", 80, 0.5m), Of("C", 0)];
        Assert.That(Ids([95, 90, 85, 84], bands), Is.EqualTo(new[] { "A", "B", "B", "C" }));
    }

    [Test]
    public void Without_people_there_are_no_bands() => Assert.That(Bands.Assign([], Usual), Is.Empty);

    [Test]
    public void Bands_that_leave_someone_out_are_refused()
    {
        Assert.That(() => Bands.Assign([], []), Throws.ArgumentException);
        Assert.That(() => Bands.Assign([], [Of("pass", 60)]), Throws.ArgumentException);
        Assert.That(() => Bands.Assign([], [Of("fail", 0, 0.1m)]), Throws.ArgumentException);
        Assert.That(() => Bands.Assign([], [Of("good", 75), Of("excellent", 90), Of("fail", 0)]), Throws.ArgumentException);
        Assert.That(() => Bands.Assign([], [Of("good", 75, 1.1m), Of("fail", 0)]), Throws.ArgumentException);
        Assert.That(() => Bands.Assign([("T1", 1), ("T1", 2)], Usual), Throws.ArgumentException);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Bands_never_order_people_against_their_totals(NonEmptyArray<byte> points, byte share)
    {
        Band[] bands = [Of("excellent", 90, share % 101 / 100m), Of("good", 75, 0.5m), Of("pass", 60), Of("fail", 0)];
        var totals = People(points);
        var assigned = Bands.Assign(totals, bands);
        return totals.All(one => totals.All(other =>
            one.Total < other.Total || Array.IndexOf(bands, assigned[one.Staff]) <= Array.IndexOf(bands, assigned[other.Staff])));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool No_band_passes_its_share_or_takes_who_did_not_reach_it(NonEmptyArray<byte> points, byte share)
    {
        Band[] bands = [Of("excellent", 60, share % 101 / 100m), Of("good", 40, 0.5m), Of("fail", 0)];
        var totals = People(points);
        var assigned = Bands.Assign(totals, bands);
        return bands.All(band => assigned.Values.Count(one => one == band) <= (band.AtMostShare ?? 1) * totals.Length)
            && totals.All(one => one.Total >= assigned[one.Staff].From);
    }

    [FsCheck.NUnit.Property]
    public bool The_order_of_the_people_is_irrelevant(NonEmptyArray<byte> points, int seed)
    {
        var totals = People(points);
        var shuffled = totals.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Bands.Assign(totals, Usual).SequenceEqual(Bands.Assign(shuffled, Usual));
    }

    private static (string Staff, decimal Total)[] People(NonEmptyArray<byte> points) =>
        [.. points.Get.Select((point, i) => ($"T{i}", point % 101m))];

    private static string[] Ids(decimal[] totals, Band[] bands)
    {
        var assigned = Bands.Assign([.. totals.Select((total, i) => ($"T{i}", total))], bands);
        return [.. totals.Select((_, i) => assigned[$"T{i}"].Id)];
    }

    private static Band Of(string id, decimal from, decimal? share = null) => new(id, Text.Same(id), from, share);

    private static Band Read(JsonElement band)
    {
        var share = band.GetProperty("atMostShare");
        return Of(
            band.GetProperty("name").GetString()!,
            Number(band.GetProperty("from")),
            share.ValueKind == JsonValueKind.Null ? null : Number(share));
    }
}
