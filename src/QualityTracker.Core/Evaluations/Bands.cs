using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.Evaluations;

/// <summary>A band of the evaluation (考核等次); formula 4 (bands).</summary>
/// <param name="Id">Stable within a policy pack.</param>
/// <param name="Name">As printed.</param>
/// <param name="From">Least total, in points of 100.</param>
/// <param name="AtMostShare">Greatest share of all people, 0..1; null without one.</param>
public sealed record Band(string Id, Text Name, decimal From, decimal? AtMostShare);

/// <summary>
/// Bands from totals (等次评定); formula 4 (bands). The totals are compared as the sheet shows them, rounded to 2 places once: two
/// people whose sheets show the same total are equal, and 89.995, shown as 90.00, reaches 90.
/// </summary>
public static class Bands
{
    /// <summary>
    /// Down the totals, a band takes people while they reach its threshold and floor(share × n) is not passed. People with equal
    /// totals go in together or drop together, and nobody below those who dropped goes in. The lowest band takes everyone left.
    /// </summary>
    /// <param name="totals">Each staff number once, in any order; n is their number.</param>
    /// <param name="bands">Best first; the lowest starts at 0 and has no greatest share.</param>
    /// <returns>By staff number, in ordinal order.</returns>
    public static IReadOnlyDictionary<string, Band> Assign(
        IReadOnlyList<(string Staff, decimal Total)> totals, IReadOnlyList<Band> bands)
    {
        RequireBands(bands);
        var assigned = new SortedDictionary<string, Band>(StringComparer.Ordinal);
        var (band, taken) = (0, 0);
        foreach (var equals in totals.GroupBy(row => Rounding.Points(row.Total)).OrderByDescending(group => group.Key))
        {
            var people = equals.Count();
            while (band < bands.Count - 1 && !Takes(bands[band], equals.Key, taken + people, totals.Count))
                (band, taken) = (band + 1, 0);

            taken += people;
            foreach (var (staff, _) in equals)
            {
                if (!assigned.TryAdd(staff, bands[band]))
                    throw new ArgumentException($"Staff number {staff} is given twice.", nameof(totals));
            }
        }

        return assigned;
    }

    private static bool Takes(Band band, decimal total, int people, int all) =>
        total >= band.From && (band.AtMostShare is not { } share || people <= decimal.Floor(share * all));

    private static void RequireBands(IReadOnlyList<Band> bands)
    {
        if (bands.Count == 0 || bands[^1] is not { From: <= 0, AtMostShare: null })
            throw new ArgumentException("The lowest band starts at 0 and has no greatest share.", nameof(bands));
        if (bands.Zip(bands.Skip(1)).Any(pair => pair.First.From < pair.Second.From))
            throw new ArgumentException("Bands are given best first.", nameof(bands));
        if (bands.Any(band => band.AtMostShare is < 0 or > 1))
            throw new ArgumentException("A greatest share is between 0 and 1.", nameof(bands));
    }
}
