using Microsoft.Playwright;
using QualityTracker.Api.Access;

namespace QualityTracker.Web.Tests;

/// <summary>One's own account: tokens, sessions, passkeys.</summary>
[TestFixture(Screen.Phone)]
public sealed class AccountTests(Screen screen) : SampleTest(screen)
{
    protected override string? SignedInAs => null;

    // Browsers keep passkeys for host names only.
    protected override string Address => Server.NamedAddress;

    [Test]
    public async Task A_token_is_shown_once_and_revoked()
    {
        await Begin("token-maker");
        await Button("New token").ClickAsync();
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("scores script");
        await Page.GetByLabel("pupils’ data").CheckAsync();
        await Page.Locator(".ruled").GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        await Expect(Page.Locator(".secret code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^qt_"));
        await DoesNotScrollSideways();
        await Button("Kept; hide it").ClickAsync();
        await Page.ReloadAsync();
        await Expect(Page.GetByText("read, pupils’ data")).ToBeVisibleAsync();
        await Expect(Page.GetByText("qt_")).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Revoke: scores script" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Yes: revoke" }).ClickAsync();
        await Expect(Page.GetByText("scores script")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task What_is_grave_asks_to_sign_in_again_in_place_and_then_goes_on()
    {
        var name = await Begin("long-signed-in", ago: TimeSpan.FromMinutes(20));
        ExpectedStatus = 401;
        await Button("New token").ClickAsync();
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("scores script");
        var create = Page.Locator(".ruled").GetByRole(AriaRole.Button, new() { Name = "New token" });
        await create.ClickAsync();
        await Expect(Page.GetByText("a sign-in of the last 15 minutes")).ToBeVisibleAsync();
        await Button("Back").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Sign in once more");
        await create.ClickAsync();
        await Expect(Page.GetByLabel("User name")).ToHaveValueAsync(name);
        var password = Page.Locator(".entrance").GetByLabel("Password", new() { Exact = true });
        await password.FillAsync("not the password");
        await Button("Sign in").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Signing in failed");
        await password.FillAsync(Server.Password);
        await DoesNotScrollSideways();
        await Button("Sign in").ClickAsync();
        await Expect(Page.Locator(".secret code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^qt_"));
        Assert.That(Page.Url, Does.Contain("view=account"));
    }

    [Test]
    public async Task A_new_password_leaves_tokens_and_says_so()
    {
        await Begin("changer");
        await Button("New token").ClickAsync();
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("scores script");
        await Page.Locator(".ruled").GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        await Button("Kept; hide it").ClickAsync();
        await Expect(Page.GetByText("Access tokens stay good: revoke")).ToBeVisibleAsync();
        await Page.GetByLabel("Present password").FillAsync(Server.Password);
        await Page.GetByLabel("New password").FillAsync("copper kettle on a quiet hill");
        await Button("Change password").ClickAsync();
        await Expect(Page.GetByText("all other sign-ins have ended")).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(Page.GetByText("scores script")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Another_sign_in_is_ended_and_then_all_of_them()
    {
        var name = await Begin("wanderer", others: 1);
        await Expect(Page.GetByText("a test")).ToHaveCountAsync(2);
        await Page.Locator(".kept li:not(:has(.band))").GetByRole(AriaRole.Button).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Yes: end") }).ClickAsync();
        await Expect(Page.GetByText("a test")).ToHaveCountAsync(1);
        await Button("Sign out everywhere").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Yes: sign out everywhere" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_passkey_is_added_and_signs_in()
    {
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        var name = await Begin("key-holder");
        await Page.GetByLabel("Name of the new passkey").FillAsync("office computer");
        await Button("Add").ClickAsync();
        await Expect(Page.GetByText("office computer", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Locator(".codes li")).ToHaveCountAsync(10);
        await DoesNotScrollSideways();
        await Button("Kept; hide it").ClickAsync();
        await Expect(Button("New recovery codes")).ToBeVisibleAsync();
        await Button("Sign out").ClickAsync();
        await Button("Sign in with a passkey").ClickAsync();
        await Expect(Button("Sign out")).ToBeVisibleAsync();
        await Button("Sign out").ClickAsync();

        ExpectedStatus = 401;
        await Page.GetByLabel("User name").FillAsync(name);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Server.Password);
        await Button("Sign in").ClickAsync();
        await Expect(Page.GetByText("This account has a passkey")).ToBeVisibleAsync();
        await Expect(Button("Not at hand? Use a recovery code")).ToBeVisibleAsync();
        await Expect(Button("Use the app’s code instead")).ToHaveCountAsync(0);
        await Button("Sign in with a passkey").ClickAsync();
        await Expect(Button("Sign out")).ToBeVisibleAsync();
        await Page.GotoAsync("/?view=account&lang=en");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove: office computer" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Yes: remove" }).ClickAsync();
        await Expect(Page.GetByText("office computer", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(Button("New recovery codes")).ToHaveCountAsync(0);
    }

    private async Task<string> Begin(string holder, int others = 0, TimeSpan ago = default)
    {
        var name = $"{holder}-{Screen}";
        Server.AddAccount(name, [new() { Role = Role.Office, School = "demo", From = new(2020, 1, 1) }]);
        for (var each = 0; each < others; each++) Server.BeginSession(name);
        await SignIn(name, ago);
        await Page.GotoAsync("/?view=account&lang=en");
        await Expect(Page.Locator(".kept").First).ToBeVisibleAsync();
        return name;
    }
}
