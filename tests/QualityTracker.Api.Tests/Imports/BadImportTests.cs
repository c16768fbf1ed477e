using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Whatever is wrong with files: the place is named, and nothing at all is stored.</summary>
public sealed class BadImportTests : ImportServerTests
{
    private const string School = "bad-files";

    private static readonly byte[] OldMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [OneTimeSetUp]
    public async Task FoundTheSchool()
    {
        await FoundSchool(School);
        await TakeIn(School, SchoolFiles.Zip(SchoolFiles.Of(School)));
    }

    /// <summary>File, its text, and the rule, row, column, heading and value that the error names.</summary>
    public static IEnumerable<TestCaseData> Tables()
    {
        yield return new("教职工.csv", "工号,性别\nT005,男\n", "missing-column", 1, null, null, null);
        yield return new("教职工.csv", "工号,姓名\nT005,\n", "empty", 2, "B", "姓名", null);
        yield return new("教职工.csv", "工号,姓名\nT005,张三\n\nT005,李四\n", "duplicate", 4, null, null, "T005");
        yield return new("教职工.csv", "工号,姓名\nT 5,张三\n", "code", 2, "A", "工号", "T 5");
        yield return new("教职工.csv", "工号,姓名,性别\nT005,张三,未知\n", "type", 2, "C", "性别", "未知");
        yield return new("教职工.csv", "工号,姓名,入职日期\nT005,张三,2025-02-30\n", "type", 2, "C", "入职日期", "2025-02-30");
        yield return new("教职工.csv", "工号,姓名,离职日期\nT001,王芳,2025-09-30\n", "employed", null, null, "staff", null);
        yield return new("课时记录.csv", "工号,学期,周次,课时类别,班级,学科,课时\nT001,2025-1,5,上课,七年级1班,语文,六\n", "type", 2, "G", "课时", "六");
        yield return new("课时记录.csv", "工号,学期,周次,课时类别,班级,学科,课时\nT001,2025-1,99,上课,七年级1班,语文,6\n", "teaching-week", 2, "C", "周次", "99");
        yield return new("课时记录.csv", "工号,学期,周次,课时类别,班级,学科,课时\nT001,2025-1,5,上课,七年级9班,语文,6\n", "known-class", 2, "E", "班级", "七年级9班");
        yield return new("听课记录.csv", Observation("2024-03-01", "王芳", "刘强"), "in-term", 2, "A", "日期", "2024-03-01");
        yield return new("听课记录.csv", Observation("2025-10-15", "王芳", "王芳"), "another", 2, "D", "授课教师", "T001");
        yield return new("听课记录.csv", Observation("2025-10-15", "王芳", "nobody"), "known-staff", 2, "D", "授课教师", "nobody");
        yield return new("分班.csv", "学号,班级,入班日期\n20250701,2025-701,2025-10-01\n", "one-class", 2, "A", "学号", "20250701");
        yield return new("任课安排.csv", "工号,班级,学科,开始日期,份额\nT002,七年级1班,语文,2025-10-01,0.5\n", "shares", 2, "E", "份额", "0.5");
        yield return new("成绩.csv", "考试,学科,学号,分数\n七年级期末监测,语文,20250701,120.5\n", "full-mark", 2, "D", "分数", "120.5");
        yield return new("成绩.csv", "考试,学科,学号,分数\n七年级期末监测,语文,20250701,优\n", "type", 2, "D", "分数", "优");
        yield return new("成绩.csv", "考试,学科,学号,分数\n七年级期末监测,语文,99,80\n", "roster", 2, "C", "学号", "99");
        yield return new("成绩.csv", "考试,学科,学号,分数\n没有的考试,语文,20250701,80\n", "known-exam", 2, "A", "考试", "没有的考试");
        yield return new("成绩.csv", "考试,学科,学号,分数\n七年级期末监测,体育,20250701,80\n", "known-paper", 2, "B", "学科", "体育");
        yield return new("成绩.csv", "考试,学科,学号,班级,分数\n七年级期末监测,语文,20250701,七年级9班,80\n", "roster-class", 2, "D", "班级", "七年级9班");
        yield return new("成绩.csv", "考试,学科,学号,分数,考试状态\n七年级期末监测,语文,20250701,80,缺考\n", "needed", 2, "D", "分数", "80");
        yield return new("成绩.csv", "考试,学科,学号,分数\n七年级期末监测,语文,20250701,80\n七年级期末监测,语文,20250701,81\n", "duplicate", 3, "C", "学号", "20250701");
        yield return new("成绩.csv", "考试,学科,学号\n七年级期末监测,语文,20250701\n", "missing-column", 1, null, null, null);
        yield return new("教职工.csv", "工号,姓名\nT005,=1+1\u0007\n", "text", 2, "B", "姓名", null);
        yield return new("教职工.csv", "工号,姓名\nT005,张\u202e三\n", "type", 2, "B", "姓名", null);
        yield return new("绩效核算.csv", "学期,名称,总额\n2025-1,年终,1234.567\n", "type", 2, "C", "总额", "1234.567");
        yield return new("教职工.csv", "教职工名册\n\n张三,男\n", "headerMissing", 1, null, null, null);
        yield return new("成绩.csv", "七年级期末监测成绩\n语文,20250701,80\n", "headerMissing", 1, null, null, null);
        yield return new("成绩.csv", "考试,学科,学号,学生姓名,分数\n七年级期末监测,语文,20250701,张三,80\n", "other-person", 2, "D", "学生姓名", "张三");
        yield return new("成绩.csv", "考试,学期,学科,学号,分数\n七年级期末监测,2024-2,语文,20250701,80\n", "known-exam", 2, "A", "考试", "七年级期末监测");
        yield return new("学校.csv", "学校编码,学校名称\nbad-files,\n", "text", 2, null, null, null);
        yield return new("教职工.csv", "工号,工号\nT005,T006\n", "duplicateHeader", 1, "B", null, "工号");
        yield return new("教职工.csv", "工号,姓名\n\"T005,张三\n", "unclosedQuote", 2, "A", null, null);
    }

