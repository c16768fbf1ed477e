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

    /// <summary>One line below the table (落款), over all columns: who signs.</summary>
    public string? Foot { get; init; }

    /// <summary>Empty rows below the table to be filled in (待填行), with the looks and checks of their columns.</summary>
    public int Blanks { get; init; }

    /// <summary>Not shown (隐藏): holds what the checks of other sheets choose from.</summary>
    public bool Hidden { get; init; }

    /// <summary>Prints across (横向) instead of upright (纵向); A4 both.</summary>
    public bool Landscape { get; init; }
}

/// <summary>A column of a sheet (列).</summary>
/// <param name="Header">The heading (表头).</param>
/// <param name="Width">In widths of a digit; a Chinese character needs two.</param>
/// <param name="Kind">How its cells look.</param>
/// <param name="Places">Places shown of a decimal or of a percentage, 0 to 6.</param>
public sealed record Column(string Header, double Width, CellKind Kind = CellKind.Text, int Places = 2)
{
    /// <summary>What may be written in its cells; anything when null.</summary>
    public CellCheck? Check { get; init; }
}

/// <summary>A check of what is typed into a cell (数据验证).</summary>
/// <param name="Type">As the format has it: list, date, time, whole, decimal.</param>
/// <param name="From">The least value, or where a list's choices stand, such as '选项'!$A$2:$A$9.</param>
/// <param name="To">The greatest value; null for a list.</param>
/// <param name="Message">Said when something else is typed.</param>
public sealed record CellCheck(string Type, string From, string? To, string Message);
