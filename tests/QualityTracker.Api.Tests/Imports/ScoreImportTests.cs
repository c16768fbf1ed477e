using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Exams;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Exams of one name, full-width figures, lost zeros and voided rows.</summary>
public sealed class ScoreImportTests : ImportServerTests
{
    [Test]
    public async Task A_name_of_two_exams_needs_the_term()
    {
        await FoundSchool("two-exams");
        var files = SchoolFiles.Of("two-exams");
        files.Remove("成绩.csv");
        files.Remove("原因与措施.csv");
        var term = files["学期.csv"].Split('\n')[1];
        files["学期.csv"] += term.Replace("2025-1", "2025-2", StringComparison.Ordinal).Replace(",1,2025-09-01,", ",2,2026-02-01,", StringComparison.Ordinal)
            .Replace("2026-01-23", "2026-06-30", StringComparison.Ordinal) + "\n";
        files["质量监测.csv"] += files["质量监测.csv"].Split('\n')[1].Replace("2025-1", "2025-2", StringComparison.Ordinal).Replace("2026-01-12", "2026-06-12", StringComparison.Ordinal) + "\n";
        await TakeIn("two-exams", SchoolFiles.Zip(files));
        var error = (await DryRun("two-exams", Text("考试,学科,学号,分数\n七年级期末监测,语文,20250701,80\n"), "成绩.csv"))["report"]!["errors"]![0]!;
        Assert.That((string?)error["rule"], Is.EqualTo("several-exams"), error.ToJsonString());
        Assert.That((string?)error["remedy"], Does.Contain("学期"));
        var report = (await DryRun("two-exams", Text("考试,学期,学科,学号,分数\n七年级期末监测,2025-1,语文,20250701,80\n七年级期末监测,2025-2,语文,20250701,90\n"), "成绩.csv"))["report"]!;
        Assert.That(((int)report["errorCount"]!, (int)report["adds"]!), Is.EqualTo((0, 2)), report.ToJsonString());
    }

    [Test]
    public async Task Full_width_figures_are_read()
    {
        await FoundSchool("wide");
        await TakeIn("wide", SchoolFiles.Zip(SchoolFiles.Of("wide")));
        var report = (await DryRun("wide", Text("考试,学科,学号,分数\n七年级期末监测,语文,２０２５０７０１,１００\n"), "成绩.csv"))["report"]!;
        Assert.That((string?)report["differences"]?[0]?["fields"]?[0]?["after"], Is.EqualTo("100"), report.ToJsonString());
    }

    [Test]
    public async Task A_reason_that_was_typed_in_stands_as_long_as_the_files_give_the_same_status()
    {
        await FoundSchool("reasons");
        await TakeIn("reasons", SchoolFiles.Zip(SchoolFiles.Of("reasons")));
        Database.Write(connection => ScoreStore.Put(connection, "reasons", [(ExamOf(connection), new ScoreRow
        {
            Subject = "chinese", Class = "2025-701", Pupil = "20250701", Status = ExamStatus.Excluded, Reason = "随班就读",
        })]));
        var same = await DryRun("reasons", Text("考试,学科,学号,分数,考试状态\n七年级期末监测,语文,20250701,,不计入\n"), "成绩.csv");
        Assert.That(((int)same["report"]!["changes"]!, (int)same["report"]!["unchanged"]!), Is.EqualTo((0, 1)));
        await TakeIn("reasons", Text("考试,学科,学号,分数,考试状态\n七年级期末监测,语文,20250701,,缺考\n"), "成绩.csv");
        var row = Database.Read(connection => ScoreStore.Read(connection, "reasons", ExamOf(connection))).Single();
        Assert.That((row.Status, row.Reason), Is.EqualTo((ExamStatus.Absent, (string?)null)));
    }

    [Test]
    public async Task Zeros_lost_from_the_front_are_asked_after()
    {
        await FoundSchool("zeros");
        await TakeIn("zeros", SchoolFiles.Zip(SchoolFiles.Of("zeros")));
        await TakeIn("zeros", Text("工号,姓名\n0001,赵一\n07,钱七\n007,孙七\n"), "教职工.csv");
        Assert.That(await Remedy("职务.csv", "工号,职务,开始日期\n1,教研组长,2025-10-01\n"), Does.StartWith("是否为 0001？"));
        Assert.That(await Remedy("职务.csv", "工号,职务,开始日期\n7,教研组长,2025-10-01\n"), Does.Not.Contain("是否为"), "either could be meant");
        await TakeIn("zeros", Text("学号,学生姓名,班级,入班日期\n00123,周五,七年级1班,2025-09-01\n"), "学生.csv");
        Assert.That(await Remedy("成绩.csv", "考试,学科,学号,分数\n七年级期末监测,语文,123,80\n"), Does.StartWith("是否为 00123？"));
    }

    [Test]
    public async Task A_voided_row_is_listed()
    {
        await FoundSchool("void-row");
        var files = SchoolFiles.Zip(SchoolFiles.Of("void-row"));
        await TakeIn("void-row", files);
        var duty = (await Get(At("void-row", "duties"))).Body!["items"]![0]!["record"]!;
        await Post(At("void-row", $"duties/{duty["id"]}/void"), new JsonObject { ["reason"] = "误录" }, "\"1\"");
        var notice = (await DryRun("void-row", files))["report"]!["notices"]!.AsArray().Single(each => (string?)each!["rule"] == "voided")!;
        Assert.That(((string?)notice["file"], (int?)notice["row"]), Is.EqualTo(("教研与发展.csv", 2)));
    }

    private async Task<string> Remedy(string file, string text) =>
        (string)(await DryRun("zeros", Text(text), file))["report"]!["errors"]![0]!["remedy"]!;

    private static string ExamOf(System.Data.Common.DbConnection connection) => connection.ExecuteScalar<string>("select id from exams where school = 'reasons'")!;

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
