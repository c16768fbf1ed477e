using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Records;

namespace QualityTracker.Api.Tests.Problems;

/// <summary>Whatever is wrong with a record: the answer names the field, and nothing is stored.</summary>
[NonParallelizable]
[TestFixture("")]
[TestFixture("de-DE")]
public sealed class MalformedRecordTests(string culture) : ServerTests(culture)
{
    private const string School = "strict";

    [OneTimeSetUp]
    public async Task PrepareSchool()
    {
        await Prepare(School);
        await Create(At(School, "staff"), Changed(KindOf("staff"), ("id", "GONE"), ("name", "离职者"), ("leftOn", "2025-09-30")));
        await Create(At(School, "classes"), Changed(KindOf("classes"), ("id", "2025-702"), ("name", "七年级2班")));
    }

    /// <summary>Kind, field, raw JSON for its value (no JSON takes the field away), the field that is named when it is another.</summary>
    public static IEnumerable<TestCaseData> Fields()
    {
        string[] noDates = ["\"2025-02-30\"", "\"20250901\"", "\"2025-9-1\"", "\"2025-10-14T00:00:00\"", "\"14.10.2025\"", "20251014", "\"\"", "null", "\"today\"", "{}"];
        foreach (var json in noDates) yield return new("lesson-observations", "date", json, "date");
        string[] wrongDates = ["\"0001-01-01\"", "\"9999-12-31\"", "\"1989-12-31\"", "\"2024-03-05\"", ""];
        foreach (var json in wrongDates) yield return new("lesson-observations", "date", json, "date");
        string[] noWords = ["1", "\"Unannounced\"", "\"UNANNOUNCED\"", "\"unannounced, planned\"", "\" unannounced\"", "\"nonsense\"", "\"1\"", "\"\"", "null", "[\"open\"]", ""];
        foreach (var json in noWords) yield return new("lesson-observations", "kind", json, "kind");
        string[] noMinutes = ["0", "-40", "181", "40.5", "40.0", "4e1", "\"40\"", "2147483648", "1e400", "NaN", "true", "null", ""];
        foreach (var json in noMinutes) yield return new("lesson-observations", "minutes", json, "minutes");
        string[] noFlags = ["null", "1", "\"true\"", "\"是\"", ""];
        foreach (var json in noFlags) yield return new("lesson-observations", "evaluated", json, "evaluated");
        string[] noTexts = ["\"\"", "\"   \"", "\"\\u3000\"", "\"\\u200b\\u200d\"", "\"a\\u0000b\"", "\"\\u001b[2J\"", "\"\\ud800\"", "\"\\udc00x\"", "null", "5", "[]", "", Long(101)];
        foreach (var json in noTexts) yield return new("lesson-observations", "topic", json, "topic");
        foreach (var json in new[] { Long(2001), "\"\\u0007\"", "5", "\"e\\u0301\"" }) yield return new("lesson-observations", "advice", json, "advice");
        string[] noIds =
        [
            "\"\"", "null", "7", "\"a/b\"", "\"../../etc\"", "\"%00\"", "\"\\u0000\"", "\"学\"", Long(5000), "\"00000000-0000-0000-0000-000000000000\"",
            "\"5f2c1c5e-3b1d-4c6a-9f51-6f2d3f1e0a11\"", "\"0199CD80-CC00-775B-978B-07D4587A3E85\"", "\"{0199cd80-cc00-775b-978b-07d4587a3e85}\"", "\"0199cd80cc00775b978b07d4587a3e85\"", "",
        ];
        foreach (var json in noIds) yield return new("lesson-observations", "id", json, "id");
        foreach (var json in new[] { "\"T999\"", "\"\"", "null", "\"T001\"", "\"GONE\"", "\"t001\"", "\" T001\"", "1", "" }) yield return new("lesson-observations", "teacher", json == "\"T001\"" ? "\"T002\"" : json, "teacher");
        foreach (var json in new[] { "0", "16", "-1", "\"2\"" }) yield return new("lesson-observations", "period", json, "period");
        string[] noScores =
        [
            "null", "{}", "[null]", "[1]", "[[]]", "[{}]", "[{\"dimension\":\"objectives\"}]", "[{\"points\":5}]", "[{\"dimension\":\"objectives\",\"points\":11}]",
            "[{\"dimension\":\"objectives\",\"points\":-1}]", "[{\"dimension\":\"objectives\",\"points\":1.234}]", "[{\"dimension\":\"objectives\",\"points\":1e1}]",
            "[{\"dimension\":\"objectives\",\"points\":5.00000000000000000000000000000000001}]", "[{\"dimension\":\"objectives\",\"points\":\"5\"}]",
            "[{\"dimension\":\"objectives\",\"points\":5},{\"dimension\":\"objectives\",\"points\":5}]", "[{\"dimension\":\"beauty\",\"points\":5}]",
            "[{\"dimension\":\"objectives\",\"points\":5,\"weight\":2}]",
        ];
        foreach (var json in noScores) yield return new("lesson-observations", "scores", json, "scores");

        foreach (var json in new[] { "\"16:30:45\"", "\"24:00\"", "\"4:30 pm\"", "\"16:30+08:00\"", "1630", "\"\"" }) yield return new("tutoring-sessions", "startsAt", json, "startsAt");
        foreach (var json in new[] { "\"2025-08-31\"", "" }) yield return new("tutoring-sessions", "date", json, "date");
        foreach (var json in new[] { "\"nobody\"", "\"\"" }) yield return new("tutoring-sessions", "pupil", json, "pupil");
        foreach (var json in new[] { "0", "241" }) yield return new("tutoring-sessions", "minutes", json, "minutes");

        foreach (var json in new[] { "0", "-1", "60.01", "0.001", "1e-30", "0.0000000000000000000000000000001", "\"6\"", "79228162514264337593543950336", "null" }) yield return new("teaching-hours", "periods", json, "periods");
        foreach (var json in new[] { "0", "-1", "99", "2147483647", "1.5" }) yield return new("teaching-hours", "week", json, "week");
        foreach (var json in new[] { "null", "\"9-9\"" }) yield return new("teaching-hours", "class", json, "class");
        foreach (var json in new[] { "\"T002\"", "\"T001\"", "\"\"" }) yield return new("teaching-hours", "coverFor", json, "coverFor");
        yield return new("teaching-hours", "kind", "\"cover\"", "coverFor");
        yield return new("teaching-hours", "staff", "\"GONE\"", "staff");

        foreach (var json in new[] { "0", "8", "-1" }) yield return new("timetable-entries", "weekday", json, "weekday");
        foreach (var json in new[] { "0", "16" }) yield return new("timetable-entries", "period", json, "period");
        yield return new("timetable-entries", "term", "\"2031-1\"", "term");

        foreach (var json in new[] { "1.0001", "2", "0", "-0.5", "0.33333", "\"1\"", "null" }) yield return new("teaching-assignments", "share", json, "share");
        yield return new("teaching-assignments", "staff", "\"GONE\"", "staff");
        yield return new("teaching-assignments", "from", "\"2025-08-01\"", "share");
        yield return new("enrolments", "class", "\"2025-702\"", "pupil");
        yield return new("enrolments", "from", "\"2025-08-01\"", "pupil");
        foreach (var json in new[] { "\"2025-01-05\"", "\"9999-12-31\"", "\"\"", "0" }) yield return new("enrolments", "to", json, "to");
        yield return new("posts", "class", "null", "class");
        yield return new("posts", "kind", "\"teacher\"", "class");
        yield return new("posts", "from", "\"2025-08-01\"", "kind");
        yield return new("posts", "staff", "\"GONE\"", "staff");
        yield return new("duties", "hours", "8", "hours");
        yield return new("duties", "kind", "\"training\"", "hours");
        yield return new("duties", "staff", "\"\"", "staff");
        yield return new("duties", "level", "null", "level");
        yield return new("tutoring-plans", "to", "\"2025-08-01\"", "to");
        yield return new("tutoring-plans", "plannedSessions", "0", "plannedSessions");
        yield return new("exam-reflections", "exam", "\"0199e1a0-7c00-7000-8000-00000000ffff\"", "exam");
        yield return new("exam-reflections", "subject", "\"maths\"", "subject");
        yield return new("exam-reflections", "author", "\"T002\"", "author");
        yield return new("exam-reflections", "due", "\"2025-09-01\"", "due");
        yield return new("exam-reflections", "causes", "\"李明计算粗心\"", "causes");
        foreach (var json in new[] { "\"20250701 每周面批\"", "\"李 明每周面批\"", "\"李*明每周面批\"", "\"２０２５０７０１每周面批\"" }) yield return new("exam-reflections", "measures", json, "measures");
        foreach (var field in new[] { "problem", "topic", "task" }) yield return new("ledger-items", field, "\"李 明作业拖欠\"", field);
        yield return new("ledger-items", "term", "\"2030-1\"", "term");
        yield return new("ledger-items", "found", "\"2030-01-01\"", "found");
        yield return new("ledger-items", "source", "\"gossip\"", "source");
        yield return new("ledger-items", "due", "\"2025-10-13\"", "due");
        yield return new("ledger-items", "closedOn", "\"2025-10-20\"", "outcome");
        yield return new("ledger-items", "outcome", "\"已整改\"", "outcome");
        yield return new("ledger-items", "responsible", "\"T999\"", "responsible");
        yield return new("ledger-items", "exam", "\"0199e1a0-7c00-7000-8000-00000000ffff\"", "exam");
        foreach (var mark in new[] { "0", "1001", "-79228162514264337593543950335", "79228162514264337593543950335" })
            yield return new("exams", "items", $"[{{\"subject\":\"chinese\",\"label\":\"1\",\"fullMark\":{mark}}},{{\"subject\":\"chinese\",\"label\":\"2\",\"fullMark\":{mark}}}]", "items");
        foreach (var json in new[] { "-1", "1000000000001", "0.5", "\"5\"", "9223372036854775808", "" }) yield return new("pay-runs", "totalCents", json, "totalCents");
        yield return new("pay-runs", "afterSchoolCents", "-1", "afterSchoolCents");
        foreach (var json in new[] { "[]", "null", "[null]", "[{\"fullMark\":100}]", "[{\"subject\":null,\"fullMark\":100}]", "[{\"subject\":\"chinese\"}]",
            "[{\"subject\":\"chinese\",\"fullMark\":0}]", "[{\"subject\":\"chinese\",\"fullMark\":1001}]", "[{\"subject\":\"art\",\"fullMark\":100}]",
            "[{\"subject\":\"chinese\",\"fullMark\":100},{\"subject\":\"chinese\",\"fullMark\":100}]" }) yield return new("exams", "papers", json, "papers");
        foreach (var json in new[] { "0", "13" }) yield return new("exams", "grade", json, "grade");
        yield return new("exams", "rosterDay", "\"2025-08-01\"", "rosterDay");

        foreach (var json in new[] { "\"2025-2027\"", "\"2025\"", "\"2025-26\"", "\"２０２５-２０２６\"", "\"-025--024\"" }) yield return new("terms", "schoolYear", json, "schoolYear");
        foreach (var json in new[] { "\"2025-08-31\"", "\"2027-08-31\"" }) yield return new("terms", "lastDay", json, "lastDay");
        foreach (var json in new[] { "0", "3" }) yield return new("terms", "number", json, "number");
        yield return new("terms", "policy", "\"unheard-of\"", "policy");
        yield return new("terms", "firstDay", "\"2026-01-01\"", "firstDay");
        foreach (var json in new[] { "\"2025-10-02\"", "\"x\"", "null", "1" }) yield return new("calendar-days", "id", json, "id");
        yield return new("calendar-days", "date", "\"2024-10-01\"", "date");
        foreach (var json in new[] { "\"a b\"", "\"a/b\"", "\"..\"", "\"-a\"", "\"甲\"", "\"\"", Long(41), "\"a\\u0000\"", "\"a?b\"", "\"a#\"" }) yield return new("staff", "id", json, "id");
        foreach (var json in new[] { "\"2014-01-01\"", "\"9999-12-31\"", "\"0001-01-01\"" }) yield return new("staff", "leftOn", json, "leftOn");
        foreach (var json in new[] { "\"0001-01-01\"", "\"1949-12-31\"" }) yield return new("staff", "joinedOn", json, "joinedOn");
        yield return new("staff", "subject", "\"art\"", "subject");
        yield return new("staff", "gender", "\"Male\"", "gender");
        foreach (var json in new[] { "\"primary\"", "\"nonsense\"", "2", "null" }) yield return new("classes", "stage", json, "stage");
        yield return new("classes", "parallel", "", "parallel");
        yield return new("subjects", "name", "\"数学\"", "name");
        yield return new("pupils", "name", "[\"李明\"]", "name");
    }

