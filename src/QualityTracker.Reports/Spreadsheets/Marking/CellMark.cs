namespace QualityTracker.Reports.Spreadsheets.Marking;

/// <summary>What is to be said at a cell of a file that is given back (单元格标注).</summary>
/// <param name="File">The file, with its folder in a zip.</param>
/// <param name="Sheet">The tab; null for a csv.</param>
/// <param name="Row">From 1; null for the whole table, said at its first cell.</param>
/// <param name="Column">The letters; null for the whole row.</param>
/// <param name="Message">In the reader's language.</param>
public sealed record CellMark(string File, string? Sheet, int? Row, string? Column, string Message)
{
    /// <summary>The cell it is said at; a whole row's at its first.</summary>
    internal (int Row, int Column) Place => (Math.Max(Row ?? 1, 1), Math.Max(ColumnLetters.Column(Column ?? "A"), 1));
}
