using System.IO.Compression;
using System.Text;

namespace QualityTracker.Api.Tests.Attachments;

/// <summary>Files as phones and scanners make them, with what they tell of their maker.</summary>
public static class SentFiles
{
    /// <summary>48 by 32, of one scan.</summary>
    public static readonly byte[] Plain = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAgADADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAQDBv/EABUQAQEAAAAAAAAAAAAAAAAAAAAS/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAYB/8QAFhEBAQEAAAAAAAAAAAAAAAAAABRh/9oADAMBAAIRAxEAPwDnLLT2WyHFpYostPZZDhYostPZZDhYwstPZayhxKWKLLT2WQ4WKLLT2WQ4WP/Z");

    /// <summary>24 by 16, of several scans.</summary>
    public static readonly byte[] Progressive = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wgARCAAQABgDAREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAcD/9oADAMBAAIQAxAAAAHK8r4BPXqKgf/EABUQAQEAAAAAAAAAAAAAAAAAAAAT/9oACAEBAAEFArrrrrrv/8QAFhEAAwAAAAAAAAAAAAAAAAAAABVh/9oACAEDAQE/AX1H1H1H1H1H1P/EABYRAAMAAAAAAAAAAAAAAAAAAAAWYf/aAAgBAgEBPwFdguwXYLsF2C7D/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwJf/8QAFRABAQAAAAAAAAAAAAAAAAAAAHH/2gAIAQEAAT8hpSlKU//aAAwDAQACAAMAAAAQ2xJ//8QAFBEBAAAAAAAAAAAAAAAAAAAAIP/aAAgBAwEBPxBAAf/EABQRAQAAAAAAAAAAAAAAAAAAACD/2gAIAQIBAT8QX/8A/8QAFRABAQAAAAAAAAAAAAAAAAAAABH/2gAIAQEAAT8Qllllll//2Q==");

    /// <summary>6 by 4, with a comment and times.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAYAAAAEAQMAAACXytwAAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAABlBMVEUAgAD///8UPy9PAAAAAWJLR0QB/wIt3gAAAAd0SU1FB+oLFg86M+iMU0QAAAALSURBVAjXY2CAAAAACAABLyDdMQAAAAp0RVh0Y29tbWVudABoae3/W7YAAAAldEVYdGRhdGU6Y3JlYXRlADIwMjYtMTEtMjJUMTU6NTg6NTErMDA6MDCTQ4nLAAAAJXRFWHRkYXRlOm1vZGlmeQAyMDI2LTExLTIyVDE1OjU4OjUxKzAwOjAw4h4xdwAAAABJRU5ErkJggg==");

    // Latitude of the school's gate, as a rational in degrees, minutes and seconds.
    private static readonly byte[] Latitude = [0, 0, 0, 27, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0x13, 0x88, 0, 0, 0, 100];

    /// <summary>A photo as a phone makes it: which way up, with what, and where in EXIF; XMP, IPTC, a comment and a second picture after the end.</summary>
    public static byte[] Photo(byte orientation = 6, byte[]? of = null)
    {
        var photo = of ?? Plain;
        return
        [
            .. photo[..2],
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
            .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Wenxian XMP</x:xmpmeta>"u8),
            .. Segment(0xE2, "MPF\0second"u8),
            .. Segment(0xED, "Photoshop 3.0\0IPTC Gansu"u8),
            .. Segment(0xEF, "MakerNote 13800000000"u8),
            .. Segment(0xFE, "comment of the maker"u8),
            .. photo[2..],
            .. Plain,
            .. "PK\u0003\u0004 hidden archive"u8,
        ];
    }

    /// <summary>Words that no kept file may have.</summary>
    public static readonly string[] Telling = ["TestPhone", "xmpmeta", "Wenxian", "MPF", "IPTC", "MakerNote", "138000", "comment of", "hidden", "PK\u0003\u0004", "date:create", "tIME", "GPS"];

    /// <summary>One page with a photo on it, and all that programs write about themselves, some of it packed.</summary>
    public static byte[] Scan(string more = "", string packed = "")
    {
        var objects = Packed($"1 0 2 40 << /Producer (Scanner of Li Wei) >> << /Type /Pages /Kids [] {packed}>>");
        return Latin(
            "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
            "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 48 32] /Resources << /XObject << /P 5 0 R >> >> /Contents 4 0 R >>\nendobj\n",
            "4 0 obj\n<< /Length 24 >>\nstream\nq 48 0 0 32 0 0 cm /P Do\nendstream\nendobj\n",
            $"5 0 obj\n<< /Type /XObject /Subtype /Image /Width 48 /Height 32 /Filter /DCTDecode /Length {Photo().Length} >>\nstream\n", Photo(), "\nendstream\nendobj\n",
            "6 0 obj\n<< /Type /Metadata /Subtype /XML /Length 20 >>\nstream\n<x:xmpmeta>Wenxian</x:xmpmeta>\nendstream\nendobj\n",
            "7 0 obj\n<< /Author (Li \\(Wei\\) of Wenxian) /Creator <FEFF004C0069> /ModDate (D:20260302081500+08'00') /C#72eator (TestPhone) >>\nendobj\n",
            $"8 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode /Length {objects.Length} >>\nstream\n", objects, "\nendstream\nendobj\n", more,
            "trailer\n<< /Root 1 0 R /Info 7 0 R >>\nstartxref\n0\n%%EOF\n", "PK\u0003\u0004 hidden archive");
    }

    public static byte[] Segment(byte marker, ReadOnlySpan<byte> body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    public static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var writer = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) writer.Write(Encoding.Latin1.GetBytes(text));
        return packed.ToArray();
    }

    public static string Unpacked(byte[] packed)
    {
        using var reader = new StreamReader(new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.Latin1);
        return reader.ReadToEnd();
    }

    // Big-endian: the orientation, the maker, and a block with the latitude.
    private static byte[] Exif(byte orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8, 0, 3,
        0x01, 0x0F, 0, 2, 0, 0, 0, 10, 0, 0, 0, 80, // Make
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
        0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 50, // where the place is
        0, 0, 0, 0,
        0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 90, 0, 0, 0, 0, .. new byte[12],
        .. "TestPhone\0"u8, .. Latitude, .. "GPS"u8,
    ];

    private static byte[] Latin(params object[] parts) => [.. parts.SelectMany(part => part as byte[] ?? Encoding.Latin1.GetBytes((string)part))];
}
