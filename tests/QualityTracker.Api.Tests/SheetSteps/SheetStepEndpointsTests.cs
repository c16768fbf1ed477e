using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Tests.Storage;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Tests.SheetSteps;

/// <summary>What is sent twice, at once, too late, by the wrong one or against records that have moved on.</summary>
public sealed class SheetStepEndpointsTests : SheetLife
{
    private static readonly string[] Rounds = ["first", "second", "third"];

    [Test]
    public async Task A_step_sent_again_is_taken_once_and_its_id_is_good_for_nothing_else()
    {
        var step = await StepOn(Colleague, "compute");
        var first = await Send(Office, Sheets($"{Colleague}/steps"), step.DeepClone());
        var again = await Send(Office, Sheets($"{Colleague}/steps"), step.DeepClone());
        Assert.That((first.Status, again.Status, again.Text), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, first.Text)));
        (await Send(Office, Sheets($"{Other}/steps"), step.DeepClone())).IsProblem(409, "different-content");
        (await Send(Principal, Sheets($"{Colleague}/steps"), step.DeepClone())).IsProblem(409, "different-content");
        (await Send(Office, Sheets($"{Colleague}/steps"), Changed(step, ("after", 1)))).IsProblem(409, "different-content");
    }

    [Test]
    public async Task Of_two_who_sign_at_once_one_signs_and_the_other_is_told_who_was_first()
    {
        foreach (var round in Rounds)
        {
            // The same sheet, signed and returned three times over.
            if (round == Rounds[0]) await Take(Office, Teacher, "compute");
            await Confirm(Teacher);
            await Take(Head, Teacher, "signAsGroupHead");
            var (one, other) = (await StepOn(Teacher, "signAsPrincipal"), await StepOn(Teacher, "return", ("words", "请核对")));
            _ = (As(Principal), As(Head));
            var answers = await Task.WhenAll(Send(Principal, Sheets($"{Teacher}/steps"), one), Send(Principal, Sheets($"{Teacher}/steps"), other));
            var refused = answers.Single(answer => answer.Status != HttpStatusCode.OK);
            refused.IsProblem(409, "stale");
            Assert.That(refused.Text, Does.Contain((string?)(await Get(At(School, $"staff/{Principal}"))).Record["name"]), "by name");
            var sheet = await Standing(Teacher);
            Assert.That(sheet["steps"]!.AsArray().Select(each => (string?)each!["id"]), Is.Unique.And.Exactly(1).Matches<string>(id => id == (string?)one["id"] || id == (string?)other["id"]));
            if ((string?)sheet["stage"] == "approved") await Take(Principal, Teacher, "return", ("words", "再看一遍"));
        }
    }

    [Test]
    public async Task Two_computations_of_all_at_once_make_each_sheet_once()
    {
        JsonObject All() => new() { ["kind"] = "compute", ["sheets"] = new JsonArray([.. new[] { "T020", "T021", "T022" }.Select(staff => new JsonObject { ["staff"] = staff, ["id"] = NextId(), ["after"] = 0 })]) };
        var (one, other) = (All(), All());
        _ = (As(Office), As(Principal));
        var answers = await Task.WhenAll(Send(Office, Sheets("steps"), one), Send(Principal, Sheets("steps"), other));
        var results = answers.SelectMany(answer => answer.Body!["results"]!.AsArray()).GroupBy(each => (string)each!["staff"]!);
        foreach (var staff in results)
        {
            Assert.That(staff.Select(each => ((bool)each!["taken"]!, (string?)each["rule"])), Is.EquivalentTo([(true, null), (false, "stale")]), staff.Key);
            Assert.That((int)(await Standing(staff.Key))["revision"]!, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Signing_in_a_row_takes_each_sheet_by_itself()
    {
        foreach (var staff in new[] { "T030", "T031" }) await Take(Office, staff, "compute");
        Pass(6); // their time to confirm is over
        var answer = await Send(Office, Sheets("steps"), new JsonObject
        {
            ["kind"] = "compute",
            ["sheets"] = new JsonArray(Sheet("T030", 1), Sheet("T032", 0), Sheet("nobody", 0), Sheet("T032", 0)),
        });
        Assert.That(answer.Body!["results"]!.AsArray().Select(each => ((bool)each!["taken"]!, (string?)each["rule"], (int)each["after"]!)),
            Is.EqualTo([(false, "unchanged", 1), (true, null, 1), (false, "not-yours", 0), (false, "stale", 1)]));
        Assert.That((string?)answer.Body["results"]![0]!["message"]!["zh"], Does.Contain("请先更正记录再核算"));
        var not = await Send(Colleague, Sheets("steps"), new JsonObject { ["kind"] = "compute", ["sheets"] = new JsonArray(Sheet("T033", 0)) });
        not.IsProblem(403, "not-allowed");
        (await Send(Office, Sheets("steps"), new JsonObject { ["kind"] = "decide", ["sheets"] = new JsonArray(Sheet("T033", 0)) })).IsProblem(400, "invalid");
        (await Send(Office, Sheets("steps"), new JsonObject { ["kind"] = "compute", ["sheets"] = new JsonArray() })).IsProblem(400, "invalid");

        JsonObject Sheet(string staff, int after) => new() { ["staff"] = staff, ["id"] = NextId(), ["after"] = after };
    }

    [Test]
    public async Task Records_that_change_under_a_posted_sheet_are_seen_and_not_sealed()
    {
        var reading = await ReadingOf("T040");
        await PostByPrincipal("T040");
        Pass(8);
        await Void(reading);
        (await Try(Principal, "T040", "seal")).IsProblem(409, "changed");
        var row = (await Read(Principal, Sheets("board"))).Body!["rows"]!.AsArray().Single(each => (string?)each!["staff"] == "T040")!;
        Assert.That((int)row["changed"]!, Is.GreaterThan(0));
        await Restore(reading);
        Assert.That((string?)(await Take(Principal, "T040", "seal"))["stage"], Is.EqualTo("sealed"));
        await Void(reading, 3);
        var changed = await Standing("T040");
        Assert.That(changed["changes"]!.AsArray().Select(each => (string?)each!["line"]), Does.Contain(Line), "under a seal, too");
        (await Try(Office, "T040", "compute")).IsProblem(409, "out-of-order");
        await Take(Principal, "T040", "reopen", ("words", "记录已更正"));
        Assert.That((int)(await Take(Office, "T040", "compute"))["revision"]!, Is.EqualTo(2));
        await Restore(reading, 4);
    }

    [Test]
    public async Task A_clock_set_back_moves_no_day_and_takes_no_step_before_the_last()
    {
        var before = await Take(Office, "T041", "compute");
        SetClockBack(30);
        var after = await Take("T041", "T041", "note", ("words", "已阅"));
        Assert.That(string.CompareOrdinal((string)after["day"]!, (string)before["day"]!), Is.GreaterThanOrEqualTo(0));
        SetClockBack(-30);

        // A step of a later day, as a clock that ran ahead before the program was started again would leave it.
        var ahead = new SheetStep { Id = NextId(), Kind = StepKind.Note, By = "T041", At = Ahead, Day = new(2031, 1, 1), After = 2, Words = "明年" };
        Database.Write(connection => { SheetStepStore.Add(connection, School, Term, "T041", ahead); return true; });
        (await Try("T041", "T041", "note", ("words", "今天"))).IsProblem(409, "clock-back");
    }

    private static readonly DateTimeOffset Ahead = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task After_the_deadlines_a_sheet_is_signed_without_the_person_and_the_signature_says_so()
    {
        await Take(Office, "T042", "compute");
        (await Try(Principal, "T042", "signAsPrincipal")).IsProblem(409, "out-of-order");
        Pass(9); // five days to confirm, three for the group head
        var signed = await Take(Principal, "T042", "signAsPrincipal");
        Assert.That((int)signed["principal"]!["unconfirmed"]!, Is.EqualTo(signed["lines"]!.AsArray().Count));
        Assert.That((string?)(await Take(Office, "T042", "publish"))["notice"]!["to"], Is.Not.Null);
        Pass(8);
        (await Try("T042", "T042", "objection", ("line", Line), ("words", "少算"), ("evidence", await Evidence("T042")))).IsProblem(409, "too-late");
    }

    [Test]
    public async Task The_steps_are_in_the_database_as_they_were_taken_and_are_changed_by_nobody()
    {
        TestDatabase.NeedsFile(Database);
        await Take(Office, "T043", "compute");
        var kept = Database.Read(connection => SheetStepStore.StandingOf(connection, School, Term, "T043"));
        var shown = await Standing("T043");
        Assert.That(kept.Lines.Select(line => (line.Id, line.Figure)), Is.EqualTo(shown["lines"]!.AsArray().Select(line => ((string)line!["id"]!, (string)line["figure"]!))));
        foreach (var sql in new[]
        {
            "update sheet_steps set words = 'x'", "delete from sheet_steps", "insert or replace into sheet_steps select * from sheet_steps",
            """insert into sheet_steps select school, term, staff, 9, 'x', kind, "by", at, day, due, figures, lines, line, objection, upheld, words, evidence, seal from sheet_steps limit 1""",
        })
        {
            Assert.That(() => Database.Write(connection => connection.Execute(sql)), Throws.Exception.With.Message.Contains("a step"), sql);
        }
    }

    private async Task PostByPrincipal(string staff)
    {
        await Take(Office, staff, "compute");
        await Confirm(staff);
        Pass(4); // the group head's three days
        await Take(Principal, staff, "signAsPrincipal");
        await Take(Office, staff, "publish");
    }
}
