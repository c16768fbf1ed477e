namespace QualityTracker.Core.WhatIfs;

/// <summary>Two ordered lists of ids as one (合并次序).</summary>
internal static class Ranked
{
    /// <summary>The first list's order; what only the second has stands after what it follows there.</summary>
    public static IReadOnlyList<string> Merge(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var merged = first.ToList();
        var at = 0;
        foreach (var id in second)
        {
            var found = merged.IndexOf(id);
            if (found < 0) merged.Insert(at, id);
            at = (found < 0 ? at : found) + 1;
        }

        return merged;
    }
}
