using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Reviews;

/// <summary>What the levels of a form are called (等级用语), for older readers and in simple words.</summary>
public static class ReviewScale
{
    private static readonly Text[] Five = [new("很好", "very good"), new("好", "good"), new("一般", "fair"), new("较差", "poor"), new("差", "very poor")];
    private static readonly Text[] Four = [new("很好", "very good"), new("好", "good"), new("一般", "fair"), new("差", "poor")];
    private static readonly Text[] SimpleFive = [new("总是", "always"), new("经常", "often"), new("有时", "sometimes"), new("很少", "seldom"), new("从不", "never")];
    private static readonly Text[] SimpleFour = [new("总是", "always"), new("经常", "often"), new("很少", "seldom"), new("从不", "never")];

    /// <summary>From the highest level down to 1.</summary>
    /// <param name="levels">4 or 5.</param>
    /// <param name="isSimple">Whether the simple words are shown.</param>
    public static IReadOnlyList<(int Level, Text Name)> Of(int levels, bool isSimple) =>
        [.. ((levels, isSimple) switch { (4, false) => Four, (4, true) => SimpleFour, (_, false) => Five, _ => SimpleFive }).Select((name, at) => (levels - at, name))];
}
