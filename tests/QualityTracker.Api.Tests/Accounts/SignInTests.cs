using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Accounts;

public sealed class SignInTests : ServerTests
{
    private const string Password = "三月里的 小雨 48";

    [Test]
    public async Task Somebody_signs_in_is_known_and_signs_out()
    {
        TestAccounts.Add(Database, "wang", [TestAccounts.Grant(Role.Office)], password: Password);
        using var browser = NewBrowser();
        var before = await browser.Open();
        Assert.That((bool)before.Body!["signedIn"]!, Is.False);
        var answer = await browser.SignIn("Wang", Password);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((string?)answer.Body!["account"]!["userName"], Is.EqualTo("wang"));
        Assert.That((string?)answer.Body["roles"]![0]!["role"], Is.EqualTo("office"));
        Assert.That((bool)(await browser.Get("/api/v1/session")).Body!["signedIn"]!, Is.True);
        var sessions = await browser.Get("/api/v1/account/sessions");
        Assert.That(sessions.Body!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await browser.Delete("/api/v1/session")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((bool)(await browser.Get("/api/v1/session")).Body!["signedIn"]!, Is.False);
    }

    [Test]
    public async Task A_right_password_whose_sign_in_could_not_be_written_is_no_failure()
    {
        TestDatabase.NeedsFile(Database);
        TestAccounts.Add(Database, "lin", [TestAccounts.Grant(Role.Office)], password: Password);
        using var browser = NewBrowser();
        Database.Write(connection => connection.Execute("create trigger no_room before insert on sessions begin select raise(abort, 'no room'); end"));
        for (var at = 0; at < 6; at++) Assert.That((int)(await browser.SignIn("lin", Password)).Status, Is.GreaterThanOrEqualTo(500));
        Database.Write(connection => connection.Execute("drop trigger no_room"));
        Assert.That((await browser.SignIn("lin", Password)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_post_without_the_anti_forgery_token_is_refused()
    {
        using var browser = NewBrowser();
        await browser.Open();
        browser.Antiforgery = null;
        (await browser.Post("/api/v1/session", new JsonObject { ["userName"] = "x", ["password"] = "y" })).IsProblem(400, "antiforgery");
    }
}