    [TestCaseSource(nameof(Tables))]
    public async Task The_place_of_an_error_is_named(string file, string text, string rule, int? row, string? column, string? header, string? value)
    {
        var error = await Refused(Encoding.UTF8.GetBytes(text), file);
        Assert.Multiple(() =>
        {
            Assert.That((string?)error["rule"], Is.EqualTo(rule), error.ToJsonString());
            Assert.That((string?)error["file"], Is.EqualTo(row is null ? "" : file));
            Assert.That((int?)error["row"], Is.EqualTo(row));
            Assert.That((string?)error["column"], Is.EqualTo(column));
            Assert.That((string?)error["header"], Is.EqualTo(header));
            if (value is not null) Assert.That((string?)error["value"], Is.EqualTo(value));
            Assert.That((string?)error["message"], Is.Not.Empty);
            Assert.That((string?)error["remedy"], Is.Not.Empty);
        });
    }

    public static IEnumerable<TestCaseData> Files()
    {
        var good = SchoolFiles.Xlsx("教职工", ["工号", "姓名"], ["T005", "张三"]);
        yield return new TestCaseData("教职工.xlsx", good[..(good.Length / 2)], "brokenWorkbook").SetArgDisplayNames("half a workbook");
        yield return new TestCaseData("教职工.xlsx", "PK\u0003\u0004garbage"u8.ToArray(), "brokenWorkbook").SetArgDisplayNames("a scrap of a workbook");
        yield return new TestCaseData("教职工.xlsx", (byte[])[.. OldMark, .. new byte[2000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]], "encryptedWorkbook").SetArgDisplayNames("a locked workbook");
        yield return new TestCaseData("教职工.xls", (byte[])[.. OldMark, .. new byte[2000]], "oldWorkbook").SetArgDisplayNames("an old workbook");
        yield return new TestCaseData("教职工.xlsx", "<html><table></table></html>"u8.ToArray(), "notAWorkbook").SetArgDisplayNames("a page named as a workbook");
        yield return new TestCaseData("教职工.csv", (byte[])[.. "工号,姓名\n"u8, 0, 1, 2, 0xFF, 0, 0, 10, 0], "notText").SetArgDisplayNames("a csv with bytes in it");
        yield return new TestCaseData("教职工.csv", Array.Empty<byte>(), "emptyFile").SetArgDisplayNames("an empty csv");
        yield return new TestCaseData("资料.zip", Array.Empty<byte>(), "emptyFile").SetArgDisplayNames("an empty zip");
        yield return new TestCaseData("资料.zip", "this is no zip"u8.ToArray(), null).SetArgDisplayNames("no zip");
        yield return new TestCaseData("资料.pdf", "%PDF-1.7"u8.ToArray(), "kindNotRead").SetArgDisplayNames("a pdf");
        yield return new TestCaseData("资料.zip", SchoolFiles.Zip([("../../教职工.csv", "工号,姓名\nT005,张三\n"u8.ToArray())]), "unsafeName").SetArgDisplayNames("a name that leads out");
        yield return new TestCaseData("资料.zip", SchoolFiles.Zip([("教职工.csv", "工号,姓名\nT005,张三\n"u8.ToArray()), ("教职工.CSV", "工号,姓名\nT006,李四\n"u8.ToArray())]), "repeatedName").SetArgDisplayNames("two files of one name");
        yield return new TestCaseData("资料.zip", SchoolFiles.Zip([("/etc/教职工.csv", "工号,姓名\nT005,张三\n"u8.ToArray())]), "unsafeName").SetArgDisplayNames("a name from the root");
    }

