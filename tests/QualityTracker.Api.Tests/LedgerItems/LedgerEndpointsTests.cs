using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Access;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Attachments;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.LedgerItems;

/// <summary>The quality ledger over HTTP (W3, W31, Z14): who sees, closes and opens again which items, their evidence, and the five lists.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class LedgerEndpointsTests(Store store) : AccessTests(store)
{
    private readonly TestClock clock = new(new(2025, 11, 3, 15, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Wall => clock;

    private static string Items => AtWorld + "/ledger-items";

    private static string Board => AtWorld + "/quality-ledgers/2025-1";

    [Test]
    public async Task Who_is_responsible_closes_the_own_item_with_words_and_takes_it_back_the_same_day_alone()
    {
        var (director, teacher, mine) = (await As(Role.DirectorOfTeaching), await As(Role.Teacher), World.StaffOf(Role.Teacher)!);
        var (id, tag) = await Made(director, ("responsible", mine));
        (await Send(teacher, HttpMethod.Put, $"{Items}/{id}/closing", Outcome("已整改"))).IsProblem(428);
        (await Send(teacher, HttpMethod.Put, $"{Items}/{id}/closing", Outcome("已整改"), "\"9\"")).IsProblem(412);
        (await Send(teacher, HttpMethod.Put, $"{Items}/{id}/closing", Outcome(" "), tag)).IsProblem(400, "invalid");
        (await Send(teacher, HttpMethod.Put, $"{Items}/{id}/closing", Outcome("李一的作业已补"), tag)).IsProblem(400, "invalid");
        var closed = await Send(teacher, HttpMethod.Put, $"{Items}/{id}/closing", Outcome("连续三周抽查合格"), tag);
        Assert.That(((string)closed.Record["closedOn"]!, (string)closed.Record["outcome"]!), Is.EqualTo(("2025-11-03", "连续三周抽查合格")));
        var back = await Send(teacher, HttpMethod.Put, $"{Items}/{id}/closing", Outcome(null), closed.ETag);
        Assert.That(back.Record["closedOn"], Is.Null);
        var again = await Send(teacher, HttpMethod.Put, $"{Items}/{id}/closing", Outcome("抽查合格"), back.ETag);
        clock.Pass(TimeSpan.FromHours(2));
        (await Send(teacher, HttpMethod.Put, $"{Items}/{id}/closing", Outcome(null), again.ETag)).IsProblem(409, "closed-earlier");

        (await Send(teacher, HttpMethod.Post, $"{Items}/{id}/reopening", Reason("又出现"), again.ETag)).IsProblem(403);
        (await Send(director, HttpMethod.Post, $"{Items}/{id}/reopening", Reason(""), again.ETag)).IsProblem(400, "invalid");
        var silent = (JsonObject)(await Send(director, HttpMethod.Get, $"{Items}/{id}")).Record.DeepClone();
        (silent["closedOn"], silent["outcome"]) = (null, null);
        (await Send(director, HttpMethod.Put, $"{Items}/{id}", silent, again.ETag)).IsProblem(400, "invalid");
        var reopened = await Send(director, HttpMethod.Post, $"{Items}/{id}/reopening", Reason("复查又出现"), again.ETag);
        Assert.That((reopened.Record["closedOn"], reopened.Record["outcome"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
        (await Send(director, HttpMethod.Post, $"{Items}/{id}/reopening", Reason("复查又出现"), reopened.ETag)).IsProblem(409, "not-closed");
        var history = (await Item(teacher, id))!["closings"]!.AsArray();
        Assert.That(history.Select(each => ((bool)each!["closed"]!, (string?)each["words"])), Is.EqualTo(new[] { (true, "连续三周抽查合格"), (false, null), (true, "抽查合格"), (false, "复查又出现") }));
        Assert.That((string)history[3]!["byName"]!, Is.EqualTo("员" + World.StaffOf(Role.DirectorOfTeaching)));
    }

    [Test]
    public async Task Anothers_item_is_not_there_and_a_helper_sees_it_without_closing_it()
    {
        var (director, teacher, homeroom, finance) = (await As(Role.DirectorOfTeaching), await As(Role.Teacher), await As(Role.HomeroomTeacher), await As(Role.Finance));
        var (id, tag) = await Made(director, ("responsible", World.StaffOf(Role.Teacher)), ("helper", World.StaffOf(Role.HomeroomTeacher)));
        Assert.That(await Item(finance, id), Is.Null);
        (await Send(finance, HttpMethod.Get, $"{Items}/{id}")).IsProblem(404);
        (await Send(finance, HttpMethod.Put, $"{Items}/{id}/closing", Outcome("好了"), tag)).IsProblem(404);
        Assert.That((bool)(await Item(homeroom, id))!["mayClose"]!, Is.False);
        (await Send(homeroom, HttpMethod.Put, $"{Items}/{id}/closing", Outcome("好了"), tag)).IsProblem(403, "not-yours");
        (await Send(teacher, HttpMethod.Put, $"{Items}/{id}", (JsonObject)(await Send(teacher, HttpMethod.Get, $"{Items}/{id}")).Record.DeepClone(), tag)).IsProblem(403);
        (await Send(teacher, HttpMethod.Get, Board + ".pdf")).IsProblem(403);
        foreach (var lead in new[] { Role.Principal, Role.VicePrincipal, Role.Office }) Assert.That((bool)(await Item(await As(lead), id))!["mayClose"]!, Is.True, $"{lead}");
        (await Send(await As(Role.CountyViewer), HttpMethod.Get, Board)).IsProblem(403);
    }

    [Test]
    public async Task Evidence_is_added_by_who_may_close_and_seen_by_who_sees_the_item()
    {
        var (director, teacher, homeroom, finance) = (await As(Role.DirectorOfTeaching), await As(Role.Teacher), await As(Role.HomeroomTeacher), await As(Role.Finance));
        var (id, _) = await Made(director, ("responsible", World.StaffOf(Role.Teacher)), ("helper", World.StaffOf(Role.HomeroomTeacher)));
        var added = await Upload(teacher, id);
        Assert.That(added.Status, Is.EqualTo(HttpStatusCode.Created), added.Text);
        Assert.That((int)(await Item(director, id))!["files"]!, Is.EqualTo(1));
        (await Upload(homeroom, id)).IsProblem(403, "not-yours");
        Assert.That((await Send(homeroom, HttpMethod.Get, $"{AtWorld}/attachments?of=ledger-items&id={id}")).Body!["items"]!.AsArray(), Has.Count.EqualTo(1));
        (await Upload(finance, id)).IsProblem(404);
        (await Send(finance, HttpMethod.Get, $"{AtWorld}/attachments?of=ledger-items&id={id}")).IsProblem(404);
    }

    [Test]
    public async Task The_five_lists_are_a_page_and_a_workbook_for_who_leads()
    {
        var director = await As(Role.DirectorOfTeaching);
        await Made(director);
        foreach (var (ending, type) in new[] { ("pdf", "application/pdf"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") })
        {
            using var file = await director.GetAsync(new Uri($"{Board}.{ending}", UriKind.Relative));
            Assert.That((file.StatusCode, file.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, type)));
            (await Send(director, HttpMethod.Get, $"{AtWorld}/quality-ledgers/nothing.{ending}")).IsProblem(404);
        }

        (await Send(director, HttpMethod.Get, $"{AtWorld}/quality-ledgers/nothing")).IsProblem(404);
    }

    [Test]
    public async Task An_observation_and_a_plan_are_forms_for_who_may_read_them()
    {
        var (director, teacher, finance) = (await As(Role.DirectorOfTeaching), await As(Role.Teacher), await As(Role.Finance));
        var observation = $"{AtWorld}/lesson-observations/{World.RowOf("lesson-observations", Role.Teacher, Relation.Own).Id}/form.pdf";
        var plan = $"{AtWorld}/tutoring-plans/{World.RowOf("tutoring-plans", Role.Teacher, Relation.Own).Id}/record.pdf";
        foreach (var (by, address) in new[] { (director, observation), (teacher, observation), (director, plan), (teacher, plan), (finance, $"{AtWorld}/lesson-observations/blank-form.pdf") })
        {
            using var file = await by.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That((file.StatusCode, file.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/pdf")), address);
        }

        foreach (var address in new[] { observation, plan }) (await Send(finance, HttpMethod.Get, address)).IsProblem(404);
    }

    private static async Task<JsonNode?> Item(HttpClient by, string id) =>
        (await Send(by, HttpMethod.Get, Board)).Body!["items"]!.AsArray().SingleOrDefault(each => (string)each!["item"]!["record"]!["id"]! == id);

    private static async Task<(string Id, string Tag)> Made(HttpClient by, params (string, JsonNode?)[] more)
    {
        var id = Guid.CreateVersion7().ToString();
        var answer = await Send(by, HttpMethod.Post, Items, Changed(
            new JsonObject { ["id"] = id, ["term"] = "2025-1", ["found"] = "2025-10-14", ["source"] = "inspection", ["problem"] = $"作业批改不及时 {id}", ["task"] = "每周抽查", ["due"] = "2025-12-01" }, more));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return (id, answer.ETag!);
    }

    private static JsonObject Outcome(string? words) => new() { ["outcome"] = words };

    private static JsonObject Reason(string words) => new() { ["reason"] = words };

    private static async Task<Answer> Upload(HttpClient by, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{AtWorld}/attachments?of=ledger-items&id={id}") { Content = new ByteArrayContent(SentFiles.Picture) };
        return await SendBy(by, request);
    }
}
