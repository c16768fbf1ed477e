using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Accounts;

namespace QualityTracker.Api.Tests.Accounts;

public sealed class AuthenticatorTests : ServerTests
{
    private const string Password = "lanterns over the river";

    private readonly TestClock wall = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Wall => wall;

    // RFC 6238, appendix B, for SHA-1; its 8 digits end in these 6.
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1234567890, "005924")]
    [TestCase(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.That(Authenticator.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Authenticator.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))), Is.EqualTo(code));

    [Test]
    public async Task A_code_is_asked_for_once_the_app_is_set_up_and_is_good_once()
    {
        TestAccounts.Add(Database, "careful", [], password: Password);
        using var browser = await SignedIn("careful", Password);
        var (key, codes) = await SetUp(browser);
        Assert.That(codes, Has.Length.EqualTo(10).And.Unique);

        using var other = NewBrowser();
        (await other.SignIn("careful", Password)).IsProblem(401, "second-factor");
        (await other.SignIn("careful", "wrong", Code(key))).IsProblem(401, "sign-in");
        (await other.SignIn("careful", Password, Code(key))).IsProblem(401, "second-factor"); // the code that set it up
        wall.Pass(TimeSpan.FromSeconds(30));
        Assert.That((await other.SignIn("careful", Password, Code(key))).Status, Is.EqualTo(HttpStatusCode.OK));
        using var thief = NewBrowser();
        (await thief.SignIn("careful", Password, Code(key))).IsProblem(401, "second-factor");
    }

    [Test]
    public async Task A_recovery_code_is_good_once_and_new_ones_end_the_old()
    {
        TestAccounts.Add(Database, "recovering", [], password: Password);
        using var browser = await SignedIn("recovering", Password);
        var (_, codes) = await SetUp(browser);
        using var other = NewBrowser();
        Assert.That((await other.SignIn("recovering", Password, recoveryCode: codes[0])).Status, Is.EqualTo(HttpStatusCode.OK));
        using var again = NewBrowser();
        (await again.SignIn("recovering", Password, recoveryCode: codes[0])).IsProblem(401, "second-factor");
        (await other.Post("/api/v1/account/recovery-codes", new JsonObject { ["password"] = "wrong" })).IsProblem(400, "invalid");
        var renewed = await other.Post("/api/v1/account/recovery-codes", new JsonObject { ["password"] = Password });
        Assert.That(renewed.Status, Is.EqualTo(HttpStatusCode.OK), renewed.Text);
        (await again.SignIn("recovering", Password, recoveryCode: codes[1])).IsProblem(401, "second-factor");
        Assert.That((await again.SignIn("recovering", Password, recoveryCode: ((string)renewed.Body!["recoveryCodes"]![3]!).Replace('-', ' ').ToLowerInvariant())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Codes_cannot_be_guessed_without_end_by_who_has_the_password()
    {
        TestAccounts.Add(Database, "stolen", [], password: Password);
        using var browser = await SignedIn("stolen", Password);
        var (key, _) = await SetUp(browser);
        wall.Pass(TimeSpan.FromMinutes(1));
        using var thief = NewBrowser();
        for (var at = 0; at < 5; at++)
        {
            await thief.SignIn("stolen", Password); // must not set the count back
            await thief.SignIn("stolen", Password, "000000");
        }

        (await thief.SignIn("stolen", Password, Code(key))).IsProblem(401, "sign-in");
    }

    [Test]
    public async Task Removing_the_app_takes_the_password_and_the_secret_is_kept_protected()
    {
        var account = TestAccounts.Add(Database, "removing", [], password: Password);
        using var browser = await SignedIn("removing", Password);
        var (key, _) = await SetUp(browser);
        var kept = Database.Read(connection => AccountStore.Find(connection, account.Id))!;
        Assert.That(kept.AuthenticatorKey, Is.Not.Null.And.Not.Contains(key));
        (await browser.Post("/api/v1/account/authenticator")).IsProblem(409);
        (await browser.Delete("/api/v1/account/authenticator", new JsonObject { ["password"] = "wrong" })).IsProblem(400, "invalid");
        Assert.That((await browser.Delete("/api/v1/account/authenticator", new JsonObject { ["password"] = Password })).Status, Is.EqualTo(HttpStatusCode.NoContent));
        (await SignedIn("removing", Password)).Dispose();
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.That(File.GetUnixFileMode(Path.Combine(Folder, "keys")), Is.EqualTo(owner));
        }
    }

    private async Task<(string Key, string[] RecoveryCodes)> SetUp(Browser browser)
    {
        var started = await browser.Post("/api/v1/account/authenticator");
        Assert.That(started.Status, Is.EqualTo(HttpStatusCode.OK), started.Text);
        var key = (string)started.Body!["key"]!;
        Assert.That((string)started.Body["uri"]!, Does.StartWith("otpauth://totp/").And.Contain(key));
        Assert.That((string)started.Body["qr"]!, Does.StartWith("<svg"));
        (await browser.Put("/api/v1/account/authenticator", new JsonObject { ["code"] = "000000" })).IsProblem(400, "invalid");
        var confirmed = await browser.Put("/api/v1/account/authenticator", new JsonObject { ["code"] = Code(key) });
        Assert.That(confirmed.Status, Is.EqualTo(HttpStatusCode.OK), confirmed.Text);
        return (key, [.. confirmed.Body!["recoveryCodes"]!.AsArray().Select(code => (string)code!)]);
    }

    private string Code(string key) => Authenticator.CodeAt(key, Authenticator.StepAt(wall.Now));
}
