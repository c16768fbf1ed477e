using QualityTracker.Core.Languages;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.Tests.Pdf;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Reports.Tests.TermSheets;

public sealed class TermSheetPrintTests
{
    [Test]
    public void A_teachers_sheet_fits_on_one_page_and_a_leaders_on_two()
    {
        Assert.That(Pages(SampleSheets.Teacher()), Is.EqualTo(1));
        Assert.That(Pages(SampleSheets.Leader()), Is.EqualTo(2));
    }

    [Test]
    public void A_merged_book_has_a_bookmark_for_each_person()
    {
        var pdf = new PrintedPdf(PdfWriter.Write(TermSheetLayout.Of([SampleSheets.Teacher(), SampleSheets.Leader(), SampleSheets.Empty()])).Bytes);

        Assert.That(pdf.PageCount, Is.EqualTo(4));
        Assert.That(pdf.Bookmarks(), Is.EqualTo(new[] { "王晓明 T0017", "陈国梁 T0001", "李梅 T0102" }));
        Assert.That(pdf.Info.Title, Is.EqualTo("实验初级中学 教师学期考核表汇编 2025—2026学年第一学期"));
    }

    [Test]
    public void A_rare_name_is_reported_with_its_sheet()
    {
        var missing = PdfWriter.Write(TermSheetLayout.Of(SampleSheets.RareName())).MissingGlyphs;

        Assert.That(missing, Is.EqualTo(new[] { new MissingGlyph(0x2E9F5, "𫞩𮧵龘 T0099", "𫞩𮧵龘") }));
    }

    [Test]
    public void Writers_on_several_threads_give_the_bytes_of_one()
    {
        TermSheet[] sheets = [SampleSheets.Teacher(), SampleSheets.Leader(), SampleSheets.LongNames(), SampleSheets.Primary()];
        var alone = sheets.Select(Bytes).ToList();

        var together = new byte[32][];
        Parallel.For(0, together.Length, i => together[i] = Bytes(sheets[i % sheets.Length]));

        for (var i = 0; i < together.Length; i++) Assert.That(together[i], Is.EqualTo(alone[i % sheets.Length]));
    }

    private static int Pages(TermSheet sheet) => new PrintedPdf(Bytes(sheet)).PageCount;

    private static byte[] Bytes(TermSheet sheet) => PdfWriter.Write(TermSheetLayout.Of(sheet, Language.Chinese)).Bytes;
}
