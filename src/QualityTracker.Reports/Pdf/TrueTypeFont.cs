using System.Buffers.Binary;
using System.Text;

namespace QualityTracker.Reports.Pdf;

/// <summary>
/// Reads what layout and subsetting need of a TrueType font (字体): which glyph draws a character, how wide it is, its outline.
/// Immutable; one instance serves all threads.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, Range> tables = [];
    private readonly ushort[] glyphOfCodePoint;
    private readonly int metrics;

    public TrueTypeFont(string name, byte[] bytes)
    {
        this.bytes = bytes;
        Name = name;
        for (int i = 0, entry = 12; i < UInt16(4); i++, entry += 16)
        {
            var start = (int)UInt32(entry + 8);
            tables[Encoding.ASCII.GetString(bytes, entry, 4)] = start..(start + (int)UInt32(entry + 12));
        }

        metrics = UInt16(Start("hhea") + 34);
        UnitsPerEm = UInt16(Start("head") + 18);
        glyphOfCodePoint = ReadCharacterMap();
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>The table's bytes; empty when the font has none of that name.</summary>
    public ReadOnlySpan<byte> Table(string tag) => tables.TryGetValue(tag, out var range) ? bytes.AsSpan(range) : [];

    /// <summary>0 when the font cannot draw the character.</summary>
    public ushort Glyph(int codePoint) => codePoint < glyphOfCodePoint.Length ? glyphOfCodePoint[codePoint] : (ushort)0;

    /// <summary>In font units.</summary>
    public ushort Advance(ushort glyph) => UInt16(Start("hmtx") + 4 * Math.Min((int)glyph, metrics - 1));

    /// <summary>In font units.</summary>
    public short LeftSideBearing(ushort glyph) =>
        Int16(Start("hmtx") + (glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics)));

    /// <summary>Empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var loca = Start("loca");
        var isLong = Int16(Start("head") + 50) == 1;
        var from = isLong ? (int)UInt32(loca + 4 * glyph) : 2 * UInt16(loca + 2 * glyph);
        var to = isLong ? (int)UInt32(loca + 4 * glyph + 4) : 2 * UInt16(loca + 2 * glyph + 2);
        return bytes.AsSpan(Start("glyf") + from, to - from);
    }

    // The Unicode subtable with all planes: platform 3, encoding 10, format 12.
    private ushort[] ReadCharacterMap()
    {
        var cmap = Start("cmap");
        for (int i = 0, entry = cmap + 4; i < UInt16(cmap + 2); i++, entry += 8)
        {
            var subtable = cmap + (int)UInt32(entry + 4);
            if (UInt16(entry) == 3 && UInt16(entry + 2) == 10 && UInt16(subtable) == 12)
                return ReadGroups(subtable);
        }

        throw new InvalidDataException($"The font {Name} has no character map of format 12.");
    }

    private ushort[] ReadGroups(int subtable)
    {
        var groups = (int)UInt32(subtable + 12);
        var last = (int)UInt32(subtable + 16 + 12 * (groups - 1) + 4);
        var map = new ushort[last + 1];
        for (var group = subtable + 16; group < subtable + 16 + 12 * groups; group += 12)
        {
            var first = UInt32(group);
            for (var codePoint = first; codePoint <= UInt32(group + 4); codePoint++)
                map[codePoint] = (ushort)(UInt32(group + 8) + codePoint - first);
        }

        return map;
    }

    private int Start(string tag) => tables[tag].Start.Value;

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private short Int16(int at) => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
