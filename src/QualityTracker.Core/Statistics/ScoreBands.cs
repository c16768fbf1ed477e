namespace QualityTracker.Core.Statistics;

/// <summary>Pupils of a score band (分数段人数): from its lower end up to, not with, its upper; the last band takes the full mark in.</summary>
/// <param name="From">In marks.</param>
/// <param name="To">In marks.</param>
/// <param name="Count">Pupils.</param>
/// <param name="Share">In percent of who sat, exact; null where no one sat.</param>
public sealed record ScoreBand(decimal From, decimal To, int Count, decimal? Share);

/// <summary>The least mark, the quartiles and the greatest (五数概括), in marks; quartiles as spreadsheets' QUARTILE.INC.</summary>
public sealed record FiveNumbers(decimal Least, decimal Lower, decimal Median, decimal Upper, decimal Greatest)
{
    /// <summary>Null without marks.</summary>
    public static FiveNumbers? Of(Marks marks) => marks.Count == 0 ? null
        : new(marks.Quartile(0)!.Value, marks.Quartile(1)!.Value, marks.Quartile(2)!.Value, marks.Quartile(3)!.Value, marks.Quartile(4)!.Value);
}

/// <summary>Score bands of one width from 0 up (分数段).</summary>
public static class ScoreBands
{
    private const int Most = 200;

    /// <summary>Lowest first; the last may be narrower. Everybody who sat is in one.</summary>
    /// <param name="marks">Each 0..<paramref name="fullMark"/>.</param>
    /// <param name="fullMark">Above 0.</param>
    /// <param name="width">In marks, above 0 and not so small that there would be more than 200 bands.</param>
    public static IReadOnlyList<ScoreBand> Of(Marks marks, decimal fullMark, decimal width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fullMark);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, fullMark / Most);
        var bands = new ScoreBand[(int)decimal.Ceiling(fullMark / width)];
        var below = 0;
        for (var at = 0; at < bands.Length; at++)
        {
            var isLast = at == bands.Length - 1;
            var to = isLast ? fullMark : width * (at + 1);
            var upTo = isLast ? marks.Count : marks.CountBelow(to);
            bands[at] = new(width * at, to, upTo - below, marks.Count == 0 ? null : (upTo - below) * 100m / marks.Count);
            below = upTo;
        }

        return bands;
    }
}
