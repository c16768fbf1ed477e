using System.Buffers.Binary;
using System.IO.Compression;
using QualityTracker.Reports.Spreadsheets.Reading;
using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Reports.Tests.Spreadsheets.Reading;

/// <summary>Zips made to do harm, or to hide something: refused before they take memory.</summary>
[TestFixture]
public sealed class HostileZipTests
{
    private static readonly byte[] Csv = Made.Utf8("a,b\n1,2\n");

    [TestCase("成绩.csv", "成绩.csv")]
    [TestCase("A.csv", "a.CSV")]
    [TestCase("x\\a.csv", "x/a.csv")]
    public void Two_files_of_one_name_are_refused_for_one_would_be_lost(string first, string second) =>
        Assert.That(Made.Problems(Made.Zip((first, Csv), (second, Made.Utf8("a,b\n3,4\n"))), "t.zip").Single(), Is.EqualTo(new FileProblem(RepeatedName, "t.zip", Value: second)));

    [Test]
    public void A_workbook_with_its_sheet_twice_is_refused()
    {
        var bytes = new MemoryStream();
        bytes.Write(Made.Workbook("<row><c t='str'><v>a</v></c></row>"));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true)) zip.CreateEntry("xl/Worksheets/sheet0.xml").Open().Dispose();
        Assert.That(Made.Problems(bytes.ToArray(), "t.xlsx").Single().Code, Is.EqualTo(RepeatedName));
    }

    [Test]
    public void A_link_in_a_zip_is_refused_and_not_followed()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("成绩.csv");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var content = entry.Open();
            content.Write("/etc/passwd"u8);
        }

        Assert.That(Made.Problems(bytes.ToArray(), "t.zip").Single(), Is.EqualTo(new FileProblem(UnsafeName, "t.zip", Value: "成绩.csv")));
    }

    /// <summary>How many entries the directory has, how many its end says, and whether it is of the large kind.</summary>
    [TestCase(200_000, 1, false)]
    [TestCase(200_000, ushort.MaxValue, false)]
    [TestCase(200_000, ushort.MaxValue, true)]
    public void Entries_are_counted_whatever_the_zip_says_before_any_is_kept(int entries, int said, bool large)
    {
        var zip = Directory(entries, said, large);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Made.Problems(zip, "t.zip").Single().Code, Is.EqualTo(TooManyFiles));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Entries_that_share_one_packed_content_are_counted_each()
    {
        var noise = new byte[2 << 20];
        new Random(1).NextBytes(noise);
        var zip = Made.Zip(("0.csv", Made.Utf8("a,b\n" + Convert.ToBase64String(noise))));
        var (header, end) = (zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8), zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8));
        var one = zip[header..end];
        var bytes = new MemoryStream();
        bytes.Write(zip, 0, header);
        for (var at = 0; at < 900; at++)
        {
            one[46] = (byte)('0' + (at % 10));
            bytes.Write([.. one[..28], 8, 0, .. one[30..46], (byte)('a' + (at / 100)), (byte)('a' + (at / 10 % 10)), (byte)('a' + (at % 10)), (byte)'x', .. ".csv"u8, .. one[51..]]);
        }

        bytes.Write(End(900, 900, header, (int)bytes.Length - header));
        var problems = Made.Problems(bytes.ToArray(), "t.zip", new ReadingOptions { UnpackedBytes = 8 << 20 });
        Assert.That(problems.Select(problem => problem.Code).Distinct(), Is.SubsetOf(new[] { UnpacksTooLarge, BrokenArchive, LineTooLong }));
        Assert.That(problems, Is.Not.Empty);
    }

    private static byte[] Directory(int entries, int said, bool large)
    {
        var bytes = new MemoryStream();
        bytes.Write("PK\u0003\u0004"u8);
        var start = (int)bytes.Length;
        var header = new byte[47];
        "PK\u0001\u0002"u8.CopyTo(header);
        header[28] = 1;
        header[46] = (byte)'a';
        for (var at = 0; at < entries; at++) bytes.Write(header);
        var size = (int)bytes.Length - start;
        if (large)
        {
            var place = bytes.Length;
            var record = new byte[56];
            "PK\u0006\u0006"u8.CopyTo(record);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(4), 44);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), entries);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), entries);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), size);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(48), start);
            var locator = new byte[20];
            "PK\u0006\u0007"u8.CopyTo(locator);
            BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), place);
            locator[16] = 1;
            bytes.Write(record);
            bytes.Write(locator);
        }

        bytes.Write(End(said, said, large ? -1 : start, large ? -1 : size));
        return bytes.ToArray();
    }

    private static byte[] End(int here, int all, int start, int size)
    {
        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)here);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)all);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), size);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), start);
        return end;
    }
}
