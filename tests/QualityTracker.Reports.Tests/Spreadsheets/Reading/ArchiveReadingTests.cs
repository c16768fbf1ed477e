using System.IO.Compression;
using System.Text;
using QualityTracker.Reports.Spreadsheets.Reading;
using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Reports.Tests.Spreadsheets.Reading;

[TestFixture]
public sealed class ArchiveReadingTests
{
    private static readonly byte[] Csv = Made.Utf8("a,b\n1,2\n");
    private static readonly Lazy<byte[]> TwoGigabytes = new(() => Bomb("a.csv", megabytes: 2048));
    private static readonly byte[] Xlsx = Made.Workbook("<row><c t='str'><v>a</v></c></row><row><c><v>1</v></c></row>");

    [Test]
    public void A_zip_gives_the_tables_of_its_files_and_lists_the_others()
    {
        var zip = Made.Zip(
            ("七年级/成绩.csv", Csv), ("任课.xlsx", Xlsx), ("通知.docx", [1]), ("签字.pdf", [1]), ("旧.zip", [1]), ("照片.JPG", [1]),
            ("__MACOSX/._任课.xlsx", [1]), ("~$任课.xlsx", [1]), (".DS_Store", [1]), ("七年级/Thumbs.db", [1]), ("空/", []));
        var source = Made.Source(zip, "t.zip");
        Assert.That(Made.Lines(source), Is.EquivalentTo(new[] { "七年级/成绩.csv/ 1: a|b", "2: 1|2", "任课.xlsx/成绩 1: a", "2: 1" }));
        Assert.That(source.Problems.Select(problem => (problem.Code, problem.File)), Is.EquivalentTo(new[]
        {
            (FileIgnored, "通知.docx"), (FileIgnored, "签字.pdf"), (ArchiveInArchive, "旧.zip"), (FileIgnored, "照片.JPG"),
        }));
    }

    [Test]
    public void Names_in_utf8_without_its_mark_are_read()
    {
        var zip = Made.Zip(("七年级成绩.csv", Csv));
        for (var at = 0; at + 10 < zip.Length; at++)
        {
            // The mark is bit 11 of the flags, in the local header and in the directory.
            if (zip.AsSpan(at, 4).SequenceEqual("PK\u0003\u0004"u8)) zip[at + 7] &= 0xF7;
            if (zip.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8)) zip[at + 9] &= 0xF7;
        }

