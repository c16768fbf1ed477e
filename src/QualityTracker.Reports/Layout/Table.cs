namespace QualityTracker.Reports.Layout;

/// <summary>A ruled table (表格).</summary>
/// <remarks><c>HeaderRows</c>: How many of the first rows are repeated at the top of every page the table reaches.</remarks>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, int HeaderRows = 0) : Block;

/// <summary>A column (列).</summary>
/// <remarks><c>Share</c>: Its width in proportion to the other columns.</remarks>
public sealed record Column(double Share, Alignment Alignment = Alignment.Left);

/// <summary>A row (行). It is not divided between pages unless it is taller than one.</summary>
/// <remarks>
/// <c>KeepWithNext</c>: Stays on the page of the row below.<br/>
/// <c>Least</c>: At least so high, in points of 1/72 inch.
/// </remarks>
public sealed record Row(IReadOnlyList<Cell> Cells, bool KeepWithNext = false, double Least = 0)
{
    /// <summary>High enough to write in by hand, in points: 9.5 mm.</summary>
    public const double ByHand = 27;
}

/// <summary>A cell (单元格).</summary>
/// <remarks>
/// <c>Span</c>: How many columns it covers.<br/>
/// <c>Alignment</c>: Instead of its column's.
/// </remarks>
public sealed record Cell(string Text, CellStyle Style = CellStyle.Plain, int Span = 1, Alignment? Alignment = null);

/// <summary>How a cell looks (单元格样式).</summary>
[Flags]
public enum CellStyle
{
    Plain = 0,
    Bold = 1,
    Shaded = 2,
    Large = 4,
    Quiet = 8,
}

/// <summary>Where a text stands in its width (对齐).</summary>
public enum Alignment
{
    Left,
    Center,
    Right,
}
