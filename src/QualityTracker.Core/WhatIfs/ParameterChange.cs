using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.WhatIfs;

/// <summary>A parameter whose value is not the same on both sides (参数变化).</summary>
/// <param name="Name">The parameter's name in the pack.</param>
/// <param name="Title">As printed.</param>
/// <param name="Before">Null where that pack has no such parameter.</param>
/// <param name="After">Null where that pack has no such parameter.</param>
public sealed record ParameterChange(string Name, Text Title, ParameterValue? Before, ParameterValue? After)
{
    internal static IReadOnlyList<ParameterChange> Between(ParameterValues before, ParameterValues after)
    {
        var (old, now) = (ByName(before), ByName(after));
        return [.. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Before: old.GetValueOrDefault(name), After: now.GetValueOrDefault(name)))
            .Where(each => !IsSame(each.Before?.Value, each.After?.Value))
            .Select(each => new ParameterChange(each.Name, (each.After ?? each.Before)!.Parameter.Title, each.Before, each.After))];
    }

    private static Dictionary<string, ParameterValue> ByName(ParameterValues values) =>
        values.All.ToDictionary(value => value.Parameter.Name, StringComparer.Ordinal);

    // 400.00 and 400 are one value.
    private static bool IsSame(string? before, string? after) => before == after
        || (before is not null && after is not null
            && ParameterValues.TryParse(before, out var old) && ParameterValues.TryParse(after, out var now) && old == now);
}
