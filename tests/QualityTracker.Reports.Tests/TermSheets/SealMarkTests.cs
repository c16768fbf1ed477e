using System.Globalization;
using System.Text.RegularExpressions;
using QRCoder;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Seals;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.TermSheets;
using QualityTracker.Reports.Tests.Pdf;

namespace QualityTracker.Reports.Tests.TermSheets;

/// <summary>What the print of a sealed sheet says, and that its code can be read.</summary>
public sealed class SealMarkTests
{
    private static readonly Seal Seal = new("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static readonly Uri Address = new("https://school.example/verify/" + Seal.Hash);

    [Test]
    public void A_sealed_sheet_says_who_agreed_when_instead_of_leaving_room_to_sign()
    {
        var text = new PrintedPdf(Bytes(Language.Chinese)).Text(0);
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("已封存　第 2 版　封存码 Q9W1-DFWF-077Y-MGA1").And.Contain("本人意见：再接再厉"));
            Assert.That(text.ReplaceLineEndings(""), Does.Contain("本人2026年1月16日确认；教研组长 T9 2026年1月17日签字；校长 王晓明 2026年1月18日签字")
                .And.Contain("2026年1月20日至2026年1月24日公示；王晓明 2026年1月26日封存").And.Contain("打开 https://school.example/verify 输入封存码"));
            Assert.That(text, Does.Not.Contain("本人签名").And.Not.Contain("自评意见"));
            Assert.That(Text(new PrintedPdf(Bytes(Language.English))), Does.Contain("Sealed, revision 2, code Q9W1-DFWF-077Y-MGA1").And.Contain("by 王晓明 on 2026-01-26"));
            Assert.That(new PrintedPdf(Bytes(Language.Chinese)).PageCount, Is.EqualTo(1), "a sealed sheet is no longer than one to sign");
        });
    }

    // The squares of the page, put on a grid again, are the ones that a reader of the code expects.
    [Test]
    public void The_squares_on_the_page_are_the_code_of_the_address()
    {
        using var expected = QRCodeGenerator.GenerateQrCode(Address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var runs = Regex.Matches(new PrintedPdf(Bytes(Language.Chinese)).Content(0), @"^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$", RegexOptions.Multiline)
            .Select(match => match.Groups.Values.Skip(1).Select(group => decimal.Parse(group.Value, CultureInfo.InvariantCulture)).ToArray()).ToList();
        var (left, module, top) = (runs.Min(run => run[0]), runs[0][3], runs.Max(run => run[1]));
        var drawn = new HashSet<(int, int)>(runs.SelectMany(run => Enumerable.Range(0, Squares(run[2])).Select(at => (Squares(run[0] - left) + at, Squares(top - run[1])))));
        var modules = expected.ModuleMatrix;
        var dark = from y in Enumerable.Range(0, modules.Count) from x in Enumerable.Range(0, modules.Count) where modules[y][x] select (x - 4, y - 4);
        Assert.That(drawn, Is.EquivalentTo(dark));
        Assert.That(module, Is.GreaterThan(1.2m), "narrower squares are lost on a copy");

        int Squares(decimal points) => (int)Math.Round(points / module);
    }

    private static string Text(PrintedPdf pdf) => string.Concat(Enumerable.Range(0, pdf.PageCount).Select(pdf.Text));

    private static byte[] Bytes(Language language) => PdfWriter.Write(TermSheetLayout.Of(SampleSheets.Teacher() with { Seal = Mark() }, language)).Bytes;

    private static SealMark Mark() => SealMark.Of(
        SheetStanding.New with
        {
            Note = "再接再厉",
            Confirmed = new Dictionary<string, DateOnly> { ["total"] = new(2026, 1, 16) },
            GroupHead = new("T9", new(2026, 1, 17), 0),
            Principal = new("T1", new(2026, 1, 18), 0),
            Notice = (new(2026, 1, 20), new(2026, 1, 24)),
        },
        2, Seal, "T1", new(2026, 1, 26), Evaluated.Frame, Address);
}
