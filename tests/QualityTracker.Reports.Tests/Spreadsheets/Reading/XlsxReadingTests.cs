using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using QualityTracker.Reports.Spreadsheets.Reading;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace QualityTracker.Reports.Tests.Spreadsheets.Reading;

[TestFixture]
public sealed class XlsxReadingTests
{
    private const string Header = "<row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1' t='str'><v>b</v></c></row>";

    [TestCase("libreoffice.xlsx")]
    [TestCase("openpyxl.xlsx")]
    public void Workbooks_saved_by_other_programs_are_read(string file)
    {
        using var content = File.OpenRead(Path.Combine(TestContext.CurrentContext.TestDirectory, "Spreadsheets/Reading/Data", file));
        var source = TableSource.Of(content, file);
        var lines = Made.Lines(source);
        Assert.That(lines[0], Is.EqualTo($"{file}/成绩 1: 工号|日期|分数|合格率|在岗"));
        Assert.That(lines[1], Is.EqualTo("2: 00123|2026-09-01|0.3|0.853|TRUE"));
        Assert.That(lines[2], Does.StartWith("4: 00124|").And.EndsWith("|88.5||缺考"));
        Assert.That(source.Problems, Is.EqualTo(new[] { new FileProblem(FileProblemCode.HiddenSheet, file, "草稿") }));
    }

