using System.Globalization;
using System.IO.Compression;
using System.Text;
using QualityTracker.Api.Samples;

namespace QualityTracker.Api.Tests.Samples;

public sealed class SampleFolderTests
{
    private readonly List<string> made = [];

    [TearDown]
    public void Remove()
    {
        foreach (var directory in made) Directory.Delete(directory, recursive: true);
        made.Clear();
    }

    [Test]
    public void The_same_seed_gives_the_same_bytes_under_any_culture()
    {
        var expected = Written(5);
        foreach (var culture in new[] { "de-DE", "zh-CN", "ar-SA" })
        {
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            try
            {
                Assert.That(Written(5), Is.EqualTo(expected), culture);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Test]
    public void Other_seeds_and_numbers_give_other_schools()
    {
        var first = Written(5);
        Assert.That(Written(6)["学生.xlsx"], Is.Not.EqualTo(first["学生.xlsx"]));
        Assert.That(Written(5, 2)["学生.xlsx"], Is.Not.EqualTo(first["学生.xlsx"]));
        Assert.That(SampleSchool.Make(5, 2).Lists.School.Id, Is.EqualTo("school-002"));
    }

    [Test]
    public void Schools_of_a_county_have_names_of_their_own() =>
        Assert.That(Enumerable.Range(1, 14).Select(number => SampleSchool.Make(1, number).Lists.School.Name), Is.Unique);

    [Test]
    public void Files_are_as_an_office_has_them()
    {
        var files = Written(5);
        Assert.Multiple(() =>
        {
            Assert.That(files.Keys, Is.SupersetOf(new[] { "学校.csv", "学期.csv", "教职工.xlsx", "学生.xlsx", "分班.csv", "辅导.xlsx", "成绩/七年级期中监测成绩.csv" }));
            Assert.That(files.Keys.Count(name => name.StartsWith("成绩/", StringComparison.Ordinal)), Is.EqualTo(10));
            Assert.That(Encoding.UTF8.GetString(files["学校.csv"]), Does.Contain("demo,青河县实验学校"));
            Assert.That(Encoding.UTF8.GetString(files["课程表.csv"]), Does.StartWith("\uFEFF学期,星期,节次,班级,学科,工号\r\n").And.Contain(",七年级1班,数学,T"));
            Assert.That(Encoding.UTF8.GetString(files["分班.csv"]).Split("\r\n"), Has.Length.EqualTo(8));
        });
    }

    [Test]
    public void Scores_are_in_GB18030_with_every_name_whole()
    {
        var text = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(Written(5)["成绩/七年级期中监测成绩.csv"]);
        Assert.That(text, Does.StartWith("考试,学科,学号,学生姓名,班级,分数,考试状态\r\n七年级期中监测,语文,2019"));
        Assert.That(text, Does.Contain("李\U00020164").And.Contain(",缺考\r\n"));
    }

    [Test]
    public void Workbooks_open()
    {
        using var zip = new ZipArchive(new MemoryStream(Written(5)["辅导.xlsx"]));
        using var reader = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        Assert.That(reader.ReadToEnd(), Does.Contain("辅导计划").And.Contain("辅导记录"));
    }

    [Test]
    public void The_demo_keeps_its_people_from_version_to_version()
    {
        var lists = SampleSchool.Make(20250901).Lists;
        Assert.That(lists.Staff.First().Name, Is.EqualTo("易雪梅"));
        Assert.That(lists.Pupils.First().Name, Is.EqualTo("孟天志"));
    }

    private SortedDictionary<string, byte[]> Written(int seed, int number = 1)
    {
        var directory = Directory.CreateTempSubdirectory("sample-").FullName;
        made.Add(directory);
        SampleFolder.Write(SampleSchool.Make(seed, number), directory);
        return new(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(directory, path).Replace('\\', '/'), File.ReadAllBytes), StringComparer.Ordinal);
    }
}
