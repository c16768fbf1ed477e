using System.Text;
using QualityTracker.Api.Attachments;

namespace QualityTracker.Api.Tests.Attachments;

/// <summary>What is kept of a photo or scan: what it shows, and nothing of where, when and by whom it was made.</summary>
public sealed class StrippedFileTests
{
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(6)]
    [TestCase(8)]
    public void A_photo_keeps_its_picture_and_which_way_up_it_is_and_loses_its_place(byte orientation)
    {
        foreach (var picture in new[] { SentFiles.Plain, SentFiles.Progressive })
        {
            var kept = Kept(SentFiles.Photo(orientation, picture), AttachmentType.Jpeg);
            TellsNothing(kept);
            byte[] turned = orientation == 1 ? [] : [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
            Assert.That(kept, Is.EqualTo(new byte[] { 0xFF, 0xD8 }.Concat(turned).Concat(picture[2..])), "every other byte of the picture is as it was");
            Assert.That(Kept(kept, AttachmentType.Jpeg), Is.EqualTo(kept), "stripped again it stays the same, and so does its address");
        }
    }

    [Test]
    public void A_picture_keeps_its_colours_and_loses_its_texts_and_times()
    {
        var kept = Kept([.. SentFiles.Picture, .. "PK\u0003\u0004 hidden"u8], AttachmentType.Png);
        TellsNothing(kept, "tEXt");
        Assert.That(Latin(kept), Does.Contain("IHDR").And.Contain("gAMA").And.Contain("PLTE").And.Contain("IDAT").And.EndWith("IEND\u00AEB`\u0082"));
    }

    [Test]
    public void A_scan_keeps_its_length_and_pages_and_loses_what_its_makers_wrote()
    {
        var sent = SentFiles.Scan();
        var kept = Kept(sent, AttachmentType.Pdf);
        TellsNothing(kept, "Li \\(", "FEFF", "D:2026");
        Assert.That(Latin(kept), Does.EndWith("%%EOF\n").And.Contain("/MediaBox [0 0 48 32]").And.Contain("q 48 0 0 32 0 0 cm /P Do"));
        var (packed, at) = (Latin(kept).IndexOf("/ObjStm", StringComparison.Ordinal), Latin(kept).IndexOf("stream\n", Latin(kept).IndexOf("/ObjStm", StringComparison.Ordinal), StringComparison.Ordinal) + 7);
        Assert.That(packed, Is.EqualTo(Latin(sent).IndexOf("/ObjStm", StringComparison.Ordinal)), "nothing is moved, so that every reference still leads where it did");
        Assert.That(SentFiles.Unpacked(kept[at..]), Does.Contain("/Producer (                 )").And.Contain("/Type /Pages"));
        Assert.That(kept.AsSpan().IndexOf(SentFiles.Plain.AsSpan(2)), Is.Positive, "the photo on the page");
    }

    [TestCase("9 0 obj << /S /JavaScript /JS (app.alert\\(1\\)) >> endobj\n", "")]
    [TestCase("9 0 obj << /S /J#61va#53cript /JS 3 0 R >> endobj\n", "")]
    [TestCase("9 0 obj << /S /Launch /F (cmd.exe) >> endobj\n", "")]
    [TestCase("9 0 obj << /Names << /EmbeddedFiles 3 0 R >> >> endobj\n", "")]
    [TestCase("9 0 obj << /AcroForm << /XFA 3 0 R >> >> endobj\n", "")]
    [TestCase("9 0 obj << /Encrypt 3 0 R >> endobj\n", "")]
    [TestCase("9 0 obj << /Length 3 >>\nstream\n 10 0 obj << /S /Launch >> \nendstream endobj\n", "")]
    [TestCase("9 0 obj << /Type /ObjStm /Filter /LZWDecode >>\nstream\nabc\nendstream endobj\n", "")]
    [TestCase("", "/S /JavaScript ")]
    public void A_scan_that_does_more_than_show_pages_is_refused(string more, string packed) =>
        Assert.That(StrippedFile.Of(SentFiles.Scan(more, packed)).Fault?.Rule, Is.EqualTo("file-active"));

    [Test]
    public void Nothing_but_photos_and_scans_is_taken_whatever_it_is_called()
    {
        foreach (var other in new[] { ""u8.ToArray(), "GIF89a"u8.ToArray(), "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), "MZ"u8.ToArray(), "<html>%PDF-1.4"u8.ToArray(), "RIFF\0\0\0\0WEBP"u8.ToArray() })
        {
            Assert.That(StrippedFile.Of(other).Fault?.Rule, Is.EqualTo("file-type"));
        }
    }

    [Test]
    public void A_file_that_breaks_off_is_refused_wherever_it_does()
    {
        foreach (var whole in new[] { SentFiles.Plain, SentFiles.Progressive, SentFiles.Picture })
        {
            for (var length = 8; length < whole.Length; length++) Assert.That(StrippedFile.Of(whole[..length]).Fault?.Rule, Is.EqualTo("file-damaged"), $"{length} of {whole.Length}");
        }
    }

    [Test]
    public void Files_made_to_harm_are_answered_at_once()
    {
        byte[] head = [0xFF, 0xD8];
        byte[] segments = [.. head, .. Enumerable.Repeat(SentFiles.Segment(0xE1, "Exif\0\0MM\0*\0\0\0\u0008\u00FF\u00FF"u8), 100_000).SelectMany(each => each), .. SentFiles.Plain[2..]];
        Assert.That(Kept(segments, AttachmentType.Jpeg), Is.EqualTo(SentFiles.Plain));
        var wide = SentFiles.Plain.ToArray();
        wide.AsSpan(wide.AsSpan().IndexOf<byte>([0xFF, 0xC0]) + 5, 4).Fill(0xFF);
        Assert.That(StrippedFile.Of(wide).Fault?.Rule, Is.EqualTo("picture-size"));
        Assert.That(StrippedFile.Of([.. head, .. Enumerable.Repeat((byte)0xFF, 5_000_000)]).Fault?.Rule, Is.EqualTo("file-damaged"));
        var bomb = SentFiles.Packed(new string(' ', 40_000_000));
        var bombs = string.Concat(Enumerable.Repeat($"9 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n{Latin(bomb)}\nendstream endobj\n", 20));
        Assert.That(StrippedFile.Of(SentFiles.Scan(bombs)).Fault?.Rule, Is.EqualTo("file-damaged"));
        Assert.That(StrippedFile.Of([.. "%PDF-1.4 "u8, .. Enumerable.Repeat("/Title("u8.ToArray(), 500_000).SelectMany(each => each), .. "%%EOF"u8]).Fault?.Rule, Is.EqualTo("file-damaged"));
        Assert.That(StrippedFile.Of([.. "%PDF-1.4 "u8, .. Enumerable.Repeat("endstream stream "u8.ToArray(), 300_000).SelectMany(each => each), .. "%%EOF"u8]).Fault?.Rule, Is.EqualTo("file-damaged"));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Whatever_comes_after_the_right_beginning_ends_in_a_file_or_a_refusal(byte[] rest)
    {
        byte[][] beginnings = [[0xFF, 0xD8, 0xFF], SentFiles.Picture[..8], [.. "%PDF-"u8], SentFiles.Picture[..33], SentFiles.Plain[..^40], SentFiles.Scan()[..400]];
        foreach (var beginning in beginnings) Ends([.. beginning, .. rest]);
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void A_file_with_some_bytes_changed_ends_in_a_file_or_a_refusal((ushort At, byte Value)[] changes)
    {
        foreach (var whole in new[] { SentFiles.Photo(), SentFiles.Photo(6, SentFiles.Progressive), SentFiles.Picture, SentFiles.Scan() })
        {
            var changed = whole.ToArray();
            foreach (var (at, value) in changes) changed[at % changed.Length] = value;
            Ends(changed);
        }
    }

    // And what is kept of it is kept whole when it is sent again.
    private static void Ends(byte[] sent)
    {
        var (file, fault) = StrippedFile.Of(sent);
        Assert.That(file is null, Is.EqualTo(fault is not null));
        if (file is not null) Assert.That(StrippedFile.Of(file.Content).File?.Content, Is.EqualTo(file.Content));
    }

    private static byte[] Kept(byte[] sent, AttachmentType type)
    {
        var (file, fault) = StrippedFile.Of(sent);
        Assert.That(fault, Is.Null, fault?.Message.En);
        Assert.That(file!.Type, Is.EqualTo(type));
        return file.Content;
    }

    private static void TellsNothing(byte[] kept, params string[] more) =>
        Assert.That(SentFiles.Telling.Concat(more).Where(word => Latin(kept).Contains(word, StringComparison.Ordinal)), Is.Empty);

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
