using System.Runtime.InteropServices;

namespace QualityTracker.Core.Statistics;

/// <summary>
/// The marks of a class or grade (一组分数), rising, held in whole hundredths of a mark: sums are exact, counting from a line is a search, and a
/// million marks are one array.
/// </summary>
public sealed class Marks
{
    /// <summary>Hundredths of a mark: scores have at most two places.</summary>
    public const int PerMark = 100;

    private readonly int[] rising;

    private Marks(int[] rising)
    {
        this.rising = rising;
        var sums = default(MarkSums);
        foreach (var mark in rising) sums.Add(mark);
        Moments = sums.Moments;
    }

    public static Marks None { get; } = new([]);

    public int Count => rising.Length;

    /// <summary>Count, sum and squares, in marks.</summary>
    public Moments Moments { get; }

    /// <summary>Lowest mark; null without marks.</summary>
    public decimal? Least => Count == 0 ? null : InMarks(rising[0]);

    /// <summary>Highest mark; null without marks.</summary>
    public decimal? Greatest => Count == 0 ? null : InMarks(rising[^1]);

    /// <exception cref="ArgumentException">A mark with more than two places.</exception>
    public static Marks Of(IEnumerable<decimal> marks) => OfHundredths([.. marks.Select(ToHundredths)]);

    /// <summary>Takes the array over and sorts it.</summary>
    public static Marks OfHundredths(int[] hundredths)
    {
        Array.Sort(hundredths);
        return hundredths.Length == 0 ? None : new(hundredths);
    }

    /// <summary>Several groups together, such as the classes of a grade.</summary>
    public static Marks Together(IEnumerable<Marks> groups)
    {
        var all = groups as IReadOnlyCollection<Marks> ?? [.. groups];
        var (together, at) = (new int[all.Sum(group => group.Count)], 0);
        foreach (var group in all)
        {
            group.rising.CopyTo(together, at);
            at += group.Count;
        }

        return OfHundredths(together);
    }

    public static int ToHundredths(decimal mark)
    {
        var hundredths = mark * PerMark;
        return decimal.Truncate(hundredths) == hundredths && Math.Abs(hundredths) <= int.MaxValue
            ? (int)hundredths
            : throw new ArgumentException($"Marks have at most two places: {mark}.", nameof(mark));
    }

    public static decimal InMarks(int hundredths) => hundredths / (decimal)PerMark;

    /// <summary>The mark at a place counted from the best, 0.</summary>
    public decimal Falling(int place) => InMarks(rising[^(place + 1)]);

    /// <summary>How many are strictly below a line, which may lie between two marks.</summary>
    public int CountBelow(decimal line) => Below(decimal.Ceiling(line * PerMark));

    /// <summary>How many reach a line.</summary>
    public int CountFrom(decimal line) => Count - CountBelow(line);

    /// <summary>How many are strictly above the exact mean of a grade.</summary>
    public int CountAboveMean(Moments grade) =>
        grade.Count == 0 ? 0 : Count - Below(decimal.Floor(grade.Sum * PerMark / grade.Count) + 1);

    /// <summary>How many are strictly above a mark.</summary>
    public int CountAbove(decimal mark) => Count - Below(decimal.Floor(mark * PerMark) + 1);

    /// <summary>
    /// A quartile (四分位数), 0 the least to 4 the greatest, exact: between the two nearest marks in proportion, as QUARTILE.INC of spreadsheets.
    /// </summary>
    public decimal? Quartile(int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quarter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        if (Count == 0) return null;
        var (at, rest) = Math.DivRem((Count - 1) * (long)quarter, 4L);
        var low = rising[at];
        var high = rising[Math.Min(at + 1, Count - 1)];
        return InMarks(low) + (InMarks(high - low) * rest / 4);
    }

    /// <summary>Sum of the highest so many less the sum of the lowest so many, in marks.</summary>
    internal decimal SpreadOfEnds(int size)
    {
        var difference = 0L;
        for (var i = 0; i < size; i++) difference += rising[^(i + 1)] - rising[i];
        return difference / (decimal)PerMark;
    }

    // The first place whose mark is not below the line.
    private int Below(decimal line)
    {
        if (line <= int.MinValue) return 0;
        if (line > int.MaxValue) return Count;
        var (whole, low, high) = ((int)line, 0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rising[middle] < whole) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

/// <summary>Exact sums of hundredths, made in one pass.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct MarkSums
{
    private int count;
    private long sum;
    private Int128 squares;

    public readonly Moments Moments =>
        new(count, sum / (decimal)Marks.PerMark, (decimal)squares / (Marks.PerMark * Marks.PerMark));

    public void Add(int hundredths)
    {
        count++;
        sum += hundredths;
        squares += (long)hundredths * hundredths;
    }
}
