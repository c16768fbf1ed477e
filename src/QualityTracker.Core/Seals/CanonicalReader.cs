using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace QualityTracker.Core.Seals;

/// <summary>Reads a canonical form back into the value that it is of (读回): the value's own form is then the same bytes again.</summary>
public static class CanonicalReader
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = new FirstLetterLow(),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsEmpty } },
    };

    // Of what a later version has learnt more about.
    private static readonly JsonSerializerOptions Tolerant = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <exception cref="JsonException">The bytes are no form of such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> form, bool ignoresUnknown = false) =>
        JsonSerializer.Deserialize<T>(form, ignoresUnknown ? Tolerant : Options) ?? throw new JsonException("There is no value.");

    // The form leaves out what is empty: what is not there is an empty text or list, where null would be none.
    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties) property.IsRequired = false;
        var filled = type.Properties.Where(property => property is { Get: not null, Set: not null, IsSetNullable: false } && EmptyOf(property.PropertyType) is not null)
            .Select(property => (Property: property, Empty: EmptyOf(property.PropertyType)!)).ToArray();
        if (filled.Length == 0) return;
        type.OnDeserialized = owner =>
        {
            foreach (var (property, empty) in filled)
            {
                if (property.Get!(owner) is null) property.Set!(owner, empty);
            }
        };
    }

    private static object? EmptyOf(Type type)
    {
        if (type == typeof(string)) return "";
        if (!type.IsGenericType || !type.IsAssignableTo(typeof(IEnumerable))) return null;
        var (open, of) = (type.GetGenericTypeDefinition(), type.GetGenericArguments());
        return open == typeof(IReadOnlyList<>) || open == typeof(IReadOnlyCollection<>) ? Array.CreateInstance(of[0], 0)
            : open == typeof(IReadOnlyDictionary<,>) ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))
            : null;
    }

    private sealed class FirstLetterLow : JsonNamingPolicy
    {
        public override string ConvertName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }
}
