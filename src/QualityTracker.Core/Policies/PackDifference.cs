using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>A place where a pack differs from the pack it extends (自有办法与所依据办法的差异).</summary>
/// <param name="Path">Keys one after the other, an entry of a list by its id or name: norms/X1/at-least.</param>
/// <param name="Kind">Added, removed or changed.</param>
/// <param name="Base">The base's value, as YAML in one line; null when it has none.</param>
/// <param name="Own">The pack's own value, as YAML in one line; null when it is taken out.</param>
/// <param name="Place">Where the pack says so.</param>
public sealed record PackDifference(string Path, DifferenceKind Kind, string? Base, string? Own, Place Place);

/// <summary>How a pack differs from its base in one place (差异类别).</summary>
public enum DifferenceKind
{
    [Named("新增", "added")] Added = 1,
    [Named("取消", "removed")] Removed,
    [Named("修改", "changed")] Changed,
}

/// <summary>The pack that another extends (所依据的办法).</summary>
public sealed record PackBase(string Id, Text Title, string ContentHash);
