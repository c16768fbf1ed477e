using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Operating;

/// <summary>Whoever hands out requests learns whether this program can take them, and nothing else.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class HealthTests(Store store) : ServerTests("", store)
{
    protected override string[] Arguments => [.. base.Arguments, "--Logging:Console:FormatterName=json", "--Logging:Console:FormatterOptions:IncludeScopes=true"];

    [Test]
    public async Task It_lives_is_ready_and_says_which_check_fails_once_one_does()
    {
        using var nobody = Anonymous();
        Assert.That((await Ask(nobody, "live")).Status, Is.EqualTo(HttpStatusCode.OK));
        var (status, body) = await Ask(nobody, "ready");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), body.ToJsonString());
        Assert.That(body["checks"]!.AsObject().Select(each => each.Key), Is.EquivalentTo(new[] { "database", "writable", "migrations", "keys", "disk" }));

        var step = Database.Write(connection => connection.QuerySingle<string>("select max(name) from schema_steps"));
        Database.Write(connection => connection.Execute("update schema_steps set name = 'x' where name = @step", new { step }));
        await Fails(nobody, "migrations");
        Database.Write(connection => connection.Execute("update schema_steps set name = @step where name = 'x'", new { step }));
    }

    [Test]
    public void Another_write_under_way_is_no_reason_not_to_be_ready() => Database.Write(_ =>
    {
        Assert.That(TestDatabase.Again(Database).CanWrite(), Is.True);
        return true;
    });

    [Test]
    public void The_log_is_in_the_form_asked_for_and_never_with_the_addresses_that_scopes_hold()
    {
        Assert.That(Server.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName, Is.EqualTo("json"));
        Assert.That(Server.GetRequiredService<IOptionsMonitor<JsonConsoleFormatterOptions>>().CurrentValue.IncludeScopes, Is.False);
    }

    // What was found is told again for a second.
    private async Task Fails(HttpClient client, string check)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (status, body) = await Ask(client, "ready");
            if (status == HttpStatusCode.ServiceUnavailable)
            {
                Assert.That(body["checks"]!.AsObject().Where(each => (string)each.Value! != "ok").Select(each => each.Key), Is.EqualTo(new[] { check }));
                Assert.That(body.ToJsonString(), Does.Not.Contain(Folder).And.Not.Contain("schema_steps"));
                return;
            }

            Assert.That(TimeProvider.System.GetElapsedTime(begun), Is.LessThan(TimeSpan.FromSeconds(30)));
            await Task.Yield();
        }
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Ask(HttpClient client, string what)
    {
        using var answer = await client.GetAsync(new Uri($"/health/{what}", UriKind.Relative));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
