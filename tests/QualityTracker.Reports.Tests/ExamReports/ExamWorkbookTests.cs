using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.Tests.Spreadsheets;

namespace QualityTracker.Reports.Tests.ExamReports;

public sealed class ExamWorkbookTests
{
    [TestCase(Language.Chinese, "总体情况|语文|数学|数学小题|英语|总分|未计入")]
    [TestCase(Language.English, "Overview|Chinese|Mathematics|Mathematics, items|English|All papers together|Not counted")]
    public void There_is_an_overview_and_a_sheet_for_each_subject(Language language, string tabs) =>
        Assert.That(string.Join('|', Workbook(language).Sheets.Select(sheet => sheet.Name)), Is.EqualTo(tabs));

    [Test]
    public void Every_row_is_as_wide_as_its_header_and_figures_are_numbers()
    {
        foreach (var sheet in Workbook().Sheets.Concat(ExamWorkbook.Of(SampleExams.OfGrade(SampleExams.Primary())).Sheets))
        {
            foreach (var row in sheet.Rows)
            {
                Assert.That(row, Has.Count.EqualTo(sheet.Columns.Count));
                for (var at = 0; at < row.Count; at++)
                    Assert.That(row[at].IsEmpty || sheet.Columns[at].Kind == CellKind.Text || row[at].Kind == sheet.Columns[at].Kind, Is.True, $"{sheet.Name} {sheet.Columns[at].Header}");
            }
        }
    }

    [Test]
    public void The_file_opens_with_the_figures_of_the_analysis_and_none_of_the_class_of_three()
    {
        var of = SampleExams.Junior().Of("maths")!.Of("701")!;
        var lines = Made.Lines(Written(Workbook()), "质量分析.xlsx");
        var row = lines.First(line => line.Contains("七年级1班|35|", StringComparison.Ordinal) && line.Contains(Number(Rounding.Points(of.Figures!.Statistics.Mean!.Value)), StringComparison.Ordinal));
        Assert.That(row, Does.Contain($"|{of.Figures!.Pass.Count}|"));
        Assert.That(lines.Where(line => line.Contains("七年级5班|", StringComparison.Ordinal)), Has.All.Match(@"七年级5班\|+\D"));
    }

    [Test]
    public void A_topic_that_begins_like_a_formula_stays_text()
    {
        var report = SampleExams.OfGrade(SampleExams.Junior()) with
        {
            Reflections = [SampleExams.Written("e2", "701") with { Causes = "=HYPERLINK(\"x\")", Measures = "+1" }],
        };
        var sheet = ExamWorkbook.Of(report).Sheets.Single(each => each.Name == "原因与措施");
        Assert.That(sheet.Rows.SelectMany(row => row).Where(cell => cell.Invariant.StartsWith('=')).Select(cell => cell.Kind), Is.EqualTo(new[] { CellKind.Text }));
        Assert.That(Made.Lines(Written(ExamWorkbook.Of(report)), "质量分析.xlsx"), Has.Some.Contains("=HYPERLINK(\"x\")"));
    }

    [Test]
    public void The_reason_for_an_exception_stands_on_every_sheet()
    {
        const string reason = "县教育局〔2025〕12号文件要求";
        foreach (var analysis in new Core.ExamAnalyses.ExamAnalysis[] { SampleExams.Junior(overrideReason: reason), SampleExams.Primary(overrideReason: reason) })
            Assert.That(ExamWorkbook.Of(SampleExams.OfGrade(analysis)).Sheets.Select(sheet => string.Concat(sheet.Notes)), Has.All.Contains(reason));
    }

    [Test]
    public void The_same_report_gives_the_same_bytes()
    {
        var first = Written(Workbook());
        Assert.That(Written(Workbook()), Is.EqualTo(first));
    }

    private static Workbook Workbook(Language language = Language.Chinese) => ExamWorkbook.Of(SampleExams.OfGrade(SampleExams.Junior()), language);

    private static string Number(decimal figure) => figure.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Written(Workbook workbook)
    {
        using var stream = new MemoryStream();
        XlsxWriter.Write(stream, workbook);
        return stream.ToArray();
    }
}
