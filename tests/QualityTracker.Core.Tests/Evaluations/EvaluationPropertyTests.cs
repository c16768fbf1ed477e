using FsCheck;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

public sealed class EvaluationPropertyTests
{
    private static readonly PolicyPack[] Packs = [.. PolicyPacks.All];
    private static readonly PolicyPack Wenxian = PolicyPacks.Of("wenxian-2019");

    [FsCheck.NUnit.Property]
    public bool More_work_never_lowers_the_attainment_of_a_norm(int seed, int which)
    {
        var pack = PackOf(seed);
        var (before, after) = (RandomSchool.Of(seed).Evaluate(pack).Person("T1"), RandomSchool.Of(seed).More(which).Evaluate(pack).Person("T1"));
        return before.Norms.Count == after.Norms.Count && before.Norms.Zip(after.Norms).All(pair =>
            pair.First.Norm == pair.Second.Norm
            && pair.Second.Attainment >= pair.First.Attainment && pair.Second.ShortBy <= pair.First.ShortBy);
    }

    [FsCheck.NUnit.Property]
    public bool One_more_record_never_lowers_a_total(int seed, int which, PositiveInt planned)
    {
        var pack = PackOf(seed);
        SchoolBuilder School() => RandomSchool.Of(seed).Plan("T1", "p", planned.Get, Day(1), null).Plan("T2", "p", planned.Get, Day(3), Day(20));
        var (before, after) = (School().Evaluate(pack), School().More(which, plan: false).Evaluate(pack));
        return before.People.Count == after.People.Count && before.People.Zip(after.People).All(pair => (pair.Second.Total ?? -1) >= (pair.First.Total ?? -1));
    }

    [FsCheck.NUnit.Property]
    public bool Weights_add_up_and_points_stay_within_them(int seed)
    {
        return RandomSchool.Of(seed).Evaluate(PackOf(seed)).People.All(person =>
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
                    person.OwnTotal ?? 0, 0.005m + 1e-16m);
        });
    }

    [FsCheck.NUnit.Property]
    public bool Every_actual_is_the_sum_of_its_records(int seed)
    {
        return RandomSchool.Of(seed).Evaluate(PackOf(seed)).People.SelectMany(person => person.Norms).All(norm => norm.Parts.Count > 0
            ? norm.Parts.Sum(part => part.Actual) == norm.Contributions.Sum(each => each.Amount)
            : norm.Actual == Math.Max(0, norm.Contributions.Sum(each => each.Amount)));
    }

    [FsCheck.NUnit.Property]
    public bool Pools_add_up_to_the_run_to_the_cent(int seed, PositiveInt total, NonNegativeInt afterSchool)
    {
        var (school, pack) = (RandomSchool.Of(seed), PackOf(seed));
        var run = new PayRun { Id = "run", Term = Autumn, TotalCents = total.Get * 100_003L, AfterSchoolCents = afterSchool.Get * 7L };
        var pay = PayInputs.Of(school.Evaluate(pack), run, pack, school.Frame());
        return pay.Balances && (pay.Refusal is not null || pay.Paid + pay.Undivided == pay.Total + pay.AfterSchool)
            && pay.People.All(person => person.Parts.All(part => part.Amount.Cents >= 0));
    }

    [FsCheck.NUnit.Property]
    public bool The_points_printed_add_up_to_the_own_total(int seed)
    {
        // Above 100 the cap of the total takes off what no dimension shows.
        return RandomSchool.Of(seed).Evaluate(PackOf(seed)).People.Where(person => person.OwnTotal is not null).All(person =>
            person.Dimensions.Sum(dimension => dimension.ExactPoints ?? 0) > 100
            || (person.Dimensions.Sum(dimension => dimension.Points ?? 0) == person.OwnTotal
                && person.Dimensions.All(dimension => (dimension.IsBonus && dimension.ExactPoints == dimension.Weight)
                    || dimension.Indicators.Sum(indicator => indicator.Points ?? 0) == (dimension.Points ?? 0))));
    }

    [FsCheck.NUnit.Property]
    public bool A_bundle_of_equal_totals_changes_nothing(int lectures, PositiveInt people)
    {
        var school = new SchoolBuilder();
        var staff = Enumerable.Range(1, 2 + (people.Get % 4)).Select(number => $"T{number}").ToArray();
        foreach (var each in staff)
        {
            school.Person(each).Post(each, PostKind.Principal);
            for (var week = 1; week <= Math.Abs(lectures % 20); week++) school.Observes(each, Day(week));
            foreach (var other in staff.TakeWhile(other => other != each)) school.Pair(other, each, from: Day(people.Get % 18 + 1));
        }

        return school.Evaluate(Wenxian).People.All(person => person.Bundle is not null && person.Total == person.OwnTotal);
    }

    [FsCheck.NUnit.Property]
    public bool A_bundled_total_lies_between_the_own_and_the_partners(int seed)
    {
        return RandomSchool.Of(seed).Evaluate(Wenxian).People.Where(person => person.Bundle is not null).All(person =>
            Math.Min(person.ExactOwnTotal!.Value, person.Bundle!.PartnersMean) - 0.005m <= person.Total
            && person.Total <= Math.Max(person.ExactOwnTotal!.Value, person.Bundle!.PartnersMean) + 0.005m);
    }

    [FsCheck.NUnit.Property]
    public bool A_veto_never_raises_a_band(int seed, PositiveInt which)
    {
        var (pack, staff) = (PackOf(seed), $"T{(which.Get % 6) + 1}");
        var (before, after) = (RandomSchool.Of(seed).Evaluate(pack).Person(staff), RandomSchool.Of(seed).Veto(staff).Evaluate(pack).Person(staff));
        var ranks = pack.Bands.Select(band => band.Id).ToList();
        return after.Band?.Id == ranks[^1] && (before.Band is null || ranks.IndexOf(after.Band!.Id) >= ranks.IndexOf(before.Band.Id))
            && after.Total == before.Total;
    }

    private static PolicyPack PackOf(int seed) => Packs[Math.Abs(seed % Packs.Length)];

    private static bool Near(decimal one, decimal other, decimal within = 1e-16m) => Math.Abs(one - other) <= within;
}
