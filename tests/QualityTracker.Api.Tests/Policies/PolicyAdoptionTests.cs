using System.Net;
using System.Text.Json.Nodes;
using Dapper;

namespace QualityTracker.Api.Tests.Policies;

/// <summary>A decision adopts a version from a term on: nothing else changes what a term is evaluated by.</summary>
public sealed class PolicyAdoptionTests : PolicyLife
{
    [Test]
    public async Task An_adopted_version_evaluates_the_term_with_the_schools_values()
    {
        var hash = await Frozen("values", Own("values", "norms:\n  - { id: X2, at-least: 44 }\n"));
        var adoption = await Adopt(Decision("values", hash, values: ("process-weight", "70")));
        Assert.That(await InUse(), Is.EqualTo(("values", hash[..8])));
        Assert.That((decimal)(await Norm("X2"))["targetShown"]!, Is.EqualTo(44));
        var dimensions = (await Get(At(School, $"evaluations/{Term}/T006"))).Body!["dimensions"]!.AsArray();
        Assert.That(dimensions.Select(each => (decimal)each!["declaredWeight"]!), Is.EqualTo([70m, 30m]));
        Assert.That(adoption["terms"]!.AsArray().Select(term => (string)term!), Does.Contain(Term));
        Assert.That(await StateOf("values"), Is.EqualTo("adopted"));
        await Undo(adoption);
        Assert.That((await InUse()).Pack, Is.EqualTo("daxinganling-2023"));
        Assert.That((decimal)(await Norm("X2"))["targetShown"]!, Is.EqualTo(40));
        Assert.That(await StateOf("values"), Is.EqualTo("checked"));
    }

    [Test]
    public async Task Writing_on_changes_no_figure_of_what_is_adopted()
    {
        var hash = await Frozen("steady", Own("steady", "norms:\n  - { id: X2, at-least: 44 }\n"));
        var adoption = await Adopt(Decision("steady", hash));
        var before = (await Get(At(School, $"evaluations/{Term}"))).Text;
        var tag = (await Get(At(School, "policies/steady"))).ETag;

        var broken = await Save("steady", Own("steady", "norms:\n  - { id: X2, at-least: many }\n"), tag);
        Assert.That(broken.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Post(At(School, "policies/steady/versions"), ifMatch: broken.ETag)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Get(At(School, $"evaluations/{Term}"))).Text, Is.EqualTo(before));

