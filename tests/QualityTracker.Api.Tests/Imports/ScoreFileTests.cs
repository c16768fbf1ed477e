using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Exams;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Score files as people have them: what is understood, and of what is not, the place and what to do.</summary>
public sealed class ScoreFileTests : ImportServerTests
{
    private const string School = "score-files";
    private const string Header = "考试,学科,学号,学生姓名,分数,考试状态";

    [OneTimeSetUp]
    public async Task FoundTheSchool()
    {
        await FoundSchool(School);
        var files = SchoolFiles.Of(School);
        files.Remove("成绩.csv");
        files["质量监测.csv"] = "学期,考试名称,考试类别,年级,名册日,科目满分,小题\n2025-1,七年级期末监测,期末,7,2026-01-12,语文 120; 数学 100,语文 1 70 字词; 语文 2(1) 50\n2025-1,已封存,期中,7,2025-11-12,语文 120,\n2025-1,升学,升学考试,7,2026-01-14,数学 100,数学 （一） 40; 数学 A1 30; 数学 作文 30\n";
        files["学科.csv"] += "maths,数学\n";
        files["学生.csv"] = "学号,学生姓名,班级,入班日期,考号\n20250701,李明,七年级1班,2025-09-01,70101\n20250702,赵敏,七年级1班,2025-09-01,70102\n20250703,周五,七年级1班,2025-09-01,70199\n20250704,吴六,七年级1班,2025-09-01,70199\n";
        files.Remove("分班.csv");
        await TakeIn(School, SchoolFiles.Zip(files));
        await TakeIn(School, Text("考试,学科,学号,分数\n已封存,语文,20250701,80\n"), "成绩.csv");
        var exam = (await Get(At(School, "exams"))).Body!["items"]!.AsArray().Single(each => (string?)each!["record"]!["name"] == "已封存")!["record"]!["id"];
        await Post(At(School, $"exams/{exam}/closing"), new JsonObject { ["closed"] = true });
    }

    /// <summary>Rows below the header, and the rule, row and column that the error names.</summary>
    [TestCase("语文,20250701,李明,优,", "type", 2, "E", TestName = "text in a number column")]
    [TestCase("语文,20250701,李明,80,\n七年级期末监测,语文,20250701,李明,81,", "duplicate", 3, "C", TestName = "the same pupil twice")]
    [TestCase("语文,20250701,李明,120.5,", "full-mark", 2, "E", TestName = "above the full mark")]
    [TestCase("语文,20250799,李明,80,", "roster", 2, "C", TestName = "a pupil who is not on the roster")]
    [TestCase("体育,20250701,李明,80,", "known-paper", 2, "B", TestName = "a subject that the exam has not")]
    [TestCase("语文,20250701,赵敏,80,", "other-person", 2, "D", TestName = "another's name beside the number")]
    [TestCase("语文,20250701,李明,80,缺考", "needed", 2, "E", TestName = "a score of who was absent")]
    [TestCase("语文,20250701,李明,,", "choice", 2, "F", TestName = "neither score nor status")]
    public async Task A_wrong_row_is_named_with_its_remedy(string rows, string rule, int row, string column) =>
        Assert.That(await Error($"{Header}\n七年级期末监测,{rows}\n"), Is.EqualTo((rule, (int?)row, (string?)column)));

    [TestCase("考试,学科,学号,分数\n已封存,语文,20250701,81\n", "exam-closed", 2, "A", TestName = "a score that differs in a closed exam")]
    [TestCase("考试,学科,考号,分数\n七年级期末监测,语文,70103,80\n", "known-number", 2, "C", TestName = "an exam number of nobody")]
    [TestCase("考试,学科,考号,分数\n七年级期末监测,语文,70199,80\n", "several-pupils", 2, "C", TestName = "an exam number of two")]
    [TestCase("考试,学科,学号,考号,分数\n七年级期末监测,语文,20250701,70102,80\n", "other-pupil", 2, "D", TestName = "two numbers of two pupils")]
    [TestCase("考试,学科,学号,分数,第1题,第2(1)题\n七年级期末监测,语文,20250701,100,60,41\n", "item-sum", 2, "D", TestName = "items that are not the total")]
    [TestCase("考试,学科,学号,分数,1,2(1)\n七年级期末监测,语文,20250701,100,71,29\n", "item-range", 2, "E", TestName = "an item above its full mark")]
    [TestCase("考试,学科,学号,分数,1,2(1)\n七年级期末监测,语文,20250701,100,60,甲\n", "type", 2, "F", TestName = "text in an item")]
    [TestCase("考试,学科,学号,分数,1\n七年级期末监测,数学,20250701,60,60\n", "no-items", 2, "E", TestName = "items of a paper that has none")]
    [TestCase("考试,学科,学号,成绩,\n,,,分数,小计\n七年级期末监测,语文,20250701,80,80\n", "merged-header", 2, "E", TestName = "a merged header that is not understood")]
    [TestCase("考试,学号,总评\n七年级期末监测,20250701,80\n", "missing-column", 1, null, TestName = "no column of scores")]
    [TestCase("七年级1班成绩单\n李明,80\n", "headerMissing", 1, null, TestName = "no header at all")]
    public async Task A_wrong_file_is_named_with_its_remedy(string text, string rule, int row, string? column) =>
        Assert.That(await Error(text), Is.EqualTo((rule, (int?)row, column)));

