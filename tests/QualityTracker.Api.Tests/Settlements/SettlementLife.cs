using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.SheetSteps;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Settlements;

/// <summary>Tests with the demo school's sheets and the money they divide: all sheets go their way, and finance is somebody by a grant.</summary>
public abstract class SettlementLife(Store? store = null) : SheetLife(store)
{
    private string[] heads = [];
    private string[] left = [];

    protected HttpClient Finance { get; private set; } = null!;

    protected static string Settlements(string rest = "") => At(School, rest.Length == 0 ? "settlements" : $"settlements/{rest}");

    [OneTimeSetUp]
    public void GrantFinance() => Finance = SignedIn(TestAccounts.Add(Database, "finance", [TestAccounts.Grant(Role.Finance, School)]));

    [OneTimeTearDown]
    public void SignFinanceOut() => Finance.Dispose();

    protected static async Task<Answer> Read(HttpClient client, string address) => await Answer.Of(await client.GetAsync(address));

    protected static async Task<Answer> Send(HttpClient client, string address, JsonNode body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await Answer.Of(await client.SendAsync(request));
    }

    /// <summary>Finance prepares one by today.</summary>
    protected async Task<Answer> TryPrepare(string? id = null, string? cutOff = null) =>
        await Send(Finance, Settlements(), new JsonObject { ["id"] = id ?? NextId(), ["cutOff"] = cutOff ?? (string)(await Due())["today"]! });

    protected async Task<string> Prepared()
    {
        var answer = await TryPrepare();
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return (string)answer.Body!["settlement"]!["id"]!;
    }

    protected Task<Answer> Approve(HttpClient client, string settlement, string? id = null) =>
        Send(client, Settlements($"{settlement}/approvals"), new JsonObject { ["id"] = id ?? NextId() });

    protected async Task<JsonNode> Due(string rest = "") => (await Read(Finance, Settlements($"due{rest}"))).Body!;

    protected async Task<JsonNode> Settlement(string id) => (await Read(Finance, Settlements(id))).Body!;

    /// <summary>The people who hold the one sum of the term, with why.</summary>
    protected async Task<IReadOnlyList<(string Staff, string Kind)>> Held() =>
        [.. (await Due())["sums"]!.AsArray().SelectMany(sum => sum!["hindrances"]!.AsArray()).Select(each => ((string)each!["person"]!["staff"]!, (string)each["kind"]!))];

    /// <summary>What the sum divides into now, by person and pool.</summary>
    protected async Task<Dictionary<(string Staff, string Pool), long>> Divided() =>
        (await Inputs())["people"]!.AsArray().SelectMany(person => person!["parts"]!.AsArray().Select(part => (((string)person["staff"]!, (string)part!["pool"]!), (long)part["cents"]!)))
            .ToDictionary(each => each.Item1, each => each.Item2);

    protected async Task<JsonNode> Inputs()
    {
        var run = (string)(await Get(At(School, $"pay-runs?term={Term}"))).Body!["items"]![0]!["record"]!["id"]!;
        return (await Get(At(School, $"pay-runs/{run}/inputs"))).Body!;
    }

    protected static Dictionary<(string Staff, string Pool), long> LinesOf(JsonNode settlement) =>
        settlement["people"]!.AsArray().SelectMany(person => person!["lines"]!.AsArray().Select(line => (((string)person["staff"]!, (string)line!["pool"]!), (long)line["amountCents"]!)))
            .ToDictionary(each => each.Item1, each => each.Item2);

    /// <summary>One kind of step by somebody, with every sheet on which it is theirs to take.</summary>
    protected async Task TakeAll(string by, string kind)
    {
        var board = (await Read(by, Sheets("board"))).Body!["rows"]!.AsArray();
        var rows = board.Where(row => row!["may"]!.AsArray().Any(each => (string?)each == kind))
            .Select(row => (JsonNode?)new JsonObject { ["staff"] = (string)row!["staff"]!, ["id"] = NextId(), ["after"] = (int)row["after"]! }).ToArray();
        foreach (var some in rows.Chunk(50))
        {
            var answer = await Send(by, Sheets("steps"), new JsonObject { ["kind"] = kind, ["sheets"] = new JsonArray(some) });
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(answer.Body!["results"]!.AsArray().Where(each => !(bool)each!["taken"]!).Select(each => each!.ToJsonString()), Is.Empty, $"{kind} by {by}");
        }
    }

    /// <summary>Whoever has a line to confirm confirms, but for who left, whose days go by; then group heads, principal and vice principal sign, and the notice is posted.</summary>
    protected async Task AgreeAndPost()
    {
        var open = (await Read(Principal, Sheets("board"))).Body!["rows"]!.AsArray().Where(row => (string?)row!["stage"] == "confirming").Select(row => (string)row!["staff"]!).ToList();
        foreach (var staff in open.Except(left)) await Confirm(staff);
        if (open.Any(left.Contains)) Pass(6);
        foreach (var head in heads) await TakeAll(head, "signAsGroupHead");
        foreach (var by in new[] { Principal, Vice }) await TakeAll(by, "signAsPrincipal");
        await TakeAll(Office, "publish");
    }

    protected async Task SealAll()
    {
        Pass(8);
        foreach (var by in new[] { Principal, Vice }) await TakeAll(by, "seal");
    }

    /// <summary>Whoever the change of one record moves is computed anew, confirms, and is posted.</summary>
    protected async Task Recomputed()
    {
        foreach (var row in (await Read(Principal, Sheets("board"))).Body!["rows"]!.AsArray().Where(row => (int)row!["changed"]! > 0 || (string?)row["stage"] == "reopened"))
            await Take(Office, (string)row!["staff"]!, "compute");
        await AgreeAndPost();
    }

    /// <summary>The sheets that hold the sum are reopened and go their way to new seals.</summary>
    protected async Task SealedAnew(IReadOnlyList<(string Staff, string Kind)> held)
    {
        foreach (var (staff, _) in held) await Take(staff == Principal ? Vice : Principal, staff, "reopen", ("words", "一次读书登记有误"));
        Assert.That((await Held()).Select(each => each.Kind), Is.All.EqualTo("reopened"));
        await Recomputed();
        await SealAll();
        Assert.That(await Held(), Is.Empty);
    }

    [OneTimeSetUp]
    public async Task FindHeadsAndWhoLeft()
    {
        heads = [.. (await Get(At(School, "posts?kind=subjectGroupHead&limit=200"))).Body!["items"]!.AsArray().Select(each => (string)each!["record"]!["staff"]!).Distinct()];
        left = [.. (await Get(At(School, "staff?limit=200"))).Body!["items"]!.AsArray().Where(each => each!["record"]!["leftOn"] is not null).Select(each => (string)each!["record"]!["id"]!)];
    }
}
