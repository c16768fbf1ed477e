using System.Collections.Concurrent;
using System.Text;

namespace QualityTracker.Core.Policies;

/// <summary>The words that packs use for the members of an enum: VicePrincipalTeaching is vice-principal-teaching.</summary>
public static class PackWord
{
    private static readonly ConcurrentDictionary<Type, (string[] Words, Dictionary<string, Enum> Members)> Known = new();

    public static string Of(Enum member)
    {
        var word = new StringBuilder();
        foreach (var letter in member.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    /// <summary>Every word of an enum, in the enum's order.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Table(typeof(T)).Words;

    public static bool TryRead<T>(string word, out T member) where T : struct, Enum
    {
        var found = Table(typeof(T)).Members.TryGetValue(word, out var value);
        member = found ? (T)value! : default;
        return found;
    }

    private static (string[] Words, Dictionary<string, Enum> Members) Table(Type type) => Known.GetOrAdd(type, static type =>
    {
        var members = Enum.GetValues(type).Cast<Enum>().ToArray();
        return ([.. members.Select(Of)], members.ToDictionary(Of, StringComparer.Ordinal));
    });
}
