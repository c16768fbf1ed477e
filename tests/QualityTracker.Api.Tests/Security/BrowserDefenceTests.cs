using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Security;

/// <summary>What browsers are told, on every answer.</summary>
public sealed class BrowserDefenceTests : ServerTests
{
    private const string Pages =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";

    [TestCase("/", Pages)]
    [TestCase("/setup", Pages)]
    [TestCase("/reference", Pages)]
    [TestCase("/start.js", Pages)]
    [TestCase("/nothing-here", Pages)]
    [TestCase("/api/v1/session", Nothing)]
    [TestCase("/api/v1/schools", Nothing)]
    [TestCase("/api/v1/schools/nowhere", Nothing)]
    [TestCase("/api/nothing", Nothing)]
    public async Task Every_answer_has_exactly_this_policy_and_these_headers(string address, string policy)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That(One(response, "Content-Security-Policy"), Is.EqualTo(policy).And.Not.Contain("unsafe"));
            Assert.That(One(response, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(One(response, "X-Frame-Options"), Is.EqualTo("DENY"));
            Assert.That(One(response, "Referrer-Policy"), Is.EqualTo("no-referrer"));
            Assert.That(One(response, "Cross-Origin-Opener-Policy"), Is.EqualTo("same-origin"));
            Assert.That(One(response, "Cross-Origin-Resource-Policy"), Is.EqualTo("same-origin"));
            Assert.That(response.Headers.Contains("Strict-Transport-Security"), Is.False, "browsers must not be told so over http");
            Assert.That(response.Headers.Contains("Server"), Is.False);
            Assert.That(response.Headers.Contains("X-Powered-By"), Is.False);
        });
    }

    [TestCase("/")]
    [TestCase("/service-worker.js")]
    [TestCase("/start.js")]
    public async Task A_page_can_be_asked_for_its_headers_alone(string address)
    {
        using var whole = await Client.GetAsync(new Uri(address, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await Client.SendAsync(request);
        Assert.That((head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentType), Is.EqualTo((HttpStatusCode.OK, whole.Headers.ETag, whole.Content.Headers.ContentType)));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task Every_answer_says_what_it_is_and_every_text_in_which_characters()
    {
        var seen = 0;
        foreach (var endpoint in Server.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != true) continue;
            var address = endpoint.RoutePattern.RawText!.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
            var type = response.Content.Headers.ContentType;
            Assert.That(type, Is.Not.Null, address);
            if (type!.MediaType!.StartsWith("text/", StringComparison.Ordinal)) Assert.That(type.CharSet, Is.EqualTo("utf-8").IgnoreCase, address);
            seen++;
        }

        Assert.That(seen, Is.GreaterThan(40));
    }

    [TestCase("https://evil.example")]
    [TestCase("null")]
    [TestCase("http://localhost.evil.example")]
    [TestCase("http://127.0.0.1")]
    public async Task No_origin_is_let_in_by_cors(string origin)
    {
        foreach (var (method, address) in new[] { (HttpMethod.Get, "/api/v1/session"), (HttpMethod.Get, "/api/v1/schools"), (HttpMethod.Options, "/api/v1/schools"), (HttpMethod.Get, "/") })
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,x-antiforgery");
            using var response = await Client.SendAsync(request);
            Assert.That(response.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control"), $"{method} {address}");
        }
    }

    [Test]
    public async Task Cookies_have_exactly_these_attributes_on_this_machine()
    {
        TestAccounts.Add(Database, "attributes", [], password: "lanterns over the river");
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = Client.BaseAddress };
        using var opened = await client.GetAsync(new Uri("/api/v1/session", UriKind.Relative));
        var antiforgery = One(opened, "Set-Cookie")!;
        Assert.That(Attributes(antiforgery), Is.EqualTo("qt-antiforgery=…; path=/; samesite=strict; httponly"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session");
        request.Headers.Add("Cookie", antiforgery[..antiforgery.IndexOf(';', StringComparison.Ordinal)]);
        request.Headers.Add("X-Antiforgery", (string)(await Answer.Of(opened)).Body!["antiforgery"]!);
        request.Content = new StringContent("""{"userName":"attributes","password":"lanterns over the river"}""", Encoding.UTF8, "application/json");
        using var signedIn = await client.SendAsync(request);
        Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Attributes(signedIn.Headers.GetValues("Set-Cookie").First()), Is.EqualTo("qt-session=…; path=/; samesite=strict; httponly"));
        Assert.That(await signedIn.Content.ReadAsStringAsync(), Does.Not.Contain(signedIn.Headers.GetValues("Set-Cookie").First().Split('=', ';')[1]), "the key is in the cookie alone");
    }

    [Test]
    public async Task What_somebody_signed_in_was_shown_is_kept_by_no_cache()
    {
        foreach (var address in new[] { "/api/v1/session", "/api/v1/schools", "/api/v1/schools/nowhere", "/API/v1/schools", "/api/v1/nothing", "/api/v1/policies", "/api/v1/account/sessions" })
        {
            using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(response.Headers.CacheControl!.NoStore, Is.True, address);
        }
    }

    private static string? One(HttpResponseMessage response, string header) => response.Headers.TryGetValues(header, out var values) ? values.Single() : null;

    private static string Attributes(string cookie) => string.Concat(cookie.AsSpan(0, cookie.IndexOf('=', StringComparison.Ordinal)), "=…", cookie.AsSpan(cookie.IndexOf(';', StringComparison.Ordinal)));
}