    [TestCaseSource(nameof(Fields))]
    public async Task A_wrong_field_is_named_and_nothing_is_stored(string noun, string field, string json, string named)
    {
        var kind = KindOf(noun);
        var before = await Count(School, kind);
        var answer = await PostRaw(At(School, noun), Encoding.UTF8.GetBytes(With(Fresh(kind, field), field, json)));
        answer.IsProblem(400, "invalid");
        // The first part of the path is the field: scores[0].points is in scores.
        Assert.That(answer.Fields.Select(each => each.Split('.', '[')[0]), Does.Contain(named), answer.Text);
        Assert.That(await Count(School, kind), Is.EqualTo(before));
    }

    [Test]
    public async Task A_body_that_is_no_object_of_the_kind_is_refused([ValueSource(nameof(Bodies))] string body)
    {
        foreach (var kind in RecordKinds.All)
        {
            var before = await Count(School, kind);
            var valid = Fresh(kind, "").ToJsonString();
            var answer = await PostRaw(At(School, kind.Noun), Encoding.UTF8.GetBytes(body.Replace("VALID", valid, StringComparison.Ordinal).Replace("INNER", valid[1..^1], StringComparison.Ordinal)));
            answer.IsProblem(400, "invalid");
            Assert.That((int)answer.Body!["errorCount"]!, Is.GreaterThan(0));
            Assert.That(await Count(School, kind), Is.EqualTo(before));
        }
    }

