using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Exams;

[NonParallelizable]
[TestFixture("")]
[TestFixture("de-DE")]
public sealed class ScoreEndpointsTests(string culture) : ServerTests(culture)
{
    private static readonly string Exam = RecordIds.Example("exams");

    [Test]
    public async Task A_roster_lists_who_is_enrolled_on_its_day()
    {
        await PrepareTwo("roster");
        var roster = (JsonArray)(await Get(At("roster", $"exams/{Exam}/roster"))).Body!;
        Assert.That(roster.Select(each => $"{each!["pupil"]} {each["class"]}"), Is.EqualTo(new[] { "20250701 2025-701", "20250702 2025-702" }));
        (await Get(At("roster", "exams/none/roster"))).IsProblem(404);
        (await Get(At("none", $"exams/{Exam}/roster"))).IsProblem(404);
    }

    [Test]
    public async Task A_sheet_is_replaced_whole_and_only_at_its_version()
    {
        await PrepareTwo("sheet");
        var address = Sheet("sheet");
        var empty = await Get(address);
        Assert.That((JsonArray)empty.Body!["scores"]!, Is.Empty);
        (await Put(address, Scores(Line("20250701", "sat", 97.5m)))).IsProblem(428);
        (await Put(address, Scores(Line("20250701", "sat", 97.5m)), "\"1\"")).IsProblem(412);
        var stored = await Put(address, Scores(Line("20250701", "sat", 97.5m)), empty.ETag);
        Assert.That(stored.Status, Is.EqualTo(HttpStatusCode.OK), stored.Text);
        Assert.That((await Get(address)).Text, Is.EqualTo(stored.Text).And.Contains("97.5"));
        (await Put(address, Scores(), empty.ETag)).IsProblem(412);
        var corrected = await Put(address, Scores(Line("20250701", "absent", null)), stored.ETag);
        Assert.That((await Get(address)).ETag, Is.EqualTo(corrected.ETag).And.Not.EqualTo(stored.ETag));
    }

    [TestCase("""[{"pupil":"20250701","status":"sat","score":120.5}]""", "scores[0].score")]
    [TestCase("""[{"pupil":"20250701","status":"sat","score":-1}]""", "scores[0].score")]
    [TestCase("""[{"pupil":"20250701","status":"sat","score":1.005}]""", "scores[0].score")]
    [TestCase("""[{"pupil":"20250701","status":"sat","score":null}]""", "scores[0].score")]
    [TestCase("""[{"pupil":"20250701","status":"sat"}]""", "scores[0].score")]
    [TestCase("""[{"pupil":"20250701","status":"sat","score":"90"}]""", "scores[0].score")]
    [TestCase("""[{"pupil":"20250701","status":"absent","score":0}]""", "scores[0].score")]
    [TestCase("""[{"pupil":"20250701","status":"cheated","score":50}]""", "scores[0].score")]
    [TestCase("""[{"pupil":"20250701","status":"Sat","score":50}]""", "scores[0].status")]
    [TestCase("""[{"pupil":"20250701","status":1,"score":50}]""", "scores[0].status")]
    [TestCase("""[{"pupil":"20250701","score":50}]""", "scores[0].status")]
    [TestCase("""[{"status":"absent"}]""", "scores[0].pupil")]
    [TestCase("""[{"pupil":null,"status":"absent"}]""", "scores[0].pupil")]
    [TestCase("""[{"pupil":"nobody","status":"absent"}]""", "scores[0].pupil")]
    [TestCase("""[{"pupil":"20250702","status":"absent"}]""", "scores[0].pupil")]
    [TestCase("""[{"pupil":"20250701","status":"absent"},{"pupil":"20250701","status":"absent"}]""", "scores[1].pupil")]
    [TestCase("""[{"pupil":"20250701","status":"absent","subject":"maths"}]""", "scores[0].subject")]
    [TestCase("[null]", "scores")]
    [TestCase("null", "scores")]
    [TestCase("{}", "scores")]
    public async Task A_wrong_line_is_named_and_nothing_is_stored(string scores, string field)
    {
        var school = $"wrong-{Guid.NewGuid():N}"[..30];
        await PrepareTwo(school);
        var before = await Put(Sheet(school), Scores(Line("20250701", "sat", 88)), (await Get(Sheet(school))).ETag);
        using var request = new HttpRequestMessage(HttpMethod.Put, Sheet(school)) { Content = new StringContent($"{{\"scores\":{scores}}}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", before.ETag);
        var answer = await Send(request);
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Does.Contain(field), answer.Text);
        Assert.That((await Get(Sheet(school))).Text, Is.EqualTo(before.Text));
    }

