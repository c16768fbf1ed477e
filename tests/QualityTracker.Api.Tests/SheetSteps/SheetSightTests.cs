using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.SheetSteps;

/// <summary>Who sees what of a sheet, who takes which step, and what may be written.</summary>
public sealed class SheetSightTests : SheetLife
{
    [Test]
    public async Task The_board_shows_the_own_sheet_those_one_signs_and_all_to_who_leads()
    {
        async Task<List<string>> Shown(string by) => [.. (await Read(by, Sheets("board"))).Body!["rows"]!.AsArray().Select(row => (string)row!["staff"]!)];
        Assert.That(await Shown(Other), Is.EqualTo([Other]));
        var group = await Shown(Head);
        Assert.That(group, Does.Contain(Teacher).And.Contain(Colleague).And.Contain(Head).And.Not.Contain(Other));
        Assert.That((await Shown(Office)).Count, Is.EqualTo(56), "a sheet nobody has done anything with has a row, too");
        var board = (await Read(Office, Sheets("board"))).Body!;
        Assert.That(((int)board["deadlines"]!["confirm"]!, board["counts"]!.AsArray().Sum(count => (int)count!["sheets"]!)), Is.EqualTo((5, 56)));
        (await Read(Head, Sheets($"{Other}/standing"))).IsProblem(404);
    }

    [Test]
    public async Task Who_may_see_a_sheet_may_not_therefore_take_its_steps()
    {
        await Take(Office, "T020", "compute");
        foreach (var (by, kind) in new[] { (Office, "confirm"), (Office, "signAsPrincipal"), (Vice, "signAsPrincipal"), (Principal, "signAsGroupHead"), (Head, "compute"), ("T020", "compute") })
        {
            var answer = await Try(by, "T020", kind, kind == "confirm" ? ("lines", new JsonArray("total")) : ("words", null));
            answer.IsProblem(403, "not-yours");
        }

        await Take(Office, Principal, "compute");
        (await Try(Principal, Principal, "signAsPrincipal")).IsProblem(403, "not-yours");
        await Confirm(Principal);
        Pass(4); // the head of the principal's subject had three days
        Assert.That((string?)(await Take(Vice, Principal, "signAsPrincipal"))["stage"], Is.EqualTo("approved"), "the principal's own is the vice principal's");

        var step = await StepOn("T020", "compute");
        var clerk = await Post(Sheets("T020/steps"), step);
        clerk.IsProblem(403, "not-yours");
        Assert.That(clerk.Text, Does.Contain("责任人"), "rights given to an account alone sign nothing");
    }

    [Test]
    public async Task A_colleague_objects_to_a_posted_band_and_learns_no_more()
    {
        var evidence = await Evidence(Other);
        await Take(Office, Colleague, "compute");
        (await Try(Other, Colleague, "objection", ("line", "band"), ("words", "不符"), ("evidence", evidence.DeepClone()))).IsProblem(409, "out-of-order");
        await Post(Colleague, compute: false);
        var row = (await Read(Other, Sheets("notice"))).Body!["rows"]!.AsArray().Single(each => (string?)each!["staff"] == Colleague)!;
        var stale = await Try(Other, Colleague, "objection", ("after", 1), ("line", "band"), ("words", "不符"), ("evidence", evidence.DeepClone()));
        stale.IsProblem(409, "stale");
        Assert.That(stale.Text, Does.Not.Contain(Office), "nor who did what with it");
        (await Try(Other, Colleague, "objection", ("line", "total"), ("words", "不符"), ("evidence", evidence.DeepClone()))).IsProblem(403, "not-yours");
        (await Try(Other, Colleague, "objection", ("line", "band"), ("words", "不符"))).IsProblem(400, "incomplete");
        (await Try(Other, Colleague, "objection", ("line", "band"), ("words", "不符"), ("evidence", new JsonArray($"attachment:{new string('0', 64)}")))).IsProblem(400, "invalid");
        var taken = await Take(Other, Colleague, "objection", ("after", row["after"]!.DeepClone()), ("line", "band"), ("words", "与公开课情况不符"), ("evidence", evidence.DeepClone()));
        Assert.That(taken.AsObject().Select(each => each.Key), Is.EqualTo(["taken", "after"]));
        var mine = (await Read(Other, Sheets("notice"))).Body!["mine"]!.AsArray().Single()!;
        Assert.That(((string?)mine["staff"], (string?)mine["state"], (int)mine["after"]!), Is.EqualTo((Colleague, "open", (int)taken["after"]!)));
        (await Try(Colleague, Colleague, "withdrawObjection", ("objection", mine["id"]!.DeepClone()))).IsProblem(403, "not-yours");
        await Take(Principal, Colleague, "decide", ("objection", mine["id"]!.DeepClone()), ("upheld", false), ("words", "等次按总分评定"));
        mine = (await Read(Other, Sheets("notice"))).Body!["mine"]!.AsArray().Single()!;
        Assert.That(((string?)mine["state"], (string?)mine["reason"], (string?)mine["decidedBy"]), Is.EqualTo(("dismissed", "等次按总分评定", Principal)));
    }

