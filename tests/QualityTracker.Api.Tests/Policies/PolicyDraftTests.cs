using System.Net;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Policies;

/// <summary>A school writes its own pack on a built-in one, sees its mistakes by line, and freezes it when there are none.</summary>
public sealed class PolicyDraftTests : PolicyLife
{
    [Test]
    public async Task The_list_has_the_built_in_packs_and_the_schools_own_with_what_became_of_each()
    {
        await Save("listed", Own("listed", "norms:\n  - { id: X2, at-least: -1 }\n"));
        var list = (await Get(At(School, "policies"))).Body!.AsArray();
        JsonNode Of(string id) => list.Single(each => (string?)each!["id"] == id)!;
        Assert.That(list.Take(6).Select(each => (bool)each!["builtIn"]!), Is.All.True);
        Assert.That(((string?)Of("zibo-2019")["state"], (string?)Of("listed")["state"]), Is.EqualTo(("checked", "draft")));
        Assert.That((int)Of("listed")["draft"]!["problemCount"]!, Is.EqualTo(1));
        Assert.That(Of("daxinganling-2023")["terms"]!.AsArray().Select(term => (string)term!), Does.Contain(Term));
    }

    [Test]
    public async Task A_mistake_is_told_with_file_line_column_and_remedy()
    {
        var saved = await Save("mistaken", Own("mistaken", "norms:\n  - { id: X2, at-least: -1 }\n"));
        var problem = saved.Body!["check"]!["problems"]![0]!;
        Assert.That(
            ((string?)problem["file"], (int)problem["line"]!, (int)problem["column"]!, (string?)problem["message"]!["en"]),
            Is.EqualTo(("mistaken", 5, 25, "-1 is negative; use 0 or more")));
        using var request = new HttpRequestMessage(HttpMethod.Post, At(School, "policies/mistaken/versions"));
        request.Headers.TryAddWithoutValidation("If-Match", saved.ETag);
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        var refused = await Send(request);
        refused.IsProblem(400, "pack-problems");
        Assert.That(
            refused.Body!["errors"]![0]!.ToJsonString(),
            Is.EqualTo("""{"field":"text","rule":"pack","file":"mistaken","line":5,"column":25,"message":"-1 is negative; use 0 or more","remedy":"use 0 or more"}"""));
    }

    [Test]
    public async Task A_norm_of_the_schools_own_for_a_post_that_nobody_holds_is_a_mistake_and_an_inherited_one_a_notice()
    {
        var check = (await Post(At(School, "policies/check"), new JsonObject { ["text"] = Own("posts", "norms:\n  - { id: W28, at-least: 31 }\n", "wenxian-2019") })).Body!;
        Assert.That((string?)check["problems"]![0]!["message"]!["en"], Does.Contain("nobody is vice principal (teaching) of a central school"));
        Assert.That((int)check["problems"]![0]!["line"]!, Is.EqualTo(5));
        Assert.That(check["notices"]!.AsArray().Select(each => (string)each!["file"]!), Is.All.EqualTo("wenxian-2019").And.Not.Empty);
    }

    [Test]
    public async Task The_name_of_an_own_pack_means_the_newest_version_as_soon_as_it_is_frozen()
    {
        var first = await Frozen("newest", Own("newest", "norms:\n  - { id: X2, at-least: 44 }\n"));
        Assert.That(await InUse("?policy=newest"), Is.EqualTo(("newest", first[..8])));
        var second = await Frozen("newest", Own("newest", "norms:\n  - { id: X2, at-least: 45 }\n"));
        Assert.That(await InUse("?policy=newest"), Is.EqualTo(("newest", second[..8])));
    }

