using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Evaluations;

public sealed class ExplanationEndpointsTests : DemoTests
{
    private static string Of(string staff, string figure = "", string rest = "") =>
        At(School, $"evaluations/{Term}/{staff}/explanation{(figure.Length > 0 ? $"?figure={figure}" : "")}{rest}");

    [Test]
    public async Task A_norm_is_led_to_its_clause_its_sum_and_its_records()
    {
        var norm = (await Get(Of("T006", "norms/X2"))).Body!;
        var counted = norm["counted"]!.AsArray();
        var first = await Get(At(School, $"lesson-observations/{(string)counted[0]!["id"]!}"));
        Assert.Multiple(() =>
        {
            Assert.That((string?)norm["clause"]!["id"], Is.EqualTo("X2"));
            Assert.That((string?)norm["clause"]!["number"], Is.Not.Empty);
            Assert.That((string?)norm["rule"], Is.EqualTo("norms/X2"));
            Assert.That((string?)norm["arithmetic"]![0]!["sum"], Is.EqualTo("40 × 21 ÷ 21 = 40"));
            Assert.That((string?)norm["arithmetic"]![1]!["sum"], Is.EqualTo($"1 × {counted.Count} = {counted.Count}"));
            Assert.That((string?)first.Record["observer"], Is.EqualTo("T006"));
            Assert.That((string?)counted[0]!["kind"], Is.EqualTo("lessonObservation"));
            Assert.That((string?)counted[0]!["label"]!["zh"], Does.Contain("节"));
        });
    }

    [Test]
    public async Task A_void_record_is_named_with_its_reason_and_day()
    {
        var id = (string)(await Get(At(School, "lesson-observations?observer=T006&limit=1"))).Body!["items"]![0]!["record"]!["id"]!;
        await Post(At(School, $"lesson-observations/{id}/void"), new JsonObject { ["reason"] = "登记到别人名下" }, "\"1\"");
        var norm = (await Get(Of("T006", "norms/X2"))).Body!;
        await Post(At(School, $"lesson-observations/{id}/restore"), ifMatch: "\"2\"");
        var left = norm["notCounted"]!.AsArray().Single(each => (string?)each!["id"] == id)!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)left["why"], Is.EqualTo("voided"));
            Assert.That((string?)left["reason"]!["zh"], Does.Contain("作废：登记到别人名下"));
            Assert.That((string?)left["reason"]!["en"], Does.StartWith("void since 20"));
            Assert.That(norm["counted"]!.AsArray().Select(each => (string?)each!["id"]), Has.None.EqualTo(id));
        });
    }

    [Test]
    public async Task The_whole_tree_holds_every_figure()
    {
        var whole = (await Get(Of("T010"))).Body!;
        var figures = Figures(whole).ToHashSet();
        Assert.That(figures, Is.SupersetOf(new[] { "all", "total", "band", "workload", "workload/weeks/3", "after-school-hours", "exam-results" }));
        Assert.That(figures.Where(each => each.StartsWith("norms/", StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public async Task An_unknown_figure_is_told_with_those_there_are()
    {
        var answer = await Get(Of("T006", "norms/W99"), "en");
        answer.IsProblem(404, "not-found");
        Assert.That((string?)answer.Body!["detail"], Does.Contain("norms/X2").And.Contain("workload/weeks/1"));
        (await Get(Of("T999"))).IsProblem(404);
        (await Get(Of("T006", "total", "&policy=nowhere"))).IsProblem(404);
        (await Get(Of("T006", "total", "&figures=total"))).IsProblem(400, "invalid");
    }

    [Test]
    public async Task The_schools_own_norms_are_explained_too()
    {
        var norms = (await Get(At(School, $"evaluations/{Term}"))).Body!["schoolNorms"]!.AsArray();
        foreach (var norm in norms)
        {
            var explained = (await Get(At(School, $"evaluations/{Term}/explanation?figure=school/norms/{norm!["norm"]}"))).Body!;
            Assert.That((decimal)explained["value"]!, Is.EqualTo((decimal)norm["attainment"]!));
            Assert.That(explained["counted"]!.AsArray(), Has.Count.EqualTo(norm["contributions"]!.AsArray().Count));
        }

        Assert.That(norms, Is.Not.Empty);
    }

    [Test]
    public async Task A_part_of_a_pay_run_is_explained_and_needs_a_token_for_pay()
    {
        var run = (string)(await Get(At(School, "pay-runs?limit=1"))).Body!["items"]![0]!["record"]!["id"]!;
        var inputs = (await Get(At(School, $"pay-runs/{run}/inputs"))).Body!["people"]!.AsArray().Single(each => (string?)each!["staff"] == "T010")!;
        foreach (var part in inputs["parts"]!.AsArray())
        {
            var explained = (await Get(Of("T010", $"pay/{run}/{part!["pool"]}"))).Body!;
            Assert.That((decimal)explained["value"]!, Is.EqualTo((decimal)part["cents"]! / 100));
        }

        var account = TestAccounts.Add(Database, "pay-reader", TestAccounts.Everything);
        using var client = SignedIn(account, TokenScope.Read);
        using var refused = await client.GetAsync(new Uri(Of("T010", $"pay/{run}"), UriKind.Relative));
        using var read = await client.GetAsync(new Uri(Of("T010", "total"), UriKind.Relative));
        Assert.That((refused.StatusCode, read.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK)));
        (await Get(Of("T010", "pay/none"))).IsProblem(404, "not-found");
    }

    [Test]
    public async Task No_pupil_of_the_school_is_named_in_anybodys_tree()
    {
        var pupils = new List<(string Id, string Name)>();
        for (string? next = "first"; next is not null;)
        {
            var page = (await Get(At(School, $"pupils?limit=200{(next == "first" ? "" : $"&cursor={Uri.EscapeDataString(next)}")}"))).Body!;
            pupils.AddRange(page["items"]!.AsArray().Select(item => ((string)item!["record"]!["id"]!, (string)item["record"]!["name"]!)));
            next = (string?)page["next"];
        }

        var people = (await Get(At(School, $"evaluations/{Term}"))).Body!["people"]!.AsArray();
        var staff = people.Select(each => (string)each!["name"]!).ToHashSet();
        var sought = pupils.Select(each => each.Id).Concat(pupils.Select(each => each.Name).Where(name => name.Length > 2 && !staff.Contains(name))).Distinct().ToArray();
        foreach (var person in people)
        {
            var answer = await Get(Of((string)person!["staff"]!));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(sought.Where(each => answer.Text.Contains(each, StringComparison.Ordinal)), Is.Empty, (string?)person["staff"]);
        }

        Assert.That(pupils, Has.Count.GreaterThanOrEqualTo(1000));
    }

    [Test]
    public async Task Words_of_tutoring_and_home_visits_show_nowhere()
    {
        var session = (await Get(At(School, "tutoring-sessions?limit=1"))).Body!["items"]![0]!;
        var (id, teacher) = ((string)session["record"]!["id"]!, (string)session["record"]!["teacher"]!);
        await Post(At(School, $"tutoring-sessions/{id}/void"), new JsonObject { ["reason"] = "某生请假" }, "\"1\"");
        var tree = await Get(Of(teacher));
        await Post(At(School, $"tutoring-sessions/{id}/restore"), ifMatch: "\"2\"");
        Assert.That(tree.Text, Does.Contain(id).And.Not.Contain("某生请假").And.Not.Contain((string)session["record"]!["content"]!));
    }

    private static IEnumerable<string> Figures(JsonNode node) => node["parts"]!.AsArray().SelectMany(part => Figures(part!)).Prepend((string)node["figure"]!);
}
