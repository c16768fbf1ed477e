using System.Diagnostics;
using System.Text;
using QualityTracker.Reports.Spreadsheets.Reading;
using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Reports.Tests.Spreadsheets.Reading;

/// <summary>Workbooks made to fill the memory or to take for ever: small to send, refused in little memory and time.</summary>
[TestFixture]
public sealed class HostileWorkbookTests
{
    private const string Header = "<row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1' t='str'><v>b</v></c></row>";
    private const string Laughs = "<!DOCTYPE sst [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>";

    [TestCase("sharedStrings")]
    [TestCase("styles")]
    [TestCase("worksheets/sheet0")]
    [TestCase("workbook")]
    [TestCase("_rels/workbook.xml.rels")]
    public void Entities_within_entities_are_refused_in_every_part(string part)
    {
        var file = Replaced(Made.Workbook(Header, "<si><t>x</t></si>", "<cellXfs/>"), part, Laughs + "<sst><si><t>&c;</t></si></sst>");
        Assert.That(Codes(file), Is.EqualTo(new[] { DoctypeRefused }));
    }

    [Test]
    public void One_long_entity_named_often_is_refused() =>
        Assert.That(Codes(Replaced(Made.Workbook(Header), "worksheets/sheet0", $"<!DOCTYPE w [<!ENTITY a '{new string('x', 100_000)}'>]><w>{string.Concat(Enumerable.Repeat("&a;", 1000))}</w>")), Is.EqualTo(new[] { DoctypeRefused }));

    [TestCase("tags within tags")]
    [TestCase("tags of ever new names")]
    [TestCase("attributes of ever new names")]
    public void Xml_that_only_grows_is_refused_in_little_memory(string what)
    {
        var random = new Random(1);
        var xml = new StringBuilder("<worksheet><sheetData>");
        for (var at = 0; at < 400_000; at++)
        {
            var name = string.Create(6, random, (span, of) => { foreach (ref var each in span) each = (char)('a' + of.Next(26)); });
            if (what == "tags within tags") xml.Append('<').Append('a').Append(" b='").Append(name).Append("'>");
            else if (what == "tags of ever new names") xml.Append('<').Append(name).Append("/>");
            else xml.Append(at == 0 ? "<row " : " ").Append(name).Append(at).Append("=''");
        }

        var file = Replaced(Made.Workbook(Header), "worksheets/sheet0", xml.ToString());
        Assert.That(Allocated(() => Assert.That(Codes(file), Is.EqualTo(new[] { TooMuchText }))), Is.LessThan(16 << 20));
    }

    [Test]
    public void A_long_text_shared_by_every_cell_of_a_row_is_refused()
    {
        var cells = string.Concat(Enumerable.Repeat("<c t='s'><v>0</v></c>", 16_384));
        var file = Made.Workbook($"{Header}<row>{cells}</row>", $"<si><t>{new string('长', 32_767)}</t></si>");
        Assert.That(Made.Problems(file, "t.xlsx").Single(), Is.EqualTo(new FileProblem(TooMuchText, "t.xlsx", "成绩", 2)));
    }

