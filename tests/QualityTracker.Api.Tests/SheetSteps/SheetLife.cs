using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Attachments;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.SheetSteps;

/// <summary>Tests with the demo school's sheets, from the Monday after the term: who is who is looked up in its posts.</summary>
public abstract class SheetLife(Store? store = null) : DemoTests(store)
{
    /// <summary>The line that a reading counts in.</summary>
    protected const string Line = "norm/X12-reading";

    private readonly TestClock clock = new(new(2026, 1, 26, 1, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, HttpClient> clients = [];
    private int made;

    protected override TimeProvider Wall => clock;

    protected string Principal { get; private set; } = "";

    protected string Vice { get; private set; } = "";

    protected string Office { get; private set; } = "";

    protected string Head { get; private set; } = "";

    /// <summary>Two whose sheets the head signs, and somebody of another group.</summary>
    protected string Teacher { get; private set; } = "";

    protected string Colleague { get; private set; } = "";

    protected string Other { get; private set; } = "";

    [OneTimeSetUp]
    public async Task FindPeople()
    {
        var posts = (await Get(At(School, "posts?limit=200"))).Body!["items"]!.AsArray().Select(each => each!["record"]!).Where(post => post["to"] is null).ToList();
        string Holder(string kind) => (string)posts.First(post => (string?)post["kind"] == kind)["staff"]!;
        (Principal, Vice, Office) = (Holder("principal"), Holder("vicePrincipalTeaching"), Holder("office"));
        var leads = posts.Where(post => (string?)post["kind"] is "principal" or "vicePrincipalTeaching" or "directorOfTeaching" or "office" or "subjectGroupHead").Select(post => (string)post["staff"]!).ToHashSet();
        var heads = posts.Where(post => (string?)post["kind"] == "subjectGroupHead" && (string?)post["subject"] == "maths").Select(post => (string)post["staff"]!).ToList();
        Head = heads[0];
        var staff = (await Get(At(School, "staff?limit=200"))).Body!["items"]!.AsArray().Select(each => each!["record"]!)
            .Where(member => member["leftOn"] is null && !leads.Contains((string)member["id"]!)).ToList();
        var maths = staff.Where(member => (string?)member["subject"] == "maths").Select(member => (string)member["id"]!).ToList();
        (Teacher, Colleague) = (maths[0], maths[1]);
        Other = (string)staff.First(member => (string?)member["subject"] == "english")["id"]!;
    }

    [OneTimeTearDown]
    public void SignOut()
    {
        foreach (var client in clients.Values) client.Dispose();
    }

    protected static string Sheets(string rest) => At(School, $"sheets/{Term}/{rest}");

    protected void Pass(int days) => clock.Pass(TimeSpan.FromDays(days));

    protected void SetClockBack(int days) => clock.Set(clock.Now.AddDays(-days));

    protected string NextId() => $"0199e1a0-7c00-7000-8000-{++made:000000000000}";

    /// <summary>Somebody of the school, signed in.</summary>
    protected HttpClient As(string staff)
    {
        if (!clients.TryGetValue(staff, out var client)) clients[staff] = client = SignedIn(TestAccounts.Add(Database, $"sheet-{staff}", [], School, staff));
        return client;
    }

    protected async Task<Answer> Read(string by, string address) => await Answer.Of(await As(by).GetAsync(address));

    protected async Task<Answer> Send(string by, string address, JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        return await Answer.Of(await As(by).PostAsync(address, content));
    }

    protected async Task<JsonNode> Standing(string staff, string? by = null)
    {
        var answer = await Read(by ?? Principal, Sheets($"{staff}/standing"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Body!;
    }

    protected async Task<JsonObject> StepOn(string staff, string kind, params (string Field, JsonNode? Value)[] with)
    {
        var step = new JsonObject { ["id"] = NextId(), ["kind"] = kind, ["after"] = (int)(await Standing(staff))["after"]! };
        return Changed(step, with);
    }

    /// <summary>Tries a step against the sheet as it is.</summary>
    protected async Task<Answer> Try(string by, string staff, string kind, params (string Field, JsonNode? Value)[] with) =>
        await Send(by, Sheets($"{staff}/steps"), await StepOn(staff, kind, with));

    protected async Task<JsonNode> Take(string by, string staff, string kind, params (string Field, JsonNode? Value)[] with)
    {
        var answer = await Try(by, staff, kind, with);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), $"{kind} {answer.Text}");
        return answer.Body!;
    }

    protected async Task<JsonNode> Confirm(string staff)
    {
        var open = (await Standing(staff))["lines"]!.AsArray().Where(line => line!["confirmed"] is null).Select(line => (JsonNode?)(string)line!["id"]!);
        return await Take(staff, staff, "confirm", ("lines", new JsonArray([.. open])));
    }

    /// <summary>A photo attached to the own sheet, as evidence is named.</summary>
    protected async Task<JsonArray> Evidence(string by)
    {
        using var photo = new ByteArrayContent(SentFiles.Photo());
        var answer = await Answer.Of(await As(by).PostAsync(At(School, $"attachments?of=sheets&id={Term}/{by}"), photo));
        return [$"attachment:{(string?)answer.Body!["address"]}"];
    }

    /// <summary>From computed to posted; those who sign are the head and the principal.</summary>
    protected async Task<JsonNode> Post(string staff, bool compute = true)
    {
        if (compute) await Take(Office, staff, "compute");
        await Confirm(staff);
        await Take(Head, staff, "signAsGroupHead");
        await Take(Principal, staff, "signAsPrincipal");
        return await Take(Office, staff, "publish");
    }

    /// <summary>The id of one of somebody's readings, which their line counts.</summary>
    protected async Task<string> ReadingOf(string staff) =>
        (string)(await Get(At(School, $"duties?staff={staff}&kind=reading&limit=1"))).Body!["items"]![0]!["record"]!["id"]!;

    /// <summary>The figure of the line changes: the reading is voided, which can be put back.</summary>
    protected async Task Void(string reading, int version = 1) =>
        Assert.That((await Post(At(School, $"duties/{reading}/void"), new JsonObject { ["reason"] = "重复登记" }, $"\"{version}\"")).Status, Is.EqualTo(HttpStatusCode.OK));

    protected async Task Restore(string reading, int version = 2) =>
        Assert.That((await Post(At(School, $"duties/{reading}/restore"), ifMatch: $"\"{version}\"")).Status, Is.EqualTo(HttpStatusCode.OK));

    protected static JsonNode LineOf(JsonNode standing, string line) => standing["lines"]!.AsArray().Single(each => (string?)each!["id"] == line)!;
}
