using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>
/// A report that a school hands in (报表), with every figure already in it and no word of a file format: the PDF and the workbook are both made
/// from it, in either language.
/// </summary>
public sealed record SchoolReport
{
    public required Text Title { get; init; }

    /// <summary>The school's name.</summary>
    public required Text School { get; init; }

    /// <summary>The term, and the month or quarter of it.</summary>
    public required Text Period { get; init; }

    /// <summary>The clauses that ask for it (依据), such as W9; and the pack that holds.</summary>
    public required Text Basis { get; init; }

    /// <summary>The last day whose records count; the file's date too.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>What is to be known of the figures, above them.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];

    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>Prints across (横向): for tables with many columns.</summary>
    public bool Landscape { get; init; }

    public Document Document(Language language = Language.Chinese) => SchoolReportLayout.Of(this, language);

    public Workbook Workbook(Language language = Language.Chinese) => SchoolReportWorkbook.Of(this, language);
}

/// <summary>A part of a report (部分): a table with what is to be said of it. Without rows it says why there are none.</summary>
public sealed record ReportSection(Text Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows)
{
    /// <summary>What stands in place of a table without rows.</summary>
    public required Text Empty { get; init; }

    /// <summary>Below the table: denominators, what is left out.</summary>
    public IReadOnlyList<Text> Remarks { get; init; } = [];
}

/// <summary>A column of a report's table (列).</summary>
/// <param name="Header">The heading.</param>
/// <param name="Width">In widths of a digit; a Chinese character needs two.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Places">Places shown of a number or a share.</param>
public sealed record ReportColumn(Text Header, double Width, CellKind Kind = CellKind.Text, int Places = 2);
