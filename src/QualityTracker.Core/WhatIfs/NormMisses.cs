using QualityTracker.Core.Languages;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.WhatIfs;

/// <summary>A norm that people miss (未达标规范量), on both sides. Norms are matched by their ids.</summary>
/// <param name="Norm">The norm's id in the pack, such as X9-oath.</param>
/// <param name="Clause">Its clause, such as X9.</param>
/// <param name="Number">The document's own numbering of the clause.</param>
/// <param name="Title">As printed.</param>
/// <param name="Posts">The posts that owe it, as the pack has them.</param>
/// <param name="Unit">Of what is short: the measure's, or weeks and months for weekly and monthly norms.</param>
/// <param name="Before">Null where nobody owes it, or that pack has no such norm.</param>
/// <param name="After">Null where nobody owes it, or that pack has no such norm.</param>
public sealed record NormMisses(
    string Norm, string Clause, string Number, Text Title, IReadOnlyList<PostKind> Posts, Text Unit, MissCount? Before, MissCount? After)
{
    internal static IReadOnlyList<NormMisses> Between(WhatIfSide before, WhatIfSide after)
    {
        var (old, now) = (Owed(before), Owed(after));
        return [.. old.Keys.Union(now.Keys).Select(id => Of(id, before.Pack, after.Pack, old.GetValueOrDefault(id), now.GetValueOrDefault(id)))
            .Where(each => each.Before is { Missing: > 0 } || each.After is { Missing: > 0 })
            .OrderByDescending(each => Math.Max(each.Before?.Missing ?? 0, each.After?.Missing ?? 0))
            .ThenByDescending(each => (each.Before?.Missing ?? 0) + (each.After?.Missing ?? 0))
            .ThenBy(each => each.Norm, StringComparer.Ordinal)];
    }

    private static NormMisses Of(string id, PolicyPack before, PolicyPack after, List<NormResult>? old, List<NormResult>? now)
    {
        var norm = (now ?? old)![0];
        var rule = (now is null ? before : after).Norms.First(each => each.Id == id);
        return new(id, norm.Clause, norm.Number, norm.Title, rule.Posts, norm.Unit, MissCount.Of(old), MissCount.Of(now));
    }

    private static Dictionary<string, List<NormResult>> Owed(WhatIfSide side) => side.Evaluation.People
        .SelectMany(person => person.NormsOwed).GroupBy(norm => norm.Norm, StringComparer.Ordinal)
        .ToDictionary(norms => norms.Key, norms => norms.ToList(), StringComparer.Ordinal);
}

/// <summary>How many miss a norm (未达标人数).</summary>
/// <param name="Owing">People who owe it.</param>
/// <param name="Missing">People who did not meet it.</param>
/// <param name="ShortBy">What they are short of together, in the norm's unit.</param>
public sealed record MissCount(int Owing, int Missing, decimal ShortBy)
{
    internal static MissCount? Of(IReadOnlyList<NormResult>? norms) => norms is null ? null
        : new(norms.Count, norms.Count(norm => !norm.Met), norms.Where(norm => !norm.Met).Sum(norm => norm.ShortBy));
}
