namespace QualityTracker.Core.Policies.Reading;

/// <summary>A node of a pack's YAML with its place: a scalar, a list or a mapping.</summary>
internal abstract record PackNode(Place Place);

/// <summary>A scalar as written; quoted or plain matters for numbers.</summary>
internal sealed record ScalarNode(string Value, bool Plain, Place Place) : PackNode(Place);

internal sealed record ListNode(IReadOnlyList<PackNode> Items, Place Place) : PackNode(Place);

/// <summary>Keys in the order written, each once.</summary>
internal sealed record MappingNode(IReadOnlyList<(ScalarNode Key, PackNode Value)> Entries, Place Place) : PackNode(Place);
