namespace QualityTracker.Reports.Pdf;

/// <summary>
/// The distances that may give way (间距), in points: a section that only just needs another page is set tighter instead.
/// </summary>
/// <param name="BeforeHeading">Above the name of a part.</param>
/// <param name="CellTop">Above and below the text of a cell.</param>
/// <param name="EmptyLine">The height of a line to write on by hand.</param>
/// <param name="BeforeSignature">Above the lines to sign on.</param>
/// <param name="SpacerShare">What is left of an empty height.</param>
internal sealed record Spacing(double BeforeHeading, double CellTop, double EmptyLine, double BeforeSignature, double SpacerShare)
{
    public static readonly Spacing Usual = new(5.5, 1.6, 15.5, 10, 1);

    /// <summary>Gives a sheet some 60 points; its boxes are too low for ruled lines and are left blank.</summary>
    public static readonly Spacing Tight = new(3.2, 1.1, 10.5, 5, 0.5);

    public bool IsRuled => EmptyLine == Usual.EmptyLine;

    /// <summary>What it is set on.</summary>
    public Paper Paper { get; init; } = Paper.Upright;
}