    [TestCaseSource(nameof(Files))]
    public async Task A_file_that_cannot_be_read_is_refused_at_once(string name, byte[] content, string? rule)
    {
        var before = Contents();
        var answer = await Upload(School, content, name);
        answer.IsProblem(400, "unreadable-file");
        var error = answer.Body!["errors"]![0]!;
        if (rule is not null) Assert.That((string?)error["rule"], Is.EqualTo(rule), answer.Text);
        Assert.That((string?)error["message"], Is.Not.Empty);
        Assert.That((string?)error["remedy"], Is.Not.Empty);
        Assert.That((string?)answer.Body["title"], Does.Contain((string)error["field"]!));
        Assert.That((string?)error["field"], Is.Not.Empty);
        Assert.That(Contents(), Is.EqualTo(before));
    }

    public static IEnumerable<TestCaseData> Senseless()
    {
        yield return new TestCaseData("资料.zip", SchoolFiles.Zip([("说明.txt", "x"u8.ToArray())]), "nothing-to-read").SetArgDisplayNames("no table");
        yield return new TestCaseData("天气.csv", "日期,气温\n2025-10-01,20\n"u8.ToArray(), "nothing-to-read").SetArgDisplayNames("a table of something else");
        yield return new TestCaseData("教职工.xlsx", SchoolFiles.Xlsx("教职工", ["工号", "姓名"], ["T005", "张_xD800_三"]), "type").SetArgDisplayNames("half a character");
    }

    [TestCaseSource(nameof(Senseless))]
    public async Task A_file_without_sense_is_refused(string name, byte[] content, string rule) =>
        Assert.That((string?)(await Refused(content, name))["rule"], Is.EqualTo(rule));

