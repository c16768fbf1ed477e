using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Privacy;

public sealed class PersonFileTests : ServerTests
{
    protected override bool InBrowser => true;

    private const string School = "person";

    [OneTimeSetUp]
    public async Task MakeSchool()
    {
        await Prepare(School);
        await Create(At(School, "pupils"), Changed(RecordKinds.All.Single(kind => kind.Noun == "pupils"), ("id", "20250702"), ("name", "赵敏")));
        var sheet = At(School, $"exams/{RecordIds.Example("exams")}/scores/chinese/2025-701");
        var score = new JsonObject { ["pupil"] = "20250701", ["status"] = "sat", ["score"] = 88 };
        await Put(sheet, new JsonObject { ["scores"] = new JsonArray(score) }, (await Get(sheet)).ETag);
        await Post(At(School, $"tutoring-sessions/{RecordIds.Example("tutoring-sessions")}/void"), new JsonObject { ["reason"] = "重复" }, "\"1\"");
    }

    [Test]
    public async Task A_pupils_file_has_every_record_the_scores_and_who_read_them_and_nobody_else()
    {
        await Get(At(School, "pupils"));
        var answer = await Get(At(School, "pupils/20250701/export"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        var file = answer.Body!;
        Assert.That(Kinds(file), Is.EquivalentTo(RecordKinds.All.Where(kind => kind.HoldsPupils).Select(kind => kind.Noun)));
        var session = ((JsonArray)file["records"]!).Single(each => (string?)each!["kind"] == "tutoring-sessions")!["records"]![0]!;
        Assert.That((string?)session["state"]!["voidReason"], Is.EqualTo("重复"), "voided ones too, marked");
        Assert.That((int)file["scores"]![0]!["score"]!, Is.EqualTo(88));
        Assert.That(((JsonArray)file["log"]!).Select(entry => (string?)entry!["action"]), Is.SupersetOf(new[] { "pupils.list", "pupils.create", "enrolments.create", "exams.scores.replace" }));
        Assert.That(answer.Text, Does.Not.Contain("20250702").And.Not.Contain("赵敏"));
    }

    [Test]
    public async Task A_colleagues_file_has_evaluations_and_pay_of_that_colleague_alone()
    {
        var answer = await Get(At(School, "staff/T001/export"));
        var file = answer.Body!;
        Assert.That(Kinds(file), Does.Contain("staff").And.Contain("posts").And.Contain("lesson-observations"));
        Assert.That((string?)file["evaluations"]![0]!["staff"], Is.EqualTo("T001"));
        Assert.That((string?)file["pay"]![0]!["line"]!["staff"], Is.EqualTo("T001"));
        Assert.That(answer.Text, Does.Not.Contain("刘强"));
    }

    [Test]
    public async Task It_is_a_file_to_keep_and_only_of_who_is_there()
    {
        using var response = await Client.GetAsync(At(School, "pupils/20250701/export"));
        Assert.That(response.Content.Headers.ContentDisposition!.ToString(), Does.Contain("attachment").And.Contain("person-pupils-20250701.json"));
        (await Get(At(School, "pupils/nobody/export"))).IsProblem(404);
        (await Get(At(School, "staff/nobody/export"))).IsProblem(404);
        (await Get(At("none", "staff/T001/export"))).IsProblem(404);
        (await Get(At(School, "staff/T001/export?colour=red"))).IsProblem(400);
    }

    private static IEnumerable<string?> Kinds(JsonNode file) => ((JsonArray)file["records"]!).Select(each => (string?)each!["kind"]);
}
