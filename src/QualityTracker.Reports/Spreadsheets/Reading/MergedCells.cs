using System.Text;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// Cells merged downwards (纵向合并): a file has the value in the first row alone, a person sees it in all of them. Which are merged
/// stands behind the rows, so the part is looked through beforehand, as bytes.
/// </summary>
internal sealed class MergedCells
{
    public static readonly MergedCells None = new([]);

    /// <summary>More are not looked for: a sheet of them is a form, not a table.</summary>
    private const int Most = 100_000;

    private const int LongestTag = 256;
    private static readonly byte[] Tag = "mergeCell "u8.ToArray();
    private readonly Area[] areas;
    private readonly Dictionary<int, (int Last, string Value)> open = [];
    private int next;

    private MergedCells(Area[] areas) => this.areas = areas;

    private readonly record struct Area(int Column, int First, int Last);

    /// <param name="part">A sheet's part; closed when looked through.</param>
    public static MergedCells In(Stream part)
    {
        var found = new List<Area>();
        using (part)
        {
            var buffer = new byte[1 << 16];
            var kept = 0;
            while (part.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
            {
                var filled = buffer.AsSpan(0, kept + read);
                var rest = Find(filled, found);
                rest.CopyTo(buffer);
                kept = rest.Length;
            }
        }

        return found.Count == 0 ? None : new([.. found.OrderBy(area => area.First)]);
    }

    /// <summary>Gives the blank cells of a row the values of the areas they lie in, of those that begin below the header.</summary>
    /// <param name="row">The row.</param>
    /// <param name="header">The header's number.</param>
    /// <param name="columns">How many columns the header has: further ones are not read.</param>
    public void Fill(TableRow row, int header, int columns)
    {
        for (; next < areas.Length && areas[next].First <= row.Number; next++)
        {
            var area = areas[next];
            if (area.First == row.Number && row.Number > header && area.Column < columns && row.Text(area.Column) is { Length: > 0 } value)
                open[area.Column] = (area.Last, value);
        }

        foreach (var (column, (last, value)) in open)
        {
            if (last < row.Number)
                open.Remove(column);
            else if (row[column].IsWhiteSpace())
                row.Put(column, value);
        }
    }

    /// <returns>What may be the beginning of a tag that goes on.</returns>
    private static Span<byte> Find(Span<byte> bytes, List<Area> found)
    {
        while (bytes.IndexOf(Tag) is >= 0 and var at)
        {
            var length = bytes[at..].IndexOf((byte)'>');
            if (length < 0)
                return bytes.Length - at > LongestTag ? [] : bytes[at..];
            if (found.Count < Most && length <= LongestTag && Downwards(Encoding.ASCII.GetString(bytes.Slice(at, length))) is { } area)
                found.Add(area);
            bytes = bytes[(at + length)..];
        }

        return bytes[^Math.Min(bytes.Length, Tag.Length)..];
    }

    // mergeCell ref="B2:B4"
    private static Area? Downwards(string tag)
    {
        var parts = tag.Split('"', '\'');
        if (parts.Length < 2 || parts[1].Split(':') is not [var from, var to])
            return null;
        var (first, last, column) = (Row(from), Row(to), ColumnLetters.Column(from) - 1);
        return column >= 0 && first > 0 && last > first ? new Area(column, first, last) : null;
    }

    private static int Row(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), out var row) ? row : 0;
}
