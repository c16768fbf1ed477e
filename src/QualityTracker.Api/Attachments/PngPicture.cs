using System.Buffers.Binary;
using System.Text;

namespace QualityTracker.Api.Attachments;

/// <summary>A PNG picture (PNG 图片) chunk by chunk: the picture and its colours are kept; EXIF but for which way up it is, texts, times, animation and what follows the end are left out.</summary>
internal static class PngPicture
{
    private const int SignatureBytes = 8, HeadBytes = 8, CrcBytes = 4, HeaderBytes = 13;
    private const long MostPixels = 100_000_000;

    // What shows the picture as it was seen; iCCP, gAMA and the like are its colours.
    private static readonly HashSet<string> Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "cICP"];

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(number =>
    {
        var value = (uint)number;
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    })];

    public static Stripping Strip(ReadOnlySpan<byte> sent, out byte[] kept)
    {
        kept = [];
        using var output = new MemoryStream(sent.Length);
        output.Write(sent[..SignatureBytes]);
        var (at, chunks, data, isTurned) = (SignatureBytes, 0, 0, false);
        while (at + HeadBytes + CrcBytes <= sent.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(sent[at..]);
            if (length > sent.Length - at - HeadBytes - CrcBytes) return Stripping.Damaged;
            var whole = sent.Slice(at, HeadBytes + (int)length + CrcBytes);
            var name = Encoding.Latin1.GetString(whole.Slice(4, 4));
            var body = whole[HeadBytes..^CrcBytes];
            if (Crc(whole[4..^CrcBytes]) != BinaryPrimitives.ReadUInt32BigEndian(whole[^CrcBytes..])) return Stripping.Damaged;
            if ((chunks++ == 0) != (name == "IHDR")) return Stripping.Damaged;
            at += whole.Length;
            if (name == "IHDR")
            {
                if (body.Length != HeaderBytes) return Stripping.Damaged;
                var pixels = (ulong)BinaryPrimitives.ReadUInt32BigEndian(body) * BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
                if (pixels == 0) return Stripping.Damaged;
                if (pixels > MostPixels) return Stripping.TooWide;
            }

            if (name == "IDAT") data++;
            if (name == "eXIf" && !isTurned && data == 0 && Orientation.In(body) is { } turned)
            {
                Write(output, "eXIf"u8, Orientation.Alone(turned));
                isTurned = true;
            }
            else if (Kept.Contains(name))
            {
                output.Write(whole);
            }
            else if (char.IsAsciiLetterUpper(name[0]))
            {
                return Stripping.Damaged; // a chunk that nobody shows the picture without
            }

            if (name != "IEND") continue;
            if (data == 0 || body.Length > 0) return Stripping.Damaged;
            kept = output.ToArray();
            return Stripping.Done;
        }

        return Stripping.Damaged;
    }

    private static void Write(MemoryStream output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)body.Length);
        output.Write(number);
        output.Write(name);
        output.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. name, .. body]));
        output.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes) crc = Table[(crc ^ each) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }
}