    [Test]
    public void A_hundred_thousand_merged_areas_one_over_the_other_take_no_time()
    {
        var merged = string.Concat(Enumerable.Repeat("<mergeCell ref='A2:A1048576'/>", 100_000));
        var rows = "<row><c t='str'><v>x</v></c><c><v>1</v></c></row>" + string.Concat(Enumerable.Repeat("<row><c/><c><v>1</v></c></row>", 50_000));
        var file = Made.Package([("成绩", "", $"<sheetData>{Header}{rows}</sheetData><mergeCells>{merged}</mergeCells>")]);
        var begun = Stopwatch.GetTimestamp();
        Assert.That(Made.Lines(file, "t.xlsx")[^1], Is.EqualTo("50002: x|1"));
        Assert.That(Stopwatch.GetElapsedTime(begun), Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void A_merged_text_over_every_column_fills_no_memory()
    {
        var areas = string.Concat(Enumerable.Range(0, 16_384).Select(at => $"<mergeCell ref='{Letters(at)}2:{Letters(at)}9'/>"));
        var first = string.Concat(Enumerable.Repeat("<c t='s'><v>0</v></c>", 400));
        var file = Made.Package([("成绩", "", $"<sheetData>{Header}<row>{first}</row><row><c><v>1</v></c></row></sheetData><mergeCells>{areas}</mergeCells>")], $"<si><t>{new string('长', 32_767)}</t></si>");
        var lines = Made.Lines(file, "t.xlsx");
        Assert.That(lines[2].Split('|'), Has.Length.EqualTo(2), "only under the header's columns");
    }

    [Test]
    public void A_last_column_in_every_row_is_no_column()
    {
        var rows = string.Concat(Enumerable.Range(2, 20_000).Select(row => $"<row r='{row}'><c r='A{row}'><v>1</v></c><c r='XFD{row}' s='1'/></row>"));
        var file = Made.Workbook(Header + rows);
        var widest = 0;
        Assert.That(Allocated(() =>
        {
            foreach (var table in Made.Source(file, "t.xlsx").Tables())
                while (table.Read()) widest = Math.Max(widest, table.Row.Count);
        }), Is.LessThan(4 << 20));
        Assert.That(widest, Is.EqualTo(1));
    }

    [TestCase("<row r='5'><c><v>1</v></c></row><row r='3'><c><v>2</v></c></row>", BrokenWorkbook, TestName = "Rows that go back")]
    [TestCase("<row r='2'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>", BrokenWorkbook, TestName = "A row twice")]
    [TestCase("<row r='0'><c><v>1</v></c></row>", BrokenWorkbook, TestName = "A row before the first")]
    [TestCase("<row r='two'><c><v>1</v></c></row>", BrokenWorkbook, TestName = "A row without a number")]
    [TestCase("<row r='99999999999999999999'><c><v>1</v></c></row>", BrokenWorkbook, TestName = "A row number beyond all numbers")]
    [TestCase("<row><c r='2'><v>1</v></c></row>", BrokenWorkbook, TestName = "A cell without a column")]
    [TestCase("<row><c r='XFE2'><v>1</v></c></row>", TooManyColumns, TestName = "A cell beyond the last column")]
    [TestCase("<row><c t='s'><v>-1</v></c></row>", BrokenWorkbook, TestName = "A shared text before the first")]
    [TestCase("<row><c t='s'><v>99999999999</v></c></row>", BrokenWorkbook, TestName = "A shared text beyond all numbers")]
    public void A_place_that_no_sheet_has_is_refused(string rows, FileProblemCode code) => Assert.That(Codes(Made.Workbook(Header + rows)), Is.EqualTo(new[] { code }));

    [Test]
    public void The_same_cell_twice_counts_once_and_cells_may_stand_in_any_order() =>
        Assert.That(Made.Lines(Made.Workbook(Header + "<row r='2'><c r='B2'><v>2</v></c><c r='A2'><v>1</v></c><c r='B2'><v>3</v></c></row>"), "t.xlsx")[1], Is.EqualTo("2: 1|3"));

    [Test]
    public void A_workbook_of_the_strict_kind_is_read()
    {
        const string Strict = "http://purl.oclc.org/ooxml/";
        var file = Made.Zip(
            ("[Content_Types].xml", Made.Utf8("<Types/>")),
            ("_rels/.rels", Made.Utf8($"<Relationships><Relationship Id='a' Type='{Strict}officeDocument/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>")),
            ("xl/workbook.xml", Made.Utf8($"<workbook xmlns='{Strict}spreadsheetml/main' xmlns:r='{Strict}officeDocument/relationships' conformance='strict'><sheets><sheet name='成绩' sheetId='1' r:id='s'/></sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Made.Utf8($"<Relationships><Relationship Id='s' Type='{Strict}officeDocument/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>")),
            ("xl/worksheets/sheet1.xml", Made.Utf8($"<worksheet xmlns='{Strict}spreadsheetml/main'><sheetData>{Header}<row><c t='d'><v>2026-09-01T00:00:00Z</v></c><c><v>1</v></c></row></sheetData></worksheet>")));
        Assert.That(Made.Lines(file, "t.xlsx"), Is.EqualTo(new[] { "t.xlsx/成绩 1: a|b", "2: 2026-09-01|1" }));
    }

    [Test]
    public void Lists_of_parts_looks_and_sheets_have_an_end()
    {
        var file = Made.Workbook(Header, null, "<cellXfs>" + string.Concat(Enumerable.Repeat("<xf numFmtId='14'/>", 300_000)) + "</cellXfs>");
        Assert.That(Codes(file), Is.EqualTo(new[] { TooMuchText }));
        Assert.That(Codes(Made.Package([.. Enumerable.Range(0, 1001).Select(at => ($"s{at}", "", "<sheetData/>"))])), Is.EqualTo(new[] { TooManyFiles }));
    }

    private static byte[] Replaced(byte[] workbook, string part, string xml)
    {
        var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = part.EndsWith(".rels", StringComparison.Ordinal) ? "xl/" + part : $"xl/{part}.xml";
            zip.GetEntry(name)!.Delete();
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Made.Utf8(xml));
        }

        return bytes.ToArray();
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Letters(int at) => QualityTracker.Reports.Spreadsheets.ColumnLetters.Of(at + 1);

    private static IEnumerable<FileProblemCode> Codes(byte[] content) => Made.Problems(content, "t.xlsx").Select(problem => problem.Code);
}
