using FsCheck;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.Tests.Vectors;

namespace QualityTracker.Core.Tests.Pay;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("zh-CN")]
public sealed class ApportionmentTests(string culture) : VectorTests(culture)
{
    [Test]
    public void Every_worked_pool_is_reproduced()
    {
        var cases = Cases("apportion.json");
        Assert.That(cases, Has.Count.EqualTo(9));
        foreach (var worked in cases)
        {
            var points = worked.GetProperty("points").EnumerateArray()
                .Select(row => KeyValuePair.Create(row.GetProperty("staff").GetString()!, Number(row.GetProperty("points"))));
            var division = Apportionment.Divide(new(worked.GetProperty("poolCents").GetInt64()), points);
            var expected = worked.GetProperty("cents").EnumerateObject().ToDictionary(part => part.Name, part => part.Value.GetInt64());
            Assert.That(division.Parts.ToDictionary(part => part.Key, part => part.Value.Cents), Is.EquivalentTo(expected));
        }
    }

    [Test]
    public void Ties_go_by_staff_number_ordinal_and_so_do_the_parts()
    {
        var division = Divide(4, ("b", 1), ("B", 1), ("a", 1), ("Ä", 1), ("A", 1));
        Assert.That(
            division.Parts.Select(part => (part.Key, part.Value.Cents)),
            Is.EqualTo(new[] { ("A", 1L), ("B", 1L), ("a", 1L), ("b", 1L), ("Ä", 0L) }));
    }

    [Test]
    public void A_pool_without_points_is_left_whole()
    {
        var division = Divide(12345, ("T01", 0), ("T02", 0.00m));
        Assert.That((division.Divided, division.Undivided), Is.EqualTo((false, new Money(12345))));
        Assert.That(division.Parts.Values, Is.All.EqualTo(Money.Zero));
        Assert.That(Divide(12345).Undivided, Is.EqualTo(new Money(12345)), "and so is one without people");
    }

    [Test]
    public void A_divided_pool_leaves_nothing()
    {
        Assert.That(Divide(100, ("T01", 3)).Undivided, Is.EqualTo(Money.Zero));
        Assert.That(Divide(0, ("T01", 3)).Divided, Is.True);
    }

    // 10 000 000 000.00 yuan by points of 28 places: far past what decimal or double could hold.
    [Test]
    public void A_very_large_pool_and_very_fine_points_are_exact()
    {
        const decimal finest = 0.0000000000000000000000000001m;
        var division = Divide(1_000_000_000_000, ("T1", 1m + finest), ("T2", 1m), ("T3", finest));
        Assert.That(
            division.Parts.Values.Select(part => part.Cents), Is.EqualTo(new[] { 500_000_000_000, 500_000_000_000, 0 }));
        Assert.That(
            Divide(1, ("T1", 1m), ("T2", 1m + finest)).Parts["T2"].Cents, Is.EqualTo(1), "the last place decides");
        Assert.That(Divide(long.MaxValue, ("T1", decimal.MaxValue), ("T2", 0)).Parts["T1"].Cents, Is.EqualTo(long.MaxValue));
    }

    [Test]
    public void Negatives_and_a_person_given_twice_are_refused()
    {
        Assert.That(() => Divide(-1, ("T1", 1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Divide(1, ("T1", -0.01m)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Divide(1, ("T1", 1), ("T1", 1)), Throws.ArgumentException);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool The_parts_add_up_to_the_pool(ulong cents, NonEmptyArray<ushort> points)
    {
        var division = Divide((long)(cents % 1_000_000_000_000), People(points));
        return division.Parts.Values.Sum(part => part.Cents) + division.Undivided.Cents == division.Pool.Cents
            && division.Parts.Values.All(part => part >= Money.Zero);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool The_order_of_the_people_is_irrelevant(uint cents, NonEmptyArray<byte> points, int seed)
    {
        var people = People([.. points.Get.Select(point => (ushort)point)]);
        var shuffled = people.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Divide(cents, people).Parts.SequenceEqual(Divide(cents, shuffled).Parts);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool More_points_never_get_less_money_and_equal_points_at_most_a_cent_apart(uint cents, NonEmptyArray<byte> points)
    {
        var people = People([.. points.Get.Select(point => (ushort)point)]);
        var parts = Divide(cents, people).Parts;
        return people.All(one => people.All(other =>
            one.Points > other.Points ? parts[one.Staff] >= parts[other.Staff]
                : one.Points < other.Points || Math.Abs(parts[one.Staff].Cents - parts[other.Staff].Cents) <= 1));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Everyone_is_within_a_cent_of_the_exact_share(uint cents, NonEmptyArray<ushort> points)
    {
        var people = People(points);
        var all = people.Sum(one => one.Points);
        var parts = Divide(cents, people).Parts;
        return all == 0 || people.All(one => Math.Abs((parts[one.Staff].Cents * all) - (cents * one.Points)) < all);
    }

    private static (string Staff, decimal Points)[] People(NonEmptyArray<ushort> points) => People(points.Get);

    private static (string Staff, decimal Points)[] People(ushort[] points) =>
        [.. points.Select((point, i) => ($"T{i}", point / 100m))];

    private static PoolDivision Divide(long cents, params (string Staff, decimal Points)[] people) =>
        Apportionment.Divide(new(cents), people.Select(one => KeyValuePair.Create(one.Staff, one.Points)));
}
