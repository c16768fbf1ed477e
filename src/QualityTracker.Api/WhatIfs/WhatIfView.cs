using QualityTracker.Api.Evaluations;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.WhatIfs;

namespace QualityTracker.Api.WhatIfs;

/// <summary>A trial calculation (试算结果): the term as it is beside the term as it would be. Money in cents.</summary>
public sealed record WhatIfView(
    string Term, SideView Before, SideView After, IReadOnlyList<ParameterChangeView> Parameters, PointsOutcome ByTotal, PayOutcome? ByPay,
    int BandsChanged, IReadOnlyList<BandShift> Bands, IReadOnlyList<PoolChangeView> Pools, IReadOnlyList<NormMisses> Norms, IReadOnlyList<PersonChangeView> People)
{
    public static WhatIfView Of(WhatIf whatIf) => new(
        whatIf.After.Evaluation.Term, SideView.Of(whatIf.Before), SideView.Of(whatIf.After),
        [.. whatIf.Parameters.Select(each => new ParameterChangeView(each.Name, each.Title, each.Before?.Value, each.After?.Value))],
        PointsOutcome.Of(whatIf.ByTotal), whatIf.ByPay is { } pay ? PayOutcome.Of(pay) : null, whatIf.BandsChanged, whatIf.Bands,
        [.. whatIf.Pools.Select(pool => new PoolChangeView(pool.Id, pool.Title, PoolSideView.Of(pool.Before), PoolSideView.Of(pool.After)))],
        whatIf.Norms, [.. whatIf.People.Select(PersonChangeView.Of)]);
}

/// <summary>One side of a trial calculation (试算的一方).</summary>
public sealed record SideView(PolicyView Policy, string Hash, PaySideView? Pay, IReadOnlyList<Text> Notes)
{
    public static SideView Of(WhatIfSide side) => new(
        PolicyView.Of(side.Pack), side.Pack.ContentHash, side.Pay is { } pay ? PaySideView.Of(pay) : null, side.Evaluation.Notes);
}

/// <summary>What a sum divides into on one side (一方的核算).</summary>
public sealed record PaySideView(
    Text? Refusal, bool Balanced, long TotalCents, long AfterSchoolCents, long PaidCents, long UndividedCents, long UnassignedCents)
{
    // Of a run that is refused nothing is divided: there is nothing to balance either.
    public static PaySideView Of(PayInputs pay) => new(
        pay.Refusal, pay.Refusal is null && pay.Balances, pay.Total.Cents, pay.AfterSchool.Cents, pay.Paid.Cents, pay.Undivided.Cents, pay.Unassigned.Cents);
}

/// <summary>A parameter whose value differs (参数变化); null where a pack has no such parameter.</summary>
public sealed record ParameterChangeView(string Name, Text Title, string? Before, string? After);

/// <summary>Winners and losers by total, in points (总分得失).</summary>
public sealed record PointsOutcome(int Winners, int Losers, int Unchanged, int NotCompared, decimal Won, decimal Lost, string? Greatest)
{
    public static PointsOutcome Of(Outcome<decimal> outcome) => new(
        outcome.Winners, outcome.Losers, outcome.Unchanged, outcome.NotCompared, outcome.Won, outcome.Lost, outcome.Greatest?.Staff);
}

/// <summary>Winners and losers by pay, in cents (绩效得失).</summary>
public sealed record PayOutcome(int Winners, int Losers, int Unchanged, int NotCompared, long WonCents, long LostCents, string? Greatest)
{
    public static PayOutcome Of(Outcome<Money> outcome) => new(
        outcome.Winners, outcome.Losers, outcome.Unchanged, outcome.NotCompared, outcome.Won.Cents, outcome.Lost.Cents, outcome.Greatest?.Staff);
}

/// <summary>A pool on both sides (资金项目变化); null where a pack has no such pool, or the run was refused.</summary>
public sealed record PoolChangeView(string Id, Text Name, PoolSideView? Before, PoolSideView? After);

/// <summary>A pool on one side (一方的资金项目).</summary>
public sealed record PoolSideView(Text Basis, long TotalCents, long PaidCents, long UndividedCents)
{
    public static PoolSideView? Of(PoolResult? pool) => pool is null ? null : new(pool.Basis, pool.Total.Cents, pool.Paid.Cents, pool.Undivided.Cents);
}

/// <summary>What a person would win or lose (个人变化). A change is null unless there is a figure on both sides.</summary>
public sealed record PersonChangeView(
    string Staff, string Name, IReadOnlyList<PostView> Posts, decimal? TotalBefore, decimal? TotalAfter, decimal? TotalChange,
    BandView? BandBefore, BandView? BandAfter, bool VetoedBefore, bool VetoedAfter, long? CentsBefore, long? CentsAfter, long? CentsChange,
    IReadOnlyList<DimensionChange> Dimensions, decimal? OutsideDimensions)
{
    public static PersonChangeView Of(PersonChange person) => new(
        person.Staff, person.Name, [.. person.Posts.Select(PostView.Of)], person.TotalBefore, person.TotalAfter, person.TotalChange,
        Band(person.BandBefore), Band(person.BandAfter), person.VetoedBefore, person.VetoedAfter,
        person.PayBefore?.Cents, person.PayAfter?.Cents, person.PayChange?.Cents, person.Dimensions, person.OutsideDimensions);

    private static BandView? Band(Band? band) => band is null ? null : new(band.Id, band.Name);
}
