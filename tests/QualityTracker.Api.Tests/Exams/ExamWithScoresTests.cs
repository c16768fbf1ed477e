using System.Net;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Exams;

public sealed class ExamWithScoresTests : DemoTests
{
    [Test]
    public async Task An_exam_with_scores_is_not_voided_and_keeps_its_papers()
    {
        var exam = (await Get(At(School, "exams?grade=7&limit=1"))).Body!["items"]![0]!["record"]!.AsObject();
        var address = At(School, $"exams/{exam["id"]}");
        var voided = await Post($"{address}/void", new JsonObject { ["reason"] = "误建" }, "\"1\"");
        var fewer = (JsonObject)exam.DeepClone();
        fewer["papers"]!.AsArray().RemoveAt(0);
        var replaced = await Put(address, fewer, "\"1\"");
        Assert.That(new[] { (voided.Status, voided.Rule), (replaced.Status, replaced.Rule) },
            Is.All.EqualTo((HttpStatusCode.Conflict, (string?)"has-scores")));
    }
}
