using System.Globalization;
using System.Text;
using FsCheck;
using QualityTracker.Reports.Calendars;

namespace QualityTracker.Reports.Tests.Calendars;

public sealed class CalendarWriterTests
{
    private static readonly string[] Once = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "CLASS", "TRANSP"];

    [Test]
    public void A_calendar_has_what_the_standard_asks_for_and_programs_look_for()
    {
        var read = ReadCalendar.Of(Written("听课", "还差 3 节"));
        Assert.That(read.Properties.Select(each => (each.Name, each.Parameters, each.Text)), Is.EqualTo(new[]
        {
            ("VERSION", "", "2.0"), ("PRODID", "", "-//QualityTracker//Pace//ZH"), ("CALSCALE", "", "GREGORIAN"), ("METHOD", "", "PUBLISH"),
            ("NAME", "", "我的任务"), ("X-WR-CALNAME", "", "我的任务"), ("REFRESH-INTERVAL", "VALUE=DURATION", "PT12H"), ("X-PUBLISHED-TTL", "", "PT12H"),
        }));
        Assert.That(read.Events.Single().Select(each => each.Name), Is.EqualTo(Once));
    }

    [Test]
    public void An_event_is_a_whole_day_without_a_time_zone_and_ends_the_day_after()
    {
        var written = ReadCalendar.Of(Written("x", "y", new(2025, 12, 31))).Events.Single();
        Assert.That(written.Where(each => each.Name.StartsWith("DT", StringComparison.Ordinal)).Select(each => (each.Name, each.Parameters, each.Value)),
            Is.EqualTo(new[] { ("DTSTAMP", "", "20251114T000000Z"), ("DTSTART", "VALUE=DATE", "20251231"), ("DTEND", "VALUE=DATE", "20260101") }));
    }

    [TestCase("一；二，三：四")]
    [TestCase("a;b,c:d\\e\\n")]
    [TestCase("first\nsecond\r\nthird\rfourth")]
    [TestCase("tab\there, \"quoted\"")]
    [TestCase("")]
    public void Texts_come_back_as_they_were(string text) =>
        Assert.That(Summary(text), Is.EqualTo(text.ReplaceLineEndings("\n")));

    [Test]
    public void A_line_is_folded_between_characters_however_long_they_are()
    {
        for (var lead = 0; lead < 80; lead++)
        {
            var text = new string('x', lead) + string.Concat(Enumerable.Repeat("é课🎉", 30));
            Assert.That(Summary(text), Is.EqualTo(text));
        }
    }

    [Test]
    public void What_no_line_may_hold_is_left_out_and_half_a_character_is_replaced() =>
        Assert.That(Summary("a\u0000b\u0007c\u007fd\u0085e\ud83c"), Is.EqualTo("abcd\ne\ufffd").Or.EqualTo("abcde\ufffd"));

    [FsCheck.NUnit.Property]
    public bool Any_text_is_read_back(NonNull<string> given)
    {
        var kept = new string([.. given.Get.ReplaceLineEndings("\n").Where(each => each is '\n' or '\t' || !char.IsControl(each))]);
        return Summary(given.Get) == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(kept));
    }

    [Test]
    public void The_same_calendar_is_the_same_bytes_in_every_culture()
    {
        var (expected, before) = (Written("听课", "还差 3 节"), CultureInfo.CurrentCulture);
        try
        {
            foreach (var culture in new[] { "ar-SA", "th-TH", "de-DE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.That(Written("听课", "还差 3 节"), Is.EqualTo(expected), culture);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Summary(string text) => ReadCalendar.Of(Written(text, "y")).Events.Single().Single(each => each.Name == "SUMMARY").Text;

    private static byte[] Written(string summary, string description, DateOnly? day = null) => CalendarWriter.Write(new("我的任务", new(2025, 11, 14),
        [new("norm-X1@qualitytracker", day ?? new(2025, 11, 28), summary, description, new("https://school.example/?view=pace&term=2025-1"))]));
}
