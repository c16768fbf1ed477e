using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>Sessions begin anew, end everywhere, and never come back.</summary>
public sealed class SessionLifeTests : ServerTests
{
    private const string Password = "lanterns over the river";

    private readonly TestClock wall = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Wall => wall;

    [Test]
    public async Task Every_sign_in_gets_a_key_of_its_own_and_the_one_before_is_good_no_longer()
    {
        TestAccounts.Add(Database, "fixed", [], password: Password);
        using var browser = await SignedIn("fixed", Password);
        var before = browser.SessionKey!;
        await browser.SignIn("fixed", Password);
        Assert.That(browser.SessionKey, Is.Not.EqualTo(before));
        Assert.That(await IsSignedIn(before), Is.False);
        Assert.That(await IsSignedIn(browser.SessionKey!), Is.True);
    }

    [Test]
    public async Task A_key_that_somebody_planted_is_not_the_one_that_is_signed_in()
    {
        TestAccounts.Add(Database, "planted", [], password: Password);
        using var browser = NewBrowser();
        browser.Cookies.Add(browser.Client.BaseAddress!, new Cookie("qt-session", "planted-key-of-another"));
        await browser.SignIn("planted", Password);
        Assert.That(browser.SessionKey, Is.Not.EqualTo("planted-key-of-another"));
        Assert.That(await IsSignedIn("planted-key-of-another"), Is.False);
    }

    [Test]
    public async Task A_cookie_that_was_changed_is_nobodys()
    {
        TestAccounts.Add(Database, "tampered", [], password: Password);
        using var browser = await SignedIn("tampered", Password);
        var key = browser.SessionKey!;
        Assert.That(await IsSignedIn(key[..^1] + (key[^1] == 'A' ? 'B' : 'A')), Is.False);
    }

