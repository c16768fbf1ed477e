namespace QualityTracker.Reports.Pdf;

/// <summary>A4 in one of its two directions (纸张方向), in points of 1/72 inch.</summary>
/// <param name="PageWidth">From edge to edge.</param>
/// <param name="PageHeight">From edge to edge.</param>
internal sealed record Paper(double PageWidth, double PageHeight)
{
    public static readonly Paper Upright = new(595.28, 841.89);

    public static readonly Paper Across = new(841.89, 595.28);

    /// <summary>Of the text.</summary>
    public double Width => PageWidth - Typography.Left - Typography.Left;

    /// <summary>The last height a block may reach; the footer stands below.</summary>
    public double Bottom => PageHeight - 41;

    public double BodyHeight => Bottom - Typography.Top;

    public double FooterTop => Bottom + 9;
}
