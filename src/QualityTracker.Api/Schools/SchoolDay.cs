using QualityTracker.Api.Storage;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Schools;

/// <summary>Days as a school counts them (学校日期).</summary>
public sealed class SchoolDay(School? school)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById((school ?? new School()).TimeZone);

    public static SchoolDay Of(School? school) => new(school);

    public DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The instant at which a day begins, as the database writes instants.</summary>
    public string StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return (string)Rows.Store(new DateTimeOffset(local, zone.GetUtcOffset(local)))!;
    }
}
