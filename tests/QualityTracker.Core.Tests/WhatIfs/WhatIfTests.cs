using QualityTracker.Core.Duties;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using QualityTracker.Core.WhatIfs;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.WhatIfs;

/// <summary>Three people, two packs, one pay run, reckoned by hand.</summary>
public sealed class WhatIfTests
{
    // Lectures against a target of 2. T1 two of 2: 100. T2 one of 2: 50. T3 none: 0.
    private static readonly PolicyPack Old = PackText.Pack($$"""
        pack: old
        title: { zh: 旧, en: old }
        document: { zh: 文件, en: document }
        clauses:
          - { id: C1, number: 一1, kind: norm, title: { zh: 讲座, en: lectures } }
        parameters:
          - { name: allowance, title: { zh: 津贴, en: allowance }, default: 400.00, range: [0, 900] }
          - { name: only-old, title: { zh: 旧, en: old }, default: 1, range: [0, 2] }
        norms:
          - {{PackText.Norm("X1", "teacher", "lectures", "term", "2")}}
        dimensions:
          - id: all
            title: { zh: 全部, en: all }
            weight: 100
            indicators:
        {{PackText.Indicator("lecture", "100", "{ measure: lectures, target: 2 }", "attainment", ", missing: zero")}}
        bands:
          - { id: pass, title: { zh: 合格, en: pass }, from: 60 }
          - { id: fail, title: { zh: 不合格, en: fail }, from: 0 }
        pay:
          - { id: homeroom, kind: fixed, title: { zh: 班主任, en: homeroom }, post: homeroom-teacher, yuan-a-month: $allowance }
          - { id: workload, kind: share, title: { zh: 量, en: workload }, percent: 50, points: standard-periods }
          - { id: quality, kind: share, title: { zh: 质, en: quality }, percent: rest, points: quality }
          - { id: after-school, kind: own-total, title: { zh: 课后, en: after-school }, points: after-school-hours }
        """);

    // 60 points against a target of 4, 40 against a target of 1. T1 30 + 40 = 70, T2 15 + 40 = 55, T3 0.
    private static readonly PolicyPack New = PackText.Pack($$"""
        pack: new
        title: { zh: 新, en: new }
        document: { zh: 文件, en: document }
        clauses:
          - { id: C1, number: 一1, kind: norm, title: { zh: 讲座, en: lectures } }
        parameters:
          - { name: allowance, title: { zh: 津贴, en: allowance }, default: 500, range: [0, 900] }
        norms:
          - {{PackText.Norm("X1", "teacher", "lectures", "term", "1")}}
          - {{PackText.Norm("Y1", "homeroom-teacher", "lectures", "term", "5")}}
        dimensions:
          - id: all
            title: { zh: 全部, en: all }
            weight: 60
            indicators:
        {{PackText.Indicator("lecture", "100", "{ measure: lectures, target: 4 }", "attainment", ", missing: zero")}}
          - id: first
            title: { zh: 首次, en: first }
            weight: 40
            indicators:
        {{PackText.Indicator("once", "100", "{ measure: lectures, target: 1 }", "attainment", ", missing: zero")}}
        bands:
          - { id: good, title: { zh: 良好, en: good }, from: 70 }
          - { id: pass, title: { zh: 合格, en: pass }, from: 60 }
          - { id: fail, title: { zh: 不合格, en: fail }, from: 0 }
        pay:
          - { id: homeroom, kind: fixed, title: { zh: 班主任, en: homeroom }, post: homeroom-teacher, yuan-a-month: $allowance }
          - { id: workload, kind: share, title: { zh: 量, en: workload }, percent: 40, points: standard-periods }
          - { id: quality, kind: share, title: { zh: 质, en: quality }, percent: rest, points: quality }
        """);

    [Test]
    public void Each_person_has_the_change_of_total_and_band()
    {
        var people = Compared().People;
        Assert.Multiple(() =>
        {
            Assert.That(people.Select(person => (person.Staff, person.TotalBefore, person.TotalAfter, person.TotalChange)), Is.EqualTo(
            [
                ("T1", 100m, 70m, -30m), ("T2", 50m, 55m, 5m), ("T3", 0m, 0m, 0m),
            ]));
            Assert.That(people.Select(person => (person.BandBefore?.Id, person.BandAfter?.Id)), Is.EqualTo([("pass", "good"), ("fail", "fail"), ("fail", "fail")]));
        });
    }

