namespace QualityTracker.Reports.Spreadsheets;

/// <summary>
/// Heights of rows (行高) in points. Programs do not make room for wrapped or merged text by themselves, so its lines are reckoned
/// from the column's width, a Chinese character being two digits wide.
/// </summary>
internal static class RowHeights
{
    public const double Usual = 18;
    private const double Line = 15, TitleLine = 26;

    // Excel opens no higher row.
    private const double Most = 409;

    // The title's letters against the others'.
    private const double TitleScale = 1.5;

    public static double Of(int lines) => Math.Min(Usual + ((lines - 1) * Line), Most);

    public static double OfTitle(string title, double width) => Math.Min(Lines(title, width / TitleScale) * TitleLine, Most);

    /// <param name="text">May have line breaks.</param>
    /// <param name="width">In digits.</param>
    public static int Lines(string text, double width)
    {
        var lines = 1;
        var used = 0.0;
        foreach (var character in text)
        {
            var wide = character < '⺀' ? 1 : 2;
            if (character == '\n' || used + wide > width)
            {
                lines++;
                used = 0;
            }

            used += character == '\n' ? 0 : wide;
        }

        return lines;
    }
}
