using System.Globalization;
using System.Text;
using CsvHelper;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.Spreadsheets;
using CsvWriter = QualityTracker.Reports.Spreadsheets.CsvWriter;

namespace QualityTracker.Reports.Tests.Spreadsheets;

[TestFixture]
public sealed class CsvWriterTests
{
    private static readonly Sheet Sheet = new(
        "津贴",
        [new("姓名", 12), new("课时", 8, CellKind.Number, 1), new("占比", 8, CellKind.Percent), new("津贴", 14, CellKind.Money), new("日期", 13, CellKind.Date)],
        [[Cell.Of("张\"三\",\n"), Cell.Of(12.5m), Cell.Percent(0.853m), Cell.Of(new Money(-1234_05)), Cell.Of(new DateOnly(2026, 9, 1))]])
    {
        Title = "标题",
        Notes = ["说明"],
        Total = [Cell.Of("合计")],
    };

    [Test]
    public void A_csv_has_a_mark_line_ends_of_both_characters_and_only_header_and_rows()
    {
        Assert.That(Written(Sheet), Is.EqualTo("\ufeff姓名,课时,占比,津贴,日期\r\n\"张\"\"三\"\",\n\",12.5,0.853,-1234.05,2026-09-01\r\n"));
    }

    [TestCase("de-DE")]
    [TestCase("zh-CN")]
    public void Numbers_are_the_same_in_any_culture(string culture)
    {
        var before = Written(Sheet);
        var current = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.That(Written(Sheet), Is.EqualTo(before));
        }
        finally
        {
            CultureInfo.CurrentCulture = current;
        }
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+86", "'+86")]
    [TestCase("-", "'-")]
    [TestCase("@a", "'@a")]
    [TestCase("=1", "'=1")]
    [TestCase("'=1", "''=1")]
    [TestCase("'引号", "'引号")]
    [TestCase("1-2", "1-2")]
    public void A_formula_gets_an_apostrophe_and_nothing_else_does(string text, string written)
    {
        var sheet = new Sheet("t", [new("a", 8)], [[Cell.Of(text)]]);
        Assert.That(Written(sheet), Is.EqualTo($"\ufeffa\r\n{written}\r\n"));
    }

    [Test]
    public void A_negative_number_gets_no_apostrophe()
    {
        var sheet = new Sheet("t", [new("a", 8, CellKind.Whole)], [[Cell.Of(-5L)]]);
        Assert.That(Written(sheet), Does.EndWith("\r\n-5\r\n"));
    }

    [Test]
    public void Another_reader_of_csv_reads_the_same()
    {
        string[] texts = ["a,b", "say \"hi\"", "two\r\nlines", " space ", "课时;\t"];
        var file = new MemoryStream();
        CsvWriter.Write(file, new Sheet("t", [new("a", 8), new("b", 8)], texts.Select(text => (IReadOnlyList<Cell>)[Cell.Of(text), Cell.Of("z")])));
        file.Position = 0;
        using var reader = CsvReader.Create(file, CsvReaderOptions.Default);
        var read = new List<string>();
        while (reader.Read())
            read.Add(reader.GetString(0));
        Assert.That(read, Is.EqualTo(texts));
    }

    private static string Written(Sheet sheet)
    {
        var file = new MemoryStream();
        CsvWriter.Write(file, sheet);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
