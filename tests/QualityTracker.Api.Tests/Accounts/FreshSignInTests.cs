using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>What is grave asks for a sign-in of the last quarter of an hour.</summary>
public sealed class FreshSignInTests : ServerTests
{
    private const string Password = "lanterns over the river";

    private readonly TestClock wall = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Wall => wall;

    [Test]
    public async Task After_a_quarter_of_an_hour_one_signs_in_again_for_it_in_the_same_browser()
    {
        var account = TestAccounts.Add(Database, "stale", TestAccounts.Everything, password: Password);
        using var browser = await SignedIn("stale", Password);
        wall.Pass(TimeSpan.FromMinutes(15));
        Assert.That((await browser.Post("/api/v1/account/tokens", Token())).Status, Is.EqualTo(HttpStatusCode.Created));
        wall.Pass(TimeSpan.FromMinutes(1));
        await Prepare("fresh");
        foreach (var (method, address, body) in new (HttpMethod, string, JsonNode?)[]
        {
            (HttpMethod.Post, "/api/v1/account/tokens", Token()),
            (HttpMethod.Post, "/api/v1/account/passkeys/options", new JsonObject()),
            (HttpMethod.Post, "/api/v1/account/passkeys", new JsonObject { ["credential"] = "{}" }),
            (HttpMethod.Delete, "/api/v1/account/passkeys/none", null),
            (HttpMethod.Post, "/api/v1/account/authenticator", null),
            (HttpMethod.Put, "/api/v1/account/authenticator", new JsonObject { ["code"] = "000000" }),
            (HttpMethod.Post, "/api/v1/accounts", Content("somebody")),
            (HttpMethod.Put, $"/api/v1/accounts/{account.Id}", Content("stale", closed: false)),
            (HttpMethod.Post, $"/api/v1/accounts/{account.Id}/reset", null),
            (HttpMethod.Post, At("fresh", "accounts"), null),
        })
        {
            (await browser.Send(method, address, body)).IsProblem(401, "sign-in-again");
        }

        foreach (var own in new[] { "/api/v1/accounts", "/api/v1/account/tokens", "/api/v1/account/sessions" }) Assert.That((await browser.Get(own)).Status, Is.EqualTo(HttpStatusCode.OK), own);
        Assert.That((await browser.SignIn("stale", Password)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await browser.Post("/api/v1/account/tokens", Token())).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await browser.Post("/api/v1/accounts", Content("somebody"))).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Who_may_not_is_told_so_and_not_asked_to_sign_in()
    {
        TestAccounts.Add(Database, "nobody", [TestAccounts.Grant(Role.Office)], password: Password);
        using var browser = await SignedIn("nobody", Password);
        wall.Pass(TimeSpan.FromMinutes(16));
        (await browser.Post("/api/v1/accounts", Content("somebody-else"))).IsProblem(403);
    }

    [Test]
    public async Task A_new_password_and_signing_out_everywhere_leave_tokens_as_they_are()
    {
        var account = TestAccounts.Add(Database, "tokens-stay", TestAccounts.Everything, password: Password);
        using var browser = await SignedIn("tokens-stay", Password);
        using var program = SignedIn(account);
        await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = Password, ["new"] = "another way across" });
        await browser.Delete("/api/v1/account/sessions");
        using var response = await program.GetAsync(new Uri("/api/v1/schools", UriKind.Relative));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static JsonObject Token() => new() { ["name"] = "脚本", ["scopes"] = new JsonArray("read"), ["expiresOn"] = "2026-04-01" };

    private static JsonObject Content(string userName, bool? closed = null)
    {
        var content = new JsonObject { ["userName"] = userName, ["school"] = null, ["staff"] = null, ["grants"] = new JsonArray() };
        if (closed is { } given) content["closed"] = given;
        return content;
    }
}
