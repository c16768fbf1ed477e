namespace QualityTracker.Core.Policies.Reading;

/// <summary>
/// Compares two packs as trees: mappings by key, lists of entries by id or name whatever their order, everything else as one value.
/// What a pack says about itself (id, title, document) is no difference.
/// </summary>
internal static class PackComparison
{
    /// <param name="from">The base.</param>
    /// <param name="to">The pack, merged.</param>
    /// <param name="taken">Where the pack says what it takes out, by path.</param>
    public static IReadOnlyList<PackDifference> Of(MappingNode from, MappingNode to, IReadOnlyDictionary<string, Place> taken)
    {
        string[] about = [.. PackMerge.OwnKeys, "document"];
        return [.. Mappings("", from.Without(about), to.Without(about), taken)];
    }

    private static IEnumerable<PackDifference> Nodes(string path, PackNode from, PackNode to, IReadOnlyDictionary<string, Place> taken)
    {
        if (from is MappingNode { IsText: false } lower && to is MappingNode { IsText: false } upper)
            return Mappings(path + "/", lower, upper, taken);
        if (from is ListNode under && to is ListNode over && (under.IsNamed || over.IsNamed))
            return Pairs(path + "/", Named(under), Named(over), taken);
        return from.Flow == to.Flow ? [] : [new(path, DifferenceKind.Changed, from.Flow, to.Flow, to.Place)];
    }

    private static IEnumerable<PackDifference> Mappings(
        string path, MappingNode from, MappingNode to, IReadOnlyDictionary<string, Place> taken) =>
        Pairs(
            path, [.. from.Entries.Select(entry => (entry.Key.Value, entry.Value))],
            [.. to.Entries.Select(entry => (entry.Key.Value, entry.Value))], taken);

    private static List<(string Key, PackNode Value)> Named(ListNode list) =>
        [.. list.Items.Select(item => (ListNode.NameOf(item) ?? "", item))];

    private static IEnumerable<PackDifference> Pairs(
        string path, List<(string Key, PackNode Value)> from, List<(string Key, PackNode Value)> to, IReadOnlyDictionary<string, Place> taken)
    {
        var (lower, upper) = (ByKey(from), ByKey(to));
        foreach (var (key, value) in from)
        {
            if (!upper.TryGetValue(key, out var own))
            {
                yield return new(path + key, DifferenceKind.Removed, value.Flow, null, PlaceOf(path + key, taken));
                continue;
            }

            foreach (var difference in Nodes(path + key, value, own, taken)) yield return difference;
        }

        foreach (var (key, value) in to.Where(each => !lower.ContainsKey(each.Key)))
            yield return new(path + key, DifferenceKind.Added, null, value.Flow, value.Place);
    }

    // An entry may have gone with its whole section.
    private static Place PlaceOf(string path, IReadOnlyDictionary<string, Place> taken)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (taken.TryGetValue(path[..end], out var place)) return place;
        }

        return default;
    }

    // What has no name, or another's, is read as a problem anyway.
    private static Dictionary<string, PackNode> ByKey(List<(string Key, PackNode Value)> nodes) =>
        nodes.DistinctBy(node => node.Key).ToDictionary(node => node.Key, node => node.Value, StringComparer.Ordinal);
}
