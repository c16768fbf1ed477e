using Microsoft.Playwright;
using QualityTracker.Api.Access;

namespace QualityTracker.Web.Tests;

/// <summary>One's own account: tokens, sessions, passkeys.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
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
        await Begin("key-holder");
        await Page.GetByLabel("Name of the new passkey").FillAsync("office computer");
        await Button("Add").ClickAsync();
        await Expect(Page.GetByText("office computer", new() { Exact = true })).ToBeVisibleAsync();
        await Button("Sign out").ClickAsync();
        await Button("Sign in with a passkey").ClickAsync();
        await Expect(Button("Sign out")).ToBeVisibleAsync();
        await Page.GotoAsync("/?view=account&lang=en");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove: office computer" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Yes: remove" }).ClickAsync();
        await Expect(Page.GetByText("office computer", new() { Exact = true })).ToHaveCountAsync(0);
    }

    private async Task<string> Begin(string holder, int others = 0)
    {
        var name = $"{holder}-{Screen}";
        Server.AddAccount(name, [new() { Role = Role.Office, School = "demo", From = new(2020, 1, 1) }]);
        for (var each = 0; each < others; each++) Server.BeginSession(name);
        await SignIn(name);
        await Page.GotoAsync("/?view=account&lang=en");
        await Expect(Page.Locator(".kept").First).ToBeVisibleAsync();
        return name;
    }
}