    [Test]
    public async Task The_head_sees_that_a_sheet_is_vetoed_and_nothing_of_the_decision()
    {
        var decision = new JsonObject
        {
            ["id"] = NextId(),
            ["staff"] = Teacher,
            ["kind"] = "other",
            ["body"] = "县教育局",
            ["decidedOn"] = "2025-10-09",
            ["from"] = "2025-10-09",
            ["to"] = null,
            ["evidence"] = "卷宗七号",
            ["appeal"] = "none",
            ["appealBy"] = "2025-11-09",
            ["veto"] = true,
        };
        await Create(At(School, "conduct-decisions"), decision);
        await Take(Office, Teacher, "compute");
        var seen = await Read(Head, Sheets($"{Teacher}/standing"));
        Assert.That((string?)LineOf(seen.Body!, "veto")["figureName"]!["zh"], Is.EqualTo("一票否决"));
        Assert.That(seen.Text, Does.Not.Contain("卷宗").And.Not.Contain((string)decision["id"]!).And.Not.Contain("2025-10-09"));
        await Confirm(Teacher);
        await Take(Head, Teacher, "signAsGroupHead");
        await Take(Principal, Teacher, "signAsPrincipal");
        await Take(Office, Teacher, "publish");
        var notice = await Read(Other, Sheets("notice"));
        Assert.That(notice.Text, Does.Not.Contain("否决").And.Not.Contain("veto"));
        (await Try(Other, Teacher, "objection", ("line", "veto"), ("words", "为何"), ("evidence", new JsonArray($"attachment:{new string('0', 64)}")))).IsProblem(403, "not-yours");
    }

    [TestCase("id", "\"1\"", "id")]
    [TestCase("kind", "\"forge\"", "kind")]
    [TestCase("lines", "[\"total\"]", "lines")]
    [TestCase("upheld", "true", "upheld")]
    [TestCase("objection", "\"x\"", "objection")]
    [TestCase("evidence", "[\"pupils/20250701\"]", "evidence")]
    [TestCase("evidence", "[\"attachment:abc\"]", "evidence")]
    [TestCase("evidence", "[\"duties/0199e1a0-7c00-7000-8000-00000000ffff\"]", "evidence.0")]
    [TestCase("seal", "\"aa\"", "seal")]
    [TestCase("figures", "[]", "figures")]
    public async Task What_does_not_belong_to_a_step_is_refused_by_field(string field, string value, string fault)
    {
        var step = await StepOn("T021", "objection", ("line", "total"), ("words", "不符"), ("evidence", new JsonArray($"attachment:{new string('0', 64)}")));
        step[field] = JsonNode.Parse(value);
        var answer = await Send("T021", Sheets("T021/steps"), step);
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.EqualTo([fault]));
    }

    [Test]
    public async Task Words_name_no_pupil_and_the_log_holds_none_of_them()
    {
        await Take(Office, Head, "compute");
        var lesson = (await Get(At(School, $"teaching-assignments?staff={Head}&limit=1"))).Body!["items"]![0]!["record"]!;
        var pupil = (string)(await Get(At(School, $"enrolments?class={lesson["class"]}&limit=1"))).Body!["items"]![0]!["record"]!["pupil"]!;
        var name = (string)(await Get(At(School, $"pupils/{pupil}"))).Record["name"]!;
        (await Try(Head, Head, "note", ("words", $"{name}的成绩未计"))).IsProblem(400, "invalid");
        await Take(Head, Head, "note", ("words", "一名学生的成绩未计"));
        var entries = Database.Read(connection => connection.Query<string>(
            "select content from audit_contents join audit_entries using (seq) where action = 'sheets.steps.create' order by seq").ToList());
        Assert.That(entries[^1], Does.Contain($"\"record\":\"{Head}\"").And.Contain("\"kind\":\"note\"").And.Not.Contain("成绩"));

        var caller = new Caller { Account = "a", Name = "a", Via = Via.Session, Grants = [TestAccounts.Grant(Role.Administrator)] };
        var found = Database.Read(connection => new AuditSight(caller, Server.GetRequiredService<FrameStore>(), connection, TestAccounts.Now)
            .Of(AuditSearchStore.Find(connection, new() { School = School, Record = Head }, 10).First(entry => entry.Action == "sheets.steps.create")));
        Assert.That((found.Withheld, found.Content), Is.EqualTo((true, (string?)null)), "an administrator sees no evaluation");
    }

    [Test]
    public async Task Unknown_terms_people_and_parameters_are_refused()
    {
        (await Read(Office, At(School, "sheets/1999-1/board"))).IsProblem(404);
        (await Read(Office, Sheets("nobody/standing"))).IsProblem(404);
        (await Send(Office, Sheets("nobody/steps"), new JsonObject { ["id"] = NextId(), ["kind"] = "compute", ["after"] = 0 })).IsProblem(404);
        (await Read(Office, Sheets("board?policy=zibo-2019"))).IsProblem(400);
        (await Send(Office, Sheets("T022/steps"), new JsonObject { ["id"] = NextId(), ["kind"] = "compute", ["after"] = 3 })).IsProblem(409, "stale");
    }
}
