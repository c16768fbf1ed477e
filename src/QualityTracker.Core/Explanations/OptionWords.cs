using QualityTracker.Core.Duties;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Explanations;

/// <summary>The words of a measure's options as people read them (口径用词).</summary>
internal static class OptionWords
{
    private static readonly Dictionary<string, Text> Words = Known();

    public static Text Of(string word) => Words.GetValueOrDefault(word, Text.Same(word));

    // One word may stand in two lists, such as demonstration; it names the same thing there.
    private static Dictionary<string, Text> Known()
    {
        var words = new Dictionary<string, Text>(StringComparer.Ordinal)
        {
            ["yes"] = new("是", "yes"),
            ["no"] = new("否", "no"),
            ["observed"] = new("被听的课", "lessons observed by others"),
        };
        foreach (var member in Enum.GetValues<DutyLevel>()) words.TryAdd(PackWord.Of(member), Names.Of(member));
        foreach (var member in Enum.GetValues<TutoringKind>()) words.TryAdd(PackWord.Of(member), Names.Of(member));
        foreach (var member in Enum.GetValues<ObservationKind>()) words.TryAdd(PackWord.Of(member), Names.Of(member));
        return words;
    }
}
