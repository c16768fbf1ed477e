using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Policies;

/// <summary>Tests with the demo school's own packs and decisions.</summary>
public abstract class PolicyLife(Store? store = null) : DemoTests(store)
{
    protected const string Reason = "会议重新研究";

    private int made;

    protected static string Own(string id, string rest = "", string from = "daxinganling-2023") =>
        $"pack: {id}\ntitle: {{ zh: 本校办法, en: own rules }}\nextends: {from}\n{rest}";

    protected Task<Answer> Save(string id, string text, string? ifMatch = null) =>
        Put(At(School, $"policies/{id}/draft"), new JsonObject { ["text"] = text }, ifMatch);

    /// <summary>Writes a draft, over the one there is, and freezes it; its hash.</summary>
    protected async Task<string> Frozen(string id, string text)
    {
        var before = await Get(At(School, $"policies/{id}"));
        var saved = await Save(id, text, before.Status == HttpStatusCode.OK ? before.ETag : null);
        Assert.That((int)saved.Status, Is.AnyOf(200, 201), saved.Text);
        var frozen = await Post(At(School, $"policies/{id}/versions"), ifMatch: saved.ETag);
        Assert.That((int)frozen.Status, Is.AnyOf(200, 201), frozen.Text);
        return (string)frozen.Body!["hash"]!;
    }

    protected JsonObject Decision(string pack, string hash, string from = Term, params (string Name, string Value)[] values) => new()
    {
        ["id"] = $"0199e1a0-7c00-7000-8000-{++made:000000000000}",
        ["pack"] = pack,
        ["hash"] = hash,
        ["fromTerm"] = from,
        ["values"] = new JsonObject(values.Select(each => KeyValuePair.Create(each.Name, (JsonNode?)each.Value))),
        ["decision"] = "校政发〔2025〕3 号",
        ["decidedOn"] = "2025-08-28",
        ["decidedBy"] = "校长办公会",
    };

    protected async Task<JsonObject> Adopt(JsonObject decision)
    {
        var answer = await Create(At(School, "policy-adoptions"), decision);
        return (JsonObject)answer.Body!;
    }

    protected async Task Undo(JsonNode adoption)
    {
        var answer = await Post(At(School, $"policy-adoptions/{adoption["record"]!["id"]}/void"), new JsonObject { ["reason"] = Reason }, "\"1\"");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    protected async Task<(string Pack, string Hash)> InUse(string query = "")
    {
        var policy = (await Get(At(School, $"evaluations/{Term}{query}"))).Body!["policy"]!;
        return ((string)policy["id"]!, (string)policy["hash"]!);
    }

    protected async Task<JsonNode> Norm(string id, string staff = "T006") =>
        (await Get(At(School, $"evaluations/{Term}/{staff}"))).Body!["norms"]!.AsArray().Single(each => (string?)each!["norm"] == id)!;

    protected async Task<string> HashOf(string pack) => (string)(await Get(At(School, $"policies/{pack}"))).Body!["outline"]!["hash"]!;

    protected async Task<string?> StateOf(string pack) => (string?)(await Get(At(School, $"policies/{pack}"))).Body!["outline"]!["state"];
}
