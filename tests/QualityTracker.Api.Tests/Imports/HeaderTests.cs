using System.Text;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Headers below titles, and what a table's names say of it.</summary>
public sealed class HeaderTests : ImportServerTests
{
    private static readonly List<KindImport> Kinds = [.. RecordKinds.All.Select(kind => kind.Import("x"))];

    [Test]
    public async Task Titles_above_the_header_are_passed_over()
    {
        await FoundSchool("titles");
        var view = await TakeIn("titles", SchoolFiles.Xlsx("名册", ["附件：教职工名册"], ["填表人：", "李", "工号"], ["序号", "姓名", "工号"], ["1", "张三", "T005"]), "教职工.xlsx");
        Assert.That((int)view["report"]!["adds"]!, Is.EqualTo(1));
        Assert.That((await Get(At("titles", "staff/T005"))).Text, Does.Contain("张三"));
    }

    [Test]
    public async Task Without_a_header_the_columns_expected_are_named()
    {
        await FoundSchool("headless");
        var report = (await DryRun("headless", Encoding.UTF8.GetBytes("附件：教职工名册\n张三,T005\n"), "教职工.csv"))["report"]!;
        var error = report["errors"]![0]!;
        Assert.That((string?)error["rule"], Is.EqualTo("headerMissing"));
        Assert.That((string?)error["message"], Does.Contain("找不到表头"));
        Assert.That((string?)error["remedy"], Does.Contain("工号、姓名"));
    }

    [Test]
    public async Task A_table_named_for_nothing_is_known_by_its_headings()
    {
        await FoundSchool("nameless");
        var view = await TakeIn("nameless", SchoolFiles.Xlsx("Sheet1", ["工号", "姓名", "性别", "职称", "入职日期"], ["T005", "张三", "女", "一级教师", "2020-09-01"]), "王老师上交.xlsx");
        Assert.That((string?)view["report"]!["notices"]![0]!["rule"], Is.EqualTo("known-by-headings"), view.ToJsonString(Json.Options));
        Assert.That((await Get(At("nameless", "staff/T005"))).Text, Does.Contain("张三"));
        var few = await DryRun("nameless", SchoolFiles.Xlsx("Sheet1", ["工号", "姓名"], ["T006", "李四"]), "王老师上交.xlsx");
        Assert.That(few["report"]!.ToJsonString(Json.Options), Does.Contain("unknown-table"), "a number and a name can be anything");
    }

    [Test]
    public async Task A_table_of_something_else_hinders_nothing()
    {
        await FoundSchool("beside");
        var files = SchoolFiles.Of("beside");
        files["说明.csv"] = "本压缩包由教务处整理\n如有疑问请致电\n";
        await TakeIn("beside", SchoolFiles.Zip(files));
    }

    [TestCase("成绩", true)]
    [TestCase("七年级期末监测成绩", true)]
    [TestCase("质量监测成绩单", true)]
    [TestCase("成绩（七年级）", true)]
    [TestCase("exam scores", true)]
    [TestCase("scores-7", true)]
    [TestCase("听课评分量表说明", false)]
    [TestCase("听课记录scored", false)]
    [TestCase("成绩优秀教师名单", false)]
    [TestCase("scoreboard", false)]
    [TestCase("质量监测", false)]
    public void Scores_are_known_by_the_whole_name_its_beginning_or_end(string name, bool scores) =>
        Assert.That(TableNames.IsScores([name], Kinds), Is.EqualTo(scores));

    [Test]
    public void The_nearest_name_counts()
    {
        Assert.That(TableNames.IsScores(["Sheet1", "七年级", "成绩"], Kinds), Is.True);
        Assert.That(TableNames.IsScores(["质量监测", "成绩"], Kinds), Is.False);
        Assert.That(TableNames.KindOf(["质量监测", "成绩"], Kinds)!.Kind.Noun, Is.EqualTo("exams"));
        Assert.That(TableNames.KindOf(["听课评分量表说明"], Kinds)!.Kind.Noun, Is.EqualTo("lesson-observations"));
        Assert.That(TableNames.IsSchool(new("学校/教职工.csv", null, 1, [])), Is.False);
        Assert.That(TableNames.IsSchool(new("资料/学校.csv", null, 1, [])), Is.True);
    }
}
