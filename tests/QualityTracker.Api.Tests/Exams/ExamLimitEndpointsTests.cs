using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Tests.Imports;

namespace QualityTracker.Api.Tests.Exams;

/// <summary>The law's limits on exams (L2) over HTTP and in files.</summary>
public sealed class ExamLimitEndpointsTests : ImportServerTests
{
    private const string School = "limits";

    private static string Exams => At(School, "exams");

    [OneTimeSetUp]
    public Task PrepareSchool() => Prepare(School);

    [TestCase(2, "endOfTerm", "L2-no-exam")]
    [TestCase(4, "midTerm", "L2-mid-term")]
    [TestCase(7, "monthly", "L2-weekly-monthly")]
    [TestCase(7, "endOfTerm", "L2-one-end-of-term")]
    [TestCase(8, "joint", "L2-joint")]
    public async Task An_exam_beyond_the_limits_is_refused_with_its_rule(int grade, string kind, string rule)
    {
        var answer = await Post(Exams, Exam(grade, kind));
        answer.IsProblem(422, rule);
        Assert.That(answer.Text, Does.Contain("L2").And.Contain("例外理由"));
        Assert.That(answer.Fields, Is.EqualTo(["kind"]));
        Assert.That((await Get(Exams + "?limit=200")).Body!["items"]!.AsArray().Select(item => (string?)item!["record"]!["name"]), Has.None.EqualTo($"{grade}{kind}"));
    }

    [Test]
    public async Task What_else_is_wrong_is_said_first()
    {
        var exam = Exam(8, "joint");
        exam["term"] = "2031-1";
        (await Post(Exams, exam)).IsProblem(400, "invalid");
    }

    [TestCase("上级要求")]
    [TestCase("                    ")]
    public async Task A_reason_that_says_nothing_is_none(string reason)
    {
        var exam = Exam(8, "joint");
        exam["overrideReason"] = reason;
        var answer = await Post(Exams, exam);
        answer.IsProblem(400);
        Assert.That(answer.Fields, Does.Contain("overrideReason"));
    }

    [Test]
    public async Task A_reason_where_nothing_is_excepted_is_refused()
    {
        var exam = Exam(8, "endOfTerm");
        exam["overrideReason"] = "县教育局〔2025〕12号质量监测通知";
        var answer = await Post(Exams, exam);
        answer.IsProblem(400);
        Assert.That(answer.Fields, Is.EqualTo(["overrideReason"]));
        Assert.That(answer.Text, Does.Contain("删去例外理由"));
        exam["overrideReason"] = null;
        await Create(Exams, exam);
    }

    [Test]
    public async Task With_a_reason_it_is_kept_and_its_reason_goes_with_the_results()
    {
        const string reason = "县教育局〔2025〕12号质量监测通知";
        var exam = Exam(7, "joint");
        exam["overrideReason"] = reason;
        await Create(Exams, exam);
        exam["overrideReason"] = null;
        (await Put($"{Exams}/{exam["id"]}", exam, "\"1\"")).IsProblem(422, "L2-joint");

        var sheet = $"{Exams}/{exam["id"]}/scores/chinese/2025-701";
        var scores = new JsonObject { ["scores"] = new JsonArray(new JsonObject { ["pupil"] = "20250701", ["status"] = "sat", ["score"] = 90 }) };
        var stored = await Put(sheet, scores, (await Get(sheet)).ETag);
        Assert.That((int)stored.Status, Is.EqualTo(200), stored.Text);
        var results = (await Get(At(School, "evaluations/2025-1/T001"))).Body!["examResults"]!.AsArray();
        Assert.That(results.Select(each => (string?)each!["result"]!["overrideReason"]), Does.Contain(reason));
    }

    [Test]
    public async Task A_file_is_held_to_the_limits_too()
    {
        const string header = "学期,考试名称,考试类别,年级,名册日,科目满分,例外理由\n";
        const string row = "2025-1,八年级联考,联考,8,2025-11-06,chinese 120,";
        var refused = await DryRun(School, Encoding.UTF8.GetBytes(header + row + "\n"), "质量监测.csv");
        Assert.That((string?)refused["report"]!["errors"]![0]!["rule"], Is.EqualTo("L2-joint"), refused.ToJsonString());
        var kept = await DryRun(School, Encoding.UTF8.GetBytes(header + row + "县教育局质量监测通知要求\n"), "质量监测.csv");
        Assert.That((int)kept["report"]!["errorCount"]!, Is.Zero, kept.ToJsonString());
    }

    private static JsonObject Exam(int grade, string kind) => Changed(Node(RecordExam.Kind.Example),
        ("id", Guid.CreateVersion7().ToString()), ("name", $"{grade}{kind}"), ("grade", grade), ("kind", kind));
}