    public static IEnumerable<string> Bodies() =>
    [
        "", " ", "null", "true", "5", "\"text\"", "[]", "[VALID]", "VALID VALID", "VALID,", "{", "{INNER", "{INNER,}", "{,INNER}", "{INNER // comment\n}", "/* c */ VALID",
        "{'id':1}", "{INNER,\"unknown\":1}", "{INNER,\"Id\":\"x\"}", "{INNER,INNER}", "{INNER,\"__proto__\":{}}", "{INNER,\"$type\":\"System.Object\"}",
        "{INNER,\"school\":\"other\"}", "{INNER,\"key\":\"x\"}", "<xml/>", "id=1", "{\"record\":VALID}", "\u0000", "{INNER}\u0000", Nested(20), Nested(5000),
    ];

    [Test]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var kind = KindOf("pupils");
        var before = await Count(School, kind);
        var valid = Fresh(kind, "").ToJsonString();
        byte[][] bodies =
        [
            [0xFF, 0xFE, 0xFD], [.. Encoding.UTF8.GetBytes("{\"id\":\"P1\",\"name\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")],
            Encoding.Unicode.GetBytes(valid), [0x1F, 0x8B, 0x08, 0, 0], new byte[4096],
        ];
        foreach (var body in bodies) (await PostRaw(At(School, "pupils"), body)).IsProblem(400, "invalid");
        Assert.That(await Count(School, kind), Is.EqualTo(before));
    }

    [Test]
    public async Task Ten_megabytes_are_too_much()
    {
        var kind = KindOf("pupils");
        var before = await Count(School, kind);
        var body = Encoding.UTF8.GetBytes(With(Fresh(kind, "name"), "name", Long(10_000_000)));
        (await PostRaw(At(School, "pupils"), body)).IsProblem(413, "too-large");
        Assert.That(await Count(School, kind), Is.EqualTo(before));
    }

    [Test]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var answer = await Post(At(School, "lesson-observations"), Changed(KindOf("lesson-observations"), ("id", "x"), ("minutes", 0), ("topic", ""), ("teacher", "T999")));
        Assert.That(answer.Fields, Is.SupersetOf(new[] { "id", "minutes", "topic", "teacher" }));
        Assert.That((int)answer.Body!["errorCount"]!, Is.EqualTo(answer.Fields.Count()));
    }

    /// <summary>A record that would be stored if nothing else were wrong with it; the field under test stays as in the example.</summary>
    private static JsonObject Fresh(RecordKind kind, string field)
    {
        // What is held against the records that are there needs the example as it is, under another id.
        return (kind.Noun, field) is ("enrolments" or "teaching-assignments" or "posts", "class" or "from" or "kind" or "staff")
            ? Changed(kind, ("id", Guid.CreateVersion7().ToString()))
            : RecordVariants.Another(kind, Node(kind.Example), 0);
    }

    private static string With(JsonObject content, string field, string json)
    {
        content.Remove(field);
        var rest = content.ToJsonString();
        return json.Length == 0 ? rest : $"{rest[..^1]},\"{field}\":{json}}}";
    }

    private static RecordKind KindOf(string noun) => RecordKinds.All.Single(kind => kind.Noun == noun);

    private static string Long(int length) => $"\"{new string('x', length)}\"";

    private static string Nested(int depth) => string.Create(CultureInfo.InvariantCulture, $"{string.Concat(Enumerable.Repeat("{\"id\":", depth))}1{new string('}', depth)}");
}
