using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;

namespace QualityTracker.Web.Tests;

/// <summary>Ways in and out.</summary>
[TestFixture(Screen.Phone)]
public sealed partial class SignInTests(Screen screen) : SampleTest(screen)
{
    protected override string? SignedInAs => null;

    private ILocator Alert => Page.GetByRole(AriaRole.Alert);

    [Test]
    public async Task A_demo_account_signs_in_with_one_tap_and_sees_what_its_role_sees()
    {
        await Page.GotoAsync("/?lang=zh");
        await Page.Locator(".demo-accounts").GetByRole(AriaRole.Button, new() { NameRegex = TeacherButton() }).ClickAsync();
        await Expect(Page.Locator(".sections a")).ToHaveTextAsync(["听课", "听课记录", "我的一周", "辅导"]);
        await Expect(Page.Locator(".sections a[aria-current]")).ToHaveTextAsync("我的一周");
        await Page.Locator(".areas a", new() { HasText = "学校" }).ClickAsync();
        await Expect(Page.Locator(".own-sheet")).ToBeVisibleAsync();
        await Expect(Page.Locator(".sections a")).ToHaveTextAsync(["考核表", "考核表流程", "进度", "考试", "质量台账", "评议", "师德"]);
        await Page.Locator(".areas a", new() { HasText = "绩效" }).ClickAsync();
        await Expect(Page.GetByText("我的合计")).ToBeVisibleAsync();
        await DoesNotScrollSideways();
        await Page.GotoAsync("/?view=accounts&lang=en");
        await Expect(Alert).ToContainTextAsync("Your roles do not use “Accounts”");
        await Button("Sign out").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_county_sees_what_was_published_and_nobody()
    {
        await Page.GotoAsync("/?lang=zh");
        await Page.Locator(".demo-accounts").GetByRole(AriaRole.Button, new() { Name = "县级查看" }).ClickAsync();
        await Expect(Page.Locator(".county")).ToBeVisibleAsync();
        await Expect(Page.Locator(".sections a")).ToHaveTextAsync(["县级对比", "考核办法"]);
        await Page.GotoAsync("/?view=sums&lang=en");
        await Expect(Alert).ToContainTextAsync("Your roles do not use “Sums”");
    }

    [Test]
    public async Task A_wrong_password_is_told_in_words_and_the_deep_link_is_kept()
    {
        await Page.GotoAsync("/?view=pay&lang=en");
        ExpectedStatus = 401;
        await Enter(Server.Everything, "not the password");
        await Expect(Alert).ToContainTextAsync("Signing in failed");
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Server.Password);
        await Button("Sign in").ClickAsync();
        await Expect(Page.Locator(".balance")).ToBeVisibleAsync();
        Assert.That(Page.Url, Does.Contain("view=pay"));
    }

