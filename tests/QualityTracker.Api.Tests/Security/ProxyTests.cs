using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Security;

/// <summary>Behind a proxy that is named in the configuration, which speaks TLS to the world.</summary>
public sealed class ProxyTests : ServerTests
{
    private const string Password = "lanterns over the river";

    protected override string[] Arguments => [.. base.Arguments, "--Proxies:0=127.0.0.1", "--AllowedHosts=qt.school.example;127.0.0.1"];

    [Test]
    public async Task Over_https_browsers_are_told_to_stay_there()
    {
        using var response = await Ask(HttpMethod.Get, "/", ["https"]);
        Assert.That(response.Headers.GetValues("Strict-Transport-Security"), Is.EqualTo(new[] { "max-age=31536000; includeSubDomains" }));
    }

    [Test]
    public async Task Over_https_cookies_are_this_hosts_own_and_the_address_is_the_one_the_proxy_saw()
    {
        TestAccounts.Add(Database, "proxied", [], password: Password);
        using var opened = await Ask(HttpMethod.Get, "/api/v1/session", ["https"]);
        var antiforgery = opened.Headers.GetValues("Set-Cookie").Single();
        Assert.That(antiforgery, Does.StartWith("__Host-qt-antiforgery=").And.EndsWith("; path=/; secure; samesite=strict; httponly"));
        var token = (string)(await Answer.Of(opened)).Body!["antiforgery"]!;
        using var signedIn = await Ask(HttpMethod.Post, "/api/v1/session", ["https"], new JsonObject { ["userName"] = "proxied", ["password"] = Password }, token, Pair(antiforgery));
        Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var session = signedIn.Headers.GetValues("Set-Cookie").First();
        Assert.That(session, Does.StartWith("__Host-qt-session=").And.EndsWith("; path=/; secure; samesite=strict; httponly"));
        using var listed = await Ask(HttpMethod.Get, "/api/v1/account/sessions", ["https"], cookie: $"{Pair(antiforgery)}; {Pair(session)}");
        Assert.That((string?)(await Answer.Of(listed)).Body![0]!["address"], Is.EqualTo("203.0.113.9"), "and not what the caller made up before it");
        using var renamed = await Ask(HttpMethod.Get, "/api/v1/account/sessions", ["https"], cookie: Pair(session)["__Host-".Length..]);
        Assert.That(renamed.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "a name that another host could set");
    }

    [Test]
    public async Task What_comes_over_the_network_unencrypted_is_refused_and_not_sent_elsewhere()
    {
        foreach (var address in new[] { "/", "/api/v1/session", "/api/v1/schools" })
        {
            using var response = await Ask(HttpMethod.Get, address, ["http"]);
            (await Answer.Of(response)).IsProblem(403, "https");
            Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(response.Headers.Location, Is.Null);
        }
    }

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string address, string[] scheme, JsonNode? body = null, string? token = null, string? cookie = null)
    {
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = Client.BaseAddress };
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("X-Forwarded-For", "198.51.100.7, 203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-Host", "qt.school.example");
        if (token is not null) request.Headers.Add("X-Antiforgery", token);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    private static string Pair(string cookie) => cookie[..cookie.IndexOf(';', StringComparison.Ordinal)];
}