    [Test]
    public async Task A_sheet_that_says_nothing_does_not_empty_the_sheet()
    {
        await PrepareTwo("silent");
        var before = await Put(Sheet("silent"), Scores(Line("20250701", "sat", 88)), (await Get(Sheet("silent"))).ETag);
        (await Put(Sheet("silent"), new JsonObject(), before.ETag)).IsProblem(400);
        Assert.That((await Get(Sheet("silent"))).Text, Is.EqualTo(before.Text));
    }

    [Test]
    public async Task There_are_sheets_only_for_the_exams_subjects_and_classes()
    {
        await PrepareTwo("places");
        await Create(At("places", "classes"), Changed(KindOf("classes"), ("id", "2025-801"), ("grade", 8)));
        foreach (var rest in new[] { "maths/2025-701", "chinese/2025-999", "chinese/2025-801", "art/2025-701", "%20/%20" })
        {
            (await Get(At("places", $"exams/{Exam}/scores/{rest}"))).IsProblem(404);
            (await Put(At("places", $"exams/{Exam}/scores/{rest}"), Scores(), "\"x\"")).IsProblem(404);
        }

        (await Get(At("places", "exams/none/scores/chinese/2025-701"))).IsProblem(404);
    }

    [Test]
    public async Task A_pupil_who_moved_class_has_one_score()
    {
        await PrepareTwo("moved");
        await Put(Sheet("moved"), Scores(Line("20250701", "sat", 88)), (await Get(Sheet("moved"))).ETag);
        var enrolment = At("moved", $"enrolments/{RecordIds.Example("enrolments")}");
        var move = await Put(enrolment, Changed(KindOf("enrolments"), ("class", "2025-702")), "\"1\"");
        Assert.That(move.Status, Is.EqualTo(HttpStatusCode.OK), move.Text);
        var other = Sheet("moved", "2025-702");
        await Put(other, Scores(Line("20250701", "sat", 90)), (await Get(other)).ETag);
        var rows = Database.Read(connection => ScoreStore.Read(connection, "moved", Exam));
        Assert.That(rows.Select(row => (row.Pupil, row.Class, row.Score)), Is.EqualTo(new[] { ("20250701", "2025-702", (decimal?)90) }));
    }

    [Test]
    public async Task Of_two_who_write_a_sheet_at_once_one_wins()
    {
        await PrepareTwo("race");
        var tag = (await Get(Sheet("race"))).ETag;
        var answers = await Task.WhenAll(Enumerable.Range(80, 6).Select(score => Put(Sheet("race"), Scores(Line("20250701", "sat", score)), tag)));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed), Is.EqualTo(5));
    }

    private async Task PrepareTwo(string school)
    {
        await Prepare(school);
        await Create(At(school, "classes"), Changed(KindOf("classes"), ("id", "2025-702"), ("name", "七年级2班")));
        await Create(At(school, "pupils"), Changed(KindOf("pupils"), ("id", "20250702"), ("name", "赵敏")));
        await Create(At(school, "enrolments"), Changed(KindOf("enrolments"), ("id", Guid.CreateVersion7().ToString()), ("pupil", "20250702"), ("class", "2025-702")));
    }

    private static RecordKind KindOf(string noun) => RecordKinds.All.Single(kind => kind.Noun == noun);

    private static string Sheet(string school, string schoolClass = "2025-701") => At(school, $"exams/{Exam}/scores/chinese/{schoolClass}");

    private static JsonObject Scores(params JsonNode[] lines) => new() { ["scores"] = new JsonArray(lines) };

    private static JsonObject Line(string pupil, string status, decimal? score) => new() { ["pupil"] = pupil, ["status"] = status, ["score"] = score };
}