        var newer = await Frozen("steady", Own("steady", "norms:\n  - { id: X2, at-least: 50 }\n"));
        Assert.That((await Get(At(School, $"evaluations/{Term}"))).Text, Is.EqualTo(before));
        Assert.That(await InUse("?policy=steady"), Is.EqualTo(("steady", hash[..8])), "the adopted one is meant by its name");
        Assert.That(await HashOf("steady"), Is.EqualTo(newer));
        Assert.That((await Get(At(School, "policies/steady"))).Body!["outline"]!["adoptedHashes"]![Term]!.ToString(), Is.EqualTo(hash));
        await Undo(adoption);
    }

    [Test]
    public async Task A_later_decision_takes_the_place_of_an_earlier_and_undoing_it_gives_the_place_back()
    {
        var first = await Adopt(Decision("wenxian-2019", await HashOf("wenxian-2019")));
        var second = await Adopt(Decision("zibo-2019", await HashOf("zibo-2019")));
        Assert.That((await InUse()).Pack, Is.EqualTo("zibo-2019"));
        Assert.That((await StateOf("wenxian-2019"), await StateOf("zibo-2019")), Is.EqualTo(("superseded", "adopted")));
        await Undo(second);
        Assert.That((await InUse()).Pack, Is.EqualTo("wenxian-2019"));
        Assert.That(await StateOf("wenxian-2019"), Is.EqualTo("adopted"));
        await Undo(first);
        var history = (await Get(At(School, "policy-adoptions"))).Body!.AsArray();
        Assert.That(history[0]!["record"]!["id"]!.ToString(), Is.EqualTo(second["record"]!["id"]!.ToString()));
        Assert.That((string?)history[0]!["standing"], Is.EqualTo("undone"));
        Assert.That((string?)history[0]!["state"]!["voidReason"], Is.EqualTo(Reason));
    }

    [Test]
    public async Task A_decision_is_of_today_or_before_and_the_same_is_not_taken_twice()
    {
        var hash = await HashOf("pianguan-2021");
        var later = Decision("pianguan-2021", hash);
        later["decidedOn"] = "2099-01-01";
        (await Post(At(School, "policy-adoptions"), later)).IsProblem(400);
        var adoption = await Adopt(Decision("pianguan-2021", hash));
        (await Post(At(School, "policy-adoptions"), Decision("pianguan-2021", hash))).IsProblem(409, "holds-already");
        await Undo(adoption);
        Assert.That((await InUse()).Pack, Is.EqualTo("daxinganling-2023"));
    }

    [Test]
    public async Task Freezing_an_earlier_text_again_names_its_version()
    {
        await Frozen("again", Own("again", "norms:\n  - { id: X2, at-least: 44 }\n"));
        await Frozen("again", Own("again", "norms:\n  - { id: X2, at-least: 45 }\n"));
        var saved = await Save("again", Own("again", "norms:\n  - { id: X2, at-least: 44 }\n"), (await Get(At(School, "policies/again"))).ETag);
        (await Post(At(School, "policies/again/versions"), ifMatch: saved.ETag)).IsProblem(409, "frozen-before");
    }

    [Test]
    public async Task The_term_that_a_decision_holds_from_stays_until_the_decision_is_undone()
    {
        await Create(At(School, "terms"), new JsonObject
        {
            ["id"] = "2025-2",
            ["schoolYear"] = "2025-2026",
            ["number"] = 2,
            ["firstDay"] = "2026-02-23",
            ["lastDay"] = "2026-07-03",
            ["policy"] = "daxinganling-2023",
        });
        var adoption = await Adopt(Decision("zibo-2019", await HashOf("zibo-2019"), "2025-2"));
        var refused = await Void();
        Assert.That((refused.Status, refused.Rule), Is.EqualTo((HttpStatusCode.Conflict, "loses-ground")), refused.Text);
        await Undo(adoption);
        Assert.That((await Void()).Status, Is.EqualTo(HttpStatusCode.OK));

        Task<Answer> Void() => Post(At(School, "terms/2025-2/void"), new JsonObject { ["reason"] = "误建" }, "\"1\"");
    }

    [Test]
    public async Task A_decision_sent_twice_is_one_and_other_content_under_its_id_is_refused()
    {
        var decision = Decision("zibo-2019", await HashOf("zibo-2019"), values: ("process-weight", "60"));
        decision["values"] = new JsonObject();
        var first = await Adopt(decision);
        var again = await Post(At(School, "policy-adoptions"), decision.DeepClone());
        Assert.That((again.Status, again.Body!["record"]!.ToJsonString()), Is.EqualTo((HttpStatusCode.OK, first["record"]!.ToJsonString())));
        decision["decidedBy"] = "教代会";
        (await Post(At(School, "policy-adoptions"), decision.DeepClone())).IsProblem(409, "different-content");
        await Undo(first);
    }

    [TestCase("fromTerm", "1999-1", "fromTerm")]
    [TestCase("hash", "0000000000000000000000000000000000000000000000000000000000000000", "hash")]
    [TestCase("pack", "pianguan-2021", "hash")]
    [TestCase("decision", "", "decision")]
    [TestCase("decidedBy", " ", "decidedBy")]
    [TestCase("decidedOn", "0001-01-01", "decidedOn")]
    [TestCase("id", "1", "id")]
    public async Task A_decision_that_lacks_something_is_refused_by_field(string field, string value, string fault)
    {
        var decision = Decision("wenxian-2019", await HashOf("wenxian-2019"));
        decision[field] = value;
        var answer = await Post(At(School, "policy-adoptions"), decision);
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.EqualTo([fault]));
    }

    [TestCase("process-weight", "101", "values.process-weight")]
    [TestCase("no-such-parameter", "1", "values")]
    public async Task A_value_beyond_its_range_is_refused(string name, string value, string field)
    {
        var answer = await Post(At(School, "policy-adoptions"), Decision("wenxian-2019", await HashOf("wenxian-2019"), Term, (name, value)));
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.EqualTo([field]));
        Assert.That(answer.Text, Does.Contain(name));
    }

    [Test]
    public async Task Undoing_asks_for_the_version_and_a_reason_and_is_done_once()
    {
        var address = At(School, $"policy-adoptions/{(await Adopt(Decision("zibo-2019", await HashOf("zibo-2019"))))["record"]!["id"]}/void");
        var reason = new JsonObject { ["reason"] = Reason };
        (await Post(address, reason.DeepClone())).IsProblem(428);
        (await Post(address, reason.DeepClone(), "\"9\"")).IsProblem(412);
        (await Post(address, new JsonObject { ["reason"] = "" }, "\"1\"")).IsProblem(400);
        Assert.That((await Post(address, reason.DeepClone(), "\"1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
        (await Post(address, reason.DeepClone(), "\"2\"")).IsProblem(409, "voided");
    }

    [Test]
    public async Task What_is_frozen_or_decided_is_not_changed_even_by_hand()
    {
        await Undo(await Adopt(Decision("wenxian-2019", await HashOf("wenxian-2019"))));
        foreach (var sql in new[]
        {
            "update policy_versions set text = 'x'", "delete from policy_versions", "delete from policy_adoptions",
            "update policy_adoptions set parameter_values = '{}'",
        })
        {
            Assert.That(
                () => Database.Write(connection => connection.Execute(sql)),
                Throws.Exception.With.Message.Contains("never").Or.Message.Contains("undone"), sql);
        }
    }

    [Test]
    public async Task Decisions_and_versions_are_in_the_log()
    {
        await Frozen("logged", Own("logged"));
        await Undo(await Adopt(Decision("logged", await HashOf("logged"))));
        var actions = Database.Read(connection => connection.Query<string>("select distinct action from audit_entries where action like 'policy%'").ToList());
        Assert.That(actions, Is.SupersetOf(new[] { "policy-drafts.save", "policy-versions.create", "policy-adoptions.create", "policy-adoptions.void" }));
    }
}
