using QualityTracker.Core.Languages;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Spreadsheets;
using Value = QualityTracker.Reports.Spreadsheets.Cell;

namespace QualityTracker.Reports.LedgerItems;

/// <summary>One of the lists of the quality ledger (清单): a table on paper and a sheet of the workbook.</summary>
/// <param name="Name">Such as 问题清单.</param>
/// <param name="Note">How many items it has, and how many lack what it lists.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="Rows">One an item, a value a column.</param>
public sealed record LedgerList(Text Name, Text Note, IReadOnlyList<LedgerColumn> Columns, IReadOnlyList<IReadOnlyList<Value>> Rows)
{
    // A digit's width is a small part of the page's.
    private const double ShareOfWidth = 0.1;

    public IEnumerable<Block> Blocks(Language language) =>
    [
        new Heading(2, Name.In(language), Note.In(language)),
        Rows.Count == 0
            ? ReportTable.Note(language, "没有。", "None.")
            : ReportTable.Of([.. Columns.Select(column => new Layout.Column(column.Width * ShareOfWidth, AlignmentOf(column.Kind)))], [.. Columns.Select(column => column.Header)],
                Rows.Select(row => ReportTable.Of(row.Select(value => value.Invariant))), language),
    ];

    public Sheet Sheet(string title, string day, Language language) => new(
        Name.In(language), [.. Columns.Select(column => new Spreadsheets.Column(column.Header.In(language), column.Width, column.Kind))], Rows)
    {
        Title = $"{title}  {Name.In(language)}",
        Notes = [$"{Note.In(language)}  {day}"],
        Landscape = true,
    };

    private static Alignment AlignmentOf(CellKind kind) => kind switch { CellKind.Whole => Alignment.Right, CellKind.Date => Alignment.Center, _ => Alignment.Left };
}

/// <summary>A column of a list (清单的列).</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Width">In widths of a digit.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record LedgerColumn(Text Header, double Width, CellKind Kind = CellKind.Text);
