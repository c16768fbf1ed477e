using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Copies;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>Two programs over one PostgreSQL, each with a folder of its own and the same secret: whoever asks one need not know that there is another.</summary>
public sealed class NodesTests() : DemoTests(Store.PostgreSql)
{
    private const string Password = "two of a kind, 9";
    private readonly string otherFolder = Directory.CreateTempSubdirectory().FullName;
    private PostgresDatabase otherDatabase = null!;
    private WebApplication other = null!;

    private Uri Other => new(other.Urls.Single());

    [OneTimeSetUp]
    public async Task StartOther()
    {
        Directory.CreateDirectory(Path.Combine(otherFolder, "keys"));
        File.Copy(Path.Combine(Folder, "keys", "secret"), Path.Combine(otherFolder, "keys", "secret"));
        otherDatabase = PostgresServer.Again((PostgresDatabase)Database, otherFolder);
        other = App.Build(otherDatabase, Arguments, "http://127.0.0.1:0", null, Adjust);
        await other.StartAsync();
        TestAccounts.Add(Database, "both", TestAccounts.Everything, password: Password);
    }

    [OneTimeTearDown]
    public async Task StopOther()
    {
        await other.DisposeAsync();
        otherDatabase.Dispose();
        Directory.Delete(otherFolder, recursive: true);
    }

    [Test]
    public async Task Who_signed_in_at_one_writes_at_the_other_and_is_out_at_both_at_once()
    {
        using var browser = await SignedIn("both", Password);
        using var written = await At(browser, HttpMethod.Post, $"/api/v1/schools/{School}/subjects", new JsonObject { ["id"] = "chess", ["name"] = "棋艺" });
        Assert.That(written.StatusCode, Is.EqualTo(HttpStatusCode.Created), await written.Content.ReadAsStringAsync());
        Assert.That((await Get(At(School, "subjects/chess"))).Status, Is.EqualTo(HttpStatusCode.OK));
        using var gone = await At(browser, HttpMethod.Delete, "/api/v1/session");
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        (await browser.Get(At(School, "subjects/chess"))).IsProblem(401);
    }

    [Test]
    public async Task It_is_seen_how_many_are_running_and_one_that_stopped_or_is_long_gone_does_not_count()
    {
        Assert.That(() => Database.Read(PostgresDatabase.NodesOf), Is.EqualTo(2).After(20_000, 200), "they say so every two seconds");
        await using (var third = App.Build(otherDatabase, Arguments, "http://127.0.0.1:0", null, Adjust))
        {
            await third.StartAsync();
            Assert.That(() => Database.Read(PostgresDatabase.NodesOf), Is.EqualTo(3).After(20_000, 200));
            await third.StopAsync();
        }

        Assert.That(Database.Read(PostgresDatabase.NodesOf), Is.EqualTo(2));
        Assert.That(Database.IsServed(), Is.True);
        Assert.That(() => new CopyRun(Database, Database.At(Path.Combine(otherFolder, "copied")), new(TextWriter.Null, false, TimeProvider.System)).Run(false, ofMoment: false, default), Throws.TypeOf<CopyException>().With.Message.Contains("--moment"));
    }

    [Test]
    public async Task A_moment_to_come_in_the_data_is_no_nodes_time()
    {
        Database.Write(connection => connection.Execute("update accounts set last_sign_in_at = '2999-01-01T00:00:00.0000000Z' where user_name = 'both'"));
        await using var started = App.Build(otherDatabase, Arguments, "http://127.0.0.1:0", null, null);
        Assert.That(started.Services.GetRequiredService<TimeProvider>().GetUtcNow().Year, Is.LessThan(2999));
        Database.Write(connection => connection.Execute("update accounts set last_sign_in_at = null where user_name = 'both'"));
    }

    [Test]
    public async Task Writes_by_turns_make_one_log_that_fits()
    {
        using var otherClient = OtherClient("turns");
        for (var at = 0; at < 6; at++)
        {
            using var content = new StringContent($$"""{"id":"turn-{{at}}","name":"轮流 {{at}}"}""", Encoding.UTF8, "application/json");
            using var answer = await (at % 2 == 0 ? Client : otherClient).PostAsync(new Uri(At(School, "subjects"), UriKind.Relative), content);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        }

        Assert.That(new AuditVerifier(Database).Verify() is { Intact: true, Entries: > 6 }, Is.True);
        Assert.That((await Get(At(School, "subjects?q=轮流"))).Body!["items"]!.AsArray(), Has.Count.EqualTo(6));
    }

    [Test]
    public void Permits_of_a_minute_are_given_out_once()
    {
        const int most = 30;
        using var ours = new SharedLimiter((PostgresDatabase)Database, "shared", most, chunk: 4);
        using var theirs = new SharedLimiter(otherDatabase, "shared", most, chunk: 4);
        var granted = Enumerable.Range(0, 60).Sum(at => (at % 3 == 0 ? ours : theirs).AttemptAcquire().IsAcquired ? 1 : 0);
        Assert.That(granted, Is.EqualTo(most).Or.EqualTo(2 * most), "unless the minute was over in between");
        using var refused = ours.AttemptAcquire();
        if (!refused.IsAcquired) Assert.That(refused.TryGetMetadata(System.Threading.RateLimiting.MetadataName.RetryAfter, out var after) && after <= TimeSpan.FromMinutes(1), Is.True);
    }

