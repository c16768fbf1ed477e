using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QualityTracker.Api.Records;

namespace QualityTracker.Api;

/// <summary>The one way this program reads and writes JSON: camelCase, enums as words, nothing unknown, nothing twice, nothing guessed.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>What is said of a text that holds one.</summary>
    public const string NullCharacter = "null character";

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
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 16;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNullItems, RefuseNul, RequireColumns, CheckComputed } };
        options.Converters.Add(new PlainDecimal());
        options.Converters.Add(new MinuteOfDay());
        options.Converters.Add(new Words());
        return options;
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

    // A null character is no text that every database can hold.
    private static void RefuseNul(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.Set is not null && property.PropertyType == typeof(string)))
        {
            var set = property.Set!;
            property.Set = (owner, value) => set(owner, (value as string)?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException(NullCharacter) : value);
        }
    }

    // Where no value would read as “no”, as none or as nothing to pay, it must be said. Rules find every other field that is missing.
    private static void RequireColumns(JsonTypeInfo type)
    {
        if (RecordKinds.All.FirstOrDefault(kind => kind.RecordType == type.Type) is not { } kind) return;
        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(bool) || property.PropertyType == typeof(int) || property.PropertyType == typeof(long)))
        {
            property.IsRequired = kind.Outline.Any(column => column.Field == property.Name && column.Required);
        }
    }

    // A field that follows from the others, such as a class's stage, may be sent back as it was read, but not as anything else.
    private static void CheckComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || RecordKinds.All.All(kind => kind.RecordType != type.Type)) return;
        foreach (var property in type.Properties.Where(property => property is { Set: null, Get: not null }))
        {
            var given = new ConditionalWeakTable<object, object>();
            property.Set = (owner, value) => given.AddOrUpdate(owner, value ?? throw new JsonException());
            type.OnDeserialized += owner =>
            {
                if (given.TryGetValue(owner, out var value) && !Equals(value, property.Get!(owner))) throw new JsonException(null, $"$.{property.Name}", null, null);
            };
        }
    }

    /// <summary>Reads only what a decimal holds exactly; writes 87.50 as 87.5, so that equal numbers are equal bytes.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        private const int Longest = 28;

        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.Number) throw new JsonException();
            var text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
            return text.Length <= Longest && !text.ContainsAny((byte)'e', (byte)'E') && reader.TryGetDecimal(out var number) ? number : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }

    /// <summary>16:30, to the minute.</summary>
    private sealed class MinuteOfDay : JsonConverter<TimeOnly>
    {
        private static readonly string[] Formats = ["HH:mm", "HH:mm:00"];

        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && TimeOnly.TryParseExact(reader.GetString(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>Enum members by their exact words: no numbers, no other case, no two at once.</summary>
    private sealed class Words : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Words<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Words<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
    {
        private static readonly Dictionary<string, TEnum> ByWord = Enum.GetValues<TEnum>().ToDictionary(member => Word(member));

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && ByWord.TryGetValue(reader.GetString()!, out var member) ? member : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Word(value));

        public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ByWord.TryGetValue(reader.GetString()!, out var member) ? member : throw new JsonException();

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WritePropertyName(Word(value));
    }
}
