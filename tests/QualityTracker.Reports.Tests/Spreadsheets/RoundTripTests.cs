using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.Tests.Spreadsheets;

[TestFixture]
public sealed class RoundTripTests
{
    private static readonly Column[] Columns = [new("a", 10), new("b", 10), new("c", 10)];

    [FsCheck.NUnit.Property(Arbitrary = [typeof(Texts)])]
    public bool Any_text_comes_back_from_xlsx_as_it_was(string text) => FromXlsx(text) == text;

    [FsCheck.NUnit.Property(Arbitrary = [typeof(Texts)])]
    public bool Any_text_comes_back_from_csv_as_it_was(string text) => FromCsv(text) == text;

    [FsCheck.NUnit.Property]
    public bool Any_cents_come_back_exactly_from_csv(long cents) =>
        decimal.Parse(FromCsv(Cell.Of(new Money(cents))), CultureInfo.InvariantCulture) * 100 == cents;

    [FsCheck.NUnit.Property]
    public bool Any_day_since_1900_comes_back_from_xlsx(DateTime moment)
    {
        var day = moment.Year < 1900 ? DateOnly.FromDateTime(moment).AddYears(1900) : DateOnly.FromDateTime(moment);
        return FromXlsx(Cell.Of(day)) == day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [TestCase("_x0001\u0007_", TestName = "An escape half of which is escaped itself")]
    [TestCase("_x005F_x0041_", TestName = "An escaped escape")]
    [TestCase("''=1", TestName = "Apostrophes before a formula")]
    [TestCase("\ud800", TestName = "Half of a surrogate pair")]
    [TestCase("\0\ufffe\uffff", TestName = "Characters XML has no way to write")]
    [TestCase("  \r\n ", TestName = "Nothing but white space")]
    [TestCase("a\"b\",\"\"\r\nc;\t", TestName = "All that csv gives a meaning to")]
    [TestCase("𠮷野家👩‍🏫", TestName = "Characters beyond the first plane")]
    public void Awkward_texts_come_back(string text)
    {
        Assert.That(FromXlsx(text), Is.EqualTo(text));
        Assert.That(FromCsv(text), Is.EqualTo(text));
    }

    private static string FromXlsx(string text) => FromXlsx(Cell.Of(text));

    private static string FromXlsx(Cell cell)
    {
        var file = new MemoryStream();
        XlsxWriter.Write(file, new Workbook(SheetOf(cell)));
        return Second(file.ToArray(), "t.xlsx");
    }

    private static string FromCsv(string text) => FromCsv(Cell.Of(text));

    private static string FromCsv(Cell cell)
    {
        var file = new MemoryStream();
        CsvWriter.Write(file, SheetOf(cell));
        return Second(file.ToArray(), "t.csv");
    }

    private static Sheet SheetOf(Cell cell) => new("t", Columns, [[Cell.Of("first"), cell, Cell.Of("last")]]);

    private static string Second(byte[] content, string name)
    {
        using var tables = Made.Source(content, name).Tables().GetEnumerator();
        Assert.That(tables.MoveNext() && tables.Current.Read(), Is.True);
        return tables.Current.Row.Text(1);
    }

    /// <summary>Texts put together from pieces that mean something to a file format, and from any characters.</summary>
    private static class Texts
    {
        private static readonly string[] Pieces =
        [
            "=", "+", "-", "@", "'", "\t", "\r", "\n", "\"", ",", ";", " ", "_", "_x", "x0041", "_x000D_", "&", "<", "]]>", "\0", "\u0001",
            "\ud83d", "\udc69", "\ufeff", "\ufffe", "=", "课时", "1.50", "2026-09-01", "TRUE", "",
        ];

        public static Arbitrary<string> Text() =>
            Gen.OneOf(Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<char>().Select(character => character.ToString()))
                .ListOf().Select(string.Concat).ToArbitrary();
    }
}
