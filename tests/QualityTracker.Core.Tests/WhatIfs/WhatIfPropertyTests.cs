using System.Globalization;
using System.Text.Json;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Schools;
using QualityTracker.Core.WhatIfs;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.WhatIfs;

/// <summary>What holds between any two packs over any term.</summary>
public sealed class WhatIfPropertyTests
{
    private static readonly PolicyPack[] Packs = [.. PolicyPacks.All];

    [FsCheck.NUnit.Property]
    public bool The_same_pack_and_parameters_change_nothing_for_anybody(int seed)
    {
        var compared = WhatIf.Of(Side(seed, seed), Side(seed, seed));
        return compared.People.All(person => person is { TotalChange: 0 or null, Dimensions.Count: 0, BandChanged: false } && person.PayChange?.Cents is 0 or null)
            && compared is { Parameters.Count: 0, BandsChanged: 0, ByTotal: { Winners: 0, Losers: 0, NotCompared: 0, Greatest: null } }
            && compared.ByTotal.Unchanged == compared.People.Count && (compared.ByPay?.Unchanged ?? compared.People.Count) == compared.People.Count
            && compared.Bands.All(band => band.Before == band.After) && compared.Norms.All(norm => norm.Before == norm.After)
            && compared.Pools.All(pool => pool.Before == pool.After);
    }

    [FsCheck.NUnit.Property]
    public bool The_changes_of_pay_add_up_to_the_change_of_what_the_pools_pay(int seed, int one, int other)
    {
        var compared = WhatIf.Of(Side(seed, one), Side(seed, other));
        return compared.ByPay is not { } pay
            || (compared.People.Sum(person => person.PayChange!.Value.Cents) == compared.After.Pay!.Paid.Cents - compared.Before.Pay!.Paid.Cents
                && pay.Won.Cents + pay.Lost.Cents == compared.Pools.Sum(pool => (pool.After?.Paid.Cents ?? 0) - (pool.Before?.Paid.Cents ?? 0)));
    }

    [FsCheck.NUnit.Property]
    public bool Winners_losers_unchanged_and_not_compared_are_everybody(int seed, int one, int other)
    {
        var compared = WhatIf.Of(Side(seed, one), Side(seed, other));
        var (total, pay) = (compared.ByTotal, compared.ByPay);
        return total.Winners + total.Losers + total.Unchanged + total.NotCompared == compared.People.Count
            && (pay is null || pay.Winners + pay.Losers + pay.Unchanged == compared.People.Count);
    }

    [FsCheck.NUnit.Property]
    public bool There_and_back_are_each_others_negative(int seed, int one, int other)
    {
        var (there, back) = (WhatIf.Of(Side(seed, one), Side(seed, other)), WhatIf.Of(Side(seed, other), Side(seed, one)));
        return there.People.Count == back.People.Count && there.People.Zip(back.People).All(pair => pair.First.Staff == pair.Second.Staff
                && pair.First.TotalChange == -pair.Second.TotalChange && pair.First.PayChange?.Cents == -pair.Second.PayChange?.Cents
                && pair.First.Dimensions.Sum(each => each.Change) == -pair.Second.Dimensions.Sum(each => each.Change))
            && (there.ByTotal.Winners, there.ByTotal.Losers, there.ByTotal.Won) == (back.ByTotal.Losers, back.ByTotal.Winners, -back.ByTotal.Lost)
            && there.Norms.Select(norm => (norm.Norm, norm.Before, norm.After)).SequenceEqual(back.Norms.Select(norm => (norm.Norm, norm.After, norm.Before)))
            && there.Parameters.Select(each => (each.Name, each.Before, each.After)).SequenceEqual(back.Parameters.Select(each => (each.Name, each.After, each.Before)));
    }

    [FsCheck.NUnit.Property]
    public bool The_dimensions_and_what_lies_outside_them_make_up_the_change_of_total(int seed, int one, int other) =>
        WhatIf.Of(Side(seed, one), Side(seed, other)).People.Where(person => person.TotalChange is not null)
            .All(person => person.Dimensions.Sum(each => each.Change) + person.OutsideDimensions == person.TotalChange);

    [FsCheck.NUnit.Property]
    public bool Everybody_in_a_band_is_counted_in_it_and_no_more_miss_a_norm_than_owe_it(int seed, int one, int other)
    {
        var compared = WhatIf.Of(Side(seed, one), Side(seed, other));
        return compared.Bands.Sum(band => band.Before ?? 0) == compared.People.Count(person => person.BandBefore is not null)
            && compared.Bands.Sum(band => band.After ?? 0) == compared.People.Count(person => person.BandAfter is not null)
            && compared.Norms.SelectMany(norm => new[] { norm.Before, norm.After }).OfType<MissCount>()
                .All(count => 0 <= count.Missing && count.Missing <= count.Owing && count.ShortBy >= count.Missing);
    }

    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    public void The_order_of_records_and_the_culture_are_irrelevant(string culture)
    {
        var expected = JsonSerializer.Serialize(WhatIf.Of(Side(5, 1), Side(5, 2)));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var again = WhatIf.Of(Side(5, 1, new(1)), Side(5, 2, new(2)));
            Assert.That(JsonSerializer.Serialize(again) == expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Any pack with any value of one of its numbers that its weights can bear; a run that may or may not hold the fixed pools.
    private static WhatIfSide Side(int seed, int which, Random? order = null)
    {
        var pack = Packs[Math.Abs(which % Packs.Length)];
        var random = new Random(which);
        var parameter = pack.Parameters.Where(each => each.Range is not null).ElementAt(random.Next(pack.Parameters.Count(each => each.Range is not null)));
        var value = (parameter.Range!.Value.Least + Math.Floor(random.Next(100) * (parameter.Range.Value.Greatest - parameter.Range.Value.Least) / 100)).ToString(CultureInfo.InvariantCulture);
        var adopted = new Dictionary<string, string> { [parameter.Name] = value };
        if (ParameterValues.Check(pack, adopted).Count > 0) adopted.Clear();
        var school = Term(seed);
        return WhatIfSides.Of(school, pack, 100_000 + (Math.Abs(seed % 97) * 100_003L), Math.Abs(seed % 31) * 1_007L, [.. adopted.Select(each => (each.Key, each.Value))], order);
    }

    // Five people with whatever posts and records the seed gives.
    private static SchoolBuilder Term(int seed)
    {
        var (random, school) = (new Random(seed), new SchoolBuilder().Class("701", 30));
        var (posts, duties) = (Enum.GetValues<PostKind>(), Enum.GetValues<DutyKind>());
        for (var number = 1; number <= 5; number++)
        {
            var staff = string.Create(CultureInfo.InvariantCulture, $"T{number}");
            school.Person(staff).Post(staff, posts[random.Next(posts.Length)], from: Day(random.Next(1, 20)));
            if (random.Next(2) == 0) school.Teaches(staff, "701", "maths");
            if (random.Next(6) == 0) school.Veto(staff);
            for (var record = random.Next(15); record > 0; record--)
            {
                var day = Day(random.Next(1, 21), random.Next(1, 6));
                if (random.Next(3) == 0) school.Hours(staff, random.Next(1, 21), random.Next(1, 6), (HoursKind)random.Next(1, 7), "701", "maths");
                else if (random.Next(2) == 0) school.Observes(staff, day, random.Next(1, 4), random.Next(2) == 0);
                else school.Duty(staff, duties[random.Next(duties.Length)], day, hours: random.Next(1, 20));
            }
        }

        return school;
    }
}
