using System.Text;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Reports.Tests.Spreadsheets.Reading;

/// <summary>Texts that are longer, or otherwise written, than any person writes them.</summary>
[TestFixture]
public sealed class HostileTextTests
{
    [Test]
    public void A_line_of_a_gigabyte_is_refused_in_little_memory()
    {
        using var content = new OneLine(1L << 30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var source = TableSource.Of(content, "t.csv");
        Assert.That(Made.Lines(source), Is.Empty);
        Assert.That(source.Problems.Single(), Is.EqualTo(new FileProblem(FileProblemCode.LineTooLong, "t.csv", Row: 1)));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 << 20));
        Assert.That(content.BytesRead, Is.LessThan(64 << 20), "it does not read on when the line is too long");
    }

    [TestCase("甲;乙\r1;2\r3;4\r", "甲|乙", TestName = "Lines that end as on an old Mac")]
    [TestCase("名册，七年级\r甲;乙\r1;2\r", "甲|乙", TestName = "A title above them")]
    [TestCase("甲，乙\n1，2\n3，4\n", "甲|乙", TestName = "Commas of a Chinese keyboard")]
    [TestCase("甲；乙\n1；2\n3；4\n", "甲|乙", TestName = "Semicolons of a Chinese keyboard")]
    [TestCase("甲,乙\n好，很好，非常好,2\n", "甲|乙", TestName = "Chinese commas in a sentence")]
    public void The_delimiter_is_found(string text, string header)
    {
        var lines = Made.Lines(Made.Utf8(text), "t.csv", new() { IsHeader = cells => cells is ["甲", "乙"] });
        Assert.That(lines[0], Does.EndWith(": " + header));
        Assert.That(lines[1].Split('|'), Has.Length.EqualTo(2));
    }

    [Test]
    public void Characters_of_four_bytes_are_read()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        Assert.That(Made.Lines(gb18030.GetBytes("姓名,字\n𠮷野,㐀䶮\n"), "t.csv")[1], Is.EqualTo("2: 𠮷野|㐀䶮"));
    }

    [TestCase(new byte[] { 0xC1 }, TestName = "Half a character at the end")]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80, 0xFF }, TestName = "Half a pair in UTF-8")]
    public void Bytes_of_no_text_are_refused(byte[] end) =>
        Assert.That(Made.Problems([.. "甲,乙\n1,"u8, .. end], "t.csv").Single().Code, Is.EqualTo(FileProblemCode.NotText));

    [Test]
    public void Half_a_pair_in_utf16_is_refused()
    {
        byte[] file = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("甲,乙\n1,2"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("\n")];
        Assert.That(Made.Problems(file, "t.csv").Single().Code, Is.EqualTo(FileProblemCode.NotText));
    }

    /// <summary>So many letters a, and no line end.</summary>
    private sealed class OneLine(long length) : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, length - Position);
            buffer[..read].Fill((byte)'a');
            Position += read;
            BytesRead += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