        Assert.That(Made.Lines(zip, "t.zip")[0], Is.EqualTo("七年级成绩.csv/ 1: a|b"));
    }

    [Test]
    public void Names_of_files_packed_by_a_chinese_windows_are_read()
    {
        var zip = Made.Zip(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, ("七年级成绩.csv", Csv));
        Assert.That(Made.Lines(zip, "t.zip")[0], Is.EqualTo("七年级成绩.csv/ 1: a|b"));
    }

    [Test]
    public void A_broken_file_does_not_hide_the_others()
    {
        var zip = Made.Zip(("a.xlsx", Xlsx[..200]), ("b.csv", Csv), ("c.xlsx", Made.Utf8("<html>")));
        var source = Made.Source(zip, "t.zip");
        Assert.That(Made.Lines(source), Has.Count.EqualTo(2));
        Assert.That(source.Problems.Select(problem => (problem.Code, problem.File)), Is.EqualTo(new[] { (BrokenWorkbook, "a.xlsx"), (NotAWorkbook, "c.xlsx") }));
    }

    [TestCase("../t.csv")]
    [TestCase("a/../../t.csv")]
    [TestCase("..\\t.csv")]
    [TestCase("/etc/t.csv")]
    [TestCase("C:\\t.csv")]
    public void A_name_that_leads_out_of_the_zip_refuses_it(string name) =>
        Assert.That(Made.Problems(Made.Zip(("ok.csv", Csv), (name, Csv)), "t.zip").Single(), Is.EqualTo(new FileProblem(UnsafeName, "t.zip", Value: name)));

    [Test]
    public void A_zip_with_a_password_is_refused()
    {
        var zip = Made.Zip(("t.csv", Csv));
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        Assert.That(Made.Problems(zip, "t.zip").Single(), Is.EqualTo(new FileProblem(EncryptedArchive, "t.zip", Value: "t.csv")));
    }

    [Test]
    public void More_files_than_allowed_are_refused()
    {
        var zip = Made.Zip([.. Enumerable.Range(0, 1001).Select(at => ($"{at}.csv", Array.Empty<byte>()))]);
        Assert.That(Made.Problems(zip, "t.zip").Single().Code, Is.EqualTo(TooManyFiles));
    }

    [TestCase("t.zip")]
    [TestCase("t.xlsx")]
    public void Two_gigabytes_packed_in_two_megabytes_are_refused_at_once(string name)
    {
        var zip = name == "t.zip" ? TwoGigabytes.Value : Bomb("xl/sharedStrings.xml", megabytes: 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Made.Problems(zip, name).Single().Code, Is.EqualTo(UnpacksTooLarge));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 << 20));
    }

    [Test]
    public void Files_that_are_harmless_alone_are_counted_together()
    {
        var noise = new byte[300_000];
        new Random(1).NextBytes(noise);
        var text = Made.Utf8("a,b\n" + Convert.ToBase64String(noise));
        var zip = Made.Zip([.. Enumerable.Range(0, 9).Select(at => ($"{at}.csv", text))]);
        var problems = Made.Problems(zip, "t.zip", new ReadingOptions { UnpackedBytes = 3 * text.Length });
        Assert.That(problems.Select(problem => (problem.Code, problem.File)), Is.EqualTo(new[] { (UnpacksTooLarge, "3.csv") }));
    }

    [Test]
    public void A_size_the_zip_lies_about_changes_nothing()
    {
        var zip = TwoGigabytes.Value.ToArray();
        var header = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(header + 24), 100);
        Assert.That(Made.Problems(zip, "t.zip").Single().Code, Is.AnyOf(UnpacksTooLarge, BrokenArchive));
    }

    [Test]
    public void One_giant_tag_cannot_fill_the_memory()
    {
        var noise = new byte[9 << 20];
        new Random(1).NextBytes(noise);
        var file = Made.Workbook($"<row a='{Convert.ToHexString(noise)}'/>");
        Assert.That(Made.Problems(file, "t.xlsx").Single().Code, Is.EqualTo(TooMuchText));
    }

    [Test]
    public void Shared_texts_are_kept_within_their_limit()
    {
        var file = Made.Workbook("<row><c t='s'><v>0</v></c></row>", string.Concat(Enumerable.Repeat("<si><t>甲乙丙丁戊己庚辛壬癸</t></si>", 1000)));
        Assert.That(Made.Problems(file, "t.xlsx", new ReadingOptions { SharedCharacters = 5000 }).Single().Code, Is.EqualTo(TooMuchText));
        Assert.That(Made.Problems(file, "t.xlsx"), Is.Empty);
    }

    [Test]
    public void A_folder_is_read_in_the_order_of_its_names()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "下"));
            File.WriteAllBytes(Path.Combine(folder.FullName, "下", "b.csv"), Csv);
            File.WriteAllBytes(Path.Combine(folder.FullName, "a.xlsx"), Xlsx);
            File.WriteAllBytes(Path.Combine(folder.FullName, "x.pdf"), [1]);
            File.WriteAllBytes(Path.Combine(folder.FullName, ".DS_Store"), [1]);
            var source = TableSource.OfFolder(folder.FullName);
            Assert.That(Made.Lines(source), Is.EqualTo(new[] { "a.xlsx/成绩 1: a", "2: 1", "下/b.csv/ 1: a|b", "2: 1|2" }));
            Assert.That(source.Problems.Single(), Is.EqualTo(new FileProblem(FileIgnored, "x.pdf")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_folder_that_is_not_there_is_a_problem_and_no_exception()
    {
        var source = TableSource.OfFolder(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        Assert.That(Made.Lines(source), Is.Empty);
        Assert.That(source.Problems.Single().Code, Is.EqualTo(Unreadable));
    }

    private static byte[] Bomb(string name, int megabytes)
    {
        var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (name.StartsWith("xl/", StringComparison.Ordinal))
            {
                using var workbook = new ZipArchive(new MemoryStream(Made.Workbook("<row/>")));
                foreach (var part in workbook.Entries)
                {
                    using var from = part.Open();
                    using var to = zip.CreateEntry(part.FullName).Open();
                    from.CopyTo(to);
                }
            }

            using var bomb = zip.CreateEntry(name).Open();
            bomb.Write(name.StartsWith("xl/", StringComparison.Ordinal) ? "<sst><si><t>"u8 : "a,b\n"u8);
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'1');
            for (var megabyte = 0; megabyte < megabytes; megabyte++)
                bomb.Write(block);
        }

        return zipped.ToArray();
    }
}