    [Test]
    public async Task A_full_mark_of_nothing_is_refused() =>
        Assert.That(await Error("学期,考试名称,考试类别,年级,名册日,科目满分\n2025-1,新考试,升学考试,7,2026-01-12,语文 0\n", "质量监测.csv"), Is.EqualTo(("papers", (int?)2, (string?)"F")));

    [Test]
    public async Task A_closed_exam_is_not_changed_by_a_file() =>
        Assert.That(await Error("学期,考试名称,考试类别,年级,名册日,科目满分\n2025-1,已封存,期中,7,2025-11-13,语文 120\n", "质量监测.csv"), Is.EqualTo(("exam-closed", (int?)2, (string?)null)));

    [TestCase("七年级期末监测,语文,20250701,80,1,2,3", "2024级,3月成绩,1班名次", null, TestName = "headers that begin with a digit and are no items")]
    [TestCase("升学,数学,20250703,90,40,30,20", "第(一)题,Ａ１,作文（30分）", "(一)=40, A1=30, 作文=20", TestName = "labels that do not begin with a digit")]
    public async Task A_column_is_an_item_when_the_exam_has_it(string row, string headers, string? items)
    {
        var report = (await DryRun(School, Text($"考试,学科,学号,分数,{headers}\n{row}\n"), "成绩.csv"))["report"]!;
        Assert.That((int)report["errorCount"]!, Is.Zero, report.ToJsonString(Json.Options));
        Assert.That((string?)report["differences"]![0]!["fields"]!.AsArray().SingleOrDefault(field => (string?)field!["field"] == "items")?["after"], Is.EqualTo(items));
        Assert.That(report["tables"]![0]!["ignoredColumns"]!.AsArray().Select(each => (string)each!), Is.EqualTo(items is null ? headers.Split(',') : []));
    }

    [Test]
    public async Task A_closed_exam_may_be_in_a_file_as_it_stands()
    {
        var report = (await DryRun(School, Text("考试,学科,学号,分数\n已封存,语文,20250701,80\n"), "成绩.csv"))["report"]!;
        Assert.That(((int)report["errorCount"]!, (int)report["unchanged"]!), Is.EqualTo((0, 1)), report.ToJsonString());
    }

    [Test]
    public async Task A_class_of_which_nobody_sat_is_told_of()
    {
        var rows = string.Concat(Enumerable.Range(1, 4).Select(at => $"七年级期末监测,数学,2025070{at},缺考\n"));
        var report = (await DryRun(School, Text("考试,学科,学号,分数\n" + rows), "成绩.csv"))["report"]!;
        Assert.That(((int)report["errorCount"]!, (string?)report["notices"]![0]!["rule"]), Is.EqualTo((0, "nobody-sat")), report.ToJsonString());
        Assert.That((string?)report["notices"]![0]!["message"], Does.Contain("七年级1班").And.Contain("数学"));
    }

