using System.Buffers.Binary;

namespace QualityTracker.Api.Attachments;

/// <summary>Which way up a photo is (照片方向): the one thing of its EXIF that is kept.</summary>
internal static class Orientation
{
    private const int Tag = 0x0112;
    private const int Short = 3;
    private const int EntryBytes = 12;

    /// <summary>2 to 8 when a TIFF block says that the picture is turned or mirrored; null otherwise.</summary>
    public static ushort? In(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return null;
        var isLittle = tiff[0] == 'I';
        if (!(isLittle ? tiff[..4].SequenceEqual("II*\0"u8) : tiff[..4].SequenceEqual("MM\0*"u8))) return null;
        var at = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (at > tiff.Length - 2) return null;
        var entries = tiff[(int)at..];
        for (var (left, entry) = (Word(entries), 2); left > 0 && entry + EntryBytes <= entries.Length; left--, entry += EntryBytes)
        {
            var field = entries.Slice(entry, EntryBytes);
            if (Word(field) == Tag && Word(field[2..]) == Short) return Word(field[8..]) is >= 2 and <= 8 and var turned ? turned : null;
        }

        return null;

        ushort Word(ReadOnlySpan<byte> from) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
    }

    /// <summary>A TIFF block that says this and nothing else.</summary>
    public static byte[] Alone(ushort turned) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, Short, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0];
}
