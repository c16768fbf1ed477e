using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Core.ExamAnalyses;

namespace QualityTracker.Api.Tests.Exams;

/// <summary>Items, exam numbers, double entry, closing and history of a score sheet.</summary>
public sealed class ScoreSheetTests : ServerTests
{
    private static readonly string Exam = RecordIds.Example("exams");

    [Test]
    public async Task Item_scores_stand_beside_the_total_that_they_add_up_to()
    {
        await PrepareItems("items");
        var stored = await PutSheet("items", Line("20250701", 100, ("1", 60), ("21(2)", 40)));
        Assert.That(stored.Status, Is.EqualTo(HttpStatusCode.OK), stored.Text);
        Assert.That((await Get(Sheet("items"))).Body!["scores"]![0]!["items"]!.ToJsonString(), Is.EqualTo("""{"1":60,"21(2)":40}"""));
        var paper = (await Get(At("items", "score-sheets/2025-1"))).Body!["exams"]![0]!["papers"]![0]!;
        Assert.That(paper["items"]!.AsArray().Select(item => (string?)item!["label"]), Is.EqualTo(new[] { "1", "21(2)" }));
    }

    [TestCase(101, 60, 40, "scores[0].items", "item-sum")]
    [TestCase(80, 80, 0, "scores[0].items.1", "item-range")]
    [TestCase(60, 60, null, "scores[0].items.21(2)", "item-missing")]
    public async Task A_wrong_item_is_named(int total, int first, int? second, string field, string rule)
    {
        var school = $"item-{rule}-{total}";
        await PrepareItems(school);
        var answer = await PutSheet(school, second is { } points ? Line("20250701", total, ("1", first), ("21(2)", points)) : Line("20250701", total, ("1", first)));
        answer.IsProblem(400, "invalid");
        var error = answer.Body!["errors"]![0]!;
        Assert.That(((string?)error["field"], (string?)error["rule"]), Is.EqualTo((field, rule)), answer.Text);
        Assert.That((string?)error["remedy"], Is.Not.Empty);
    }

    [Test]
    public async Task Items_must_add_up_to_the_paper()
    {
        await PrepareItems("marks");
        var exam = await Get(At("marks", $"exams/{Exam}"));
        var record = exam.Body!["record"]!.DeepClone().AsObject();
        record["items"]![0]!["fullMark"] = 60;
        var answer = await Put(At("marks", $"exams/{Exam}"), record, exam.ETag);
        answer.IsProblem(400);
        Assert.That((string?)answer.Body!["errors"]![0]!["rule"], Is.EqualTo("item-marks"), answer.Text);
    }

    [Test]
    public async Task Items_are_analysed()
    {
        await PrepareItems("analysed");
        var rows = new List<(string, ScoreRow)>();
        for (var at = 0; at < 6; at++)
        {
            var number = $"2025071{at}";
            await Create(At("analysed", "pupils"), Changed(KindOf("pupils"), ("id", number), ("name", $"学生{at}")));
            await Create(At("analysed", "enrolments"), Changed(KindOf("enrolments"), ("id", Guid.CreateVersion7().ToString()), ("pupil", number), ("examNumber", $"9{at}")));
            rows.Add((Exam, new()
            {
                Subject = "chinese",
                Class = "2025-701",
                Pupil = number,
                Status = Core.Exams.ExamStatus.Sat,
                Score = 70 + at,
                Items = ItemMarks.Of(new Dictionary<string, decimal> { ["1"] = 50, ["21(2)"] = 20 + at }),
            }));
        }

        Database.Write(connection => ScoreStore.Put(connection, "analysed", rows));
        var store = (AnalysisStore)Server.GetService(typeof(AnalysisStore))!;
        var items = ((ScoreAnalysis)Database.Read(connection => store.Read(connection, "analysed", Exam))!.Analysis).Papers[0].Items!;
        Assert.That(items.Pupils, Is.EqualTo(6));
        Assert.That(items.Items[0].Difficulty, Is.EqualTo(50m / 70));
        Assert.That(items.Items[1].Difficulty, Is.EqualTo((20m + 21 + 22 + 23 + 24 + 25) / 6 / 50));
    }

