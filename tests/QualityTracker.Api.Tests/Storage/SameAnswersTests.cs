using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>Two programs with the demo school, one over SQLite and one over PostgreSQL: whatever is asked of both, the same bytes come back.</summary>
public sealed class SameAnswersTests() : ServerTests("", Store.Sqlite)
{
    private const string School = "demo";
    private const string Term = "2025-1";

    private readonly TestClock clock = new(new(2026, 1, 26, 1, 0, 0, TimeSpan.Zero));
    private readonly string otherFolder = Directory.CreateTempSubdirectory().FullName;
    private Database otherDatabase = null!;
    private WebApplication other = null!;
    private HttpClient otherClient = null!;

    protected override TimeProvider Wall => clock;

    [OneTimeSetUp]
    public async Task StartOther()
    {
        otherDatabase = TestDatabase.In(otherFolder, Store.PostgreSql);
        other = App.Build(otherDatabase, Arguments, "http://127.0.0.1:0", Wall, Adjust);
        foreach (var database in new[] { Database, otherDatabase }) TestDatabase.Filled(database, clock);
        await other.StartAsync();
        otherClient = new HttpClient { BaseAddress = new Uri(other.Urls.Single()) }.WithToken(TestAccounts.Token(otherDatabase, TestAccounts.Add(otherDatabase, "everything", TestAccounts.Everything)));
    }

    [OneTimeTearDown]
    public async Task StopOther()
    {
        otherClient.Dispose();
        await other.DisposeAsync();
        TestDatabase.Close(otherDatabase);
        Directory.Delete(otherFolder, recursive: true);
    }

    [Test]
    public async Task Lists_searches_and_pages_of_every_kind()
    {
        foreach (var kind in RecordKinds.All)
        {
            var first = await Same($"{kind.Noun}?limit=20&names=true");
            if ((string?)first["next"] is { } next) await Same($"{kind.Noun}?limit=20&cursor={Uri.EscapeDataString(next)}");
            foreach (var search in new[] { "李", "t0", "1", "课", "100%_" }) await Same($"{kind.Noun}?limit=10&q={Uri.EscapeDataString(search)}");
            foreach (var column in kind.Outline.Where(column => !column.Required).Take(2))
            {
                await Same($"{kind.Noun}?limit=20&sort={column.Field}");
                var last = await Same($"{kind.Noun}?limit=20&sort=-{column.Field}");
                if ((string?)last["next"] is { } more) await Same($"{kind.Noun}?limit=20&sort=-{column.Field}&cursor={Uri.EscapeDataString(more)}");
            }
        }
    }

    [TestCase($"evaluations/{Term}")]
    [TestCase($"evaluations/{Term}/T006/explanation?figure=norms/X12-reading")]
    [TestCase($"evaluations/{Term}/T006")]
    [TestCase($"sheets/{Term}/T004.pdf")]
    [TestCase($"sheets/{Term}.pdf?lang=en")]
    [TestCase($"sheets/{Term}.zip")]
    [TestCase($"pace/{Term}?day=2025-11-14")]
    [TestCase($"working-weeks/{Term}?week=3")]
    [TestCase($"tutoring-boards/{Term}?day=2025-11-14")]
    [TestCase($"reports/{Term}")]
    [TestCase($"score-sheets/{Term}")]
    [TestCase($"integrity-flags/{Term}")]
    [TestCase($"summaries/{Term}")]
    [TestCase($"quality-ledgers/{Term}")]
    [TestCase("exports/records.zip")]
    [TestCase("exports/records.xlsx?kind=scores")]
    [TestCase("settlements/due")]
    [TestCase("sheets/waiting")]
    public async Task Figures_and_files(string address) => Assert.That(await Bytes(otherClient, address), Is.EqualTo(await Bytes(Client, address)));

    [Test]
    public async Task Exams_and_pay()
    {
        foreach (var exam in (await Same("exams?limit=3"))["items"]!.AsArray()) await Same($"exams/{exam!["record"]!["id"]}/analysis");
        foreach (var run in (await Same("pay-runs?limit=3"))["items"]!.AsArray())
        {
            var address = $"pay-runs/{run!["record"]!["id"]}/inputs";
            await Same(address);
            Assert.That(await Bytes(otherClient, address + ".xlsx"), Is.EqualTo(await Bytes(Client, address + ".xlsx")));
        }
    }

    private async Task<JsonNode> Same(string address)
    {
        var (one, two) = (await Text(Client, address), await Text(otherClient, address));
        Assert.That(two, Is.EqualTo(one), address);
        return JsonNode.Parse(one)!;
    }

    private static async Task<string> Text(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(At(School, address), UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : Regex.Replace(text, "\"traceId\":\"[^\"]*\"", "\"traceId\":\"\"");
    }

    private static async Task<byte[]> Bytes(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(At(School, address), UriKind.Relative));
        var content = await answer.Content.ReadAsByteArrayAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, System.Text.Encoding.UTF8.GetString(content));
        return content;
    }
}