    [Test]
    public void Workbooks_saved_by_the_open_xml_library_are_read()
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new X.Worksheet(new X.SheetData(
                new X.Row(new X.Cell { DataType = X.CellValues.String, CellValue = new X.CellValue("a") }),
                new X.Row(new X.Cell { CellValue = new X.CellValue(1.5m) })));
            workbook.Workbook = new X.Workbook(new X.Sheets(new X.Sheet { Name = "表", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        Assert.That(Made.Lines(file.ToArray(), "t.xlsx"), Is.EqualTo(new[] { "t.xlsx/表 1: a", "2: 1.5" }));
    }

    [TestCase("0.30000000000000004", "0.3")]
    [TestCase("88.5", "88.5")]
    [TestCase("1.50", "1.5")]
    [TestCase("100", "100")]
    [TestCase("1E+2", "100")]
    [TestCase("-0", "0")]
    [TestCase("-12.340000000000002", "-12.34")]
    [TestCase("1.10101199001011E+17", "1.10101199001011E+17")]
    [TestCase("1234567890123.45", "1234567890123.45")]
    [TestCase("5.0000000000000001E-3", "0.005")]
    [TestCase("1E+300", "1E+300")]
    [TestCase("007", "7")]
    public void Numbers_are_the_shortest_text_a_person_sees(string stored, string text) => Assert.That(Second(Number(stored)), Is.EqualTo(text));

    [TestCase("yyyy\\-mm\\-dd", "46266", "2026-09-01")]
    [TestCase("[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "46266", "2026-09-01")]
    [TestCase("yyyy/m/d h:mm", "46266.354166666664", "2026-09-01T08:30:00")]
    [TestCase("h:mm", "0.33333333333333331", "08:00:00")]
    [TestCase("yyyy/m/d", "1", "1900-01-01")]
    [TestCase("yyyy/m/d", "59", "1900-02-28")]
    [TestCase("yyyy/m/d", "60", "60")]
    [TestCase("yyyy/m/d", "61", "1900-03-01")]
    [TestCase("yyyy/m/d", "2958465", "9999-12-31")]
    [TestCase("yyyy/m/d", "2958466", "2958466")]
    [TestCase("yyyy/m/d", "-1", "-1")]
    [TestCase("0.00_);[Red]\\(0.00\\)", "2.5", "2.5")]
    [TestCase("#,##0.00&quot;days&quot;", "2.5", "2.5")]
    [TestCase("General", "2.5", "2.5")]
    [TestCase("0.00E+00", "2.5", "2.5")]
    [TestCase("_ \\d* #,##0_ ", "2.5", "2.5")]
    public void A_number_is_a_day_when_its_format_shows_one(string format, string stored, string text) =>
        Assert.That(Second(Number(stored), Styles($"<numFmts><numFmt numFmtId='200' formatCode='{format}'/></numFmts>", 200)), Is.EqualTo(text));

    [TestCase(14, "2026-09-01")]
    [TestCase(31, "2026-09-01")]
    [TestCase(57, "2026-09-01")]
    [TestCase(0, "46266")]
    [TestCase(4, "46266")]
    public void Formats_every_program_knows_need_no_code(int format, string text) =>
        Assert.That(Second(Number("46266"), Styles("", format)), Is.EqualTo(text));

    [Test]
    public void Days_of_a_mac_count_from_1904() =>
        Assert.That(Second(Number("44804"), Styles("", 14), "<workbookPr date1904='1'/>"), Is.EqualTo("2026-09-01"));

    [TestCase("<c t='b'><v>1</v></c>", "TRUE")]
    [TestCase("<c t='b'><v>0</v></c>", "FALSE")]
    [TestCase("<c t='e'><v>#N/A</v></c>", "#N/A")]
    [TestCase("<c t='d'><v>2026-09-01T00:00:00Z</v></c>", "2026-09-01")]
    [TestCase("<c t='str'><f>A1&amp;\"x\"</f><v>ax</v></c>", "ax")]
    [TestCase("<c><f>1+1</f><v>2</v></c>", "2")]
    [TestCase("<c><f>1+1</f></c>", "#CALC!")]
    [TestCase("<c><f>1+1</f><v></v></c>", "#CALC!")]
    [TestCase("<c t='str'><f>\"\"</f><v></v></c>", "")]
    [TestCase("<c t='inlineStr'><is><r><t>张</t></r><r><t xml:space='preserve'> 三</t></r><rPh><t>zhang</t></rPh></is></c>", "张 三")]
    [TestCase("<c t='s'><v>1</v></c>", "李四")]
    [TestCase("<c t='str'><v>a_x000D_b_x005F_</v></c>", "a\rb_")]
    public void Every_kind_of_cell_is_text(string cell, string text)
    {
        var shared = "<si><t>张三</t></si><si><r><t>李</t></r><r><t>四</t></r><rPh><t>li</t></rPh></si>";
        var file = Made.Workbook($"{Header}<row><c t='str'><v>-</v></c>{cell}</row>", shared);
        Assert.That(Made.Lines(file, "t.xlsx")[1], Is.EqualTo(text.Length > 0 ? $"2: -|{text}" : "2: -"));
    }

    [Test]
    public void Missing_references_blank_rows_and_gaps_keep_every_cell_in_its_place()
    {
        const string Rows = """
            <row><c t='str'><v>a</v></c><c t='str'><v>b</v></c><c t='str'><v>c</v></c></row>
            <row r='4'><c r='C4'><v>3</v></c><c r='A4'><v>1</v></c></row>
            <row r='5' ht='20'/><row r='6'><c r='A6' s='1'/><c r='B6' s='1'/></row>
            <row><c><v>7</v></c><c r='C7'><v>9</v></c></row>
            """;
        Assert.That(Made.Lines(Made.Workbook(Rows), "t.xlsx"), Is.EqualTo(new[] { "t.xlsx/成绩 1: a|b|c", "4: 1||3", "7: 7||9" }));
    }

    [Test]
    public void Cells_merged_downwards_below_the_header_have_their_value_in_every_row()
    {
        const string Rows = "<row r='1'><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row><row r='2'><c r='B2'><v>0</v></c></row>"
            + "<row r='3'><c r='A3'><v>7</v></c><c r='B3'><v>1</v></c></row><row r='4'><c r='B4'><v>2</v></c></row><row r='5'/><row r='6'><c r='B6'><v>3</v></c></row>";
        var file = Made.Package([("成绩", "", $"<sheetData>{Rows}</sheetData><mergeCells count='3'><mergeCell ref='A1:A2'/><mergeCell ref='A3:A5'/><mergeCell ref='B3:C3'/></mergeCells>")]);
        Assert.That(Made.Lines(file, "t.xlsx"), Is.EqualTo(new[] { "t.xlsx/成绩 1: a|b", "2: |0", "3: 7|1", "4: 7|2", "6: |3" }));
    }

    [Test]
    public void Hidden_and_empty_sheets_are_skipped_and_listed()
    {
        var body = $"<sheetData>{Header}</sheetData>";
        var file = Made.Package([("一", "state='hidden'", body), ("二", "state='veryHidden'", body), ("三", "", "<sheetData/>"), ("四", "", body)]);
        var source = Made.Source(file, "t.xlsx");
        Assert.That(Made.Lines(source), Is.EqualTo(new[] { "t.xlsx/四 1: a|b" }));
        Assert.That(source.Problems.Select(problem => (problem.Code, problem.Sheet)), Is.EqualTo(new[]
        {
            (FileProblemCode.HiddenSheet, "一"), (FileProblemCode.HiddenSheet, "二"), (FileProblemCode.EmptySheet, "三"),
        }));
        Assert.That(source.Problems.Select(problem => problem.IsNotice), Is.All.True);
    }

    [Test]
    public void A_problem_names_the_cell_by_its_letter()
    {
        var file = Made.Workbook(Header + "<row r='9'><c r='AB9' t='str'><v>甲等</v></c></row>");
        using var tables = Made.Source(file, "t.xlsx").Tables().GetEnumerator();
        Assert.That(tables.MoveNext() && tables.Current.Read(), Is.True);
        var problem = tables.Current.ProblemAt(FileProblemCode.NotText, 27);
        Assert.That(problem, Is.EqualTo(new FileProblem(FileProblemCode.NotText, "t.xlsx", "成绩", 9, 28, "甲等")));
        Assert.That(problem.ColumnLetter, Is.EqualTo("AB"));
    }

    [Test]
    public void A_table_left_behind_says_so_instead_of_seeming_empty()
    {
        var table = Made.Source(Made.Workbook(Header), "t.xlsx").Tables().First();
        Assert.That(table.Read, Throws.InstanceOf<ObjectDisposedException>());
    }

    private static string Number(string stored) => $"<c s='1'><v>{stored}</v></c>";

    private static string Styles(string formats, int id) =>
        $"{formats}<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='{id}'/></cellXfs>";

    private static string Second(string cell, string? styles = null, string properties = "") =>
        Made.Lines(Made.Workbook($"{Header}<row>{cell}</row>", null, styles, properties), "t.xlsx")[1]["2: ".Length..];
}