    [Test]
    public async Task Two_gigabytes_of_nothing_in_two_megabytes_are_refused()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("教职工.csv", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 2048; megabyte++) entry.Write(zeros);
        }

        Assert.That(bytes.Length, Is.LessThan(4 << 20));
        Assert.That((string?)(await Refused(bytes.ToArray(), "资料.zip"))["rule"], Is.EqualTo("unpacksTooLarge"));
    }

    [Test]
    public async Task An_error_in_the_last_table_leaves_everything_as_it_was()
    {
        var files = SchoolFiles.Of(School);
        files["教职工.csv"] += "T100,新人,女,,,,\n";
        files["听课记录.csv"] = files["听课记录.csv"].Replace(",40,", ",45,", StringComparison.Ordinal);
        files["绩效核算.csv"] = files["绩效核算.csv"].Replace("120000.00", "很多", StringComparison.Ordinal);
        var error = await Refused(SchoolFiles.Zip(files), "资料.zip");
        Assert.That(((string?)error["file"], (int?)error["row"]), Is.EqualTo(("绩效核算.csv", 2)));
    }

    [Test]
    public async Task Errors_are_counted_to_the_last_and_listed_to_a_thousand()
    {
        var rows = string.Concat(Enumerable.Range(0, 1500).Select(row => $"T{row:00000},\n"));
        var view = await DryRun(School, Encoding.UTF8.GetBytes("工号,姓名\n" + rows), "教职工.csv");
        Assert.That((int)view["report"]!["errorCount"]!, Is.EqualTo(1500));
        Assert.That(view["report"]!["errors"]!.AsArray(), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task Uploads_that_are_no_upload_are_refused()
    {
        var before = Contents();
        (await Upload("nowhere", [1], "x.csv")).IsProblem(404);
        (await Post(Imports(School), new JsonObject())).IsProblem(415);
        using var noFile = new HttpRequestMessage(HttpMethod.Post, Imports(School)) { Content = new MultipartFormDataContent { { new StringContent("x"), "other" } } };
        (await Send(noFile)).IsProblem(400);
        using var noForm = new HttpRequestMessage(HttpMethod.Post, Imports(School)) { Content = new StringContent("x") };
        noForm.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        (await Send(noForm)).IsProblem(400);
        using var noBoundary = new HttpRequestMessage(HttpMethod.Post, Imports(School)) { Content = new StringContent("x") };
        noBoundary.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data");
        (await Send(noBoundary)).IsProblem(400);
        (await Upload(School, new byte[ImportJobs.LargestUpload + 1], "x.csv")).IsProblem(413, "too-large");
        Assert.That(Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_file_name_leads_nowhere()
    {
        TestDatabase.NeedsFile(Database);
        var accepted = await Upload(School, "x"u8.ToArray(), "../../../tmp/evil.csv");
        Assert.That(accepted.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((string?)accepted.Body!["fileName"], Is.EqualTo("evil.csv"));
        await Settled(accepted.Location!.ToString());
        Assert.That(Directory.GetFiles(Path.Combine(Folder, "imports")).Select(Path.GetFileName), Is.All.Matches<string>(name => Guid.TryParse(name, out _)));
    }

    /// <summary>The first error; the dry run is refused, cannot be applied, and nothing has changed.</summary>
    private async Task<JsonNode> Refused(byte[] content, string name)
    {
        var before = Contents();
        var view = await DryRun(School, content, name);
        Assert.That((string?)view["state"], Is.EqualTo("refused"), view.ToJsonString());
        var conflict = await Post($"{Imports(School)}/{(string)view["id"]!}/apply");
        conflict.IsProblem(409, "not-checked");
        Assert.That((string?)conflict.Body!["errors"]![0]!["rule"], Is.EqualTo((string?)view["report"]!["errors"]![0]!["rule"]));
        Assert.That(Contents(), Is.EqualTo(before));
        return view["report"]!["errors"]![0]!;
    }

    private static string Observation(string date, string observer, string teacher) =>
        $"日期,节次,听课人,授课教师,班级,学科,课题,听课类型,分钟,已评课\n{date},3,{observer},{teacher},七年级1班,语文,课题,推门听课,40,是\n";
}