    [Test]
    public async Task Pupils_are_named_by_exam_number_as_well()
    {
        await PrepareTwo("numbers");
        var sheet = new JsonObject { ["scores"] = new JsonArray(new JsonObject { ["examNumber"] = "70101", ["status"] = "sat", ["score"] = 88 }) };
        var stored = await Put(Sheet("numbers"), sheet, (await Get(Sheet("numbers"))).ETag);
        Assert.That(((string?)stored.Body!["scores"]![0]!["pupil"], (string?)stored.Body["scores"]![0]!["examNumber"]), Is.EqualTo(("20250701", "70101")), stored.Text);
        Assert.That((await Get(At("numbers", $"exams/{Exam}/roster"))).Text, Does.Contain("70101"));
        await Refused("70199", null, "examNumber", "known-number");
        await Refused("70102", "20250701", "examNumber", "other-pupil");
        await Refused(null, null, "pupil", "needed");
        await Refused("70102", null, "examNumber", "known-number");
        var second = (await Get(At("numbers", "enrolments"))).Body!["items"]!.AsArray().Single(each => (string?)each!["record"]!["pupil"] == "20250702")!["record"]!.DeepClone().AsObject();
        second["examNumber"] = "70101";
        Assert.That((await Put(At("numbers", $"enrolments/{second["id"]}"), second, "\"1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
        await Refused("70101", null, "examNumber", "several-pupils");

        async Task Refused(string? number, string? pupil, string field, string rule)
        {
            var line = new JsonObject { ["examNumber"] = number, ["pupil"] = pupil, ["status"] = "sat", ["score"] = 1 };
            var answer = await Put(Sheet("numbers"), new JsonObject { ["scores"] = new JsonArray(line) }, (await Get(Sheet("numbers"))).ETag);
            answer.IsProblem(400);
            Assert.That(((string?)answer.Body!["errors"]![0]!["field"], (string?)answer.Body["errors"]![0]!["rule"]), Is.EqualTo(($"scores[0].{field}", rule)), answer.Text);
        }
    }

    [Test]
    public async Task A_reason_that_reports_will_print_names_no_pupil()
    {
        await PrepareTwo("reasons-named");
        foreach (var reason in new[] { "李明随班就读", "李 明随班就读", "20250701 随班就读" })
        {
            var line = new JsonObject { ["pupil"] = "20250701", ["status"] = "excluded", ["reason"] = reason };
            var answer = await Put(Sheet("reasons-named"), new JsonObject { ["scores"] = new JsonArray(line) }, (await Get(Sheet("reasons-named"))).ETag);
            answer.IsProblem(400);
            Assert.That(((string?)answer.Body!["errors"]![0]!["field"], (string?)answer.Body["errors"]![0]!["rule"]), Is.EqualTo(("scores[0].reason", "names-pupil")), answer.Text);
        }
    }

    [Test]
    public async Task A_second_entry_is_held_against_the_first_and_stores_nothing()
    {
        await PrepareItems("double");
        Assert.That((bool)(await Post(Sheet("double") + "/check", Scores(Line("20250701", 97, ("1", 60), ("21(2)", 37))))).Body!["isSecondPerson"]!, Is.False, "nobody entered it before");
        await PutSheet("double", Line("20250701", 100, ("1", 60), ("21(2)", 40)));
        var before = (await Get(Sheet("double"))).Text;
        var check = await Post(Sheet("double") + "/check", Scores(Line("20250701", 97, ("1", 60), ("21(2)", 37))));
        Assert.That(check.Body!["differences"]!.AsArray().Select(each => $"{each!["field"]} {each["stored"]} {each["entered"]}"), Is.EqualTo(new[] { "score 100 97", "items.21(2) 40 37" }), check.Text);
        Assert.That(((int)check.Body["same"]!, (bool)check.Body["isSecondPerson"]!), Is.EqualTo((0, false)));
        Assert.That((await Get(Sheet("double"))).Text, Is.EqualTo(before));
        var other = TestAccounts.Add(Database, "second", TestAccounts.Everything);
        using var client = SignedIn(other);
        using var request = new HttpRequestMessage(HttpMethod.Post, Sheet("double") + "/check") { Content = new StringContent(Scores(Line("20250701", 100, ("1", 60), ("21(2)", 40))).ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        using var response = await client.SendAsync(request);
        var same = await Answer.Of(response);
        Assert.That(((int)same.Body!["same"]!, (bool)same.Body["isSecondPerson"]!, same.Body["differences"]!.AsArray().Count), Is.EqualTo((1, true, 0)), same.Text);
        Assert.That((await Post(Sheet("double") + "/check", Scores())).Body!["differences"]!.AsArray().Select(each => (string?)each!["field"]), Has.Member("status").And.Member("score"));
    }

    [Test]
    public async Task A_closed_exam_takes_no_scores_and_a_reopened_one_takes_them_with_a_reason()
    {
        await PrepareTwo("closed");
        await PutSheet("closed", Line("20250701", 80));
        var closing = At("closed", $"exams/{Exam}/closing");
        Assert.That((string?)(await Get(closing)).Body!["state"], Is.EqualTo("open"));
        Assert.That((string?)(await Post(closing, new JsonObject { ["closed"] = true })).Body!["state"], Is.EqualTo("closed"));
        Assert.That((await Post(closing, new JsonObject { ["closed"] = true })).Body!["events"]!.AsArray(), Has.Count.EqualTo(1), "closing twice is closing once");
        var exam = await Get(At("closed", $"exams/{Exam}"));
        var record = exam.Body!["record"]!.DeepClone().AsObject();
        Assert.That((await Put(At("closed", $"exams/{Exam}"), record, exam.ETag)).Status, Is.EqualTo(HttpStatusCode.OK), "nothing changes");
        record["rosterDay"] = "2026-01-13";
        (await Put(At("closed", $"exams/{Exam}"), record, exam.ETag)).IsProblem(409, "exam-closed");
        (await Post(At("closed", $"exams/{Exam}/void"), new JsonObject { ["reason"] = "重复" }, exam.ETag)).IsProblem(409, "exam-closed");
        var refused = await PutSheet("closed", Line("20250701", 81));
        refused.IsProblem(409, "exam-closed");
        Assert.That((string?)refused.Body!["detail"], Does.Contain("解封"));
        (await Post(closing, new JsonObject { ["closed"] = false })).IsProblem(400);
        var reopened = await Post(closing, new JsonObject { ["closed"] = false, ["reason"] = "第 12 题误判" });
        Assert.That(((string?)reopened.Body!["state"], (string?)reopened.Body["events"]![1]!["reason"]), Is.EqualTo(("reopened", "第 12 题误判")));
        (await PutSheet("closed", Line("20250701", 81))).IsProblem(400);
        var corrected = Scores(Line("20250701", 81));
        corrected["correction"] = "第 12 题误判";
        Assert.That((await Put(Sheet("closed"), corrected, (await Get(Sheet("closed"))).ETag)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)(await Get(At("closed", "score-sheets/2025-1"))).Body!["exams"]![0]!["state"], Is.EqualTo("reopened"));
        var change = (await Get(Sheet("closed") + "/history")).Body!["changes"]![0]!;
        Assert.That(((decimal)change["before"]!["score"]!, (decimal)change["after"]!["score"]!, (string?)change["correction"], (string?)change["by"]), Is.EqualTo((80m, 81m, "第 12 题误判", "everything")));
    }

    [TestCase("误判\u0007")]
    [TestCase("第一行\n第二行")]
    [TestCase(null)]
    public async Task A_correction_is_one_line_whenever_it_is_sent(string? correction)
    {
        var school = $"correction-{(correction ?? "long").Length}";
        await PrepareTwo(school);
        var sheet = Scores(Line("20250701", 80));
        sheet["correction"] = correction ?? new string('长', 201);
        var answer = await Put(Sheet(school), sheet, (await Get(Sheet(school))).ETag);
        answer.IsProblem(400);
        Assert.That(answer.Fields, Is.EqualTo(new[] { "correction" }));
    }

    [Test]
    public async Task Items_are_called_the_same_however_their_labels_are_typed()
    {
        await PrepareItems("typed");
        var exam = await Get(At("typed", $"exams/{Exam}"));
        var record = exam.Body!["record"]!.DeepClone().AsObject();
        record["items"] = new JsonArray(Item("（一）", 70, null), Item("Ａ１", 50, null));
        var stored = await Put(At("typed", $"exams/{Exam}"), record, exam.ETag);
        Assert.That(stored.Record["items"]!.AsArray().Select(item => (string?)item!["label"]), Is.EqualTo(new[] { "(一)", "A1" }), stored.Text);
    }

    [Test]
    public async Task History_tells_every_change_and_no_first_entry()
    {
        await PrepareTwo("history");
        await PutSheet("history", Line("20250701", 80));
        Assert.That((await Get(Sheet("history") + "/history")).Body!["changes"]!.AsArray(), Is.Empty);
        await PutSheet("history", Line("20250701", 80));
        await PutSheet("history", Line("20250701", 85));
        await PutSheet("history");
        var changes = (await Get(Sheet("history") + "/history")).Body!["changes"]!.AsArray();
        Assert.That(changes.Select(each => $"{each!["pupil"]} {each["before"]!["score"]} {each["after"]?["score"]}"), Is.EqualTo(new[] { "20250701 85 ", "20250701 80 85" }));
        (await Get(At("history", $"exams/{Exam}/scores/maths/2025-701/history"))).IsProblem(404);
    }

    private async Task PrepareTwo(string school)
    {
        await Prepare(school);
        await Create(At(school, "classes"), Changed(KindOf("classes"), ("id", "2025-702"), ("name", "七年级2班")));
        await Create(At(school, "pupils"), Changed(KindOf("pupils"), ("id", "20250702"), ("name", "赵敏")));
        await Create(At(school, "enrolments"), Changed(KindOf("enrolments"), ("id", Guid.CreateVersion7().ToString()), ("pupil", "20250702"), ("class", "2025-702"), ("examNumber", "70102")));
    }

    private async Task PrepareItems(string school)
    {
        await Prepare(school);
        var exam = await Get(At(school, $"exams/{Exam}"));
        var record = exam.Body!["record"]!.DeepClone().AsObject();
        record["items"] = new JsonArray(Item("1", 70, "字词"), Item("21(2)", 50, null));
        var answer = await Put(At(school, $"exams/{Exam}"), record, exam.ETag);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    private static JsonObject Item(string label, int fullMark, string? topic) => new() { ["subject"] = "chinese", ["label"] = label, ["fullMark"] = fullMark, ["topic"] = topic };

    private async Task<Answer> PutSheet(string school, params JsonNode[] lines) => await Put(Sheet(school), Scores(lines), (await Get(Sheet(school))).ETag);

    private static RecordKind KindOf(string noun) => RecordKinds.All.Single(kind => kind.Noun == noun);

    private static string Sheet(string school) => At(school, $"exams/{Exam}/scores/chinese/2025-701");

    private static JsonObject Scores(params JsonNode[] lines) => new() { ["scores"] = new JsonArray(lines) };

    private static JsonObject Line(string pupil, decimal score, params (string Item, decimal Points)[] items) => new()
    {
        ["pupil"] = pupil,
        ["status"] = "sat",
        ["score"] = score,
        ["items"] = items.Length == 0 ? null : new JsonObject(items.Select(item => KeyValuePair.Create(item.Item, (JsonNode?)item.Points))),
    };
}
