using QualityTracker.Core.Languages;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ReportTable;
using Cell = QualityTracker.Reports.Layout.Cell;
using Column = QualityTracker.Reports.Layout.Column;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>Lays a school's report out for paper (报表版式): basis, tables, and at the end who signs, the date and the seal.</summary>
internal static class SchoolReportLayout
{
    public static Document Of(SchoolReport report, Language language)
    {
        var (title, school, period) = (report.Title.In(language), report.School.In(language), report.Period.In(language));
        return new($"{title} {period}", school, period, language, new(report.Until.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)),
        [
            new(title, $"{title}  {period}", Until(report, language), ExamReportHead.Pages(language), [.. Spaced(Blocks(report, language))]) { Landscape = report.Landscape },
        ]);
    }

    /// <summary>Until which day records count.</summary>
    public static string Until(SchoolReport report, Language language)
    {
        var day = SheetFigures.Date(report.Until, language);
        return Word(language, $"记录截至{day}", $"Records until {day}");
    }

    private static IEnumerable<Block> Blocks(SchoolReport report, Language language)
    {
        yield return new Heading(1, ExamReportHead.TitleOf(report.School.In(language), report.Title, language));
        yield return new Paragraph(report.Period.In(language), Alignment: Alignment.Center);
        yield return new Paragraph($"{report.Basis.In(language)}{Word(language, "；", "; ")}{Until(report, language)}", Quiet: true);
        foreach (var note in report.Notes) yield return new Paragraph(note.In(language), Quiet: true);
        foreach (var section in report.Sections)
        {
            if (section != report.Sections[0]) yield return new Spacer(3);
            yield return new Heading(2, section.Title.In(language));
            if (section.Rows.Count == 0) yield return new Paragraph(section.Empty.In(language), Quiet: true);
            else yield return TableOf(section, language);
            foreach (var remark in section.Remarks) yield return new Paragraph(remark.In(language), Quiet: true);
        }

        yield return new Spacer(14);
        yield return new SignatureRow(
            [Word(language, "填表人签名：", "Made by:"), Word(language, "校长签名：", "Principal:")], ExamReportWords.SignedOn.In(language), ExamReportWords.Seal.In(language));
    }

    private static Table TableOf(ReportSection section, Language language) => ReportTable.Of(
        [.. section.Columns.Select(column => new Column(column.Width, column.Kind == CellKind.Text ? Alignment.Left : Alignment.Right))],
        [.. section.Columns.Select(column => column.Header)],
        section.Rows.Select(row => new Row([.. row.Zip(section.Columns, (cell, column) => new Cell(cell.Print(column, language)))])), language);
}
