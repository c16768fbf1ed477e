using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;

namespace QualityTracker.Reports.ExamReports;

/// <summary>Tables of a report (报告表格): a shaded header, then rows; a group without figures says why in their place.</summary>
internal static class ReportTable
{
    public static Table Of(IReadOnlyList<Column> columns, IReadOnlyList<Text> header, IEnumerable<Row> rows, Language language) =>
        new(columns, [new Row([.. header.Select(word => new Cell(word.In(language), CellStyle.Shaded, Alignment: Alignment.Center))]), .. rows], HeaderRows: 1);

    public static Row Of(params IEnumerable<string> texts) => new([.. texts.Select(text => new Cell(text))]);

    /// <summary>A row whose figures are not shown.</summary>
    public static Row Withheld(IReadOnlyList<string> names, Text why, int columns, Language language) =>
        new([.. names.Select(name => new Cell(name)), new Cell(why.In(language), CellStyle.Quiet, columns - names.Count, Alignment.Left)]);

    /// <summary>A little room between a table and the words below it.</summary>
    public static IEnumerable<Block> Spaced(IEnumerable<Block> blocks)
    {
        var isBelowTable = false;
        foreach (var block in blocks)
        {
            if (isBelowTable && block is Paragraph) yield return new Spacer(3);
            yield return block;
            isBelowTable = block is Table;
        }
    }

    public static string Word(Language language, string zh, string en) => language == Language.Chinese ? zh : en;

    public static Paragraph Note(Language language, string zh, string en) => new(Word(language, zh, en), Quiet: true);
}
