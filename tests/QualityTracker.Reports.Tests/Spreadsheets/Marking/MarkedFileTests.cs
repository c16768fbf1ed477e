using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using QualityTracker.Reports.Spreadsheets.Marking;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace QualityTracker.Reports.Tests.Spreadsheets.Marking;

/// <summary>The very file comes back, with what is wrong said in it.</summary>
[TestFixture]
public sealed class MarkedFileTests
{
    private static readonly CellMark[] Marks =
    [
        new("t.xlsx", "教职工", 2, "C", "应为日期"), new("t.xlsx", "教职工", 3, "B", "不能为空"), new("t.xlsx", "教职工", 3, null, "重复"), new("t.xlsx", "教职工", 9, "A", "=1+1"),
    ];

    [TestCase("comments-openpyxl.xlsx")]
    [TestCase("libreoffice.xlsx", "成绩")]
    public void Cells_of_a_workbook_get_a_colour_and_a_comment_and_the_rest_stays(string file, string sheet = "教职工")
    {
        var before = Read(file);
        var marked = Mark(before, "t.xlsx", [.. Marks.Select(mark => mark with { Sheet = sheet })]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(marked), isEditable: false);
        var part = Part(document, sheet);
        var comments = part.WorksheetCommentsPart!.Comments.CommentList!.Elements<X.Comment>().ToDictionary(comment => comment.Reference!.Value!, comment => comment.InnerText);
        Assert.That(comments["C2"], Does.EndWith("应为日期"));
        Assert.That((comments["B3"], comments["A9"]), Is.EqualTo(("不能为空", "=1+1")));
        Assert.That(comments["A3"], Does.EndWith("重复"));
        foreach (var place in new[] { "C2", "B3", "A3", "A9" }) Assert.That(ColourOf(document, part, place), Is.EqualTo("FFFFC7CD"), place);
        Assert.That(ColourOf(document, part, "A2"), Is.Null);
        Assert.That(Problems(document).Except(Problems(before)), Is.Empty);
        Assert.That(Lines(marked), Is.EqualTo(Lines(before)), "every value stays");
    }

    [Test]
    public void Comments_looks_and_sheets_that_were_there_stay()
    {
        var before = Read("comments-openpyxl.xlsx");
        var marked = Mark(before, "t.xlsx", Marks);
        using var document = SpreadsheetDocument.Open(new MemoryStream(marked), isEditable: false);
        var part = Part(document, "教职工");
        var comments = part.WorksheetCommentsPart!.Comments.CommentList!.Elements<X.Comment>().ToDictionary(comment => comment.Reference!.Value!, comment => comment.InnerText);
        Assert.That(comments["C2"], Does.StartWith("旧批注").And.EndsWith("\n应为日期"));
        Assert.That(comments["A3"], Does.StartWith("另一条"));
        Assert.That(part.Worksheet.Descendants<X.Column>().Single().Width!.Value, Is.EqualTo(33));
        Assert.That(part.Worksheet.Descendants<X.MergeCell>().Single().Reference!.Value, Is.EqualTo("E1:F2"));
        Assert.That(Entry(marked, "xl/worksheets/sheet2.xml"), Is.EqualTo(Entry(before, "xl/worksheets/sheet2.xml")));
        using var boxes = new StreamReader(part.VmlDrawingParts.Single().GetStream());
        Assert.That(boxes.ReadToEnd().Split("ObjectType=\"Note\""), Has.Length.EqualTo(5), "two that were there and two more");
    }

    [Test]
    public void A_workbook_without_looks_of_its_own_gets_some()
    {
        var marked = Mark(Made.Workbook("<row r='1'><c r='A1' t='str'><v>a</v></c></row><row r='3'/>"), "t.xlsx", [new("t.xlsx", "成绩", 1, "A", "x"), new("t.xlsx", "成绩", 3, "B", "y"), new("t.xlsx", null, null, null, "z")]);
        Assert.That(Entry(marked, "xl/worksheets/sheet0.xml"), Does.Contain("<c r=\"A1\" t=\"str\" s=\"1\">").And.Contain("<row r=\"3\"><c r=\"B3\" s=\"1\" /></row>").And.Contain("legacyDrawing"));
        Assert.That(Entry(marked, "xl/markStyles.xml"), Does.Contain("FFFFC7CD"));
        Assert.That(Entry(marked, "xl/mark2sheet0Comments.xml"), Does.Contain("x\nz"));
        Assert.That(Made.Problems(marked, "t.xlsx"), Is.Empty);
    }

