using Dapper;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Security;

/// <summary>What happens at the door is in the audit log.</summary>
public sealed class SecurityEventTests : ServerTests
{
    private const string Password = "lanterns over the river";

    [Test]
    public async Task Every_sign_in_and_sign_out_is_in_the_log()
    {
        var account = TestAccounts.Add(Database, "watched", [], password: Password);
        using var browser = NewBrowser();
        for (var at = 0; at < 6; at++) await browser.SignIn("watched", "a wrong guess");
        await browser.Post("/api/v1/session/passkey", new System.Text.Json.Nodes.JsonObject { ["credential"] = "{}" });
        TestAccounts.Add(Database, "other", [], password: Password);
        using var other = await SignedIn("other", Password);
        await other.Delete("/api/v1/session");
        var actions = Database.Read(connection => connection.Query<string>("select action from audit_entries where action like 'session.%' order by seq").ToList());
        Assert.That(actions, Is.EqualTo(new[]
        {
            "session.create.failed", "session.create.failed", "session.create.failed", "session.create.failed", "session.create.failed",
            "session.create.locked", "session.passkey.failed", "session.create", "session.end",
        }), account.Id);
        Assert.That(Database.Read(connection => connection.ExecuteScalar<string>(
            "select content ->> '$.userName' from audit_entries join audit_contents using (seq) where action = 'session.create.failed' limit 1")), Is.EqualTo("watched"), "whose sign-in failed");
    }
}
