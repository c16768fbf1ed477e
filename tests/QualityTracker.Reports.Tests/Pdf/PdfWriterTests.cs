using System.Text;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Pdf;

namespace QualityTracker.Reports.Tests.Pdf;

public sealed class PdfWriterTests
{
    private static readonly PageNumber pageNumber = new("第", "页 共", "页");

    [Test]
    public void Text_can_be_copied_as_it_was_written()
    {
        var pdf = Printed(new Heading(1, "学期考核表"), new Paragraph("听课 18 次，达成率 120.0%（𫞩）。"));

        Assert.That(pdf.Pieces(0), Does.Contain("学期考核表").And.Contain("听课 18 次，达成率 120.0%（𫞩）。"));
    }

    [Test]
    public void Characters_that_share_an_outline_keep_their_own_text()
    {
        var pdf = Printed(new Paragraph("年⽉月⽇日"));

        Assert.That(pdf.Pieces(0), Does.Contain("年⽉月⽇日"));
    }

    [Test]
    public void Title_author_subject_language_and_dates_come_from_the_document()
    {
        var result = PdfWriter.Write(DocumentOf(SectionOf("张三", new Paragraph("文"))) with { Title = "表 <1> & 2", Author = "实验中学", Subject = "第一学期" });
        var pdf = new PrintedPdf(result.Bytes);

        Assert.Multiple(() =>
        {
            Assert.That(pdf.Info.Title, Is.EqualTo("表 <1> & 2"));
            Assert.That(pdf.Info.Author, Is.EqualTo("实验中学"));
            Assert.That(pdf.Info.Subject, Is.EqualTo("第一学期"));
            Assert.That(pdf.Info.Elements.GetString("/CreationDate"), Is.EqualTo("D:20260120000000+08'00'"));
            Assert.That(pdf.Catalog.Elements.GetString("/Lang"), Is.EqualTo("zh-CN"));
            Assert.That(Encoding.UTF8.GetString(result.Bytes), Does.Contain("表 &lt;1&gt; &amp; 2").And.Contain("2026-01-20T00:00:00+08:00"));
        });
    }

    [Test]
    public void An_English_document_says_so() =>
        Assert.That(
            new PrintedPdf(PdfWriter.Write(DocumentOf(SectionOf("A", new Paragraph("text"))) with { Language = Language.English }).Bytes)
                .Catalog.Elements.GetString("/Lang"),
            Is.EqualTo("en"));

    [Test]
    public void Every_section_has_a_bookmark_and_counts_its_own_pages()
    {
        var pdf = new PrintedPdf(PdfWriter.Write(DocumentOf(
            SectionOf("王一", new Paragraph("甲"), new PageBreak(), new Paragraph("乙")),
            SectionOf("李二", new Paragraph("丙")))).Bytes);

        Assert.Multiple(() =>
        {
            Assert.That(pdf.PageCount, Is.EqualTo(3));
            Assert.That(pdf.Bookmarks(), Is.EqualTo(new[] { "王一", "李二" }));
            Assert.That(pdf.Pieces(0), Does.Contain("第1页 共2页").And.Not.Contain("页眉"));
            Assert.That(pdf.Pieces(1), Does.Contain("第2页 共2页").And.Contain("页眉"));
            Assert.That(pdf.Pieces(2), Does.Contain("第1页 共1页").And.Contain("页脚"));
        });
    }

    [Test]
    public void A_character_the_font_lacks_is_printed_as_its_code_point_and_reported()
    {
        var result = PdfWriter.Write(DocumentOf(SectionOf("名册", new Paragraph("𮧵老师 \uD83D"))));

        Assert.Multiple(() =>
        {
            Assert.That(new PrintedPdf(result.Bytes).Pieces(0), Does.Contain("[U+2E9F5]老师 [U+D83D]"));
            Assert.That(result.MissingGlyphs, Is.EqualTo(new[]
            {
                new MissingGlyph(0x2E9F5, "名册", "𮧵老师 \uD83D"), new MissingGlyph(0xD83D, "名册", "𮧵老师 \uD83D"),
            }));
        });
    }

    [Test]
    public void Controls_and_marks_of_direction_cannot_hide_or_turn_text()
    {
        var result = PdfWriter.Write(DocumentOf(SectionOf("甲", new Paragraph("王\u0000\u202E明\u200B\u2066（优）\uFEFF\u0007"))));

        Assert.That(new PrintedPdf(result.Bytes).Pieces(0), Does.Contain("王明（优）"));
        Assert.That(result.MissingGlyphs, Is.Empty);
    }

