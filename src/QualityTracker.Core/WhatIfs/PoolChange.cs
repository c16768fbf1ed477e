using QualityTracker.Core.Languages;
using QualityTracker.Core.Pay;

namespace QualityTracker.Core.WhatIfs;

/// <summary>A pool on both sides (绩效池变化): what there was, what people get, what is left. Pools are matched by their ids.</summary>
/// <param name="Id">The pool's id in the pack.</param>
/// <param name="Title">As printed.</param>
/// <param name="Before">Null where that pack has no such pool, or the run was refused.</param>
/// <param name="After">Null where that pack has no such pool, or the run was refused.</param>
public sealed record PoolChange(string Id, Text Title, PoolResult? Before, PoolResult? After)
{
    internal static IReadOnlyList<PoolChange> Between(PayInputs? before, PayInputs? after)
    {
        var (old, now) = (ById(before), ById(after));
        return [.. Ranked.Merge([.. (before?.Pools ?? []).Select(pool => pool.Id)], [.. (after?.Pools ?? []).Select(pool => pool.Id)])
            .Select(id => (Before: old.GetValueOrDefault(id), After: now.GetValueOrDefault(id)))
            .Select(each => new PoolChange((each.After ?? each.Before)!.Id, (each.After ?? each.Before)!.Title, each.Before, each.After))];
    }

    private static Dictionary<string, PoolResult> ById(PayInputs? inputs) =>
        (inputs?.Pools ?? []).ToDictionary(pool => pool.Id, StringComparer.Ordinal);
}
