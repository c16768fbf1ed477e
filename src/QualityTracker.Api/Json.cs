using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace QualityTracker.Api;

/// <summary>The one way this program reads and writes JSON: camelCase, enums as words, nothing unknown and nothing twice.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>An enum member as it stands in JSON.</summary>
    public static string Word(Enum member) => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.RespectNullableAnnotations = true;
        options.MaxDepth = 16;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNullItems } };
        options.Converters.Add(new PlainDecimal());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    /// <summary>Writes 87.50 as 87.5, so that equal numbers are equal bytes.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number) ? number : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }

    // A null among a list's items is no item: refused where it stands.
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.Set is not null && property.PropertyType.IsAssignableTo(typeof(IEnumerable<object>))))
        {
            var set = property.Set!;
            property.Set = (owner, value) => set(owner, value is IEnumerable<object?> items && items.Contains(null) ? throw new JsonException() : value);
        }
    }
}
