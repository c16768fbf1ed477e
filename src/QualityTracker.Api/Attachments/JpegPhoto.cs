using System.Buffers.Binary;

namespace QualityTracker.Api.Attachments;

/// <summary>
/// A JPEG photo (JPEG 照片) segment by segment: what the picture is made of is kept byte for byte, with its colours and which way up it is; EXIF with
/// its place, XMP, IPTC, comments, makers' notes, thumbnails, further pictures and whatever follows the end are left out.
/// </summary>
internal static class JpegPhoto
{
    private const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, Comment = 0xFE;
    private const int JfifBytes = 14, AdobeBytes = 12;
    private const long MostPixels = 100_000_000;

    public static Stripping Strip(ReadOnlySpan<byte> sent, out byte[] kept)
    {
        kept = [];
        using var output = new MemoryStream(sent.Length);
        output.Write([0xFF, StartOfImage]);
        var (at, frames, scans, isTurned) = (2, 0, 0, false);
        while (Marker(sent, ref at) is { } marker)
        {
            if (marker == EndOfImage)
            {
                if (frames != 1 || scans == 0) return Stripping.Damaged;
                output.Write([0xFF, EndOfImage]);
                kept = output.ToArray();
                return Stripping.Done;
            }

            if (at + 2 > sent.Length) return Stripping.Damaged;
            int length = BinaryPrimitives.ReadUInt16BigEndian(sent[at..]);
            if (length < 2 || at + length > sent.Length) return Stripping.Damaged;
            var body = sent.Slice(at + 2, length - 2);
            at += length;
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2: // baseline, extended, progressive
                    if (body.Length < 6 || ++frames > 1) return Stripping.Damaged;
                    long pixels = (long)BinaryPrimitives.ReadUInt16BigEndian(body[1..]) * BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
                    if (pixels == 0) return Stripping.Damaged;
                    if (pixels > MostPixels) return Stripping.TooWide;
                    Write(output, marker, body);
                    break;
                case 0xC4 or 0xDB or 0xDD: // tables
                    Write(output, marker, body);
                    break;
                case App0 when body.StartsWith("JFIF\0"u8) && body.Length >= JfifBytes:
                    Write(output, marker, [.. body[..(JfifBytes - 2)], 0, 0]);
                    break;
                case App1 when !isTurned && frames == 0 && body.StartsWith("Exif\0\0"u8) && Orientation.In(body[6..]) is { } turned:
                    Write(output, marker, [.. "Exif\0\0"u8, .. Orientation.Alone(turned)]);
                    isTurned = true;
                    break;
                case App2 when body.StartsWith("ICC_PROFILE\0"u8):
                    Write(output, marker, body);
                    break;
                case App14 when body.StartsWith("Adobe"u8) && body.Length >= AdobeBytes:
                    Write(output, marker, body[..AdobeBytes]);
                    break;
                case >= App0 and <= 0xEF or Comment:
                    break;
                case StartOfScan:
                    if (frames == 0) return Stripping.Damaged;
                    scans++;
                    Write(output, marker, body);
                    var from = at;
                    if (!SkipScan(sent, ref at)) return Stripping.Damaged;
                    output.Write(sent[from..at]);
                    break;
                default:
                    return Stripping.Damaged;
            }
        }

        return Stripping.Damaged;
    }

    /// <summary>Where content begins that is no part of the picture, before and after it, and how long each is: for a photo that keeps its length.</summary>
    public static List<(int At, int Length)> Asides(ReadOnlySpan<byte> photo)
    {
        var asides = new List<(int, int)>();
        var at = 2;
        while (Marker(photo, ref at) is { } marker)
        {
            if (marker == EndOfImage) asides.Add((at, photo.Length - at));
            if (marker == EndOfImage || at + 2 > photo.Length) break;
            int length = BinaryPrimitives.ReadUInt16BigEndian(photo[at..]);
            if (length < 2 || at + length > photo.Length) break;
            var body = photo.Slice(at + 2, length - 2);
            var isAside = marker is App1 or (>= 0xE3 and <= 0xED) or 0xEF or Comment || (marker == App2 && !body.StartsWith("ICC_PROFILE\0"u8));
            if (isAside) asides.Add((at + 2, length - 2));
            at += length;
            if (marker == StartOfScan && !SkipScan(photo, ref at)) break;
        }

        return asides;
    }

    private static byte? Marker(ReadOnlySpan<byte> sent, ref int at)
    {
        if (at >= sent.Length || sent[at] != 0xFF) return null;
        while (at < sent.Length && sent[at] == 0xFF) at++; // fill bytes may stand before it
        return at < sent.Length ? sent[at++] : null;
    }

    // In a scan FF is followed by 00 or by the number of a restart; anything else ends it.
    private static bool SkipScan(ReadOnlySpan<byte> sent, ref int at)
    {
        while (sent[at..].IndexOf((byte)0xFF) is >= 0 and var next && at + next + 1 < sent.Length)
        {
            at += next;
            if (sent[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))) return true;
            at += sent[at + 1] == 0xFF ? 1 : 2;
        }

        return false;
    }

    private static void Write(MemoryStream output, byte marker, ReadOnlySpan<byte> body)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(body.Length + 2));
        output.Write(head);
        output.Write(body);
    }
}
