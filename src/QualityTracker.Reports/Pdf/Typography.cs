namespace QualityTracker.Reports.Pdf;

/// <summary>Sizes and distances of the printed page (版式), in points of 1/72 inch.</summary>
internal static class Typography
{
    public const double Left = 42;
    public const double Top = 34;

    public const double Title = 15;
    public const double HeadingSize = 10;
    public const double Large = 14;
    public const double Body = 8.5;
    public const double Small = 7.5;
    public const double Figure = 6.5;

    public const double CellSide = 3.5;

    public const double Black = 0;
    public const double Grey = 0.38;
    public const double Shade = 0.93;
    public const double BarGrey = 0.55;

    /// <summary>From one baseline to the next.</summary>
    public static double LineHeight(double size) => size * 1.32;

    /// <summary>From the top of a line to its baseline: centres a Chinese character (880 above, 120 below the baseline) in the line.</summary>
    public static double Ascent(double size) => (LineHeight(size) - size) / 2 + size * 0.88;
}
