using System.Globalization;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Tests.Schools;

public sealed class SchoolDayTests
{
    [TestCase("Asia/Shanghai", "2025-08-31T16:00:00Z", "2025-09-01")]
    [TestCase("Asia/Shanghai", "2025-08-31T15:59:59Z", "2025-08-31")]
    [TestCase("America/New_York", "2025-09-01T03:59:59Z", "2025-08-31")]
    public void A_day_is_the_schools_own(string zone, string at, string day) =>
        Assert.That(SchoolDay.Of(new School { TimeZone = zone }).Of(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)), Is.EqualTo(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
}
