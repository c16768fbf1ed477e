using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class KeyboardTests(Screen screen) : SampleTest(screen)
{
    [Test]
    public async Task Everything_is_reached_in_order_by_the_tab_key()
    {
        await Page.GotoAsync("/?view=sheets&lang=en");
        await Expect(Page.Locator("table.staff tbody tr")).ToHaveCountAsync(56);
        string[] wanted =
        [
            "Skip to content", "QualityTracker", .. Screen == Screen.Phone ? Array.Empty<string>() : ["API reference"], "中文", "My account", "Sign out",
            .. Screen == Screen.Phone ? ["Change school or term"] : new[] { "School", "Term", "Policy pack" },
            "Daily", "School", "Pay", "Office", "School", "Term sheets", "Way of a sheet", "Pace", "Hours", "Exams", "Flags", "Quality ledger", "Reviews", "Reports", "Ethics",
            "Find by name", "All sheets", "One PDF each", .. Screen == Screen.Phone ? ["Sort by", "Ascending"] : new[] { "Number", "Name", "Posts", "Norms met", "Total", "Band", "Veto" },
            "", ": how this was made", ": how this was made", "term sheet of",
        ];
        foreach (var name in wanted)
        {
            await Page.Keyboard.PressAsync("Tab");
            var reached = await Page.EvaluateAsync<string>(
                "(e => (e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent).trim())(document.activeElement)");
            Assert.That(reached, Does.Contain(name));
            Assert.That(await Page.EvaluateAsync<bool>(
                "(s => s.outlineStyle !== 'none' || s.boxShadow !== 'none')(getComputedStyle(document.activeElement))"), $"{name} shows its focus");
        }
    }

    [Test]
    public async Task Sections_sorting_and_language_answer_to_the_keyboard()
    {
        await Page.GotoAsync("/?view=sheets&lang=en");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Pay", Exact = true }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".run")).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByText("Choose a file")).ToBeVisibleAsync();
        foreach (var _ in new[] { "Import", "Print", "Records", "Accounts", "Archive and backup", "Log", "the file" }) await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.Locator("input[type=file]")).ToBeFocusedAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "中文" }).FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Expect(Page.GetByText("选择文件")).ToBeVisibleAsync();
    }
}

/// <summary>The way in without a mouse.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class KeyboardSignInTests(Screen screen) : SampleTest(screen)
{
    protected override string? SignedInAs => null;

    [Test]
    public async Task One_signs_in_by_keyboard_alone()
    {
        await Page.GotoAsync("/?view=sheets&lang=en");
        await Expect(Page.GetByLabel("User name")).ToBeVisibleAsync();
        await Page.GetByLabel("User name").FocusAsync();
        await Page.Keyboard.TypeAsync(Server.Everything);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync(Server.Password);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Space");
        await Expect(Page.GetByLabel("Password", new() { Exact = true })).ToHaveAttributeAsync("type", "text");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("table.staff tbody tr")).ToHaveCountAsync(56);
    }
}
