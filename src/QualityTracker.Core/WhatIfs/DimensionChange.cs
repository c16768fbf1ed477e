using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.WhatIfs;

/// <summary>How far a dimension moved for one person (维度变化). Dimensions are matched by their ids.</summary>
/// <param name="Id">The dimension's id in the pack.</param>
/// <param name="Title">As printed.</param>
/// <param name="Kind">Whether both sides have it.</param>
/// <param name="Before">Points as shown; null where nothing in it could be scored, or that pack has no such dimension.</param>
/// <param name="After">Points as shown; null where nothing in it could be scored, or that pack has no such dimension.</param>
public sealed record DimensionChange(string Id, Text Title, DimensionChangeKind Kind, decimal? Before, decimal? After)
{
    /// <summary>In points; what is not there counts as none.</summary>
    public decimal Change => (After ?? 0) - (Before ?? 0);

    internal static IReadOnlyList<DimensionChange> Between(IReadOnlyList<DimensionResult> before, IReadOnlyList<DimensionResult> after)
    {
        var (old, now) = (before.ToDictionary(each => each.Id, StringComparer.Ordinal), after.ToDictionary(each => each.Id, StringComparer.Ordinal));
        return [.. Ranked.Merge([.. before.Select(each => each.Id)], [.. after.Select(each => each.Id)])
            .Select(id => Of(old.GetValueOrDefault(id), now.GetValueOrDefault(id)))
            .Where(each => each.Kind != DimensionChangeKind.Moved || each.Before != each.After)];
    }

    private static DimensionChange Of(DimensionResult? before, DimensionResult? after) => new(
        (after ?? before)!.Id, (after ?? before)!.Title,
        before is null ? DimensionChangeKind.Added : after is null ? DimensionChangeKind.Removed : DimensionChangeKind.Moved,
        before?.Points, after?.Points);
}

/// <summary>What became of a dimension (维度变化类型).</summary>
public enum DimensionChangeKind
{
    [Named("增减", "moved")] Moved = 1,
    [Named("新增", "added")] Added,
    [Named("取消", "removed")] Removed,
}
