using System.Text.Json.Nodes;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Problems;

/// <summary>The same refusal reads in Chinese, and in English for who asks for it.</summary>
[NonParallelizable]
[TestFixture("")]
[TestFixture("de-DE")]
public sealed class ProblemLanguageTests(string culture) : ServerTests(culture)
{
    [OneTimeSetUp]
    public Task PrepareSchool() => Prepare("words");

    [Test]
    public async Task Every_refusal_reads_in_both_languages()
    {
        var staff = At("words", "staff/T001");
        var observation = Node(RecordKinds.All.Single(kind => kind.Noun == "lesson-observations").Example);
        await ReadsInBoth(HttpMethod.Get, At("nowhere"));
        await ReadsInBoth(HttpMethod.Get, "/api/v1/nothing");
        await ReadsInBoth(HttpMethod.Get, staff + "9");
        await ReadsInBoth(HttpMethod.Delete, staff);
        await ReadsInBoth(HttpMethod.Get, At("words", "staff?limit=0&cursor=x&voided=x&unknown=x"));
        await ReadsInBoth(HttpMethod.Get, At("words", "duties?since=x"));
        await ReadsInBoth(HttpMethod.Post, At("words", "staff"), new JsonObject());
        await ReadsInBoth(HttpMethod.Post, At("words", "staff"), new JsonObject { ["unknown"] = 1 });
        await ReadsInBoth(HttpMethod.Post, At("words", "staff"), new JsonArray());
        await ReadsInBoth(HttpMethod.Post, At("words", "classes"), new JsonObject { ["id"] = "2025-799" });
        await ReadsInBoth(HttpMethod.Put, staff, new JsonObject { ["id"] = "T001", ["name"] = "王芳" });
        await ReadsInBoth(HttpMethod.Put, staff, new JsonObject { ["id"] = "T001", ["name"] = "王芳" }, "\"8\"");
        await ReadsInBoth(HttpMethod.Put, staff, new JsonObject { ["id"] = "T002", ["name"] = "王芳" }, "\"1\"");
        await ReadsInBoth(HttpMethod.Post, staff + "/void", new JsonObject { ["reason"] = "误录" }, "\"1\"");
        await ReadsInBoth(HttpMethod.Post, At("words", "lesson-observations"), Changed((JsonObject)observation.DeepClone(), ("minutes", 41)));
        await ReadsInBoth(HttpMethod.Post, At("words", "lesson-observations"), Changed((JsonObject)observation.DeepClone(), ("id", Guid.CreateVersion7().ToString())));
        await ReadsInBoth(HttpMethod.Get, At("words", "imports/none"));
    }

    private async Task ReadsInBoth(HttpMethod method, string address, JsonNode? body = null, string? ifMatch = null)
    {
        var chinese = await Send(method, address, body, ifMatch);
        var english = await Send(method, address, body, ifMatch, "en");
        chinese.IsProblem((int)english.Status, english.Rule);
        Assert.That((int)chinese.Status, Is.InRange(400, 499), chinese.Text);
        Assert.That((chinese.Language, english.Language), Is.EqualTo(("zh-CN", "en")));
        foreach (var part in new[] { "title", "detail" }) Assert.That((string?)english.Body![part], Is.Not.EqualTo((string?)chinese.Body![part]));
        Assert.That(english.Text.Any(each => each is >= '\u4e00' and <= '\u9fff'), Is.False, english.Text);
        if (chinese.Body!["errors"] is not JsonArray errors) return;
        foreach (var (zh, en) in errors.Zip((JsonArray)english.Body!["errors"]!))
        {
            Assert.That((string?)en!["field"], Is.EqualTo((string?)zh!["field"]));
            foreach (var part in new[] { "message", "remedy" }) Assert.That((string?)en[part], Is.Not.Empty.And.Not.EqualTo((string?)zh[part]), zh.ToJsonString());
        }
    }
}
