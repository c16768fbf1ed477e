using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.WhatIfs;

/// <summary>What a person would win or lose (个人变化). Figures as the sheets show them, so that anybody can subtract them again.</summary>
public sealed record PersonChange
{
    /// <summary>Staff number.</summary>
    public required string Staff { get; init; }

    public required string Name { get; init; }

    /// <summary>Posts held in the term.</summary>
    public required IReadOnlyList<PostKind> Posts { get; init; }

    /// <summary>Points of 100; null where there is nothing to score, or the person is not evaluated.</summary>
    public required decimal? TotalBefore { get; init; }

    public required decimal? TotalAfter { get; init; }

    /// <summary>Null unless there is a total on both sides.</summary>
    public decimal? TotalChange => TotalAfter - TotalBefore;

    public required Band? BandBefore { get; init; }

    public required Band? BandAfter { get; init; }

    /// <summary>Bands are matched by their ids.</summary>
    public bool BandChanged => BandBefore?.Id != BandAfter?.Id;

    public required bool VetoedBefore { get; init; }

    public required bool VetoedAfter { get; init; }

    /// <summary>The whole of the pay run's parts; null where no run was divided.</summary>
    public required Money? PayBefore { get; init; }

    public required Money? PayAfter { get; init; }

    /// <summary>Null unless there is pay on both sides.</summary>
    public Money? PayChange => PayBefore is { } before && PayAfter is { } after ? after - before : null;

    /// <summary>The dimensions that moved, or that only one side has, in the order of the packs.</summary>
    public required IReadOnlyList<DimensionChange> Dimensions { get; init; }

    /// <summary>
    /// What of the change of total is in no dimension: a total held to 100, or what paired colleagues make of it. Null without a change.
    /// </summary>
    public decimal? OutsideDimensions => TotalChange - Dimensions.Sum(dimension => dimension.Change);

    internal static IReadOnlyList<PersonChange> Between(WhatIfSide before, WhatIfSide after)
    {
        var (old, now) = (ByStaff(before.Evaluation), ByStaff(after.Evaluation));
        var (oldPay, newPay) = (SumsOf(before), SumsOf(after));
        return [.. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(staff => Of(
            old.GetValueOrDefault(staff), now.GetValueOrDefault(staff),
            oldPay.TryGetValue(staff, out var one) ? one : null, newPay.TryGetValue(staff, out var other) ? other : null))];
    }

    private static PersonChange Of(PersonEvaluation? before, PersonEvaluation? after, Money? payBefore, Money? payAfter)
    {
        var person = (after ?? before)!;
        return new()
        {
            Staff = person.Staff,
            Name = person.Name,
            Posts = [.. person.Posts.Select(post => post.Post).Distinct().Order()],
            TotalBefore = before?.Total,
            TotalAfter = after?.Total,
            BandBefore = before?.Band,
            BandAfter = after?.Band,
            VetoedBefore = before?.Vetoed ?? false,
            VetoedAfter = after?.Vetoed ?? false,
            PayBefore = payBefore,
            PayAfter = payAfter,
            Dimensions = DimensionChange.Between(before?.Dimensions ?? [], after?.Dimensions ?? []),
        };
    }

    private static Dictionary<string, PersonEvaluation> ByStaff(TermEvaluation evaluation) =>
        evaluation.People.ToDictionary(person => person.Staff, StringComparer.Ordinal);

    private static Dictionary<string, Money> SumsOf(WhatIfSide side) => side.IsDivided
        ? side.Pay!.People.ToDictionary(person => person.Staff, person => person.Sum, StringComparer.Ordinal)
        : [];
}
