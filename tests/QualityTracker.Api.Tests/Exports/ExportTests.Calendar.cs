using System.Net;
using System.Text;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Exports;

/// <summary>A school's term as a calendar file, for whoever works there.</summary>
public sealed partial class ExportTests
{
    private static readonly string CalendarAddress = At(School, $"exports/{Term}/calendar.ics");

    [Test]
    public async Task It_has_the_terms_days_holidays_exams_and_open_lessons_and_no_pupil()
    {
        var text = Unfolded(await Bytes(CalendarAddress + "?lang=zh"));
        var exam = (await Get(At(School, $"exams?term={Term}"))).Body!["items"]![0]!["record"]!;
        Assert.That(text, Does.Contain("SUMMARY:开学\r\n").And.Contain("SUMMARY:学期结束\r\n").And.Contain($"SUMMARY:{exam["name"]}\r\n").And.Contain("SUMMARY:公开课：").And.Contain("SUMMARY:放假：国庆节"));
        Assert.That(text, Does.Contain("CLASS:PUBLIC").And.Contain($"UID:exam-{exam["id"]}.school.{School}@qualitytracker"));
        var days = text.Split("BEGIN:VEVENT").Single(each => each.Contains("放假：国庆节", StringComparison.Ordinal));
        Assert.That(days, Does.Contain("DTSTART;VALUE=DATE:20251001").And.Contain("DTEND;VALUE=DATE:202510"), "one event for a holiday of several days");
        Assert.That(text.Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal)), Is.Unique);
        Assert.That(Encoding.UTF8.GetString(await Bytes(CalendarAddress)).Split("\r\n").Max(line => Encoding.UTF8.GetByteCount(line)), Is.LessThanOrEqualTo(75));
        var before = await Bytes(CalendarAddress);
        Assert.That(await Bytes(CalendarAddress), Is.EqualTo(before), "the same bytes while nothing changes");
    }

    [Test]
    public async Task Whoever_works_there_has_it_and_nobody_else()
    {
        using var teacher = SignedIn(TestAccounts.Add(Database, "calendar-teacher", [], School, "T013"));
        using var seen = await teacher.GetAsync(CalendarAddress);
        Assert.That(seen.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var county = SignedIn(TestAccounts.Add(Database, "calendar-county", [TestAccounts.Grant(Api.Access.Role.CountyViewer)]));
        using var refused = await county.GetAsync(CalendarAddress);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        (await Get(At(School, "exports/1999-1/calendar.ics"))).IsProblem(404);
    }

    private static string Unfolded(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
}
