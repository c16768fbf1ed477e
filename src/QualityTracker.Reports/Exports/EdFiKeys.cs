using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Reports.Exports;

/// <summary>The natural keys (自然键) that Ed-Fi objects refer to each other by, of one school and term.</summary>
public sealed class EdFiKeys(SchoolFrame frame, Term term)
{
    /// <summary>The most characters of a person's id in the standard.</summary>
    private const int LongestPersonId = 32;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(frame.School.TimeZone);

    /// <summary>A word of ours that the standard has none for.</summary>
    public static string Own(string descriptor, string word) => $"uri://qualitytracker/{descriptor}Descriptor#{word}";

    /// <summary>A word of the standard's own.</summary>
    public static string Standard(string descriptor, string word) => $"uri://ed-fi.org/{descriptor}Descriptor#{word}";

    /// <summary>A school's code that is a number is that number; any other has one of fifteen digits made from it.</summary>
    public long Organization { get; } = frame.School.Id is { Length: <= 15 } code && long.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : (long)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(frame.School.Id))) % 900_000_000_000_000) + 100_000_000_000_000;

    /// <summary>The standard counts a school year by the year in which it ends.</summary>
    public int SchoolYear { get; } = int.Parse(term.SchoolYear.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) + 1;

    public string TermWord { get; } = Standard("Term", term.Number == 1 ? "Fall Semester" : "Spring Semester");

    public JsonObject OrganizationReference() => new() { ["educationOrganizationId"] = Organization };

    public JsonObject YearReference() => new() { ["schoolYear"] = SchoolYear };

    public JsonObject Person(string staff) => new()
    {
        ["personId"] = staff.Length <= LongestPersonId ? staff : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(staff)))[..LongestPersonId],
        ["sourceSystemDescriptor"] = Own("SourceSystem", frame.School.Id),
    };

    /// <summary>The instant of a time of a day at the school.</summary>
    public string Instant(DateOnly day, TimeOnly? time)
    {
        var local = day.ToDateTime(time ?? TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>One key with others: what refers to a thing names what that stands under too.</summary>
    public static JsonObject With(JsonObject key, params IEnumerable<(string Name, JsonNode? Value)> more)
    {
        var both = (JsonObject)key.DeepClone();
        foreach (var (name, value) in more) both[name] = value?.DeepClone();
        return both;
    }
}