    [Test]
    public void A_csv_gets_one_more_column_and_keeps_every_character()
    {
        const string Text = "名单\r\na;b;c\n1;\"x\n\"\"y\"\";\"\r\n2;\"z\"z;3;4\n\n5;6;7";
        var marked = Mark(Made.Utf8(Text), "t.csv", [new("t.csv", null, 3, "B", "坏\"了"), new("t.csv", null, 3, "A", "二"), new("t.csv", null, 4, null, "=三"), new("t.csv", null, 6, "C", "六")], 2);
        Assert.That(Encoding.UTF8.GetString(marked), Is.EqualTo("\ufeff名单\r\na;b;c;\"错误\"\n1;\"x\n\"\"y\"\";\";;\"坏\"\"了; 二\"\r\n2;\"z\"z;3;4;\"'=三\"\n\n5;6;7;\"六\""));
    }

    [TestCase("GB18030")]
    [TestCase("utf-16")]
    public void A_csv_keeps_its_encoding(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes("姓名,分\n张,1\n")];
        Assert.That(Mark(file, "t.csv", [new("t.csv", null, 2, null, "坏")]), Is.EqualTo((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes("姓名,分,\"错误\"\n张,1,\"坏\"\n")]));
    }

    [Test]
    public void Of_a_zip_each_file_is_marked()
    {
        var zip = Made.Zip(("甲/a.csv", Made.Utf8("a,b\n1,2\n")), ("b.csv", Made.Utf8("a\n")), ("说明.docx", [1, 2]), ("c.xlsx", Made.Workbook("<row r='1'><c r='A1' t='str'><v>a</v></c></row>")));
        var marked = Mark(zip, "t.zip", [new("甲/a.csv", null, 2, null, "坏"), new("c.xlsx", "成绩", 1, "A", "坏")]);
        Assert.That(Entry(marked, "甲/a.csv"), Does.Contain("1,2,\"坏\""));
        Assert.That(Entry(marked, "b.csv"), Is.EqualTo("a\n"));
        using var opened = new ZipArchive(new MemoryStream(marked));
        Assert.That(opened.Entries.Select(entry => entry.FullName), Is.EquivalentTo(new[] { "甲/a.csv", "b.csv", "说明.docx", "c.xlsx" }));
    }

    [Test]
    public void A_file_that_is_no_whole_workbook_is_told() =>
        Assert.That(() => Mark(Read("libreoffice.xlsx")[..3000], "t.xlsx", Marks), Throws.InstanceOf<InvalidDataException>());

    [Test]
    public void A_long_sheet_is_copied_in_little_memory()
    {
        var rows = string.Concat(Enumerable.Range(1, 100_000).Select(row => $"<row r='{row}'><c r='A{row}'><v>{row}</v></c><c r='B{row}' t='str'><v>文字</v></c></row>"));
        using var file = new MemoryStream(Made.Workbook(rows));
        using var to = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        var before = GC.GetAllocatedBytesForCurrentThread();
        MarkedFile.Write(file, "t.xlsx", [new("t.xlsx", "成绩", 99_999, "B", "坏")], "错误", new Dictionary<string, int>(), to);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 << 20), "no row is kept");
        Assert.That(to.Length, Is.GreaterThan(100_000));
    }

    private static byte[] Mark(byte[] file, string name, CellMark[] marks, int header = 1)
    {
        using var to = new MemoryStream();
        MarkedFile.Write(new MemoryStream(file), name, marks, "错误", new Dictionary<string, int> { ["t.csv"] = header }, to);
        return to.ToArray();
    }

    private static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Spreadsheets/Reading/Data", file));

    private static List<string> Lines(byte[] file) => Made.Lines(file, "t.xlsx");

    private static WorksheetPart Part(SpreadsheetDocument document, string sheet) => (WorksheetPart)document.WorkbookPart!.GetPartById(
        document.WorkbookPart.Workbook.Descendants<X.Sheet>().Single(each => each.Name == sheet).Id!);

    private static string? ColourOf(SpreadsheetDocument document, WorksheetPart part, string place)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var look = part.Worksheet.Descendants<X.Cell>().Single(cell => cell.CellReference == place).StyleIndex;
        var fill = styles.CellFormats!.Elements<X.CellFormat>().ElementAt((int)(look?.Value ?? 0)).FillId;
        return styles.Fills!.Elements<X.Fill>().ElementAt((int)(fill?.Value ?? 0)).PatternFill?.ForegroundColor?.Rgb?.Value;
    }

    private static List<string> Problems(SpreadsheetDocument document) => [.. new OpenXmlValidator().Validate(document).Select(error => error.Description)];

    private static List<string> Problems(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return Problems(document);
    }

    private static string Entry(byte[] zipped, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(zipped));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
