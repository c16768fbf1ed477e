using System.Text;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Numbers and names of people in files: the number counts, and a name beside it must agree.</summary>
public sealed class PersonColumnTests : ImportServerTests
{
    private const string School = "people";

    [OneTimeSetUp]
    public async Task FoundTheSchool()
    {
        await FoundSchool(School);
        await TakeIn(School, SchoolFiles.Zip(SchoolFiles.Of(School)));
        await TakeIn(School, Encoding.UTF8.GetBytes("工号,姓名\n0001,王芳\n"), "教职工.csv");
    }

    [Test]
    public async Task The_number_is_taken_though_the_name_stands_first()
    {
        var report = (await DryRun(School, Encoding.UTF8.GetBytes("姓名,工号,职务,开始日期\n王芳,T001,教研组长,2025-10-01\n"), "职务.csv"))["report"]!;
        Assert.That((int)report["errorCount"]!, Is.Zero, report.ToJsonString());
        Assert.That(report["tables"]![0]!["ignoredColumns"]!.AsArray(), Is.Empty);
        Assert.That(report["differences"]![0]!["fields"]!.AsArray().Select(field => (string?)field!["after"]), Does.Contain("T001"));
    }

    /// <summary>A header, a row, and the column and value of the name that is another person's.</summary>
    [TestCase("职务.csv", "姓名,工号,职务,开始日期\n刘强,T001,教研组长,2025-10-01\n", "A", "刘强")]
    [TestCase("职务.csv", "工号,教师,姓名,职务,开始日期\nT001,王芳,刘强,教研组长,2025-10-01\n", "C", "刘强")]
    [TestCase("课时记录.csv", "工号,教师姓名,学期,周次,课时类别,班级,学科,课时\nT001,刘强,2025-1,5,上课,七年级1班,语文,6\n", "B", "刘强")]
    [TestCase("课时记录.csv", "工号,学期,周次,课时类别,班级,学科,课时,被代课教师,被代课教师工号\nT001,2025-1,5,代课,七年级1班,语文,6,王芳,T002\n", "H", "王芳")]
    [TestCase("分班.csv", "学号,姓名,班级,入班日期\n20250701,张三,2025-701,2025-09-01\n", "B", "张三")]
    public async Task A_name_of_someone_else_is_an_error(string file, string text, string column, string value)
    {
        var error = await First(file, text);
        Assert.That(((string?)error["rule"], (string?)error["column"], (string?)error["value"]), Is.EqualTo(("other-person", column, value)), error.ToJsonString());
        Assert.That((string?)error["message"], Does.Contain("号不符"));
    }

    [Test]
    public async Task Another_number_of_a_pupil_is_no_name()
    {
        var report = (await DryRun(School, Encoding.UTF8.GetBytes("学籍号,学号,学生姓名,班级,入班日期\nG3301,20250701,李明,2025-701,2025-09-01\n"), "分班.csv"))["report"]!;
        Assert.That((int)report["errorCount"]!, Is.Zero, report.ToJsonString());
        Assert.That((string?)report["tables"]![0]!["ignoredColumns"]![0], Is.EqualTo("学籍号"));
    }

    [Test]
    public async Task A_name_stands_in_for_a_blank_number()
    {
        var error = await First("教研与专业发展.csv", "日期,工号,姓名,类别,内容\n2025-10-14,,没有此人,公开课,x\n");
        Assert.That(error["rule"]!.ToString(), Is.Not.Empty);
        var named = await First("职务.csv", "工号,姓名,职务,开始日期\n,王芳,教研组长,2025-10-01\n");
        Assert.That((string?)named["column"], Is.EqualTo("B"), "two have that name");
    }

    [Test]
    public async Task What_is_not_seen_at_the_ends_of_cells_does_not_count()
    {
        var report = (await DryRun(School, Encoding.UTF8.GetBytes(
            "工号,姓名,职务,开始日期\n\u00A0T001\u200B ,\u3000王 芳\uFEFF,教研组长,2025-10-01\u00A0\n"), "职务.csv"))["report"]!;
        Assert.That((int)report["errorCount"]!, Is.Zero, report.ToJsonString());
        var staff = (await DryRun(School, Encoding.UTF8.GetBytes("工号,姓名\n T\u200B1,张三\n"), "教职工.csv"))["report"]!;
        Assert.That((string?)staff["errors"]![0]!["rule"], Is.EqualTo("code"), "inside they are not taken away");
        var name = (await DryRun(School, Encoding.UTF8.GetBytes("工号,姓名\nT777\u2060,\u00A0古丽 阿依 \n"), "教职工.csv"))["report"]!;
        Assert.That(name["differences"]![0]!["fields"]!.AsArray().Select(field => (string?)field!["after"]), Is.EqualTo(new[] { "T777", "古丽 阿依" }));
    }

    private async Task<JsonNode> First(string file, string text)
    {
        var view = await DryRun(School, Encoding.UTF8.GetBytes(text), file);
        Assert.That((string?)view["state"], Is.EqualTo("refused"), view.ToJsonString());
        return view["report"]!["errors"]![0]!;
    }
}
