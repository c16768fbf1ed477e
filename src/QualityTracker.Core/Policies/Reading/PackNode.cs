using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>A node of a pack's YAML with its place: a scalar, a list or a mapping.</summary>
internal abstract record PackNode(Place Place)
{
    /// <summary>As YAML in one line; equal texts are equal nodes.</summary>
    public abstract string Flow { get; }
}

/// <summary>A scalar as written; quoted or plain matters for numbers.</summary>
internal sealed record ScalarNode(string Value, bool Plain, Place Place) : PackNode(Place)
{
    public override string Flow => Plain ? Value : $"\"{Value}\"";
}

internal sealed record ListNode(IReadOnlyList<PackNode> Items, Place Place) : PackNode(Place)
{
    public override string Flow => $"[{string.Join(", ", Items.Select(item => item.Flow))}]";

    /// <summary>Whether every entry has an id or a name, and there is one: such lists are merged and compared entry by entry.</summary>
    public bool IsNamed => Items.Count > 0 && Items.All(item => NameOf(item) is not null);

    /// <summary>The id of an entry, or a parameter's name; null for an entry without one.</summary>
    public static string? NameOf(PackNode item) =>
        item is MappingNode mapping && (mapping.Find("id") ?? mapping.Find("name")) is ScalarNode { Value.Length: > 0 } name ? name.Value : null;

    public PackNode? Find(string name) => Items.FirstOrDefault(item => NameOf(item) == name);

    /// <summary>The entries that have a name; of several with one name the first.</summary>
    public Dictionary<string, PackNode> ByName() => Items.Where(item => NameOf(item) is not null).DistinctBy(NameOf)
        .ToDictionary(item => NameOf(item)!, StringComparer.Ordinal);
}

/// <summary>Keys in the order written, each once.</summary>
internal sealed record MappingNode(IReadOnlyList<(ScalarNode Key, PackNode Value)> Entries, Place Place) : PackNode(Place)
{
    public override string Flow => $"{{ {string.Join(", ", Entries.Select(entry => $"{entry.Key.Value}: {entry.Value.Flow}"))} }}";

    /// <summary>Whether it is a <see cref="Text"/>: one value in two languages.</summary>
    public bool IsText => Entries.Count > 0 && Entries.All(entry => entry.Key.Value is "zh" or "en");

    public PackNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;

    public Dictionary<string, (ScalarNode Key, PackNode Value)> ByKey() => Entries.ToDictionary(entry => entry.Key.Value, StringComparer.Ordinal);

    public MappingNode Without(params string[] keys) =>
        this with { Entries = [.. Entries.Where(entry => !keys.Contains(entry.Key.Value, StringComparer.Ordinal))] };
}