    [Test]
    public async Task Freezing_the_same_draft_twice_is_one_version_and_the_difference_is_shown()
    {
        var text = Own("twice", "without: [norms/X16]\nparameters:\n  - { name: process-weight, default: 70 }\n");
        var (first, second) = (await Frozen("twice", text), await Frozen("twice", text));
        Assert.That(second, Is.EqualTo(first));
        var found = (await Get(At(School, "policies/twice"))).Body!;
        Assert.That(found["versions"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((string?)found["text"], Is.EqualTo(text));
        Assert.That(
            found["content"]!["changes"]!.AsArray().Select(each => ((string)each!["path"]!, (string)each["kind"]!, (string?)each["base"], (string?)each["own"], (int)each["line"]!)),
            Has.Member(("parameters/process-weight/default", "changed", "60", "70", 6)).And.Some.Matches<(string Path, string Kind, string?, string?, int Line)>(
                each => each is { Path: "norms/X16", Kind: "removed", Line: 4 }));
    }

    [Test]
    public async Task An_own_pack_stands_on_the_frozen_version_of_another_own_pack()
    {
        await Frozen("lower", Own("lower", "norms:\n  - { id: X2, at-least: 41 }\n"));
        var upper = await Frozen("upper", Own("upper", "norms:\n  - { id: X1, at-least: 31 }\n", "lower"));
        await Save("lower", Own("lower", "norms:\n  - { id: X2, at-least: 42 }\n"), (await Get(At(School, "policies/lower"))).ETag);
        Assert.That(await HashOf("upper"), Is.EqualTo(upper));
        var norms = (await Get(At(School, "policies/upper"))).Body!["content"]!["norms"]!.AsArray();
        Assert.That(norms.Where(norm => (string)norm!["id"]! is "X1" or "X2").Select(norm => (decimal)norm!["atLeast"]!), Is.EqualTo([31m, 41m]));
    }

    [Test]
    public async Task A_draft_is_changed_by_version_and_given_up_with_a_reason()
    {
        var saved = await Save("versioned", Own("versioned"));
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.Created));
        (await Save("versioned", Own("versioned", "# one\n"))).IsProblem(428);
        (await Save("versioned", Own("versioned", "# one\n"), "\"7\"")).IsProblem(412);
        var changed = await Save("versioned", Own("versioned", "# one\n"), saved.ETag);
        Assert.That((changed.Status, changed.ETag), Is.EqualTo((HttpStatusCode.OK, "\"2\"")));
        Assert.That((await Save("versioned", Own("versioned", "# one\n"), changed.ETag)).ETag, Is.EqualTo(changed.ETag));
        var given = await Post(At(School, "policies/versioned/draft/void"), new JsonObject { ["reason"] = Reason }, changed.ETag);
        Assert.That(given.Status, Is.EqualTo(HttpStatusCode.OK));
        (await Get(At(School, "policies/versioned"))).IsProblem(404);
        Assert.That((await Save("versioned", Own("versioned"))).ETag, Is.EqualTo("\"4\""));
    }

    [TestCase("wenxian-2019", 409)]
    [TestCase("Own", 400)]
    [TestCase("own_pack", 400)]
    public async Task An_own_pack_has_a_name_of_its_own(string id, int status) => (await Save(id, Own("own"))).IsProblem(status);

    [Test]
    public async Task The_name_in_the_text_is_the_one_in_the_address()
    {
        var saved = await Save("addressed", Own("other"));
        Assert.That((string?)saved.Body!["check"]!["problems"]![0]!["message"]!["en"], Is.EqualTo("pack must be addressed; correct it"));
        var builtIn = (await Post(At(School, "policies/check"), new JsonObject { ["text"] = Own("zibo-2019", from: "wenxian-2019") })).Body!;
        Assert.That((string?)builtIn["problems"]![0]!["message"]!["en"], Does.Contain("id of a built-in pack"));
    }

    [Test]
    public async Task A_text_that_is_too_large_is_refused() =>
        (await Save("large", Own("large") + new string('#', 256 * 1024))).IsProblem(400, "invalid");

    [TestCase("policies/nowhere")]
    [TestCase("policies/wenxian-2019?version=00")]
    public async Task What_is_not_there_is_not_found(string address) => (await Get(At(School, address))).IsProblem(404);
}
