using System.Net;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Schools;

public sealed class SchoolEndpointsTests : ServerTests
{
    [Test]
    public async Task A_school_is_created_read_replaced_and_listed()
    {
        var created = await Create("/api/v1/schools", School("first"));
        Assert.That(created.Location!.ToString(), Is.EqualTo("/api/v1/schools/first"));
        Assert.That((await Post("/api/v1/schools", School("first"))).Status, Is.EqualTo(HttpStatusCode.OK));
        (await Post("/api/v1/schools", School("first", name: "改名"))).IsProblem(409, "different-content");
        (await Put(At("first"), School("first", name: "改名"))).IsProblem(428);
        (await Put(At("first"), School("first", name: "改名"), "\"5\"")).IsProblem(412);
        (await Put(At("first"), School("other", name: "改名"), "\"1\"")).IsProblem(400);
        Assert.That((await Put(At("first"), School("first", name: "改名"), "\"1\"")).ETag, Is.EqualTo("\"2\""));
        Assert.That((string?)(await Get(At("first"))).Body!["name"], Is.EqualTo("改名"));
        Assert.That((await Get("/api/v1/schools")).Text, Does.Contain("改名"));
        (await Get(At("nowhere"))).IsProblem(404);
        (await Put(At("nowhere"), School("nowhere"), "\"1\"")).IsProblem(404);
    }

    [TestCase("id", "Upper")]
    [TestCase("id", "")]
    [TestCase("id", "a b")]
    [TestCase("id", "../x")]
    [TestCase("id", "学校")]
    [TestCase("id", "-x")]
    [TestCase("name", "")]
    [TestCase("name", "\u3000\u3000")]
    [TestCase("name", "\u200b")]
    [TestCase("name", "a\u0000b")]
    [TestCase("timeZone", "")]
    [TestCase("timeZone", "Mars/Olympus")]
    [TestCase("timeZone", "China Standard Time")]
    [TestCase("timeZone", "../../etc/passwd")]
    [TestCase("timeZone", "\u0000")]
    public async Task A_school_with_a_wrong_field_is_refused(string field, string value)
    {
        var before = (await Get("/api/v1/schools")).Text;
        var content = School("bad");
        content[field] = value;
        var answer = await Post("/api/v1/schools", content);
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Does.Contain(field));
        Assert.That((await Get("/api/v1/schools")).Text, Is.EqualTo(before));
    }

    private static JsonObject School(string id, string name = "一所学校") =>
        new() { ["id"] = id, ["name"] = name, ["nameEn"] = "A school", ["timeZone"] = "Asia/Shanghai" };
}