    [Test]
    public void Each_persons_pay_changes_to_the_cent()
    {
        // Old: homeroom 5 × 400.00; 8,000.00 left, half by periods 30 : 10, half by points 100 : 50; 300.00 by hours 3 : 1.
        //   T1 2,000.00 + 3,000.00 + 2,666.67 = 7,666.67   T2 1,000.00 + 1,333.33 + 225.00 = 2,558.33   T3 75.00
        // New: homeroom 5 × 500.00; 7,500.00 left, 40 % by periods, 60 % by points 70 : 55; no pool for after-school service.
        //   T1 2,500.00 + 2,250.00 + 2,520.00 = 7,270.00   T2 750.00 + 1,980.00 = 2,730.00              T3 0.00
        Assert.That(Compared().People.Select(person => (person.PayBefore, person.PayAfter, person.PayChange)), Is.EqualTo(new (Money?, Money?, Money?)[]
        {
            (new(766_667), new(727_000), new(-39_667)), (new(255_833), new(273_000), new(17_167)), (new(7_500), new(0), new(-7_500)),
        }));
    }

    [Test]
    public void Winners_losers_and_unchanged_are_counted_and_summed()
    {
        var compared = Compared();
        Assert.Multiple(() =>
        {
            Assert.That(compared.ByTotal, Is.EqualTo(new Outcome<decimal>(1, 1, 1, 0, 5, -30, compared.People[0])));
            Assert.That(compared.ByPay, Is.EqualTo(new Outcome<Money>(1, 2, 0, 0, new(17_167), new(-47_167), compared.People[0])));
            Assert.That(compared.BandsChanged, Is.EqualTo(1));
        });
    }

    [Test]
    public void The_dimensions_that_moved_are_named_with_how_far()
    {
        var moved = Compared().People.Select(person => string.Join(' ', person.Dimensions.Select(each => $"{each.Id}:{each.Kind}:{each.Before:0}>{each.After:0}={each.Change:0}")));
        Assert.That(moved, Is.EqualTo(["all:Moved:100>30=-70 first:Added:>40=40", "all:Moved:50>15=-35 first:Added:>40=40", "first:Added:>0=0"]));
        var back = WhatIf.Of(Side(New), Side(Old)).People[0].Dimensions;
        Assert.That(back.Select(each => (each.Id, each.Kind, each.Change)), Is.EqualTo([("all", DimensionChangeKind.Moved, 70m), ("first", DimensionChangeKind.Removed, -40m)]));
    }

    [Test]
    public void Bands_are_counted_on_both_sides_best_first() =>
        Assert.That(Compared().Bands.Select(band => (band.Id, band.Before, band.After)), Is.EqualTo(new (string, int?, int?)[] { ("good", null, 1), ("pass", 1, 0), ("fail", 2, 2) }));

    [Test]
    public void Pools_show_what_there_was_and_what_is_left_and_both_runs_balance()
    {
        var compared = Compared();
        Assert.Multiple(() =>
        {
            Assert.That(compared.Pools.Select(pool => (pool.Id, pool.Before?.Paid.Cents, pool.After?.Paid.Cents)), Is.EqualTo(new (string, long?, long?)[]
            {
                ("homeroom", 200_000, 250_000), ("workload", 400_000, 300_000), ("quality", 400_000, 450_000), ("after-school", 30_000, null),
            }));
            Assert.That((compared.Before.Pay!.Balances, compared.After.Pay!.Balances), Is.EqualTo((true, true)));
            Assert.That(compared.After.Pay!.Unassigned, Is.EqualTo(new Money(30_000)));
        });
    }

    [Test]
    public void The_norms_most_missed_come_first_with_who_owes_and_what_is_short()
    {
        // X1 of T2 and, for ten of twenty weeks, T3: short 1 and 1 of the target 2; of the target 1 only T3 is short.
        // Y1 asks five of the homeroom teacher, who gave two.
        Assert.That(Compared().Norms.Select(norm => (norm.Norm, norm.Clause, norm.Before, norm.After)), Is.EqualTo(new (string, string, MissCount?, MissCount?)[]
        {
            ("X1", "C1", new(2, 2, 2), new(2, 1, 1)), ("Y1", "C1", null, new(1, 1, 3)),
        }));
        Assert.That(Compared().Norms[0].Posts, Is.EqualTo([PostKind.Teacher]));
    }

