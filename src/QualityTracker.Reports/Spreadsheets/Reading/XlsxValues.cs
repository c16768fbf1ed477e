using System.Globalization;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// Numbers and days as a workbook stores them, as text in no culture. Excel shows 15 digits and computes in binary:
/// 0.30000000000000004 is the 0.3 a person sees. A percentage is its share: 85% is 0.85. Of a longer number the last digits are
/// lost before it gets here: it keeps its exponent, so that nobody takes it for a pupil's or a citizen's number.
/// </summary>
internal static class XlsxValues
{
    /// <summary>Room enough for any text written here.</summary>
    public const int Room = 64;

    private const int ExactDigits = 15;
    private const double SmallestPlain = 1e-10, LargestPlain = 1e15;
    private const long SecondsOfDay = 86_400, DaysTo1900 = 693_593, DaysTo1904 = 695_055, LastDay = 3_652_058;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <returns>The length written, or -1 when the text can stay as it is, because it is plain already or no number.</returns>
    public static int Number(ReadOnlySpan<char> stored, Span<char> into)
    {
        if (IsPlain(stored) || !TryParse(stored, out var number))
            return -1;
        var size = Math.Abs(number);
        int length;
        if (size is 0 or >= SmallestPlain and < LargestPlain)
            ((decimal)number).TryFormat(into, out length, default, Culture);
        else
            number.TryFormat(into, out length, "G15", Culture);
        return length;
    }

    /// <summary>A day as 2026-09-01, with a time as 2026-09-01T08:00:00, a time alone as 08:00:00.</summary>
    /// <returns>The length written, or -1 when the number is no day.</returns>
    public static int Date(ReadOnlySpan<char> stored, bool from1904, Span<char> into)
    {
        if (!TryParse(stored, out var serial) || serial < 0 || serial > LastDay)
            return -1;
        var seconds = (long)Math.Round(serial * SecondsOfDay, MidpointRounding.AwayFromZero);
        var (days, time) = Math.DivRem(seconds, SecondsOfDay);
        int length;
        if (days == 0 && time > 0)
        {
            new TimeOnly(time * TimeSpan.TicksPerSecond).TryFormat(into, out length, "HH:mm:ss", Culture);
            return length;
        }

        // Excel's calendar of 1900 has a 29 February, its day 60.
        if (!from1904 && days is 0 or 60)
            return -1;
        var day = days + (from1904 ? DaysTo1904 : days < 60 ? DaysTo1900 + 1 : DaysTo1900);
        if (day > LastDay)
            return -1;
        var moment = new DateTime((day * TimeSpan.TicksPerDay) + (time * TimeSpan.TicksPerSecond));
        moment.TryFormat(into, out length, time == 0 ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", Culture);
        return length;
    }

    /// <summary>A strict workbook's ISO date (t="d"), without a time of midnight.</summary>
    public static ReadOnlySpan<char> IsoDate(ReadOnlySpan<char> stored)
    {
        var midnight = stored.IndexOf("T00:00:00", StringComparison.Ordinal);
        return midnight == 10 ? stored[..10] : stored.TrimEnd('Z');
    }

    private static bool TryParse(ReadOnlySpan<char> stored, out double number) =>
        double.TryParse(stored, NumberStyles.Float, Culture, out number) && double.IsFinite(number);

    private static bool IsPlain(ReadOnlySpan<char> stored)
    {
        var digits = stored.StartsWith('-') ? stored[1..] : stored;
        var point = digits.IndexOf('.');
        if (digits.IsEmpty || digits.Length > ExactDigits || digits[^1] == '.' || (point >= 0 && digits[^1] == '0') || point == 0)
            return false;
        if (digits[0] == '0' && (digits.Length > 1 && point != 1 || stored.Length > digits.Length && digits.Length == 1))
            return false;
        var rest = digits[(point + 1)..];
        return !rest.ContainsAnyExceptInRange('0', '9') && (point < 0 || !digits[..point].ContainsAnyExceptInRange('0', '9'));
    }
}
