using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Operating;

/// <summary>What is sent to a collector names routes and durations, and nobody and nothing of what is stored.</summary>
public sealed class TelemetryTests
{
    private const string Pupil = "李小明";
    private const string Number = "20259917";
    private const string Sought = "sought-after";

    [TestCase(Store.Sqlite)]
    [TestCase(Store.PostgreSql)]
    public async Task Nobody_is_named_in_what_a_collector_is_sent(Store store)
    {
        var folder = Directory.CreateTempSubdirectory("telemetry").FullName;
        var database = TestDatabase.In(folder, store);
        var account = TestAccounts.Add(database, "everything", TestAccounts.Everything);
        var received = new ConcurrentQueue<(string Path, byte[] Content)>();
        await using var collector = Collector(received);
        await collector.StartAsync();
        await using (var app = App.Build(database, [$"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.Single()}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"], "http://127.0.0.1:0"))
        {
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) }.WithToken(TestAccounts.Token(database, account));
            client.DefaultRequestHeaders.Add("tracestate", $"vendor={Sought}");
            client.DefaultRequestHeaders.Add("baggage", $"who={Sought}");
            foreach (var address in new[] { $"pupils/{Number}", $"pupils?q={Uri.EscapeDataString(Pupil)}&names={Sought}", $"no-such-noun/{Number}" })
            {
                using var answer = await client.GetAsync(new Uri($"/api/v1/schools/school-of-{Sought}/{address}", UriKind.Relative));
            }

            using var post = await client.PostAsync(new Uri("/api/v1/schools", UriKind.Relative), new StringContent($$"""{"id":"x","name":"{{Pupil}}","timeZone":"Asia/Shanghai","bells":[]}""", Encoding.UTF8, "application/json"));
            await app.StopAsync();
        }

        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
        var all = string.Concat(received.Select(each => Encoding.UTF8.GetString(each.Content)));
        Assert.That(received.Select(each => each.Path).Distinct(), Is.EquivalentTo(new[] { "/v1/traces", "/v1/metrics" }));
        Assert.That(all, Does.Contain("/pupils/{id}").And.Contain("http.server.request.duration").And.Contain("qualitytracker.write.wait"));
        if (store == Store.PostgreSql) Assert.That(all, Does.Contain("pg_advisory_xact_lock"), "statements are told");
        foreach (var word in new[] { Pupil, Uri.EscapeDataString(Pupil), Number, Sought, account.Id, "everything", "127.0.0.1", "user_agent", "url.path", "url.query" }) Assert.That(all, Does.Not.Contain(word));
    }

    private static WebApplication Collector(ConcurrentQueue<(string, byte[])> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var content = new MemoryStream();
            await context.Request.Body.CopyToAsync(content);
            received.Enqueue((context.Request.Path, content.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        return collector;
    }
}
