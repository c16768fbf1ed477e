namespace QualityTracker.Reports.Pdf;

/// <summary>Page description text (内容流) in bytes. Numbers are hundredths of a point, so that no rounding differs between machines.</summary>
internal sealed class ContentBuffer
{
    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEF"u8;

    private byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public ContentBuffer Add(ReadOnlySpan<byte> ascii)
    {
        ascii.CopyTo(Room(ascii.Length));
        Length += ascii.Length;
        return this;
    }

    /// <summary>A number and a space.</summary>
    public ContentBuffer Number(int hundredths)
    {
        var room = Room(16);
        var at = 0;
        if (hundredths < 0) room[at++] = (byte)'-';
        var value = Math.Abs(hundredths);
        (value / 100).TryFormat(room[at..], out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        at += written;
        if (value % 100 != 0)
        {
            room[at++] = (byte)'.';
            room[at++] = Digits[value / 10 % 10];
            if (value % 10 != 0) room[at++] = Digits[value % 10];
        }

        room[at++] = (byte)' ';
        Length += at;
        return this;
    }

    /// <summary>Glyph numbers as a hexadecimal string.</summary>
    public ContentBuffer Glyphs(ReadOnlySpan<Glyph> glyphs)
    {
        var room = Room(4 * glyphs.Length + 2);
        var at = 0;
        room[at++] = (byte)'<';
        foreach (var glyph in glyphs)
        {
            for (var shift = 12; shift >= 0; shift -= 4) room[at++] = Digits[glyph.Number >> shift & 15];
        }

        room[at++] = (byte)'>';
        Length += at;
        return this;
    }

    private Span<byte> Room(int needed)
    {
        if (Length + needed > bytes.Length) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + needed));
        return bytes.AsSpan(Length);
    }
}