    [Test]
    public async Task The_second_step_is_set_up_and_asked_for()
    {
        var name = $"two-steps-{Screen}";
        Server.AddAccount(name, [new() { Role = Role.Office, School = "demo", From = new(2020, 1, 1) }]);
        await Page.GotoAsync("/?view=account&lang=en");
        await Enter(name, Server.Password);
        await Button("Set up").ClickAsync();
        await Expect(Page.GetByAltText("QR code for the authenticator app")).ToBeVisibleAsync();
        Assert.That(await Page.Locator(".qr").EvaluateAsync<int>("picture => picture.decode().then(() => picture.naturalWidth)"), Is.GreaterThan(0));
        var key = (await Page.Locator(".key").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await Page.GetByLabel("Code", new() { Exact = true }).FillAsync(CodeOf(key, 0));
        await Button("Turn on").ClickAsync();
        await Expect(Page.Locator(".codes li")).ToHaveCountAsync(10);
        var recovery = await Page.Locator(".codes li").First.TextContentAsync();
        await Button("Kept; hide it").ClickAsync();
        await Expect(Page.Locator(".codes")).ToHaveCountAsync(0);
        await Button("Sign out").ClickAsync();

        ExpectedStatus = 401;
        await Enter(name, Server.Password);
        await Expect(Page.GetByLabel("Code", new() { Exact = true })).ToBeFocusedAsync();
        await Page.GetByLabel("Code", new() { Exact = true }).FillAsync("000000");
        await Button("Continue").ClickAsync();
        await Expect(Alert).ToContainTextAsync("The code is wrong");
        await Page.GetByLabel("Code", new() { Exact = true }).FillAsync(CodeOf(key, 1));
        await Button("Continue").ClickAsync();
        await Button("Sign out").ClickAsync();

        await Enter(name, Server.Password);
        await Button("Not at hand? Use a recovery code").ClickAsync();
        await Page.GetByLabel("Recovery code", new() { Exact = true }).FillAsync(recovery!);
        await Button("Continue").ClickAsync();
        await Expect(Button("Sign out")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_one_time_password_is_changed_before_anything_else()
    {
        var name = $"new-here-{Screen}";
        Server.AddAccount(name, [new() { Role = Role.Finance, School = "demo", From = new(2020, 1, 1) }], mustChange: true);
        await Page.GotoAsync("/?view=pay&lang=en");
        await Enter(name, Server.Password);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Change the one-time password first" })).ToBeVisibleAsync();
        await Expect(Page.Locator(".sections")).ToHaveCountAsync(0);
        await Page.GetByLabel("Present password").FillAsync(Server.Password);
        await Page.GetByLabel("New password").FillAsync("short");
        ExpectedStatus = 400;
        await Button("Change password").ClickAsync();
        await Expect(Page.GetByText("must have 8 to 128 characters")).ToBeVisibleAsync();
        await Page.GetByLabel("New password").FillAsync("copper kettle on a quiet hill");
        await Button("Change password").ClickAsync();
        await Expect(Page.Locator(".balance")).ToBeVisibleAsync();
        Assert.That(Page.Url, Does.Contain("view=pay"));
    }

    [Test]
    public async Task When_the_session_ends_the_page_waits_with_what_was_typed()
    {
        var name = $"interrupted-{Screen}";
        Server.AddAccount(name, [new() { Role = Role.Administrator, From = new(2020, 1, 1) }]);
        await SignIn(name);
        await Page.GotoAsync("/?view=accounts&lang=en");
        await Button("New account").ClickAsync();
        await Page.Locator(".account-form select").First.SelectOptionAsync("");
        await Page.GetByLabel("User name", new() { Exact = true }).FillAsync($"half-typed-{Screen}");
        Server.EndSessions(name);
        ExpectedStatus = 401;
        await Page.Locator(".account-form").GetByRole(AriaRole.Button, new() { Name = "New account" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in again" })).ToBeVisibleAsync();
        await Expect(Page.Locator("table.accounts")).ToBeHiddenAsync();
        await Page.Locator(".entrance").GetByLabel("Password", new() { Exact = true }).FillAsync(Server.Password);
        await Button("Sign in").ClickAsync();
        await Expect(Page.Locator(".secret")).ToContainTextAsync($"One-time password of half-typed-{Screen}");
        Assert.That(Page.Url, Does.Contain("view=accounts"));
    }

    [Test]
    public async Task Who_has_no_role_is_told_why_nothing_is_there()
    {
        var name = $"nobody-{Screen}";
        Server.AddAccount(name, []);
        await SignIn(name);
        await Page.GotoAsync("/?lang=en");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "You have no role today" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "My account", Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Roles today" })).ToBeVisibleAsync();
    }

    private async Task Enter(string userName, string password)
    {
        await Page.GetByLabel("User name").FillAsync(userName);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Button("Sign in").ClickAsync();
    }

    // A code is good once: each use takes that of another half minute.
    private static string CodeOf(string key, int steps) => Authenticator.CodeAt(key, Authenticator.StepAt(DateTimeOffset.UtcNow) + steps);

    [GeneratedRegex("^教师")]
    private static partial Regex TeacherButton();
}
