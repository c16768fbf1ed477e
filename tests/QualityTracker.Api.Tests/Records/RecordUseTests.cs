using System.Text.Json.Nodes;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Records;

/// <summary>A record that others refer to stays.</summary>
public sealed class RecordUseTests : ServerTests
{
    [TestCase("terms", "2025-1")]
    [TestCase("subjects", "chinese")]
    [TestCase("staff", "T001")]
    [TestCase("classes", "2025-701")]
    [TestCase("pupils", "20250701")]
    public async Task What_is_referred_to_is_not_voided(string noun, string id)
    {
        await Prepare($"use-{noun}");
        var address = At($"use-{noun}", $"{noun}/{id}");
        var answer = await Post(address + "/void", new JsonObject { ["reason"] = "误录" }, "\"1\"");
        answer.IsProblem(409, "in-use");
        Assert.That((await Get(address)).ETag, Is.EqualTo("\"1\""));
    }

    [Test]
    public async Task A_subject_that_only_an_exam_names_is_not_voided()
    {
        await Prepare("papers");
        await Create(At("papers", "exams"), Changed(RecordKinds.All.Single(kind => kind.Noun == "exams"),
            ("id", Guid.CreateVersion7().ToString()), ("name", "数学月考"), ("grade", 10),
            ("papers", new JsonArray(new JsonObject { ["subject"] = "maths", ["fullMark"] = 100 }))));
        (await Post(At("papers", "subjects/maths/void"), new JsonObject { ["reason"] = "误录" }, "\"1\"")).IsProblem(409, "in-use");
    }

    [Test]
    public async Task The_example_of_every_kind_can_be_posted_as_it_stands()
    {
        await Prepare("examples");
        foreach (var kind in RecordKinds.All) Assert.That(await Count("examples", kind), Is.GreaterThan(0), kind.Noun);
    }

    [Test]
    public async Task Schools_do_not_see_each_other()
    {
        await Prepare("one");
        await Create("/api/v1/schools", new JsonObject { ["id"] = "two", ["name"] = "另一所学校" });
        foreach (var kind in RecordKinds.All)
        {
            Assert.That(await Count("two", kind), Is.Zero, kind.Noun);
            var id = (string)Node(kind.Example)["id"]!;
            (await Get(At("two", $"{kind.Noun}/{id}"))).IsProblem(404);
        }
    }

    [Test]
    public async Task A_write_that_another_site_makes_a_browser_send_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/schools") { Content = new StringContent("""{"id":"evil","name":"x"}""", null, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await Send(request)).IsProblem(403);
        (await Get("/api/v1/schools/evil")).IsProblem(404);
    }
}
