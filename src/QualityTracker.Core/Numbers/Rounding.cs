namespace QualityTracker.Core.Numbers;

/// <summary>The one rounding (修约): half away from zero, once, when a figure is shown or stored as a result.</summary>
public static class Rounding
{
    /// <summary>Totals, points and rates: 2 places.</summary>
    public static decimal Points(decimal exact) => Round(exact, 2);

    /// <summary>Attainment in percent: 1 place.</summary>
    public static decimal Attainment(decimal exact) => Round(exact, 1);

    /// <summary>Statistics such as deviation or difficulty: 4 places.</summary>
    public static decimal Statistic(decimal exact) => Round(exact, 4);

    /// <summary>Statistics computed in double: 4 places.</summary>
    public static decimal Statistic(double exact) => Round((decimal)exact, 4);

    // Adding 0.00 keeps the places, so that 40 prints as 40.00 everywhere.
    private static decimal Round(decimal exact, int places) =>
        Math.Round(exact, places, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, false, (byte)places);

    /// <summary>
    /// The parts of a figure as printed (各项之和等于合计): each at 2 places and together exactly the figure, by the largest remainder,
    /// so that who adds them up on paper finds the total. Parts that are not those of the figure are rounded one by one.
    /// </summary>
    /// <param name="whole">At 2 places.</param>
    /// <param name="parts">Exact, 0 or more.</param>
    public static IReadOnlyList<decimal> Parts(decimal whole, IReadOnlyList<decimal> parts)
    {
        var shown = parts.Select(part => decimal.Floor(part * 100)).ToArray();
        var missing = (whole * 100) - shown.Sum();
        if (missing < 0 || missing > parts.Count) return [.. parts.Select(Points)];
        foreach (var at in Enumerable.Range(0, parts.Count).OrderByDescending(at => (parts[at] * 100) - shown[at]).Take((int)missing)) shown[at]++;
        return [.. shown.Select(cents => Points(cents / 100))];
    }
}
