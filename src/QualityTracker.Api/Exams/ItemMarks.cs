using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Exams;

/// <summary>What a pupil has in the items of a paper (小题得分), by item: equal when every item is. In JSON an object of points.</summary>
/// <param name="Stored">As the database has it: ten-thousandths of a mark, items in ordinal order.</param>
[JsonConverter(typeof(Converter))]
public sealed record ItemMarks(string Stored)
{
    public static ItemMarks Of(IReadOnlyDictionary<string, decimal> points) => new(JsonSerializer.Serialize(
        new SortedDictionary<string, long>(points.ToDictionary(each => each.Key, each => (long)(each.Value * Rows.UnitsPerOne)), StringComparer.Ordinal), Json.Options));

    /// <summary>By the items' labels, as <see cref="ItemLabel"/> writes them.</summary>
    public IReadOnlyDictionary<string, decimal> Points => JsonSerializer.Deserialize<Dictionary<string, long>>(Stored, Json.Options)!
        .DistinctBy(each => ItemLabel.Of(each.Key)).ToDictionary(each => ItemLabel.Of(each.Key), each => each.Value / Rows.UnitsPerOne);

    /// <summary>In a file's cell or a report: 1=3, 2=4.5.</summary>
    public override string ToString() => string.Join(", ", Points.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key}={each.Value:0.##}")));

    private sealed class Converter : JsonConverter<ItemMarks>
    {
        public override ItemMarks Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(JsonSerializer.Deserialize<Dictionary<string, decimal>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, ItemMarks value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Points, options);
    }
}
