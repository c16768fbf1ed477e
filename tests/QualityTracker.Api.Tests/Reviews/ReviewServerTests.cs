using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Reviews;

/// <summary>Tests in the demo school, under the pack that has every edge, on a clock that the tests set.</summary>
public abstract class ReviewServerTests(Store? store = null) : DemoTests(store)
{
    protected TestClock Clock { get; } = new(new(2025, 11, 10, 12, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>The day of the clock, which never runs back: a round that begins in a test begins today.</summary>
    protected DateOnly Today => DateOnly.FromDateTime(Clock.Now.DateTime);

    protected DateOnly LastDay => Today.AddDays(4);

    protected override TimeProvider Wall => Clock;

    protected override string[] Arguments => [.. base.Arguments, "--Limits:BallotsPerAddress=1000000"];

    [OneTimeSetUp]
    public void EvaluateByEveryEdge() => Database.Write(connection =>
    {
        FrameStore.Touch(connection, School, frame: true);
        return connection.Execute("update terms set policy = 'combined'");
    });

    protected void DaysPass(int days) => Clock.Pass(TimeSpan.FromDays(days));

    protected JsonObject Plan(params (string Field, JsonNode? Value)[] changes) => Changed(new JsonObject
    {
        ["id"] = Guid.CreateVersion7().ToString(),
        ["term"] = Term,
        ["rule"] = "mid-term",
        ["firstDay"] = $"{Today:O}",
        ["lastDay"] = $"{LastDay:O}",
        ["declared"] = new JsonArray(),
    }, changes);

    protected static string Round(JsonNode plan, string rest = "") => At(School, $"review-rounds/{(string?)plan["id"] ?? (string?)plan["round"]!["id"]}{rest}");

    /// <summary>A round whose codes are made.</summary>
    protected async Task<JsonNode> Opened(params (string Field, JsonNode? Value)[] changes)
    {
        var plan = Plan(changes);
        await Create(At(School, "review-rounds"), plan);
        using var codes = await Client.PostAsync(new Uri(Round(plan, "/codes"), UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.That(codes.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"), await codes.Content.ReadAsStringAsync());
        return (await Get(Round(plan))).Body!;
    }

    /// <summary>
    /// Unused codes of a paper. They stand on slips alone, and nobody can read them from the database: a test puts others in their place.
    /// </summary>
    protected string[] CodesOf(JsonNode detail, int paper, int count) => Database.Write(connection =>
    {
        var round = (string)detail["round"]!["id"]!;
        var hashes = connection.Query<string>("select hash from ballot_codes where round = @round and paper = @paper and used = 0 limit @count", new { round, paper, count }).ToList();
        return hashes.Select(hash =>
        {
            var code = BallotCode.Make();
            connection.Execute("update ballot_codes set hash = @made where hash = @hash", new { hash, made = BallotCode.HashOf(code) });
            return code;
        }).ToArray();
    });

    /// <summary>What the log says was done, with its content.</summary>
    protected string Log() => Database.Read(connection => string.Join('\n', connection.Query<(string Action, string Content)>("select e.action, c.content from audit_entries e join audit_contents c on c.seq = e.seq").Select(entry => $"{entry.Action} {entry.Content}")));

    protected static JsonNode PaperOf(JsonNode detail, Func<JsonNode, bool> which) => detail["papers"]!.AsArray().First(paper => which(paper!))!;

    protected static int PupilsPaper(JsonNode detail) => (int)detail["papers"]!.AsArray().Where(paper => (string?)paper!["kind"] == "pupil").MaxBy(paper => (int)paper!["copies"]!)!["paper"]!;

    protected async Task<Answer> Ask(string? code)
    {
        using var voter = Anonymous();
        using var response = await voter.PostAsync(new Uri("/api/v1/ballots", UriKind.Relative), Json(new JsonObject { ["code"] = code }));
        return await Answer.Of(response);
    }

    protected async Task<Answer> Cast(string? code, JsonNode answers)
    {
        using var voter = Anonymous();
        using var response = await voter.PostAsync(new Uri("/api/v1/ballots/cast", UriKind.Relative), Json(new JsonObject { ["code"] = code, ["answers"] = answers.DeepClone() }));
        return await Answer.Of(response);
    }

    /// <summary>The same level everywhere.</summary>
    protected static JsonArray All(JsonNode asked, int level) => [.. asked["lines"]!.AsArray().Select(line => new JsonArray([.. line!["items"]!.AsArray().Select(_ => (JsonNode)level)]))];

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
}
