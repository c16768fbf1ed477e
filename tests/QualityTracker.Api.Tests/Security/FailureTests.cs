using System.Net;
using Dapper;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Security;

/// <summary>When the program itself fails it says so in two sentences, and lets nobody in.</summary>
public sealed class FailureTests : ServerTests
{
    [TestCase("--environment=Production")]
    [TestCase("--environment=Development")]
    public async Task An_error_tells_nothing_of_the_inside(string environment)
    {
        await using var app = App.Build(Database, [environment], "http://127.0.0.1:0");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = Client.DefaultRequestHeaders.Authorization;
        Rename("schools", "schools_gone");
        try
        {
            foreach (var language in new[] { "zh", "en" })
            {
                using var response = await client.GetAsync(new Uri($"/api/v1/schools?lang={language}", UriKind.Relative));
                var answer = await Answer.Of(response);
                answer.IsProblem(500, "unforeseen");
                foreach (var inside in new[] { "Sqlite", "SQLite", "no such table", "schools_gone", "   at ", "Exception", ".cs", "Dapper", "QualityTracker.Api", "stack" })
                {
                    Assert.That(answer.Text, Does.Not.Contain(inside));
                }

                Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            }
        }
        finally
        {
            Rename("schools_gone", "schools");
        }

        using var well = await client.GetAsync(new Uri("/api/v1/schools", UriKind.Relative));
        Assert.That(well.StatusCode, Is.EqualTo(HttpStatusCode.OK), "it goes on");
    }

    [TestCase("access_tokens")]
    [TestCase("accounts")]
    [TestCase("account_grants")]
    public async Task Who_cannot_be_looked_up_is_not_let_in(string table)
    {
        Rename(table, table + "_gone");
        try
        {
            (await Get("/api/v1/schools")).IsProblem(500, "unforeseen");
        }
        finally
        {
            Rename(table + "_gone", table);
        }

        Assert.That((await Get("/api/v1/schools")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_session_that_cannot_be_looked_up_is_nobodys()
    {
        TestAccounts.Add(Database, "unlucky", TestAccounts.Everything, password: "lanterns over the river");
        using var browser = await SignedIn("unlucky", "lanterns over the river");
        Rename("sessions", "sessions_gone");
        try
        {
            (await browser.Get("/api/v1/schools")).IsProblem(500, "unforeseen");
        }
        finally
        {
            Rename("sessions_gone", "sessions");
        }
    }

    [Test]
    public void The_server_waits_for_nobody_without_end()
    {
        var limits = Server.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.That(limits.RequestHeadersTimeout, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Assert.That(limits.MinRequestBodyDataRate, Is.Not.Null);
        Assert.That(limits.MinResponseDataRate, Is.Not.Null);
        Assert.That(limits.MaxRequestBodySize, Is.EqualTo(App.LargestBody));
    }

    private void Rename(string from, string to) => Database.Write(connection => connection.Execute($"{(Database is SqliteDatabase ? "pragma legacy_alter_table = on; " : "")}alter table {from} rename to {to}"));
}
