using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Audit;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class AuditEndpointsTests(Store store) : ServerTests("", store)
{
    protected override bool InBrowser => true;

    [OneTimeSetUp]
    public async Task MakeSchools()
    {
        await Prepare("one");
        await Prepare("two");
    }

    [Test]
    public async Task Every_write_of_every_kind_is_logged_with_what_was_and_what_is()
    {
        foreach (var kind in RecordKinds.All)
        {
            var created = (await Found($"school=one&action={kind.Noun}.create"))[^1]!;
            Assert.That((string?)created["name"], Is.EqualTo("everything"));
            Assert.That(created["content"]!["before"], Is.Null);
            Assert.That(JsonNode.DeepEquals(created["content"]!["after"]!["record"], Node(kind.Example)), Is.True, kind.Noun);
        }

        var duty = At("one", $"duties/{RecordIds.Example("duties")}");
        await Put(duty, Changed(RecordKinds.All.Single(kind => kind.Noun == "duties"), ("title", "新题")), "\"1\"");
        await Post($"{duty}/void", new JsonObject { ["reason"] = "重复" }, "\"2\"");
        await Post($"{duty}/restore", null, "\"3\"");
        var life = await Found($"school=one&record={RecordIds.Example("duties")}&action=duties.*");
        Assert.That(life.Select(entry => (string?)entry!["action"]), Is.EqualTo(new[] { "duties.restore", "duties.void", "duties.replace", "duties.create" }));
        Assert.That((string?)life[2]!["content"]!["after"]!["record"]!["title"], Is.EqualTo("新题"));
        Assert.That((string?)life[1]!["content"]!["after"]!["state"]!["voidReason"], Is.EqualTo("重复"));
        Assert.That((await Found("action=schools.create")).Count, Is.EqualTo(2));
    }

    [Test]
    public async Task What_an_observer_has_not_shared_is_not_in_the_log_of_whom_it_is_about()
    {
        var observations = new[] { true, false }.Select(shared => Changed(RecordKinds.All.Single(kind => kind.Noun == "lesson-observations"),
            ("id", Guid.CreateVersion7().ToString()), ("period", shared ? 6 : 7), ("shared", shared))).ToList();
        foreach (var observation in observations) await Create(At("two", "lesson-observations"), observation);
        foreach (var staff in new[] { "T001", "T002" })
        {
            TestAccounts.Add(Database, $"both-{staff}", [TestAccounts.Grant(Role.Administrator), TestAccounts.Grant(Role.Office)], "two", staff, "quiet river stone 7");
            using var browser = await SignedIn($"both-{staff}", "quiet river stone 7");
            foreach (var observation in observations)
            {
                var entry = (await browser.Get($"/api/v1/audit?school=two&action=lesson-observations.create&record={observation["id"]}")).Body!["items"]!.AsArray().Single()!;
                Assert.That(entry["content"] is not null, Is.EqualTo((bool)observation["shared"]! || staff == "T002"), $"{staff} {observation["shared"]}");
            }
        }
    }

    [Test]
    public async Task A_pupil_that_is_shown_by_a_write_that_changes_nothing_is_logged_as_any_read_is()
    {
        var pupil = At("two", "pupils/20250701");
        await Post($"{pupil}/restore", null, "\"1\"");
        foreach (var action in new[] { "pupils.restore", "恢复学生" }) Assert.That((await Found($"school=two&action={Uri.EscapeDataString(action)}")).Count, Is.EqualTo(1), action);
        Assert.That((await Found("school=two&action=nothing-so-called")).Count, Is.Zero);
        await Put(pupil, (await Get(pupil)).Record.DeepClone(), "\"1\"");
        Assert.That((await Found("school=two&action=pupils.replace")).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_score_sheet_is_logged_with_its_rows()
    {
        var sheet = At("two", $"exams/{RecordIds.Example("exams")}/scores/chinese/2025-701");
        var score = new JsonObject { ["pupil"] = "20250701", ["status"] = "sat", ["score"] = 88 };
        await Put(sheet, new JsonObject { ["scores"] = new JsonArray(score) }, (await Get(sheet)).ETag);
        var content = (await Found("action=exams.scores.replace"))[0]!["content"]!;
        Assert.That((JsonArray)content["before"]!, Is.Empty);
        Assert.That((int)content["after"]![0]!["score"]!, Is.EqualTo(88));
    }

    [Test]
    public async Task Pages_follow_each_other_without_gaps_and_filters_hold()
    {
        var numbers = new List<long>();
        for (string? next = "", cursor = ""; next is not null; cursor = $"&cursor={next}")
        {
            var page = (await Get($"/api/v1/audit?school=one&until=2999-01-01&action=*.create&limit=7{cursor}")).Body!;
            numbers.AddRange(((JsonArray)page["items"]!).Select(entry => (long)entry!["seq"]!));
            next = (string?)page["next"];
        }

        Assert.That(numbers, Is.Empty, "* stands only at the end");
        numbers.Clear();
        for (string? next = "", cursor = ""; next is not null; cursor = $"&cursor={next}")
        {
            var page = (await Get($"/api/v1/audit?school=one&name=everything&since=2020-01-01&until=2999-01-01&limit=7{cursor}")).Body!;
            numbers.AddRange(((JsonArray)page["items"]!).Select(entry => (long)entry!["seq"]!));
            next = (string?)page["next"];
        }

        Assert.That(numbers, Is.Ordered.Descending.And.Unique);
        Assert.That(numbers, Has.Count.GreaterThan(19));
        Assert.That(await Found("until=2020-01-01"), Is.Empty);
        Assert.That(await Found("name=nobody"), Is.Empty);
        foreach (var wrong in new[] { "limit=0", "cursor=x", "since=yesterday", "colour=red" }) (await Get($"/api/v1/audit?{wrong}")).IsProblem(400, "invalid");
    }

    [Test]
    public async Task An_administrator_of_one_school_sees_that_school_alone_and_not_what_stood_in_its_records()
    {
        TestAccounts.Add(Database, "keeper", [TestAccounts.Grant(Role.Administrator, "two")], password: "keeper of the keys 2");
        using var keeper = await SignedIn("keeper", "keeper of the keys 2");
        var entries = (JsonArray)(await keeper.Get("/api/v1/audit?limit=200")).Body!["items"]!;
        Assert.That(entries.Select(entry => (string?)entry!["school"]).Distinct(), Is.EqualTo(new[] { "two" }));
        var observation = entries.First(entry => (string?)entry!["action"] == "lesson-observations.create")!;
        Assert.That((observation["content"], (bool)observation["withheld"]!), Is.EqualTo(((JsonNode?)null, true)));
        Assert.That(entries.First(entry => (string?)entry!["action"] == "staff.create")!["content"], Is.Not.Null);
        Assert.That((JsonArray)(await keeper.Get("/api/v1/audit?school=one")).Body!["items"]!, Is.Empty);
        Assert.That((await keeper.Get("/api/v1/audit.csv?school=one")).Text.Split("\r\n"), Has.Length.EqualTo(2));
        Assert.That((await keeper.Get("/api/v1/audit.csv")).Text, Does.Not.Contain("李明"));
        (await keeper.Get("/api/v1/audit?record=李明")).IsProblem(400, "invalid");
    }

    [Test]
    public async Task What_stands_in_contents_that_are_not_shown_cannot_be_searched_for()
    {
        TestAccounts.Add(Database, "seeker", [TestAccounts.Grant(Role.Administrator)], password: "seeker of the keys 4");
        using var seeker = await SignedIn("seeker", "seeker of the keys 4");
        var observation = RecordIds.Example("lesson-observations");
        Assert.That(await Found("school=one&action=lesson-observations.create&record=T001"), Has.Count.EqualTo(1), "who may read it finds it by what stands in it");
        foreach (var hidden in new[] { "T001", "T002", "2025-701" })
        {
            Assert.That(await Seen("audit", $"action=lesson-observations.create&record={hidden}"), Is.Zero, hidden);
            Assert.That(await Seen("audit.csv", $"action=lesson-observations.create&record={hidden}"), Is.Zero, hidden);
        }

        Assert.That(await Seen("audit", $"action=lesson-observations.create&record={observation}"), Is.EqualTo(1), "what was written is told, and not what stood in it");
        Assert.That(await Seen("audit.csv", $"action=lesson-observations.create&record={observation}"), Is.EqualTo(1));
        Assert.That(await Seen("audit", "action=posts.create&record=T001"), Is.EqualTo(1), "what may be read may be searched");

        async Task<int> Seen(string log, string query)
        {
            var answer = await seeker.Get($"/api/v1/{log}?school=one&{query}");
            Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
            return answer.Body is { } page ? ((JsonArray)page["items"]!).Count : answer.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;
        }
    }

    [Test]
    public async Task Looking_into_the_log_is_logged()
    {
        await Found("record=20250701");
        var looked = (await Found("action=audit.search"))[0]!;
        Assert.That((string?)looked["content"]!["query"]!["record"], Is.EqualTo("20250701"));
    }

    [Test]
    public async Task The_download_holds_what_the_search_finds_and_no_formula()
    {
        TestAccounts.Add(Database, "=cmd()", TestAccounts.Everything, password: "formula in a cell 3");
        using var formula = await SignedIn("=cmd()", "formula in a cell 3");
        await formula.Get("/api/v1/audit?limit=1");
        var text = (await Get("/api/v1/audit.csv?action=audit.search")).Text;
        Assert.That(text, Does.Contain("'=cmd()").And.Not.Contain(",=cmd()"));
        Assert.That(text.Split("\r\n")[0], Does.EndWith("内容删除依据"));
    }

    [Test]
    public async Task The_verification_answers_with_the_head_and_checks_one_written_down()
    {
        var found = (await Get("/api/v1/audit/verification")).Body!;
        Assert.That((bool)found["intact"]!, Is.True);
        Assert.That((bool)(await Get($"/api/v1/audit/verification?head={found["head"]}")).Body!["intact"]!, Is.True);
        var other = (await Get($"/api/v1/audit/verification?head=1:{new string('0', 64)}")).Body!;
        Assert.That((string?)other["fault"]!["kind"], Is.EqualTo("otherLog"));
        (await Get("/api/v1/audit/verification?head=1")).IsProblem(400, "invalid");
    }

    private async Task<JsonArray> Found(string query)
    {
        var answer = await Get($"/api/v1/audit?{query}");
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        return (JsonArray)answer.Body!["items"]!;
    }
}
