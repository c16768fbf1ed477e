using System.Buffers.Binary;

namespace QualityTracker.Reports.Pdf;

/// <summary>
/// The characters of one weight that one document uses (字体子集). Each is numbered as it first appears; the number is what the
/// page says and the glyph's place in the embedded font. Two characters that share an outline keep two numbers, so that
/// copied text is the text that was written.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private readonly Dictionary<int, ushort> numberOfCodePoint = [];
    private readonly List<int> codePoints = [0];
    private readonly List<ushort> glyphs = [0];

    public TrueTypeFont Font => font;

    /// <summary>By number; the first stands for "no glyph" and is never drawn.</summary>
    public IReadOnlyList<int> CodePoints => codePoints;

    public ushort GlyphAt(int number) => glyphs[number];

    /// <summary>False when the font cannot draw the character.</summary>
    public bool TryAdd(int codePoint, out ushort number)
    {
        if (numberOfCodePoint.TryGetValue(codePoint, out number)) return true;
        var glyph = font.Glyph(codePoint);
        if (glyph == 0) return false;
        number = (ushort)codePoints.Count;
        codePoints.Add(codePoint);
        glyphs.Add(glyph);
        numberOfCodePoint.Add(codePoint, number);
        return true;
    }

    /// <summary>A TrueType file with just these glyphs.</summary>
    public byte[] ToFontFile()
    {
        var all = new List<ushort>(glyphs);
        var place = new Dictionary<ushort, int>();
        var outlines = new MemoryStream();
        var loca = new MemoryStream();
        var hmtx = new MemoryStream();
        for (var i = 0; i < all.Count; i++)
        {
            Write32(loca, (uint)outlines.Length);
            Write16(hmtx, font.Advance(all[i]));
            Write16(hmtx, (ushort)font.LeftSideBearing(all[i]));
            if (i > 0) outlines.Write(WithOwnParts(font.Outline(all[i]), all, place));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        Write32(loca, (uint)outlines.Length);
        return Assemble(all.Count, outlines.ToArray(), loca.ToArray(), hmtx.ToArray());
    }

    // A composite glyph names its parts by number: they join the subset at its end.
    private static byte[] WithOwnParts(ReadOnlySpan<byte> outline, List<ushort> all, Dictionary<ushort, int> place)
    {
        const int wordArguments = 1, scale = 8, more = 32, twoScales = 64, matrix = 128;
        var copy = outline.ToArray();
        if (copy.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(copy) >= 0) return copy;
        for (int at = 10, flags = more; (flags & more) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at + 2));
            if (!place.TryGetValue(part, out var number))
            {
                place[part] = number = all.Count;
                all.Add(part);
            }

            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), (ushort)number);
            at += 4 + ((flags & wordArguments) != 0 ? 4 : 2)
                + ((flags & scale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0);
        }

        return copy;
    }

    private byte[] Assemble(int count, byte[] outlines, byte[] loca, byte[] hmtx)
    {
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)count);
        var maxp = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)count);
        (string Tag, byte[] Bytes)[] tables =
        [
            ("glyf", outlines), ("head", head), ("hhea", hhea), ("hmtx", hmtx), ("loca", loca), ("maxp", maxp),
            ("prep", font.Table("prep").ToArray()),
        ];

        var file = new MemoryStream();
        Write32(file, 0x00010000);
        foreach (var value in new[] { tables.Length, 64, 2, tables.Length * 16 - 64 }) Write16(file, (ushort)value);
        var offset = 12 + 16 * tables.Length;
        foreach (var (tag, bytes) in tables)
        {
            foreach (var letter in tag) file.WriteByte((byte)letter);
            Write32(file, Checksum(bytes));
            Write32(file, (uint)offset);
            Write32(file, (uint)bytes.Length);
            offset += (bytes.Length + 3) / 4 * 4;
        }

        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }

        var result = file.ToArray();
        var headAt = 12 + 16 * tables.Length + (outlines.Length + 3) / 4 * 4;
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(headAt + 8), 0xB1B0AFBA - Checksum(result));
        return result;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length >= 4; bytes = bytes[4..]) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes);
        for (var i = 0; i < bytes.Length; i++) sum += (uint)bytes[i] << (24 - 8 * i);
        return sum;
    }

    private static void Write16(MemoryStream stream, ushort value)
    {
        stream.WriteByte((byte)(value >> 8));
        stream.WriteByte((byte)value);
    }

    private static void Write32(MemoryStream stream, uint value)
    {
        Write16(stream, (ushort)(value >> 16));
        Write16(stream, (ushort)value);
    }
}
