namespace QualityTracker.Reports.Spreadsheets;

/// <summary>A workbook to be written (工作簿): sheets in the order of their tabs.</summary>
public sealed record Workbook(params IReadOnlyList<Sheet> Sheets);

/// <summary>
/// One table of a workbook (工作表) as it is printed: title, notes, header, rows, total.
/// The header stays on the screen, repeats on every printed page and carries the filter; the print is one page wide.
/// </summary>
/// <param name="Name">The tab's name. A name Excel would refuse is made legal when written.</param>
/// <param name="Columns">From left to right; at least one.</param>
/// <param name="Rows">Read once, while writing, so that a long table need not be in memory. A row may be shorter than the columns.</param>
public sealed record Sheet(string Name, IReadOnlyList<Column> Columns, IEnumerable<IReadOnlyList<Cell>> Rows)
{
    /// <summary>One line above the table (标题), centred over all columns.</summary>
    public string? Title { get; init; }

    /// <summary>Lines between title and header (说明): period, unit, rule.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The bold last row (合计). Its figures are given, never summed here.</summary>
    public IReadOnlyList<Cell>? Total { get; init; }

    /// <summary>Prints across (横向) instead of upright (纵向); A4 both.</summary>
    public bool Landscape { get; init; }
}

/// <summary>A column of a sheet (列).</summary>
/// <param name="Header">The heading (表头).</param>
/// <param name="Width">In widths of a digit; a Chinese character needs two.</param>
/// <param name="Kind">How its cells look.</param>
/// <param name="Places">Places shown of a decimal or of a percentage, 0 to 6.</param>
public sealed record Column(string Header, double Width, CellKind Kind = CellKind.Text, int Places = 2);
