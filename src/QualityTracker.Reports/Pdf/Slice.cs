namespace QualityTracker.Reports.Pdf;

/// <summary>
/// A level strip of a section (横条) that is never divided: a line of text, a row of a table. The pager stacks strips and turns
/// the page when one does not fit.
/// </summary>
/// <remarks><c>Draw</c>: Draws it with its upper edge at the given height.</remarks>
internal sealed record Slice(double Height, Action<PageCanvas, double> Draw)
{
    /// <summary>Stays on the page of the next slice.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Empty height, left out at the top of a page.</summary>
    public bool IsSpace { get; init; }

    /// <summary>A part of a framed box that may be cut before it: the frame is then closed on one page and opened on the next.</summary>
    public bool IsInsideFrame { get; init; }

    public bool IsPageBreak { get; init; }

    /// <summary>What is drawn again above this slice when it comes first on a page.</summary>
    public IReadOnlyList<Slice> Header { get; init; } = [];

    public static Slice Space(double height) => new(height, (_, _) => { }) { IsSpace = true };
}
