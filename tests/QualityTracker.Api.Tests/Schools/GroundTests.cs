using System.Net;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Schools;

public sealed class GroundTests : DemoTests
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
        // Its causes and measures name it too.
        Assert.That(new[] { (voided.Status, voided.Rule), (replaced.Status, replaced.Rule) },
            Is.EqualTo(new[] { (HttpStatusCode.Conflict, (string?)"in-use"), (HttpStatusCode.Conflict, "loses-ground") }));
    }

    [TestCase("rosterDay", "\"2025-08-01\"")]
    [TestCase("grade", "10")]
    public async Task What_its_roster_stands_on_stays(string field, string value)
    {
        var exam = (JsonObject)(await Get(At(School, "exams?grade=7&limit=1"))).Body!["items"]![0]!["record"]!.DeepClone();
        exam[field] = JsonNode.Parse(value);
        var answer = await Put(At(School, $"exams/{exam["id"]}"), exam, "\"1\"");
        Assert.That(answer.Status, Is.AnyOf(HttpStatusCode.Conflict, HttpStatusCode.BadRequest), answer.Text);
    }

    [Test]
    public async Task A_holiday_that_would_take_a_week_with_hours_away_is_refused()
    {
        HttpStatusCode last = default;
        foreach (var day in new[] { "2025-12-08", "2025-12-09", "2025-12-10", "2025-12-11", "2025-12-12" })
        {
            last = (await Post(At(School, "calendar-days"), new JsonObject { ["date"] = day, ["kind"] = "holiday", ["name"] = "停课" })).Status;
        }

        Assert.That(last, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task A_class_with_scores_keeps_its_grade_and_a_plan_with_sessions_is_not_voided()
    {
        var one = (JsonObject)(await Get(At(School, "classes/2025-701"))).Record.DeepClone();
        one["grade"] = 8;
        var session = (await Get(At(School, "tutoring-sessions?limit=1"))).Body!["items"]![0]!["record"]!;
        var plans = (await Get(At(School, $"tutoring-plans?teacher={session["teacher"]}&pupil={session["pupil"]}"))).Body!["items"]!.AsArray();
        var plan = plans.Select(item => item!["record"]!).First(each => (string?)each["subject"] == (string?)session["subject"]);
        Assert.Multiple(async () =>
        {
            Assert.That((await Put(At(School, "classes/2025-701"), one, "\"1\"")).Rule, Is.EqualTo("loses-ground"));
            Assert.That((await Post(At(School, $"tutoring-plans/{plan["id"]}/void"), new JsonObject { ["reason"] = "误建" }, "\"1\"")).Rule, Is.EqualTo("loses-ground"));
        });
    }
}
