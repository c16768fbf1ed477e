namespace QualityTracker.Core.Statistics;

/// <summary>Item scores (小题得分) of pupils who have one for every item, in one array of hundredths: one row a pupil, one column an item.</summary>
public sealed class ItemScores
{
    private readonly int[] hundredths;

    /// <param name="items">Columns.</param>
    /// <param name="hundredths">Row by row.</param>
    public ItemScores(int items, int[] hundredths)
    {
        if (items == 0 ? hundredths.Length > 0 : hundredths.Length % items != 0)
            throw new ArgumentException("Every pupil has one score for every item.", nameof(hundredths));
        Items = items;
        Pupils = items == 0 ? 0 : hundredths.Length / items;
        this.hundredths = hundredths;
    }

    public int Items { get; }

    public int Pupils { get; }

    /// <exception cref="ArgumentException">A pupil with an item missing, a score of more than two places.</exception>
    public static ItemScores Of(IReadOnlyList<IReadOnlyList<decimal>> rows)
    {
        var items = rows.Count == 0 ? 0 : rows[0].Count;
        return rows.All(row => row.Count == items)
            ? new(items, [.. rows.SelectMany(row => row).Select(Marks.ToHundredths)])
            : throw new ArgumentException("Every pupil has one score for every item.", nameof(rows));
    }

    /// <summary>The moments of one item.</summary>
    public Moments Of(int item)
    {
        var sums = default(MarkSums);
        for (var at = item; at < hundredths.Length; at += Items) sums.Add(hundredths[at]);
        return sums.Moments;
    }

    /// <summary>The sum of one item over some of the pupils, in marks.</summary>
    public decimal SumOf(int item, ReadOnlySpan<int> pupils)
    {
        var sum = 0L;
        foreach (var pupil in pupils) sum += hundredths[(pupil * Items) + item];
        return sum / (decimal)Marks.PerMark;
    }

    /// <summary>A pupil's total, in hundredths.</summary>
    public int TotalOf(int pupil)
    {
        var total = 0;
        foreach (var score in hundredths.AsSpan(pupil * Items, Items)) total += score;
        return total;
    }

    /// <summary>One pupil's score of one item, in hundredths.</summary>
    public int this[int pupil, int item] => hundredths[(pupil * Items) + item];

    internal Moments Totals()
    {
        var sums = default(MarkSums);
        for (var pupil = 0; pupil < Pupils; pupil++) sums.Add(TotalOf(pupil));
        return sums.Moments;
    }

    /// <summary>Totals of the items at odd and at even places, and Σ of their products in squared marks.</summary>
    internal (Moments Odd, Moments Even, decimal Products) Halves()
    {
        var (odd, even) = (default(MarkSums), default(MarkSums));
        Int128 products = 0;
        for (var pupil = 0; pupil < Pupils; pupil++)
        {
            var (first, second) = (0, 0);
            for (var item = 0; item < Items; item++)
            {
                if (item % 2 == 0) first += this[pupil, item];
                else second += this[pupil, item];
            }

            odd.Add(first);
            even.Add(second);
            products += (long)first * second;
        }

        return (odd.Moments, even.Moments, (decimal)products / (Marks.PerMark * Marks.PerMark));
    }
}
