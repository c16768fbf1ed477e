using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.Spreadsheets;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace QualityTracker.Reports.Tests.Spreadsheets;

[TestFixture]
public sealed class XlsxWriterTests
{
    private static readonly Sheet Pay = new(
        "津贴",
        [
            new("序号", 6, CellKind.Whole), new("姓名", 12), new("课时", 8, CellKind.Number, 1), new("占比", 8, CellKind.Percent, 1),
            new("津贴", 14, CellKind.Money), new("核定日期", 13, CellKind.Date), new("备注", 20),
        ],
        [
            [Cell.Of(1L), Cell.Of("张三"), Cell.Of(12.5m), Cell.Percent(0.853m), Cell.Of(new Money(1234_05)), Cell.Of(new DateOnly(2026, 9, 1))],
            [Cell.Of(2L), Cell.Of("李四"), Cell.Of("缺考"), Cell.Empty, Cell.Of(new Money(-7)), Cell.Of(new DateOnly(1899, 12, 31)), Cell.Of("=1+1")],
        ])
    {
        Title = "课时津贴表",
        Notes = ["单位:元", "区间:2026-09-01 至 2026-09-30"],
        Total = [Cell.Empty, Cell.Of("合计"), Cell.Empty, Cell.Empty, Cell.Of(new Money(1233_98))],
    };

    [Test]
    public void A_workbook_follows_the_schema_of_its_format()
    {
        using var document = Opened(new Workbook(Pay, Pay with { Title = null, Notes = [], Total = null, Landscape = true }));
        var errors = new OpenXmlValidator().Validate(document);
        Assert.That(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"), Is.Empty);
    }

    [TestCase(long.MaxValue, "92233720368547758.07")]
    [TestCase(long.MinValue, "-92233720368547758.08")]
    [TestCase(10L, "0.10")]
    [TestCase(-7L, "-0.07")]
    public void Money_is_written_as_its_exact_decimal_text(long cents, string written)
    {
        var sheet = new Sheet("t", [new("元", 20, CellKind.Money)], [[Cell.Of(new Money(cents))]]);
        Assert.That(Cells(sheet).Last().CellValue?.Text, Is.EqualTo(written));
    }

    [TestCase("=HYPERLINK(\"http://x\")")]
    [TestCase("+86 138")]
    [TestCase("-")]
    [TestCase("@SUM(A1)")]
    [TestCase("\t=1")]
    public void Text_that_looks_like_a_formula_is_text_and_stays_so_when_edited(string text)
    {
        var sheet = new Sheet("t", [new("备注", 20)], [[Cell.Of(text)]]);
        using var document = Opened(new Workbook(sheet));
        var cell = Part(document).Worksheet.Descendants<X.Cell>().Last();
        var look = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<X.CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        Assert.That(cell.CellFormula, Is.Null);
        Assert.That(cell.InlineString!.Text!.Text, Is.EqualTo(text));
        Assert.That(look.QuotePrefix!.Value, Is.True);
    }

    [Test]
    public void A_date_is_the_number_of_its_day_with_a_date_format()
    {
        using var document = Opened(new Workbook(Pay));
        var cell = Part(document).Worksheet.Descendants<X.Cell>().First(cell => cell.CellReference == "F5");
        Assert.That(cell.CellValue!.Text, Is.EqualTo("46266"));
        Assert.That(cell.DataType, Is.Null);
    }

    [Test]
    public void The_header_stays_repeats_and_filters_the_rows_without_the_total()
    {
        using var document = Opened(new Workbook(Pay));
        var sheet = Part(document).Worksheet;
        Assert.That(sheet.Descendants<X.Pane>().Single().VerticalSplit!.Value, Is.EqualTo(4));
        Assert.That(sheet.Descendants<X.AutoFilter>().Single().Reference!.Value, Is.EqualTo("A4:G6"));
        var names = document.WorkbookPart!.Workbook.DefinedNames!.Elements<X.DefinedName>().Select(name => name.Text);
        Assert.That(names, Is.EqualTo(new[] { "'津贴'!$A$4:$G$6", "'津贴'!$4:$4" }));
    }

    [Test]
    public void Names_of_sheets_are_made_legal_and_unlike()
    {
        var names = new[] { "a[b]:*?/\\c", "", "成绩", "成绩", "History", "'名'", new string('长', 40), new string('长', 41), "\u0001" };
        using var document = Opened(new Workbook([.. names.Select(name => new Sheet(name, [new("列", 8)], []))]));
        var legal = document.WorkbookPart!.Workbook.Sheets!.Elements<X.Sheet>().Select(sheet => sheet.Name!.Value);
        Assert.That(legal, Is.EqualTo(new[]
        {
            "a_b______c", "Sheet", "成绩", "成绩 (2)", "History_", "名", new string('长', 31), new string('长', 27) + " (2)", "_",
        }));
    }

    [Test]
    public void Text_longer_than_a_cell_holds_ends_with_an_ellipsis()
    {
        var sheet = new Sheet("t", [new("备注", 20)], [[Cell.Of(new string('长', 40_000))]]);
        var text = Cells(sheet).Last().InlineString!.Text!.Text;
        Assert.That(text, Has.Length.EqualTo(32_767));
        Assert.That(text, Does.EndWith("长…"));
    }

    [TestCase("de-DE")]
    [TestCase("zh-CN")]
    [TestCase("ar-SA")]
    public void The_same_workbook_gives_the_same_bytes_in_any_culture(string culture)
    {
        var before = Written(new Workbook(Pay));
        var current = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.That(Written(new Workbook(Pay)), Is.EqualTo(before));
        }
        finally
        {
            CultureInfo.CurrentCulture = current;
        }
    }

    [Test]
    public void No_time_of_writing_is_in_the_file()
    {
        using var zip = new ZipArchive(new MemoryStream(Written(new Workbook(Pay))));
        Assert.That(zip.Entries.Select(entry => entry.LastWriteTime.DateTime), Is.All.EqualTo(new DateTime(1980, 1, 1)));
    }

    [Test]
    public void A_row_longer_than_its_header_is_a_mistake_of_the_caller()
    {
        var sheet = new Sheet("t", [new("列", 8)], [[Cell.Of("a"), Cell.Of("b")]]);
        Assert.That(() => Written(new Workbook(sheet)), Throws.ArgumentException);
    }

    [Test]
    public void Fifty_thousand_rows_leave_nothing_in_memory()
    {
        static IEnumerable<IReadOnlyList<Cell>> Rows()
        {
            for (var row = 0L; row < 50_000; row++)
                yield return [Cell.Of("张三"), Cell.Of(row)];
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var watched = Rows().Select((row, at) =>
        {
            most = at % 10_000 == 9_999 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most;
            return row;
        });
        XlsxWriter.Write(Stream.Null, new Workbook(new Sheet("t", [new("姓名", 8), new("序号", 8, CellKind.Whole)], watched)));
        Assert.That(most - before, Is.LessThan(2 << 20));
    }

    private static byte[] Written(Workbook workbook)
    {
        var file = new MemoryStream();
        XlsxWriter.Write(file, workbook);
        return file.ToArray();
    }

    private static SpreadsheetDocument Opened(Workbook workbook) => SpreadsheetDocument.Open(new MemoryStream(Written(workbook)), false);

    private static WorksheetPart Part(SpreadsheetDocument document) => document.WorkbookPart!.WorksheetParts.First();

    private static List<X.Cell> Cells(Sheet sheet)
    {
        using var document = Opened(new Workbook(sheet));
        return [.. Part(document).Worksheet.Descendants<X.Cell>()];
    }
}
