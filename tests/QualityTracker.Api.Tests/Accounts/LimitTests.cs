using System.Net;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>Guessing many names from one address, and one name from many.</summary>
public sealed class LimitTests : ServerTests
{
    protected override string[] Arguments => ["--Limits:SignInsPerAddress=8", "--Limits:SignInsPerName=3"];

    [Test]
    public async Task Too_many_sign_ins_to_a_name_and_then_from_an_address_have_to_wait()
    {
        using var browser = NewBrowser();
        await browser.Open();
        for (var at = 0; at < 3; at++) (await Try(browser, "victim")).IsProblem(401, "sign-in");
        (await Try(browser, "VICTIM ")).IsProblem(429, "too-often");
        for (var at = 0; at < 4; at++) (await Try(browser, $"name-{at}")).IsProblem(401, "sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session/passkey-options") { Content = new StringContent("{}") };
        request.Headers.Add("X-Antiforgery", browser.Antiforgery);
        using var response = await browser.Client.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(response.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
        (await Answer.Of(response)).IsProblem(429, "too-often");
    }

    [Test]
    public async Task Answers_carry_the_headers_that_keep_them_to_this_site()
    {
        using var response = await Client.GetAsync(new Uri("/api/v1/schools", UriKind.Relative));
        Assert.That(response.Headers.GetValues("Cross-Origin-Opener-Policy"), Is.EqualTo(new[] { "same-origin" }));
        Assert.That(response.Headers.GetValues("Cross-Origin-Resource-Policy"), Is.EqualTo(new[] { "same-origin" }));
        Assert.That(response.Headers.GetValues("Permissions-Policy").Single(), Does.Contain("camera=()").And.Contain("publickey-credentials-get=(self)"));
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(response.Headers.Contains("Strict-Transport-Security"), Is.False);
    }

    [TestCase("X-Forwarded-For", "203.0.113.9")]
    [TestCase("X-Forwarded-Proto", "https")]
    [TestCase("X-Forwarded-Host", "evil.example")]
    public async Task Nobodys_word_is_taken_about_where_a_request_came_from(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/schools");
        request.Headers.Add(header, value);
        using var response = await Client.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Headers.Contains("Strict-Transport-Security"), Is.False);
    }

    private static Task<Answer> Try(Browser browser, string name) =>
        browser.Post("/api/v1/session", new JsonObject { ["userName"] = name, ["password"] = "guess" });
}