    [Test]
    public void Parameters_that_differ_are_named_with_both_values() =>
        Assert.That(Compared().Parameters.Select(each => (each.Name, each.Before?.Value, each.After?.Value)), Is.EqualTo([("allowance", "400.00", "500"), ("only-old", "1", null)]));

    [Test]
    public void A_parameter_written_otherwise_has_not_changed()
    {
        var same = WhatIf.Of(Side(Old), Side(Old, 1_000_000, ("allowance", "400")));
        Assert.That(same.Parameters, Is.Empty);
    }

    [Test]
    public void A_run_that_the_fixed_pools_pass_is_refused_on_its_own_side()
    {
        // 5 × 400.00 are 2,000.00; at 500.00 they come to 2,500.00.
        var compared = WhatIf.Of(Side(Old, 220_000), Side(Old, 220_000, ("allowance", "500")));
        Assert.Multiple(() =>
        {
            Assert.That(compared.Before.Pay!.Refusal, Is.Null);
            Assert.That(compared.After.Pay!.Refusal!.En, Does.Contain("2500.00").And.Contain("2200.00"));
            Assert.That(compared.ByPay, Is.Null);
            Assert.That(compared.People.Select(person => (person.PayBefore is null, person.PayAfter is null, person.PayChange is null)), Is.All.EqualTo((false, true, true)));
        });
    }

    [Test]
    public void Without_a_pay_run_nobody_has_pay_and_there_are_no_pools()
    {
        var compared = WhatIf.Of(new(Old, Three().Evaluate(Old)), new(New, Three().Evaluate(New)));
        Assert.That((compared.ByPay, compared.Pools.Count, compared.People.All(person => person.PayBefore is null)), Is.EqualTo(((Outcome<Money>?)null, 0, true)));
    }

    [Test]
    public void Who_is_evaluated_on_one_side_only_is_neither_winner_nor_loser()
    {
        var before = Three().Evaluate(Old);
        var after = before with { People = [.. before.People.Skip(1)] };
        var compared = WhatIf.Of(new(Old, before), new(Old, after));
        Assert.That((compared.ByTotal.Unchanged, compared.ByTotal.NotCompared), Is.EqualTo((2, 1)));
        Assert.That((compared.People[0].TotalAfter, compared.People[0].TotalChange, compared.People[0].BandChanged), Is.EqualTo(((decimal?)null, (decimal?)null, true)));
    }

    [Test]
    public void A_veto_stands_on_both_sides()
    {
        var school = Three().Veto("T1");
        var person = WhatIf.Of(new(Old, school.Evaluate(Old)), new(New, school.Evaluate(New))).People[0];
        Assert.That((person.VetoedBefore, person.VetoedAfter, person.BandAfter?.Id), Is.EqualTo((true, true, "fail")));
    }

    [Test]
    public void Two_terms_are_not_compared() => Assert.That(
        () => WhatIf.Of(new(Old, Three().Evaluate(Old)), new(Old, Three().Evaluate(Old) with { Term = Spring })), Throws.ArgumentException);

    private static WhatIf Compared() => WhatIf.Of(Side(Old), Side(New));

    private static WhatIfSide Side(PolicyPack pack, long total = 1_000_000, params (string Name, string Value)[] adopted) =>
        WhatIfSides.Of(Three(), pack, total, 30_000, adopted);

    // T1 homeroom teacher of no known class, T2 all term, T3 from week 11.
    private static SchoolBuilder Three() => new SchoolBuilder()
        .Person("T1").Post("T1", PostKind.HomeroomTeacher).Person("T2").Post("T2", PostKind.Teacher)
        .Person("T3").Post("T3", PostKind.Teacher, from: Day(11))
        .Duty("T1", DutyKind.Lecture, Day(2)).Duty("T1", DutyKind.Lecture, Day(3)).Duty("T2", DutyKind.Lecture, Day(4))
        .Hours("T1", 2, 30, HoursKind.Cover, coverFor: "T9").Hours("T2", 2, 10, HoursKind.Cover, coverFor: "T9")
        .Hours("T2", 3, 3, HoursKind.AfterSchoolService).Hours("T3", 12, 1, HoursKind.AfterSchoolService);
}
