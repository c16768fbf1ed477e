using QualityTracker.Core.Languages;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Spreadsheets;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>A school's report as a workbook (报表工作簿): a sheet for each table; parts without rows are told of on the first.</summary>
internal static class SchoolReportWorkbook
{
    public static Workbook Of(SchoolReport report, Language language)
    {
        var filled = report.Sections.Where(section => section.Rows.Count > 0).ToList();
        var empty = report.Sections.Except(filled).Select(section => $"{section.Title.In(language)}{Word(language, "：", ": ")}{section.Empty.In(language)}").ToList();
        if (filled.Count == 0) return new(Nothing(report, empty, language));
        return new([.. filled.Select((section, at) => SheetOf(report, section, at == 0 ? empty : [], language) with { Foot = at == 0 ? Signatures(language) : null })]);
    }

    private static Sheet SheetOf(SchoolReport report, ReportSection section, IReadOnlyList<string> empty, Language language) => new(
        section.Title.In(language),
        [.. section.Columns.Select(column => new Column(column.Header.In(language), WidthOf(column, language), column.Kind, column.Kind == CellKind.Percent ? 1 : column.Places))],
        section.Rows.Select(row => row.Select(cell => cell.In(language)).ToArray()))
    {
        Title = $"{TitleOf(report, language)}{Word(language, "：", ": ")}{section.Title.In(language)}",
        Notes = [.. Notes(report, language), .. section.Remarks.Select(remark => remark.In(language)), .. empty],
        Landscape = report.Landscape,
    };

    // As on paper, on the first sheet alone.
    private static string Signatures(Language language) =>
        Word(language, "填表人签名：____________　　校长签名：____________　　日期：____________", "Made by: ____________    Principal: ____________    Date: ____________");

    // English headings are longer than Chinese ones and wrap between words.
    private static double WidthOf(ReportColumn column, Language language) => language == Language.Chinese ? column.Width : Math.Max(column.Width, 9);

    private static Sheet Nothing(SchoolReport report, IReadOnlyList<string> empty, Language language) => new(
        report.Title.In(language), [new(Word(language, "说明", "Note"), 80)], empty.Select(text => new[] { Cell.Of(text) }))
    {
        Title = TitleOf(report, language),
        Notes = [.. Notes(report, language)],
        Foot = Signatures(language),
    };

    private static string TitleOf(SchoolReport report, Language language) => ExamReportHead.TitleOf(report.School.In(language), report.Title, language).Replace('\n', ' ');

    private static IEnumerable<string> Notes(SchoolReport report, Language language) =>
    [
        $"{report.Period.In(language)}{Word(language, "；", "; ")}{SchoolReportLayout.Until(report, language)}", report.Basis.In(language), .. report.Notes.Select(note => note.In(language)),
    ];
}
