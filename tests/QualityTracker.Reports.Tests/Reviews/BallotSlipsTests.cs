using QualityTracker.Core.Languages;
using QualityTracker.Core.Reviews;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.Reviews;

namespace QualityTracker.Reports.Tests.Reviews;

public sealed class BallotSlipsTests
{
    private static readonly string[] Codes = ["CDFH-JKLM-NPRT", "2345-6789-CDFH", "VWXY-2345-6789"];

    private static readonly BallotSlips Slips = new(
        new(new() { School = new() { Id = "a", Name = "实验学校", NameEn = "Model School" } }), new("期中", "mid-term"), new(2025, 11, 10), new(2025, 11, 14), new("https://school.example/ballot"),
        [new(1, ReviewerKind.Staff, null, ["T001", "T002"], ["T009"], [], Codes), new(2, ReviewerKind.Pupil, "2025-701", [], ["T001"], ["T002"], Codes[..1])]);

    [Test]
    public void Each_slip_has_its_code_in_letters_and_behind_the_address_where_no_server_sees_it()
    {
        var document = Slips.Document(Language.Chinese);
        var shapes = document.Sections[0].Blocks.OfType<Drawing>().SelectMany(drawing => drawing.Shapes).ToArray();
        Assert.That(shapes.OfType<Label>().Select(label => label.Text).Intersect(Codes), Is.EqualTo(Codes));
        Assert.That(shapes.OfType<QrCode>().Select(code => code.Text), Is.EqualTo(Codes.Select(code => $"https://school.example/ballot#{code}")));
        Assert.That(document.Sections.Select(section => section.Bookmark), Is.EqualTo(new[] { "教职工（票样 1）", "2025-701 学生（票样 2）" }));
    }

    [Test]
    public void The_head_says_to_whom_slips_are_dealt_and_a_slip_names_nobody()
    {
        var english = Slips.Document(Language.English).Sections;
        Assert.That(english[0].Blocks.OfType<Paragraph>().First().Text, Does.Contain("Deal to: T001, T002").And.Contain("About: T009"));
        Assert.That(english[1].Blocks.OfType<Paragraph>().First().Text, Does.Contain("who may not review: T002"));
        Assert.That(english.SelectMany(section => section.Blocks).OfType<Drawing>().SelectMany(drawing => drawing.Shapes).OfType<Label>().Select(label => label.Text), Has.None.Contains("T00"));
    }

    [Test]
    public void They_are_written_to_the_same_bytes_each_time()
    {
        var bytes = PdfWriter.Write(Slips.Document(Language.Chinese)).Bytes;
        Assert.That(PdfWriter.Write(Slips.Document(Language.Chinese)).Bytes, Is.EqualTo(bytes));
        Assert.That(PdfWriter.Write(Slips.Document(Language.Chinese)).MissingGlyphs, Is.Empty);
    }
}
