using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>How a new installation gets its first account, and what stands in for it while trying out.</summary>
public sealed class SetupTests
{
    private const string Password = "lanterns over the river";

    private string folder = null!;
    private Database database = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("setup").FullName;
        database = TestDatabase.In(folder, migrated: false);
        Migrations.Apply(database);
        new AuditLog(database, TimeProvider.System).Begin();
    }

    [TearDown]
    public void Clear()
    {
        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task The_setup_link_makes_one_administrator_and_is_then_good_no_longer()
    {
        await using var app = await Start("Production");
        var key = SetupEndpoints.OpenWhenNeeded(app.Services)!;
        using var browser = new Browser(new Uri(app.Urls.Single()));
        Assert.That((bool)(await browser.Open()).Body!["setupNeeded"]!, Is.True);
        (await browser.Post("/api/v1/setup", Content(key + "x"))).IsProblem(404);
        (await browser.Post("/api/v1/setup", Content(key, "12345678"))).IsProblem(400, "invalid");
        var made = browser.Learn(await browser.Post("/api/v1/setup", Content(key)));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.OK), made.Text);
        Assert.That((string?)made.Body!["roles"]![0]!["role"], Is.EqualTo("administrator"));
        Assert.That((bool)made.Body["setupNeeded"]!, Is.False);
        (await browser.Post("/api/v1/setup", Content(key))).IsProblem(404);
        Assert.That(SetupEndpoints.OpenWhenNeeded(app.Services), Is.Null);
        Assert.That((await browser.Get("/api/v1/accounts")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_name_that_is_taken_by_an_account_for_trying_out_is_said_to_be_taken()
    {
        TestAccounts.Add(database, "First", []);
        database.Write(connection => connection.Execute("update accounts set demo = 1"));
        await using var app = await Start("Production");
        var key = SetupEndpoints.OpenWhenNeeded(app.Services)!;
        using var browser = new Browser(new Uri(app.Urls.Single()));
        await browser.Open();
        (await browser.Post("/api/v1/setup", Content(key))).IsProblem(409, "user-name-taken");
        var other = Content(key);
        other["userName"] = "second";
        Assert.That((await browser.Post("/api/v1/setup", other)).Status, Is.EqualTo(HttpStatusCode.OK), "and the link is still good");
    }

    [Test]
    public async Task Without_a_link_there_is_no_setup()
    {
        await using var app = await Start("Production");
        using var browser = new Browser(new Uri(app.Urls.Single()));
        await browser.Open();
        (await browser.Post("/api/v1/setup", Content(""))).IsProblem(404);
    }

    [Test]
    public async Task Demo_accounts_try_every_role_in_development_and_are_worth_nothing_in_production()
    {
        DemoSchool.LoadWhenEmpty(database, new Importer(database, new FrameStore(), TimeProvider.System));
        string session;
        await using (var app = await Start("Development"))
        {
            var accounts = app.Services.GetRequiredService<DemoAccounts>();
            Assert.That(accounts.Make(), Is.EqualTo(10));
            Assert.That(accounts.Make(), Is.Zero);
            using var browser = new Browser(new Uri(app.Urls.Single()));
            var listed = (await browser.Open()).Body!["demoAccounts"]!.AsArray();
            Assert.That(listed, Has.Count.EqualTo(10));
            foreach (var each in listed)
            {
                var answer = await browser.SignIn((string)each!["userName"]!, (string)each["password"]!);
                Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
                Assert.That((bool)answer.Body!["account"]!["mustChangePassword"]!, Is.False);
                var roles = answer.Body["roles"]!.AsArray().Select(role => (string)role!["name"]!["zh"]!);
                Assert.That(roles, Does.Contain((string)each["role"]!["zh"]!));
            }

            await browser.SignIn("principal", DemoAccounts.Password);
            session = browser.SessionKey!;
            await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = DemoAccounts.Password, ["new"] = Password });
            Assert.That((await browser.Open()).Body!["demoAccounts"]!.AsArray(), Has.Count.EqualTo(9));
        }

        await using var production = await Start("Production");
        Assert.That(SetupEndpoints.OpenWhenNeeded(production.Services), Is.Not.Null);
        using var outside = new Browser(new Uri(production.Urls.Single()));
        Assert.That((await outside.Open()).Body!["demoAccounts"]!.AsArray(), Is.Empty);
        (await outside.SignIn("administrator", DemoAccounts.Password)).IsProblem(401, "sign-in");
        (await outside.SignIn("principal", Password)).IsProblem(401, "sign-in");
        outside.Cookies.Add(outside.Client.BaseAddress!, new Cookie("qt-session", session));
        Assert.That((bool)(await outside.Get("/api/v1/session")).Body!["signedIn"]!, Is.False);
    }

    private static JsonObject Content(string key, string password = Password) => new() { ["key"] = key, ["userName"] = "first", ["password"] = password };

    private async Task<WebApplication> Start(string environment)
    {
        var app = App.Build(database, [$"--environment={environment}", "--Limits:SignInsPerAddress=1000"], "http://127.0.0.1:0");
        await app.StartAsync();
        return app;
    }
}
