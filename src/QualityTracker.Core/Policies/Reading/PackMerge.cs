namespace QualityTracker.Core.Policies.Reading;

/// <summary>
/// Lays a pack over the pack it extends, before either is read. Sections are merged key by key; of lists, entries with the same id
/// (parameters: name) are one entry, and the rest is appended; any other list, and any value, replaces what was there. Inside an
/// entry a key that is written again replaces the old value whole: a source or a score is one value and never half of two.
/// Every part keeps its place, in whichever file it was written.
/// </summary>
internal static class PackMerge
{
    public static readonly string[] OwnKeys = ["pack", "title", "extends", "without"];

    /// <param name="under">The base, merged with its own bases.</param>
    /// <param name="over">The pack's own file.</param>
    public static MappingNode Of(MappingNode under, MappingNode over) =>
        Mapping(under.Without(OwnKeys), over.Without("extends", "without"));

    /// <summary>Takes out what the path leads to: a key, or an entry by its id or name; null when it leads nowhere.</summary>
    public static MappingNode? Take(MappingNode root, string path) => Take(root, path.Split('/')) as MappingNode;

    private static PackNode? Take(PackNode node, ReadOnlySpan<string> path)
    {
        var key = path[0];
        switch (node)
        {
            case MappingNode mapping when mapping.Find(key) is { } value:
                if (path.Length == 1) return mapping.Without(key);
                return Take(value, path[1..]) is not { } rest ? null : mapping with
                {
                    Entries = [.. mapping.Entries.Select(entry => ReferenceEquals(entry.Value, value) ? (entry.Key, rest) : entry)],
                };
            case ListNode list when list.Find(key) is { } item:
                if (path.Length == 1) return list with { Items = [.. list.Items.Where(each => !ReferenceEquals(each, item))] };
                return Take(item, path[1..]) is not { } changed ? null : list with
                {
                    Items = [.. list.Items.Select(each => ReferenceEquals(each, item) ? changed : each)],
                };
            default:
                return null;
        }
    }

    private static PackNode Merged(PackNode under, PackNode over) => (under, over) switch
    {
        (MappingNode lower, MappingNode upper) => Mapping(lower, upper),
        (ListNode lower, ListNode upper) when AreEntries(lower, upper) => Entries(lower, upper),
        _ => over,
    };

    private static MappingNode Mapping(MappingNode under, MappingNode over) => Mapping(under, over, Merged);

    private static MappingNode Mapping(MappingNode under, MappingNode over, Func<PackNode, PackNode, PackNode> merged)
    {
        var (lower, upper) = (under.ByKey(), over.ByKey());
        return new(
            [
                .. under.Entries.Select(entry => upper.TryGetValue(entry.Key.Value, out var own) ? (own.Key, merged(entry.Value, own.Value)) : entry),
                .. over.Entries.Where(entry => !lower.ContainsKey(entry.Key.Value)),
            ],
            over.Place);
    }

    private static bool AreEntries(ListNode under, ListNode over) =>
        under.IsNamed && (over.Items.Count == 0 || over.Items.Any(item => ListNode.NameOf(item) is not null));

    // An id given twice in the pack's own file stays twice, so that reading refuses it.
    private static ListNode Entries(ListNode under, ListNode over)
    {
        var (lower, upper) = (under.ByName(), over.ByName());
        return new(
            [
                .. under.Items.Select(item => upper.TryGetValue(ListNode.NameOf(item)!, out var own) && ReferenceEquals(lower[ListNode.NameOf(item)!], item)
                    ? Mapping((MappingNode)item, (MappingNode)own, InEntry)
                    : item),
                .. over.Items.Where(item => ListNode.NameOf(item) is not { } name || !lower.ContainsKey(name) || !ReferenceEquals(upper[name], item)),
            ],
            over.Place);
    }

    private static PackNode InEntry(PackNode under, PackNode over) =>
        (under, over) is (ListNode lower, ListNode upper) && AreEntries(lower, upper) ? Entries(lower, upper) : over;
}
