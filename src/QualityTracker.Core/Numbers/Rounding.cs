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
}
