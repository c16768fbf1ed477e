using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Accounts;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class PasskeyTests(Store store) : ServerTests("", store)
{
    private const string Password = "lanterns over the river";

    [Test]
    public async Task A_passkey_is_added_signs_in_and_is_removed()
    {
        TestAccounts.Add(Database, "holder", [], password: Password);
        using var browser = await OnLocalhost("holder");
        using var device = new SoftAuthenticator(Origin(browser));
        var id = await Add(browser, device);

        using var other = NewLocalBrowser();
        await other.Open();
        var answer = await SignIn(other, device);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((string?)answer.Body!["account"]!["userName"], Is.EqualTo("holder"));
        Assert.That((int)answer.Body["account"]!["passkeys"]!, Is.EqualTo(1));
        other.Learn(answer);
        Assert.That((bool)(await other.Get("/api/v1/session")).Body!["signedIn"]!, Is.True);

        Assert.That((await browser.Delete($"/api/v1/account/passkeys/{id}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((bool)(await other.Get("/api/v1/session")).Body!["signedIn"]!, Is.False);
        using var third = NewLocalBrowser();
        await third.Open();
        (await SignIn(third, device)).IsProblem(401, "sign-in");
    }

    [Test]
    public async Task With_a_passkey_the_password_alone_signs_nobody_in_and_recovery_codes_stand_in_for_it()
    {
        TestAccounts.Add(Database, "keyed", [], password: Password);
        using var browser = await OnLocalhost("keyed");
        using var device = new SoftAuthenticator(Origin(browser));
        using var second = new SoftAuthenticator(Origin(browser));
        var codes = CodesOf(await AddAnother(browser, device));
        Assert.That(codes, Has.Count.EqualTo(10).And.Unique);
        Assert.That(CodesOf(await AddAnother(browser, second)), Is.Empty, "those of before stay good");

        using var other = NewLocalBrowser();
        var asked = await other.SignIn("keyed", Password);
        asked.IsProblem(401, "second-factor");
        Assert.That(asked.Body!["methods"]!.AsArray().Select(each => (string?)each), Is.EqualTo(new[] { "passkey", "recovery" }));
        (await other.SignIn("keyed", Password, code: "000000")).IsProblem(401, "second-factor");
        (await other.SignIn("keyed", "wrong")).IsProblem(401, "sign-in");
        Assert.That((await other.SignIn("keyed", Password, recoveryCode: codes[0])).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await SignIn(other, device)).Status, Is.EqualTo(HttpStatusCode.OK), "alone it is enough");

        var renewed = await browser.Post("/api/v1/account/recovery-codes", new JsonObject { ["password"] = Password });
        Assert.That(CodesOf(renewed), Has.Count.EqualTo(10).And.Not.Contain(codes[1]));
        foreach (var passkey in (await browser.Get("/api/v1/account/passkeys")).Body!.AsArray()) await browser.Delete($"/api/v1/account/passkeys/{passkey!["id"]}");
        (await SignedIn("keyed", Password)).Dispose();
        (await browser.Post("/api/v1/account/recovery-codes", new JsonObject { ["password"] = Password })).IsProblem(409, "no-second-factor");
    }

    [Test]
    public async Task A_code_of_an_app_that_was_not_set_up_to_the_end_stands_in_for_nothing()
    {
        TestAccounts.Add(Database, "half-way", [], password: Password);
        using var browser = await OnLocalhost("half-way");
        using var device = new SoftAuthenticator(Origin(browser));
        await Add(browser, device);
        var key = (string)(await browser.Post("/api/v1/account/authenticator")).Body!["key"]!;
        using var other = NewLocalBrowser();
        string Code() => Authenticator.CodeAt(key, Authenticator.StepAt(DateTimeOffset.UtcNow));
        (await other.SignIn("half-way", Password, Code())).IsProblem(401, "second-factor");
        var confirmed = await browser.Put("/api/v1/account/authenticator", new JsonObject { ["code"] = Code() });
        Assert.That(CodesOf(confirmed), Is.Empty, "those of the passkey stay good");
        var asked = await other.SignIn("half-way", Password);
        Assert.That(asked.Body!["methods"]!.AsArray().Select(each => (string?)each), Is.EqualTo(new[] { "code", "passkey", "recovery" }));
    }

    [Test]
    public async Task An_answer_is_taken_once()
    {
        TestAccounts.Add(Database, "replayed", [], password: Password);
        using var browser = await OnLocalhost("replayed");
        using var device = new SoftAuthenticator(Origin(browser));
        await Add(browser, device);
        using var other = NewLocalBrowser();
        await other.Open();
        var options = (await other.Post("/api/v1/session/passkey-options", new JsonObject())).Body!;
        var challenge = other.Cookies.GetCookies(other.Client.BaseAddress!)["qt-passkey"]!.Value;
        var body = new JsonObject { ["credential"] = device.Sign(options) };
        Assert.That((await other.Post("/api/v1/session/passkey", body)).Status, Is.EqualTo(HttpStatusCode.OK));
        using var thief = NewLocalBrowser();
        await thief.Open();
        thief.Cookies.Add(thief.Client.BaseAddress!, new Cookie("qt-passkey", challenge));
        (await thief.Post("/api/v1/session/passkey", body)).IsProblem(401, "sign-in");
    }

    [Test]
    public async Task A_device_that_did_not_ask_its_holder_or_an_answer_made_for_another_site_is_refused()
    {
        TestAccounts.Add(Database, "unasked", [], password: Password);
        using var browser = await OnLocalhost("unasked");
        using var device = new SoftAuthenticator(Origin(browser));
        await Add(browser, device);
        using var other = NewLocalBrowser();
        await other.Open();
        device.Verifies = false;
        (await SignIn(other, device)).IsProblem(401, "sign-in");
        (device.Verifies, device.Origin) = (true, "https://evil.example");
        (await SignIn(other, device)).IsProblem(401, "sign-in");
        device.Origin = Origin(other);
        Assert.That((await SignIn(other, device)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("{}")]
    [TestCase("not json")]
    [TestCase("")]
    public async Task What_is_no_answer_at_all_is_refused(string credential)
    {
        using var browser = NewLocalBrowser();
        await browser.Open();
        await browser.Post("/api/v1/session/passkey-options", new JsonObject());
        (await browser.Post("/api/v1/session/passkey", new JsonObject { ["credential"] = credential })).IsProblem(401, "sign-in");
    }

    private static List<string> CodesOf(Answer answer) => [.. answer.Body!["recoveryCodes"]!.AsArray().Select(code => (string)code!)];

    private static async Task<string> Add(Browser browser, SoftAuthenticator device)
    {
        await AddAnother(browser, device);
        var listed = (await browser.Get("/api/v1/account/passkeys")).Body!.AsArray().Single()!;
        Assert.That((string?)listed["name"], Is.EqualTo("办公室电脑"));
        return (string)listed["id"]!;
    }

    private static async Task<Answer> AddAnother(Browser browser, SoftAuthenticator device)
    {
        var options = await browser.Post("/api/v1/account/passkeys/options", new JsonObject());
        Assert.That(options.Status, Is.EqualTo(HttpStatusCode.OK), options.Text);
        var added = await browser.Post("/api/v1/account/passkeys", new JsonObject { ["credential"] = device.Make(options.Body!), ["name"] = "办公室电脑" });
        Assert.That(added.Status, Is.EqualTo(HttpStatusCode.Created), added.Text);
        return added;
    }

    private static async Task<Answer> SignIn(Browser browser, SoftAuthenticator device)
    {
        var options = await browser.Post("/api/v1/session/passkey-options", new JsonObject());
        Assert.That(options.Status, Is.EqualTo(HttpStatusCode.OK), options.Text);
        return await browser.Post("/api/v1/session/passkey", new JsonObject { ["credential"] = device.Sign(options.Body!) });
    }

    // A passkey belongs to a name, and an address of digits is none.
    private Browser NewLocalBrowser() => new(new UriBuilder(Client.BaseAddress!) { Host = "localhost" }.Uri);

    private async Task<Browser> OnLocalhost(string userName)
    {
        var browser = NewLocalBrowser();
        Assert.That((await browser.SignIn(userName, Password)).Status, Is.EqualTo(HttpStatusCode.OK));
        return browser;
    }

    private static string Origin(Browser browser) => browser.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
}
