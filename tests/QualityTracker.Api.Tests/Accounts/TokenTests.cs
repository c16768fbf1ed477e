using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>Access tokens: made in a browser, used by a program, over when they are over.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class TokenTests(Store store) : ServerTests("", store)
{
    private const string Password = "lanterns over the river";

    private readonly TestClock wall = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Wall => wall;

    [Test]
    public async Task A_token_is_made_used_listed_and_revoked()
    {
        TestAccounts.Add(Database, "maker", TestAccounts.Everything, password: Password);
        using var browser = await SignedIn("maker", Password);
        var made = await browser.Post("/api/v1/account/tokens", Wanted("2026-04-01"));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
        var key = (string)made.Body!["token"]!;
        Assert.That(key, Does.StartWith("qt_").And.Length.EqualTo(46));
        using var program = Anonymous().WithToken(key);
        Assert.That(await Status(program), Is.EqualTo(HttpStatusCode.OK));
        WhatWasLeftIsWritten();
        var listed = (await browser.Get("/api/v1/account/tokens")).Body!.AsArray().Single()!;
        Assert.That((string?)listed["lastUsedAt"], Is.Not.Null);
        Assert.That(listed.ToJsonString(), Does.Not.Contain(key));
        Assert.That((await browser.Delete($"/api/v1/account/tokens/{made.Body["id"]}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Status(program), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_token_is_over_after_its_last_day_and_a_clock_set_back_does_not_revive_it()
    {
        TestAccounts.Add(Database, "ending", TestAccounts.Everything, password: Password);
        using var browser = await SignedIn("ending", Password);
        var today = DateOnly.FromDateTime(wall.Now.UtcDateTime);
        var made = await browser.Post("/api/v1/account/tokens", Wanted(today.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        using var program = Anonymous().WithToken((string)made.Body!["token"]!);
        Assert.That(await Status(program), Is.EqualTo(HttpStatusCode.OK));
        var before = wall.Now;
        wall.Pass(TimeSpan.FromDays(1));
        Assert.That(await Status(program), Is.EqualTo(HttpStatusCode.Unauthorized));
        wall.Set(before);
        Assert.That(await Status(program), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("Bearer qt_made-up-by-somebody")]
    [TestCase("Bearer nonsense")]
    [TestCase("Bearer")]
    [TestCase("bearer  ")]
    public async Task A_bad_token_never_falls_back_to_the_cookie(string authorization)
    {
        TestAccounts.Add(Database, $"cookie-{authorization.GetHashCode(StringComparison.Ordinal):x}", TestAccounts.Everything, password: Password);
        using var browser = await SignedIn($"cookie-{authorization.GetHashCode(StringComparison.Ordinal):x}", Password);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/schools");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await browser.Client.SendAsync(request);
        (await Answer.Of(response)).IsProblem(401, "token");
    }

    [Test]
    public async Task A_token_in_the_address_is_not_looked_at()
    {
        var key = TestAccounts.Token(Database, TestAccounts.Add(Database, "address", TestAccounts.Everything));
        using var client = Anonymous();
        foreach (var name in new[] { "access_token", "token", "key" })
        {
            using var response = await client.GetAsync(new Uri($"/api/v1/schools?{name}={key}", UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task A_token_makes_no_tokens_and_changes_no_password()
    {
        var account = TestAccounts.Add(Database, "climber", TestAccounts.Everything, password: Password);
        using var program = SignedIn(account, TokenScope.Read, TokenScope.Write);
        foreach (var (method, address, body) in new[]
        {
            (HttpMethod.Post, "/api/v1/account/tokens", Wanted("2026-04-01")),
            (HttpMethod.Put, "/api/v1/account/password", new JsonObject { ["current"] = Password, ["new"] = "another way across" }),
            (HttpMethod.Post, "/api/v1/account/passkeys/options", new JsonObject()),
        })
        {
            using var request = new HttpRequestMessage(method, address) { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
            using var response = await program.SendAsync(request);
            (await Answer.Of(response)).IsProblem(403);
        }
    }

    [TestCase("grants", "[]")]
    [TestCase("school", "\"demo\"")]
    [TestCase("account", "\"x\"")]
    public async Task A_field_that_does_not_exist_is_refused(string field, string value)
    {
        TestAccounts.Add(Database, $"mass-{field}", [], password: Password);
        using var browser = await SignedIn($"mass-{field}", Password);
        var token = Wanted("2026-04-01");
        token[field] = JsonNode.Parse(value);
        (await browser.Post("/api/v1/account/tokens", token)).IsProblem(400, "invalid");
        var password = new JsonObject { ["current"] = Password, ["new"] = "another way across", [field] = JsonNode.Parse(value) };
        (await browser.Put("/api/v1/account/password", password)).IsProblem(400, "invalid");
    }

    [TestCase("2027-03-04")]
    [TestCase("2026-03-01")]
    public async Task A_token_for_more_than_a_year_or_for_yesterday_is_refused(string day)
    {
        TestAccounts.Add(Database, $"long-{day}", [], password: Password);
        using var browser = await SignedIn($"long-{day}", Password);
        (await browser.Post("/api/v1/account/tokens", Wanted(day))).IsProblem(400, "invalid");
    }

    private static JsonObject Wanted(string day) => new() { ["name"] = "脚本", ["scopes"] = new JsonArray("read", "write"), ["expiresOn"] = day };

    private static async Task<HttpStatusCode> Status(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/api/v1/schools", UriKind.Relative));
        return response.StatusCode;
    }
}