    [Test]
    public void Titles_and_bookmarks_are_one_plain_line()
    {
        var result = PdfWriter.Write(DocumentOf(SectionOf("王\u202E明\uD83D", new Paragraph("文"))) with { Title = "表\u0001\n二" });
        var pdf = new PrintedPdf(result.Bytes);

        Assert.That(pdf.Bookmarks(), Is.EqualTo(new[] { "王明\uFFFD" }));
        Assert.That(pdf.Info.Title, Is.EqualTo("表 二"));
    }

    [Test]
    public void A_long_table_repeats_its_header_and_keeps_the_last_row_company()
    {
        var rows = Enumerable.Range(1, 120).Select(i => new Row([new Cell($"行{i}")]));
        var pdf = Printed(new Table([new Column(1)], [new Row([new Cell("表头")]), .. rows], HeaderRows: 1));

        Assert.That(pdf.PageCount, Is.EqualTo(3));
        Assert.That(Enumerable.Range(0, 3).Select(page => pdf.Pieces(page).Count(piece => piece == "表头")), Is.All.EqualTo(1));
        Assert.That(pdf.Pieces(2), Does.Contain("行119").And.Contain("行120"));
    }

    [TestCase(45, 1)]
    [TestCase(46, 1)]
    [TestCase(48, 1)]
    [TestCase(56, 2)]
    public void A_section_that_only_just_needs_a_second_page_is_set_tighter(int rows, int pages)
    {
        var pdf = Printed(
            new Table([new Column(1)], [.. Enumerable.Range(1, rows).Select(i => new Row([new Cell($"行{i}")]))]),
            new Heading(2, "意见"),
            new WritingBoxes(["意见"], 3),
            new SignatureRow(["签名"], "日期", "公章"));

        Assert.That(pdf.PageCount, Is.EqualTo(pages));
    }

    [Test]
    public void A_narrow_column_breaks_no_word_while_another_has_room()
    {
        var pdf = Printed(new Table([new(1), new(30)], [new([new("monitoring results"), new("好")])]));

        Assert.That(pdf.Pieces(0), Does.Contain("monitoring").And.Contain("results"));
    }

    [Test]
    public void A_cell_longer_than_a_page_runs_on_without_losing_a_character()
    {
        var text = string.Concat(Enumerable.Range(0, 6000).Select(i => (char)(0x4E00 + i % 900)));
        var table = Printed(new Table([new Column(1), new Column(1)], [new Row([new Cell(text), new Cell("短")])]));

        Assert.That(Body(table), Does.Contain(text));

        static string Body(PrintedPdf pdf) => string.Concat(
            Enumerable.Range(0, pdf.PageCount).SelectMany(pdf.Pieces).Where(piece => !piece.Contains('页', StringComparison.Ordinal) && piece is not "短"));
    }

    [Test]
    public void Only_the_characters_used_are_embedded() =>
        Assert.That(PdfWriter.Write(DocumentOf(SectionOf("甲", new Paragraph("乙")))).Bytes, Has.Length.LessThan(12_000));

    [TestCase("de-DE")]
    [TestCase("zh-CN")]
    [TestCase("ar-SA")]
    public void The_same_document_gives_the_same_bytes_under_any_culture(string culture)
    {
        var document = DocumentOf(SectionOf("甲", new BarChart("周", [new Bar("1", 3.5m, "3.5")]), new SignatureRow(["签名"], "日期", "公章")));
        var expected = PdfWriter.Write(document).Bytes;
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo(culture);
            Assert.That(PdfWriter.Write(document).Bytes, Is.EqualTo(expected));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Test]
    public void Documents_that_differ_have_different_identifiers()
    {
        var ids = new[] { "甲", "乙" }.Select(text =>
            Encoding.Latin1.GetString(PdfWriter.Write(DocumentOf(SectionOf("节", new Paragraph(text)))).Bytes).Split("/ID[")[1][..36]);

        Assert.That(ids, Is.Unique);
    }

    private static PrintedPdf Printed(params Block[] blocks) => new(PdfWriter.Write(DocumentOf(SectionOf("节", blocks))).Bytes);

    private static Section SectionOf(string bookmark, params Block[] blocks) => new(bookmark, "页眉", "页脚", pageNumber, blocks);

    private static Document DocumentOf(params Section[] sections) => new(
        "标题", "学校", "学期", Language.Chinese, new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.FromHours(8)), sections);
}
