using System.IO.Compression;
using System.Text;
using QualityTracker.Reports.Spreadsheets.Reading;
using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Reports.Tests.Spreadsheets.Reading;

[TestFixture]
public sealed class BadFileTests
{
    private const string Row = "<row><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row>";
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000]];

    [Test]
    public void A_workbook_with_a_password_is_told_from_an_old_one_by_its_content()
    {
        byte[] encrypted = [.. Compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        byte[] old = [.. Compound, .. Encoding.Unicode.GetBytes("Workbook")];
        Assert.That(Made.Problems(encrypted, "成绩.xlsx").Single(), Is.EqualTo(new FileProblem(EncryptedWorkbook, "成绩.xlsx")));
        Assert.That(Made.Problems(old, "成绩.xls").Single(), Is.EqualTo(new FileProblem(OldWorkbook, "成绩.xls")));
    }

    [TestCase("t.csv", EmptyFile)]
    [TestCase("t.xlsx", EmptyFile)]
    [TestCase("t.zip", EmptyFile)]
    public void A_file_of_no_bytes_is_empty(string name, FileProblemCode code) => Assert.That(Codes([], name), Is.EqualTo(new[] { code }));

    [TestCase("\n \n,,\n")]
    [TestCase("\ufeff")]
    public void A_csv_of_blank_rows_is_empty(string text) => Assert.That(Codes(Made.Utf8(text), "t.csv"), Is.EqualTo(new[] { EmptyFile }));

    [Test]
    public void A_workbook_of_blank_sheets_is_empty()
    {
        Assert.That(Codes(Made.Workbook("<row/>"), "t.xlsx"), Is.EqualTo(new[] { EmptyFile }));
        var two = Made.Package([("一", "", "<sheetData/>"), ("二", "", "<sheetData/>")]);
        Assert.That(Codes(two, "t.xlsx"), Is.EqualTo(new[] { EmptySheet, EmptySheet, EmptyFile }));
    }

    [Test]
    public void A_first_row_of_numbers_is_no_header() =>
        Assert.That(Made.Problems(Made.Utf8("1,2\n3,4\n"), "t.csv").Single(), Is.EqualTo(new FileProblem(HeaderMissing, "t.csv", Row: 1, Value: "2")));

    [Test]
    public void A_header_the_caller_does_not_know_is_missing()
    {
        var options = new ReadingOptions { IsHeader = _ => false, HeaderWithin = 2 };
        Assert.That(Made.Problems(Made.Utf8("\na,b\nc,d\ne,f\n"), "t.csv", options).Single(), Is.EqualTo(new FileProblem(HeaderMissing, "t.csv", Row: 2)));
    }

    [Test]
    public void Two_equal_headings_are_refused_with_the_place_of_the_second() =>
        Assert.That(
            Made.Problems(Made.Utf8("姓名,分数, 姓名\n1,2,3\n"), "t.csv").Single(),
            Is.EqualTo(new FileProblem(DuplicateHeader, "t.csv", Row: 1, Column: 3, Value: "姓名")));

    [TestCase("a,b\n1,\u00002\n", NotText, TestName = "Zero bytes")]
    [TestCase("a,b\n1,\"2\n3,4\n", UnclosedQuote, TestName = "A quote never closed")]
    public void Bytes_that_are_no_csv_are_refused(string text, FileProblemCode code) => Assert.That(Codes(Made.Utf8(text), "t.csv"), Is.EqualTo(new[] { code }));

    [Test]
    public void Bytes_of_no_encoding_are_refused() =>
        Assert.That(Codes([.. "a,b\n1,"u8, 0xFF, 0x81, .. "\n"u8], "t.csv"), Is.EqualTo(new[] { NotText }));

    [Test]
    public void An_unclosed_quote_is_told_with_the_row_where_it_opens() =>
        Assert.That(
            Made.Problems(Made.Utf8("a,b\n1,2\n1,\"2\n3,4\n"), "t.csv").Single(), Is.EqualTo(new FileProblem(UnclosedQuote, "t.csv", Row: 3, Column: 2)));

    [Test]
    public void A_row_over_a_million_characters_is_refused()
    {
        var quoted = "a,b\n\"" + string.Concat(Enumerable.Repeat("x\n", 600_000)) + "\",2\n";
        Assert.That(Made.Problems(Made.Utf8(quoted), "t.csv").Single(), Is.EqualTo(new FileProblem(LineTooLong, "t.csv", Row: 2)));
    }

    [Test]
    public void More_columns_than_excel_has_are_refused()
    {
        Assert.That(Codes(Made.Utf8("a,b\n" + new string(',', 16_384)), "t.csv"), Is.EqualTo(new[] { TooManyColumns }));
        Assert.That(Codes(Made.Workbook(Row + "<row><c r='XFE2'><v>1</v></c></row>"), "t.xlsx"), Is.EqualTo(new[] { TooManyColumns }));
        Assert.That(Codes(Made.Workbook(Row + "<row><c r='AAAA2'><v>1</v></c></row>"), "t.xlsx"), Is.EqualTo(new[] { TooManyColumns }));
    }

    [Test]
    public void More_rows_than_excel_has_are_refused() =>
        Assert.That(
            Made.Problems(Made.Workbook(Row + "<row r='1048577'><c><v>1</v></c></row>"), "t.xlsx").Single(),
            Is.EqualTo(new FileProblem(TooManyRows, "t.xlsx", "成绩", 1_048_577)));

    [TestCase("<!DOCTYPE x [<!ENTITY a 'b'>]>")]
    [TestCase("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>")]
    public void A_document_type_is_refused(string doctype)
    {
        var file = Made.Zip(("[Content_Types].xml", []), ("xl/workbook.xml", []), ("_rels/.rels", Made.Utf8(doctype + "<a/>")));
        Assert.That(Codes(file, "t.xlsx"), Is.EqualTo(new[] { DoctypeRefused }));
    }

    [Test]
    public void An_entity_nobody_declared_breaks_the_workbook() =>
        Assert.That(Codes(Made.Workbook(Row + "<row><c t='str'><v>&lol;</v></c></row>"), "t.xlsx"), Is.EqualTo(new[] { BrokenWorkbook }));

    [Test]
    public void A_workbook_or_zip_cut_off_anywhere_is_broken()
    {
        var workbook = Made.Workbook(string.Concat(Enumerable.Repeat(Row, 50)));
        var zip = Made.Zip(("t.csv", Made.Utf8("a,b\n1,2\n")));
        for (var length = 4; length < workbook.Length; length += 97)
            Assert.That(Codes(workbook[..length], "t.xlsx"), Is.EqualTo(new[] { BrokenWorkbook }), $"{length} bytes");
        for (var length = 4; length < zip.Length; length += 7)
            Assert.That(Codes(zip[..length], "t.zip"), Is.EqualTo(new[] { BrokenArchive }), $"{length} bytes");
    }

    [Test]
    public void A_figure_changed_behind_the_checksum_is_noticed()
    {
        var stored = new MemoryStream();
        using (var zip = new ZipArchive(stored, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("t.csv", CompressionLevel.NoCompression).Open();
            entry.Write("a,b\n1,8888\n"u8);
        }

        var file = stored.ToArray();
        file[file.AsSpan().IndexOf("8888"u8)] = (byte)'9';
        Assert.That(Codes(file, "t.zip"), Is.EqualTo(new[] { BrokenArchive }));
    }

    [TestCase("t.xlsx", "<html><table></table></html>", NotAWorkbook)]
    [TestCase("t.xls", "a\tb\n1\t2\n", NotAWorkbook)]
    [TestCase("t.xlsx", "PK is not enough\0", BrokenWorkbook)]
    [TestCase("t.numbers", "PK is not enough", NotAWorkbook)]
    [TestCase("t.zip", "not a zip", BrokenArchive)]
    [TestCase("t.pdf", "%PDF-1.7", KindNotRead)]
    [TestCase("t.jpg", "\u00ff", KindNotRead)]
    public void A_file_that_is_not_what_its_name_says_is_refused(string name, string text, FileProblemCode code) =>
        Assert.That(Codes(Made.Utf8(text), name), Is.EqualTo(new[] { code }));

    [TestCase("t.ods")]
    [TestCase("t.xlsb")]
    public void A_workbook_of_another_form_is_told_how_to_be_saved(string name)
    {
        Assert.That(Codes(Made.Zip(("mimetype", []), ("content.xml", [])), name), Is.EqualTo(new[] { OtherWorkbook }));
        Assert.That(Codes(Made.Zip((name, Made.Zip(("mimetype", []), ("content.xml", [])))), "t.zip"), Is.EqualTo(new[] { OtherWorkbook }));
    }

    [Test]
    public void Two_equal_headings_that_nobody_reads_are_no_problem() =>
        Assert.That(Codes(Made.Utf8("a,b,b\n1,2,3\n"), "t.csv", new() { IsRead = name => name == "a" }), Is.Empty);

    [Test]
    public void A_document_of_another_office_program_is_refused() =>
        Assert.That(Codes(Made.Zip(("[Content_Types].xml", []), ("word/document.xml", [])), "t.docx"), Is.EqualTo(new[] { KindNotRead }));

    [Test]
    public void A_reference_to_a_text_that_is_not_there_breaks_the_workbook() =>
        Assert.That(
            Made.Problems(Made.Workbook(Row + "<row><c t='s'><v>9</v></c></row>"), "t.xlsx").Single(),
            Is.EqualTo(new FileProblem(BrokenWorkbook, "t.xlsx", "成绩", 2, 1)));

    [Test]
    public void Rows_before_a_problem_are_given_and_the_table_tells_it()
    {
        using var tables = Made.Source(Made.Utf8("a,b\n1,2\n3,\"4\n"), "t.csv").Tables().GetEnumerator();
        Assert.That(tables.MoveNext(), Is.True);
        var table = tables.Current;
        Assert.That(table.Read(), Is.True);
        Assert.That(table.Problem, Is.Null);
        Assert.That(table.Read(), Is.False);
        Assert.That(table.Problem?.Code, Is.EqualTo(UnclosedQuote));
        Assert.That(table.Read(), Is.False);
    }

    [Test]
    public void Every_problem_has_words_and_a_remedy_in_both_languages() =>
        Assert.That(
            Enum.GetValues<FileProblemCode>().Select(FileProblemTexts.Of),
            Is.All.Matches<FileProblemTexts>(texts => texts.Message.Zh.Length > 0 && texts.Message.En.Length > 0
                && texts.Remedy.Zh.Length > 0 && texts.Remedy.En.Length > 0));

    /// <summary>Whatever happens to a file on its way, reading it ends in rows and problems.</summary>
    [FsCheck.NUnit.Property(MaxTest = 400)]
    public void Bytes_changed_anywhere_never_throw(ushort at, byte value, byte kind)
    {
        var (file, name) = (kind % 3) switch
        {
            0 => (Made.Workbook(Row + Row, "<si><t>a</t></si>", "<cellXfs><xf numFmtId='14'/></cellXfs>"), "t.xlsx"),
            1 => (Made.Zip(("a.csv", Made.Utf8("a,b\n1,2\n")), ("b.xlsx", Made.Workbook(Row))), "t.zip"),
            _ => (Made.Utf8("\"a\",b\n张,\"x\"\"y\"\n"), "t.csv"),
        };
        file[at % file.Length] = value;
        Assert.That(() => Made.Problems(file, name), Throws.Nothing);
    }

    private static IEnumerable<FileProblemCode> Codes(byte[] content, string name, ReadingOptions? options = null) => Made.Problems(content, name, options).Select(problem => problem.Code);
}
