using System.Buffers.Binary;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>The list of entries at a zip's end (中央目录), counted as it stands there, whatever the zip says of their number: before the framework makes an object of each.</summary>
internal static class ZipDirectory
{
    /// <summary>What every zip ends with has at least so many bytes.</summary>
    public const int EndLength = 22;

    private const int LocatorLength = 20, LargeEndLength = 56, HeaderLength = 46;
    private const int LongestEnd = EndLength + ushort.MaxValue;

    /// <summary>How many entries there are, counted no further than one more than wanted; 0 when there is no such list.</summary>
    public static int Count(Stream content, int most)
    {
        var tail = new byte[Math.Min(content.Length, LongestEnd)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        var count = 0;
        if (tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8) is >= 0 and var at && at + EndLength <= tail.Length)
        {
            Span<byte> header = stackalloc byte[HeaderLength];
            for (var next = Start(content, tail, at); count <= most && TryRead(content, next, header) && header.StartsWith("PK\u0001\u0002"u8); count++)
            {
                next += HeaderLength + Number(header, 28) + Number(header, 30) + Number(header, 32);
            }
        }

        content.Position = 0;
        return count;
    }

    // In a zip of the large kind the place stands in a record of its own, to which a locator before the end leads.
    private static long Start(Stream content, ReadOnlySpan<byte> tail, int at)
    {
        var start = (long)BinaryPrimitives.ReadUInt32LittleEndian(tail[(at + 16)..]);
        if (at < LocatorLength || !tail[(at - LocatorLength)..].StartsWith("PK\u0006\u0007"u8))
            return start;
        Span<byte> record = stackalloc byte[LargeEndLength];
        var place = BinaryPrimitives.ReadInt64LittleEndian(tail[(at - LocatorLength + 8)..]);
        return TryRead(content, place, record) && record.StartsWith("PK\u0006\u0006"u8) ? BinaryPrimitives.ReadInt64LittleEndian(record[48..]) : start;
    }

    private static bool TryRead(Stream content, long at, Span<byte> into)
    {
        if (at < 0 || at > content.Length - into.Length)
            return false;
        content.Position = at;
        content.ReadExactly(into);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> header, int at) => BinaryPrimitives.ReadUInt16LittleEndian(header[at..]);
}