    [Test]
    public async Task A_print_begun_at_one_is_watched_and_fetched_at_the_other()
    {
        using var otherClient = OtherClient("printer");
        using var content = new StringContent($$"""{"kind":"sheetFiles","term":"{{Term}}"}""", Encoding.UTF8, "application/json");
        using var begun = await otherClient.PostAsync(new Uri(At(School, "print-jobs"), UriKind.Relative), content);
        var address = begun.Headers.Location!.ToString();
        using var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = otherClient.DefaultRequestHeaders.Authorization;
        Assert.That(await client.GetStringAsync(new Uri($"{address}/events", UriKind.Relative)), Does.Contain("event: end\ndata: {\"state\":\"done\""));
        var file = await client.GetByteArrayAsync(new Uri($"{address}/file", UriKind.Relative));
        Assert.That(file, Is.EqualTo(await Bytes(At(School, $"sheets/{Term}.zip"))));
        using var late = await client.PostAsync(new Uri($"{address}/cancel", UriKind.Relative), null);
        (await Answer.Of(late)).IsProblem(409, "not-busy");
    }

    [Test]
    public void A_file_of_several_parts_is_the_same_everywhere_and_goes_with_its_transaction()
    {
        var content = new byte[1_300_000];
        new Random(1).NextBytes(content);
        var (ours, theirs) = (Files.Of(Database, "test"), Files.Of(otherDatabase, "test"));
        ours.Keep("large", new MemoryStream(content));
        using (var file = theirs.Open("large")!)
        {
            Assert.That(file.Length, Is.EqualTo(content.Length));
            theirs.Keep("large", new MemoryStream(content, 0, 512 * 1024));
            using var read = new MemoryStream();
            file.CopyTo(read);
            Assert.That(read.ToArray(), Is.EqualTo(content), "what is open stays as it was");
        }

        Assert.That(ours.Read("large"), Is.EqualTo(content[..(512 * 1024)]));
        Database.Write(connection =>
        {
            ours.Keep("undone", new MemoryStream([1]), connection);
            Assert.That(ours.Read("undone", connection), Is.EqualTo(new byte[] { 1 }));
            return false;
        }, keeps: kept => kept);
        Assert.That((ours.Has("undone"), string.Join(' ', theirs.Names())), Is.EqualTo((false, "large")));
        theirs.Delete("large");
        Assert.That(ours.Open("large"), Is.Null);
    }

    [Test]
    public void Keys_are_sealed_and_a_node_with_another_secret_is_told_so()
    {
        var stored = Database.Read(connection => Dapper.SqlMapper.Query<byte[]>(connection, "select content from sealed_keys").ToList());
        var key = new AuditKey(Database).Find()!;
        Assert.That(stored.Select(Encoding.Latin1.GetString), Has.None.Contains(Encoding.Latin1.GetString(key)).And.None.Contains(Convert.ToHexStringLower(key)));
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using var stranger = PostgresServer.Again((PostgresDatabase)Database, folder);
            Assert.That(Assert.Throws<KeySecretException>(() => App.Build(stranger, Arguments))!.Reason.En, Does.Contain("secret of another node").And.Contain(NodeSecret.Variable));
            NodeSecret.Make(folder);
            using var other = PostgresServer.Again((PostgresDatabase)Database, folder);
            Assert.That(Assert.Throws<KeySecretException>(() => App.Build(other, Arguments))!.Reason.Zh, Does.Contain("同一口令"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void The_link_for_the_first_administrator_is_good_at_every_node_and_once()
    {
        var (ours, theirs) = (new SetupKey((TableKeys)Keys.Of(Database)), new SetupKey((TableKeys)Keys.Of(otherDatabase)));
        var (one, two) = (ours.Open(), theirs.Open());
        Assert.That((ours.IsOpen, ours.Use(two, () => false), ours.Use("x", () => true)), Is.EqualTo((true, false, false)));
        Assert.That((theirs.Use(one, () => true), ours.Use(two, () => true), ours.IsOpen), Is.EqualTo((true, false, false)));
    }

    [Test]
    public async Task Nodes_go_on_when_a_newer_one_has_added_to_the_tables_and_none_of_this_version_is_started_on_them()
    {
        Database.Write(connection => Dapper.SqlMapper.Execute(connection,
            """
            alter table subjects add column later text;
            create table later_things (school text not null, id text not null, primary key (school, id));
            insert into schema_steps values ('9999_later.sql', 'x')
            """));
        using var otherClient = OtherClient("rolling");
        foreach (var (client, id) in new[] { (Client, "rolling-1"), (otherClient, "rolling-2") })
        {
            using var content = new StringContent($$"""{"id":"{{id}}","name":"滚动 {{id}}"}""", Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri(At(School, "subjects"), UriKind.Relative), content);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
        }

        Assert.That((await Get(At(School, "subjects?q=滚动"))).Body!["items"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(Assert.Throws<ToldException>(() => Migrations.Apply(otherDatabase))!.Reason.Zh, Does.Contain("9999_later.sql").And.Contain("更新"));
        Database.Write(connection => Dapper.SqlMapper.Execute(connection, "delete from schema_steps where name = '9999_later.sql'"));
    }

    private HttpClient OtherClient(string name) =>
        new HttpClient { BaseAddress = Other }.WithToken(TestAccounts.Token(Database, TestAccounts.Add(Database, name, TestAccounts.Everything)));

    private async Task<HttpResponseMessage> At(Browser browser, HttpMethod method, string address, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Other, address));
        request.Headers.Add("X-Antiforgery", browser.Antiforgery);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await browser.Client.SendAsync(request);
    }
}
