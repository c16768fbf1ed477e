using System.Text;

namespace QualityTracker.Reports.Tests.Calendars;

/// <summary>A calendar as a strict program reads it (RFC 5545): what is not allowed fails the test.</summary>
internal sealed record ReadCalendar(IReadOnlyList<ReadProperty> Properties, IReadOnlyList<IReadOnlyList<ReadProperty>> Events)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ReadCalendar Of(byte[] bytes)
    {
        var lines = Unfolded(bytes).Select(ReadProperty.Of).ToList();
        Assert.That((lines[0], lines[^1]), Is.EqualTo((new ReadProperty("BEGIN", "", "VCALENDAR"), new ReadProperty("END", "", "VCALENDAR"))));
        var (own, events, open) = (new List<ReadProperty>(), new List<IReadOnlyList<ReadProperty>>(), default(List<ReadProperty>));
        foreach (var line in lines[1..^1])
        {
            if (line is { Name: "BEGIN", Value: "VEVENT" })
            {
                Assert.That(open, Is.Null, "no event within an event");
                open = [];
            }
            else if (line is { Name: "END", Value: "VEVENT" })
            {
                events.Add(open!);
                open = null;
            }
            else if (open is not null)
            {
                open.Add(line);
            }
            else
            {
                Assert.That(events, Is.Empty, "properties come before components");
                own.Add(line);
            }
        }

        Assert.That(open, Is.Null);
        return new(own, events);
    }

    // Every line ends with CRLF and holds 75 octets at most, each a whole text in UTF-8; a line that goes on begins with a space.
    private static List<string> Unfolded(byte[] bytes)
    {
        var lines = new List<string>();
        var begin = 0;
        while (begin < bytes.Length)
        {
            var end = Array.IndexOf(bytes, (byte)'\r', begin);
            Assert.That(end, Is.GreaterThan(begin), "no empty line, and none without its end");
            Assert.That(bytes[end + 1], Is.EqualTo((byte)'\n'));
            Assert.That(end - begin, Is.LessThanOrEqualTo(75));
            var text = Strict.GetString(bytes, begin, end - begin);
            Assert.That(text.Any(each => char.IsControl(each) && each != '\t'), Is.False);
            if (text[0] == ' ') lines[^1] += text[1..];
            else lines.Add(text);
            begin = end + 2;
        }

        return lines;
    }
}

/// <summary>A line of a calendar: its name, parameters, and value as it stands.</summary>
internal sealed record ReadProperty(string Name, string Parameters, string Value)
{
    /// <summary>The value as a text.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (var at = 0; at < Value.Length; at++)
            {
                Assert.That(Value[at], Is.Not.AnyOf(',', ';'), "separators of a text are escaped");
                if (Value[at] != '\\')
                {
                    text.Append(Value[at]);
                    continue;
                }

                Assert.That(Value[++at], Is.AnyOf('\\', ',', ';', 'n', 'N'));
                text.Append(Value[at] is 'n' or 'N' ? '\n' : Value[at]);
            }

            return text.ToString();
        }
    }

    public static ReadProperty Of(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = line[..colon].Split(';', 2);
        Assert.That(name[0], Does.Match("^[A-Z-]+$"));
        return new(name[0], name.Length > 1 ? name[1] : "", line[(colon + 1)..]);
    }
}
