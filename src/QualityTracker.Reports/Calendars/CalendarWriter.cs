using System.Globalization;
using System.Text;

namespace QualityTracker.Reports.Calendars;

/// <summary>
/// Writes a calendar as iCalendar (RFC 5545, with NAME and REFRESH-INTERVAL of RFC 7986): UTF-8, CRLF, lines of at most 75 octets that are
/// never cut within a character. Events are dates without time or zone, or instants of the world's time, so that no time zone need be described.
/// The same calendar gives the same bytes.
/// </summary>
public static class CalendarWriter
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    // How often programs that subscribe look again.
    private const string RefreshAfter = "PT12H";

    public static byte[] Write(EventCalendar calendar)
    {
        using var bytes = new MemoryStream();
        void Line(string name, string value) => WriteLine(bytes, $"{name}:{value}");
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//QualityTracker//Pace//ZH");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", "PUBLISH");
        Line("NAME", Escape(calendar.Name));
        Line("X-WR-CALNAME", Escape(calendar.Name));
        Line("REFRESH-INTERVAL;VALUE=DURATION", RefreshAfter);
        Line("X-PUBLISHED-TTL", RefreshAfter);
        foreach (var each in calendar.Events)
        {
            Line("BEGIN", "VEVENT");
            Line("UID", Escape(each.Uid));
            Line("DTSTAMP", Day(calendar.Stamp) + "T000000Z");
            if (each.At is { } at)
            {
                Line("DTSTART", at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            }
            else
            {
                Line("DTSTART;VALUE=DATE", Day(each.Day));
                Line("DTEND;VALUE=DATE", Day((each.LastDay ?? each.Day).AddDays(1)));
            }

            Line("SUMMARY", Escape(each.Summary));
            Line("DESCRIPTION", Escape(each.Description));
            Line("URL", each.Address.AbsoluteUri);
            Line("CLASS", calendar.IsPublic ? "PUBLIC" : "PRIVATE");
            Line("TRANSP", "TRANSPARENT");
            Line("END", "VEVENT");
        }

        Line("END", "VCALENDAR");
        return bytes.ToArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // Other control characters have no place in a line.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var each in text.ReplaceLineEndings("\n"))
        {
            if (each is '\\' or ';' or ',') escaped.Append('\\').Append(each);
            else if (each == '\n') escaped.Append("\\n");
            else if (each == '\t' || !char.IsControl(each)) escaped.Append(each);
        }

        return escaped.ToString();
    }

    // Every line after the first begins with a space, which counts among its octets.
    private static void WriteLine(MemoryStream bytes, string line)
    {
        Span<byte> character = stackalloc byte[4];
        var written = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(character);
            if (written + length > LongestLine)
            {
                bytes.Write("\r\n "u8);
                written = 1;
            }

            bytes.Write(character[..length]);
            written += length;
        }

        bytes.Write("\r\n"u8);
    }
}
