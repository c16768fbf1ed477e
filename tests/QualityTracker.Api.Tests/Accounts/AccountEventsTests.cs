using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>The log says of accounts what was done, by the operation's name, with what was and what is, and nothing to sign in with.</summary>
public sealed class AccountEventsTests : ServerTests
{
    private const string Password = "lanterns over the river";

    [Test]
    public async Task What_an_administrator_does_is_logged_with_what_was_and_what_is()
    {
        TestAccounts.Add(Database, "chief", [TestAccounts.Grant(Role.Administrator)], password: Password);
        using var browser = await SignedIn("chief", Password);
        var made = await browser.Post("/api/v1/accounts", Content("clerk", "office"));
        var (id, address) = ((string)made.Body!["id"]!, $"/api/v1/accounts/{made.Body["id"]}");
        var created = Last("accounts.create");
        Assert.That(created["before"], Is.Null);
        Assert.That((string?)created["record"], Is.EqualTo(id));
        Assert.That((string?)created["after"]!["userName"], Is.EqualTo("clerk"));
        Assert.That((string?)created["after"]!["grants"]![0]!["role"], Is.EqualTo("office"));
        Assert.That(created.ToJsonString(), Does.Not.Contain((string)made.Body["password"]!));

        (await SignedIn("clerk", (string)made.Body["password"]!)).Dispose();
        var closed = Content("clerk-2", "finance");
        closed["closed"] = true;
        await browser.Put(address, closed, "\"1\"");
        var replaced = Last("accounts.replace");
        Assert.That((string?)replaced["before"]!["userName"], Is.EqualTo("clerk"));
        Assert.That((string?)replaced["after"]!["userName"], Is.EqualTo("clerk-2"));
        Assert.That(((bool)replaced["before"]!["closed"]!, (bool)replaced["after"]!["closed"]!), Is.EqualTo((false, true)));
        Assert.That((string?)replaced["after"]!["grants"]![0]!["role"], Is.EqualTo("finance"));
        Assert.That(replaced["sessionsEnded"]!.AsArray(), Has.Count.EqualTo(1));

        var reset = await browser.Post($"{address}/reset");
        Assert.That(Last("accounts.reset")["after"]!.ToJsonString(), Does.Contain("\"mustChangePassword\":true").And.Not.Contain((string)reset.Body!["password"]!));
    }

    [Test]
    public async Task What_somebody_does_with_their_own_account_is_logged_by_the_operations_name()
    {
        TestAccounts.Add(Database, "busy", [], password: Password);
        using var browser = await SignedIn("busy", Password);
        using var other = await SignedIn("busy", Password);
        var sessions = (await browser.Get("/api/v1/account/sessions")).Body!.AsArray();
        var theirs = (string)sessions.Single(each => !(bool)each!["current"]!)!["id"]!;
        Assert.That((string?)Last("session.create")["session"], Is.EqualTo(theirs));
        await browser.Delete($"/api/v1/account/sessions/{theirs}");
        Assert.That((string?)Last("sessions.end")["sessionsEnded"]![0], Is.EqualTo(theirs));

        var made = await browser.Post("/api/v1/account/tokens", new JsonObject
        {
            ["name"] = "脚本",
            ["scopes"] = new JsonArray("read", "pay"),
            ["expiresOn"] = DateTime.UtcNow.AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        });
        var token = Last("tokens.create")["after"]!;
        Assert.That((string?)token["name"], Is.EqualTo("脚本"));
        Assert.That((string?)token["id"], Is.EqualTo((string?)made.Body!["id"]));
        Assert.That(token.ToJsonString(), Does.Contain("\"pay\"").And.Contain("expiresOn").And.Not.Contain((string)made.Body["token"]!));
        await browser.Delete($"/api/v1/account/tokens/{made.Body["id"]}");
        Assert.That((string?)Last("tokens.revoke")["before"]!["name"], Is.EqualTo("脚本"));

        var started = await browser.Post("/api/v1/account/authenticator");
        Assert.That(Last("account.authenticator.start").ToJsonString(), Does.Contain("\"code\"").And.Not.Contain((string)started.Body!["key"]!));
        var key = (string)started.Body["key"]!;
        await browser.Put("/api/v1/account/authenticator", new JsonObject { ["code"] = Authenticator.CodeAt(key, Authenticator.StepAt(DateTimeOffset.UtcNow)) });
        Assert.That((string?)Last("account.authenticator.confirm")["after"]!["factor"], Is.EqualTo("code"));
        await browser.Post("/api/v1/account/recovery-codes", new JsonObject { ["password"] = Password });
        Assert.That((string?)Last("account.recovery-codes")["factor"], Is.EqualTo("recovery"));
        await browser.Delete("/api/v1/account/authenticator", new JsonObject { ["password"] = Password });
        Assert.That((string?)Last("account.authenticator.remove")["before"]!["factor"], Is.EqualTo("code"));
        await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = "wrong", ["new"] = "another way across" });
        Last("account.password.refused");
        await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = Password, ["new"] = "another way across" });
        Last("account.password");
        using var third = NewBrowser();
        await third.SignIn("busy", "wrong");
        Last("session.create.failed");
        await browser.Delete("/api/v1/session");
        Assert.That((string?)Last("session.end")["sessionsEnded"]![0], Is.EqualTo((string?)sessions.Single(each => (bool)each!["current"]!)!["id"]));
    }

    private JsonNode Last(string action) => JsonNode.Parse(Database.Read(connection => connection.QuerySingleOrDefault<string>(
        "select c.content from audit_entries e join audit_contents c on c.seq = e.seq where e.action = @action order by e.seq desc limit 1", new { action }))
        ?? throw new JsonException(action))!;

    private static JsonObject Content(string userName, string role) => new()
    {
        ["userName"] = userName,
        ["school"] = null,
        ["staff"] = null,
        ["grants"] = new JsonArray(new JsonObject { ["role"] = role, ["school"] = null, ["from"] = "2025-09-01", ["to"] = null }),
    };
}