    [TestCase("七年级1班成绩单,,,\n考试,学科,考号,分数\n七年级期末监测,语文,70101,80\n", TestName = "a title above and exam numbers")]
    [TestCase("考试,学科,学号,成绩,\n,,,分数,考试状态\n七年级期末监测,语文,20250701,80,正常\n", TestName = "a header of two rows")]
    [TestCase("考试,学号,姓名,语文,数学\n七年级期末监测,20250701,李明,80,\n", TestName = "a column for each subject")]
    [TestCase("考试,学号,姓名,成绩,\n,,,语文,数学\n七年级期末监测,20250701,李明,80,\n", TestName = "subjects in the second row of a header")]
    [TestCase("考试,学号,姓名,语文,,,数学,\n,,,分数,考试状态,名次,分数,考试状态\n七年级期末监测,20250701,李明,80,正常,3,,\n", TestName = "subjects above their points, statuses and ranks")]
    [TestCase("考试,学科,学号,分数\n七年级期末监测,语文,20250701.0,80.0\n", TestName = "numbers as a table of quantities writes them")]
    [TestCase("考试，学科，学号，分数\n七年级期末监测，语文，2025\u200b0701，80\n", TestName = "commas of a Chinese keyboard, and what has no width")]
    public async Task Files_as_people_have_them_are_understood(string text)
    {
        var difference = (await DryRun(School, Text(text), "成绩.csv"))["report"]!;
        Assert.That(((int)difference["errorCount"]!, (int)difference["adds"]!), Is.EqualTo((0, 1)), difference.ToJsonString());
        Assert.That(((string?)difference["differences"]![0]!["record"], (string?)difference["differences"]![0]!["fields"]![0]!["after"]), Is.EqualTo(("七年级期末监测|chinese|20250701", "80")));
    }

    [Test]
    public async Task A_status_beside_a_subject_is_that_subjects()
    {
        var report = (await DryRun(School, Text("考试,学号,语文,,数学,\n,,分数,考试状态,分数,考试状态\n七年级期末监测,20250701,,缺考,90,\n"), "成绩.csv"))["report"]!;
        Assert.That(report["differences"]!.AsArray().Select(each => $"{each!["record"]} {each["fields"]![0]!["after"]}"), Is.EquivalentTo(new[] { "七年级期末监测|chinese|20250701 缺考", "七年级期末监测|maths|20250701 90" }), report.ToJsonString());
    }

    [Test]
    public async Task Items_come_in_with_the_scores_and_stand_as_long_as_the_score_does()
    {
        const string items = "考试,学科,学号,分数,第1题,第2(1)题（50分）\n七年级期末监测,语文,20250702,100,60,40\n";
        await TakeIn(School, Text(items), "成绩.csv");
        Assert.That(Stored()!.ToString(), Is.EqualTo("1=60, 2(1)=40"));
        Assert.That((int)(await DryRun(School, Text(items), "成绩.csv"))["report"]!["unchanged"]!, Is.EqualTo(1));
        var same = (await DryRun(School, Text("考试,学科,学号,分数\n七年级期末监测,语文,20250702,100\n"), "成绩.csv"))["report"]!;
        Assert.That((int)same["unchanged"]!, Is.EqualTo(1), "a file without items takes none away");
        await TakeIn(School, Text("考试,学科,学号,分数\n七年级期末监测,语文,20250702,99\n"), "成绩.csv");
        Assert.That(Stored(), Is.Null, "they would not add up any more");
        var history = (await Get(At(School, $"exams/{ExamId()}/scores/chinese/2025-701/history"))).Body!["changes"]!.AsArray();
        Assert.That(history.Select(each => $"{each!["pupil"]} {each["before"]!["score"]} {each["before"]!["items"]!["1"]} {each["after"]!["score"]}"), Is.EqualTo(new[] { "20250702 100 60 99" }));
    }

    private ItemMarks? Stored() => Database.Read(connection => ScoreStore.Read(connection, School, ExamId(), "chinese")).Single(row => row.Pupil == "20250702").Items;

    private string ExamId() => Database.Read(connection => Dapper.SqlMapper.ExecuteScalar<string>(connection, "select id from exams where school = @School and name = '七年级期末监测'", new { School }))!;

    private async Task<(string?, int?, string?)> Error(string text, string file = "成绩.csv")
    {
        var before = Contents();
        var view = await DryRun(School, Text(text), file);
        var error = view["report"]!["errors"]!.AsArray().FirstOrDefault();
        Assert.That(error, Is.Not.Null, view.ToJsonString());
        Assert.That((string?)error!["remedy"], Is.Not.Empty);
        (await Post($"{Imports(School)}/{(string)view["id"]!}/apply")).IsProblem(409);
        Assert.That(Contents(), Is.EqualTo(before));
        return ((string?)error["rule"], (int?)error["row"], (string?)error["column"]);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
