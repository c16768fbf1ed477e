using System.Text;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Reports.Tests.Spreadsheets.Reading;

[TestFixture]
public sealed class CsvReadingTests
{
    private const string Text = "学号,姓名,分数\r\n1,张三,88.5\r\n2,李四,缺考\r\n";
    private static readonly string[] Rows = ["t.csv/ 1: 学号|姓名|分数", "2: 1|张三|88.5", "3: 2|李四|缺考"];

    private static IEnumerable<TestCaseData> Encodings()
    {
        yield return new TestCaseData(new UTF8Encoding(true)).SetName("UTF-8 with a mark");
        yield return new TestCaseData(new UTF8Encoding(false)).SetName("UTF-8 without a mark");
        yield return new TestCaseData(new UnicodeEncoding(false, true)).SetName("UTF-16 little end first");
        yield return new TestCaseData(new UnicodeEncoding(true, true)).SetName("UTF-16 big end first");
        yield return new TestCaseData(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")).SetName("GB18030");
    }

    [TestCaseSource(nameof(Encodings))]
    public void Every_encoding_people_have_is_read(Encoding encoding)
    {
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)];
        Assert.That(Made.Lines(file, "t.csv"), Is.EqualTo(Rows));
    }

    [Test]
    public void Chinese_that_begins_late_in_a_long_file_is_found_to_be_gb18030()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var file = gb.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 50_000)) + "张三,2\n");
        Assert.That(Made.Lines(file, "t.csv")[^1], Is.EqualTo("50002: 张三|2"));
    }

    [TestCase(',')]
    [TestCase(';')]
    [TestCase('\t')]
    [TestCase('|')]
    public void The_delimiter_is_found_from_the_header(char delimiter)
    {
        var file = Made.Utf8(Text.Replace(',', delimiter));
        Assert.That(Made.Lines(file, "t.csv"), Is.EqualTo(Rows));
    }

    [TestCase("甲,乙;丙\na\tb\n1\t2\n", "a|b")]
    [TestCase("制表：教务处; 2025\na|b,c\n1|2", "a|b,c")]
    [TestCase("甲;乙\n\na,b", "a|b")]
    public void A_title_with_a_delimiter_of_its_own_decides_nothing(string file, string header) =>
        Assert.That(Made.Lines(Made.Utf8(file), "t.csv", new() { IsHeader = cells => cells.Count > 1 && cells[0] == "a" })[0], Does.EndWith($": {header}"));

    [Test]
    public void A_delimiter_inside_quotes_does_not_count() =>
        Assert.That(Made.Lines(Made.Utf8("\"a,b,c\";d\n1;2\n"), "t.csv")[0], Is.EqualTo("t.csv/ 1: a,b,c|d"));

    [Test]
    public void A_line_that_names_the_delimiter_decides() =>
        Assert.That(Made.Lines(Made.Utf8("sep=|\r\na,b|c\r\n1|2\r\n"), "t.csv"), Is.EqualTo(new[] { "t.csv/ 2: a,b|c", "3: 1|2" }));

    [TestCase("a,b\n\"x\"\"y\",2", "2: x\"y|2")]
    [TestCase("a,b\n\"x\r\ny\",2", "2: x\r\ny|2")]
    [TestCase("a,b\nx\"y,2", "2: x\"y|2")]
    [TestCase("a,b\n\"x\"y,2", "2: xy|2")]
    [TestCase("a,b\n\"\",2", "2: |2")]
    [TestCase("a,b\n\"x\"\"\"\"y\"z,2", "2: x\"\"yz|2")]
    [TestCase("a,b\r1,2\r", "2: 1|2")]
    public void Quotes_and_line_ends_are_read_as_excel_does(string file, string row) =>
        Assert.That(Made.Lines(Made.Utf8(file), "t.csv")[1], Is.EqualTo(row));

    [Test]
    public void Blank_rows_end_nothing_and_are_counted() =>
        Assert.That(
            Made.Lines(Made.Utf8("\n,,\na,b\n\n , \n1,2\n\"x\ny\",\n3,4"), "t.csv"),
            Is.EqualTo(new[] { "t.csv/ 3: a|b", "6: 1|2", "7: x\ny", "8: 3|4" }));

    [Test]
    public void Blank_columns_at_the_end_are_dropped_and_others_kept() =>
        Assert.That(
            Made.Lines(Made.Utf8("a,,b,,,\n1,,2,, ,\n3,4,5,6,,\n"), "t.csv"),
            Is.EqualTo(new[] { "t.csv/ 1: a||b", "2: 1||2", "3: 3|4|5|6" }));

    [Test]
    public void Full_width_digits_and_spaces_stay_as_they_are() =>
        Assert.That(Made.Lines(Made.Utf8("a,b\n \uff18\uff15 ,\u3000张 三\n"), "t.csv")[1], Is.EqualTo("2:  \uff18\uff15 |\u3000张 三"));

    [Test]
    public void Rows_longer_than_what_is_read_at_once_are_whole()
    {
        var cells = Enumerable.Range(0, 2000).Select(row => $"{row},\"{new string((char)('a' + (row % 26)), row % 700)}\"\"\"");
        var file = "n,t\n" + string.Join('\n', cells);
        var lines = Made.Lines(Made.Utf8(file), "t.csv");
        Assert.That(lines, Has.Count.EqualTo(2001));
        Assert.That(lines[1999], Is.EqualTo($"2000: 1998|{new string((char)('a' + (1998 % 26)), 1998 % 700)}\""));
    }

    [Test]
    public void A_title_above_the_header_is_told_by_the_caller()
    {
        var options = new ReadingOptions { IsHeader = cells => cells.Contains("姓名") };
        var lines = Made.Lines(Made.Utf8("2026 年成绩\n\n姓名,分数\n张三,1\n"), "t.csv", options);
        Assert.That(lines, Is.EqualTo(new[] { "t.csv/ 3: 姓名|分数", "4: 张三|1" }));
    }

    [Test]
    public void A_source_is_read_again_from_its_beginning()
    {
        var source = Made.Source(Made.Utf8(Text), "t.csv");
        Assert.That(Made.Lines(source), Is.EqualTo(Rows));
        Assert.That(Made.Lines(source), Is.EqualTo(Rows));
    }

    [Test]
    public void A_table_without_a_header_may_be_given_all_the_same()
    {
        var source = Made.Source(Made.Utf8("附件\n1,2\n"), "t.csv").With(options => options with { IsHeader = _ => false, GivesHeaderless = true });
        var table = source.Tables().Single();
        Assert.That((table.HasHeader, table.HeaderRow, table.Header.Single()), Is.EqualTo((false, 1, "附件")));
        Assert.That(source.Problems, Is.Empty);
    }
}