    [Test]
    public async Task The_cookie_is_for_this_site_alone_and_unread_by_scripts_and_the_file_has_no_key()
    {
        var account = TestAccounts.Add(Database, "cookie", [], password: Password);
        using var client = Anonymous();
        using var first = await client.GetAsync(new Uri("/api/v1/session", UriKind.Relative));
        var token = (string)(await Answer.Of(first)).Body!["antiforgery"]!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session");
        request.Content = new StringContent($$"""{"userName":"cookie","password":"{{Password}}"}""", System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add("X-Antiforgery", token);
        using var response = await client.SendAsync(request);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("qt-session=", StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("httponly").IgnoreCase.And.Contain("samesite=strict").IgnoreCase.And.Contain("path=/").IgnoreCase.And.Not.Contain("expires").IgnoreCase);
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        var key = cookie["qt-session=".Length..cookie.IndexOf(';', StringComparison.Ordinal)];
        Assert.That(key, Has.Length.EqualTo(43));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Folder, "qualitytracker.db*"))
        {
            await using var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(bytes, System.Text.Encoding.Latin1);
            Assert.That(await reader.ReadToEndAsync(), Does.Not.Contain(key), account.Id);
        }
    }

    [Test]
    public async Task A_session_that_somebody_came_with_when_it_was_over_is_gone()
    {
        TestAccounts.Add(Database, "over", [], password: Password);
        using var browser = await SignedIn("over", Password);
        wall.Pass(SessionStore.Idle);
        Assert.That(await IsSignedIn(browser), Is.False);
        Assert.That(Database.Write(connection => connection.QuerySingle<long>("select count(*) from sessions where account in (select id from accounts where user_name = 'over')")), Is.Zero);
    }

    [Test]
    public async Task Signing_out_everywhere_ends_all_sessions_at_once()
    {
        TestAccounts.Add(Database, "everywhere", [], password: Password);
        using var office = await SignedIn("everywhere", Password);
        using var home = await SignedIn("everywhere", Password);
        var listed = (await office.Get("/api/v1/account/sessions")).Body!.AsArray();
        Assert.That(listed.Select(each => (bool)each!["current"]!), Is.EquivalentTo(new[] { true, false }));
        Assert.That((await office.Delete("/api/v1/account/sessions")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await IsSignedIn(office), Is.False);
        Assert.That(await IsSignedIn(home), Is.False);
    }

    [Test]
    public async Task One_session_is_ended_from_another_but_not_another_accounts()
    {
        TestAccounts.Add(Database, "one", [], password: Password);
        TestAccounts.Add(Database, "other", [], password: Password);
        using var office = await SignedIn("one", Password);
        using var home = await SignedIn("one", Password);
        using var stranger = await SignedIn("other", Password);
        var id = (string)(await office.Get("/api/v1/account/sessions")).Body!.AsArray().Single(each => !(bool)each!["current"]!)!["id"]!;
        (await stranger.Delete($"/api/v1/account/sessions/{id}")).IsProblem(404);
        Assert.That((await office.Delete($"/api/v1/account/sessions/{id}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await IsSignedIn(home), Is.False);
        Assert.That(await IsSignedIn(office), Is.True);
    }

    [Test]
    public async Task A_new_password_ends_the_other_sessions_at_once()
    {
        TestAccounts.Add(Database, "changing", [], password: Password);
        using var office = await SignedIn("changing", Password);
        using var home = await SignedIn("changing", Password);
        var changed = await office.Put("/api/v1/account/password", new JsonObject { ["current"] = Password, ["new"] = "another way across" });
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.NoContent), changed.Text);
        Assert.That(await IsSignedIn(home), Is.False);
        Assert.That(await IsSignedIn(office), Is.True);
        using var old = NewBrowser();
        (await old.SignIn("changing", Password)).IsProblem(401, "sign-in");
        (await SignedIn("changing", "another way across")).Dispose();
    }

    [Test]
    public async Task A_session_ends_after_twelve_idle_hours_and_after_seven_days_and_a_clock_set_back_revives_neither()
    {
        TestAccounts.Add(Database, "idle", [], password: Password);
        using var idle = await SignedIn("idle", Password);
        using var busy = await SignedIn("idle", Password);
        var begun = wall.Now;
        for (var hours = 0; hours < 7 * 24 - 10; hours += 10)
        {
            wall.Pass(TimeSpan.FromHours(10));
            Assert.That(await IsSignedIn(busy), Is.True, $"after {hours + 10} hours");
            WhatWasLeftIsWritten();
        }

        Assert.That(await IsSignedIn(idle), Is.False);
        wall.Pass(TimeSpan.FromHours(10));
        Assert.That(await IsSignedIn(busy), Is.False);
        wall.Set(begun);
        Assert.That(await IsSignedIn(idle), Is.False);
        Assert.That(await IsSignedIn(busy), Is.False);
    }

    [Test]
    public async Task What_was_granted_or_taken_holds_from_the_next_request_on()
    {
        var account = TestAccounts.Add(Database, "granted", [TestAccounts.Grant(Role.Administrator)], password: Password);
        using var browser = await SignedIn("granted", Password);
        Assert.That((await browser.Get("/api/v1/accounts")).Status, Is.EqualTo(HttpStatusCode.OK));
        Database.Write(connection =>
        {
            AccountStore.Replace(connection, account, [], wall.Now);
            return true;
        });
        (await browser.Get("/api/v1/accounts")).IsProblem(403);
        Database.Write(connection =>
        {
            AccountStore.Replace(connection, account with { ClosedAt = wall.Now }, [], wall.Now);
            return true;
        });
        Assert.That(await IsSignedIn(browser), Is.False);
    }

    private static async Task<bool> IsSignedIn(Browser browser) => (bool)(await browser.Get("/api/v1/session")).Body!["signedIn"]!;

    private async Task<bool> IsSignedIn(string key)
    {
        using var browser = NewBrowser();
        browser.Cookies.Add(browser.Client.BaseAddress!, new Cookie("qt-session", key));
        return await IsSignedIn(browser);
    }
}
