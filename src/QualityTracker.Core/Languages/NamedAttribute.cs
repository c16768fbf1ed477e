using System.Collections.Concurrent;
using System.Reflection;

namespace QualityTracker.Core.Languages;

/// <summary>The field's name of an enum member in both languages, with other words that files use for it.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class NamedAttribute(string zh, string en, params string[] synonyms) : Attribute
{
    public Text Text { get; } = new(zh, en);

    public IReadOnlyList<string> Synonyms { get; } = synonyms;
}

/// <summary>Names of enum members: printed on sheets, accepted in files.</summary>
public static class Names
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Enum>> Words = new();
    private static readonly ConcurrentDictionary<Enum, Text> Texts = new();

    public static Text Of(Enum value) => Texts.GetOrAdd(value, static each => Attribute(each.GetType(), each.ToString())?.Text ?? Text.Same(each.ToString()));

    /// <summary>Reads a member from its Chinese or English name, its code or a synonym; false when no member has that name.</summary>
    public static bool TryRead<T>(string text, out T value) where T : struct, Enum
    {
        var found = Words.GetOrAdd(typeof(T), WordsOf).TryGetValue(text.Trim(), out var member);
        value = found ? (T)member! : default;
        return found;
    }

    private static Dictionary<string, Enum> WordsOf(Type type)
    {
        var words = new Dictionary<string, Enum>(StringComparer.OrdinalIgnoreCase);
        foreach (Enum member in Enum.GetValues(type))
        {
            words[member.ToString()] = member;
            if (Attribute(type, member.ToString()) is not { } named) continue;
            foreach (var word in named.Synonyms.Append(named.Text.Zh).Append(named.Text.En)) words[word] = member;
        }
        return words;
    }

    private static NamedAttribute? Attribute(Type type, string member) => type.GetField(member)?.GetCustomAttribute<NamedAttribute>();
}
