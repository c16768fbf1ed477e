using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class AccessibilityTests(Screen screen) : SampleTest(screen)
{
    [Test]
    public async Task The_start_page_has_no_violation_in_either_language_or_scheme([Values("sheets", "pay", "import")] string view)
    {
        await Page.GotoAsync($"/?view={view}&lang=zh");
        await Expect(Page.Locator("table.staff, .balance, .drop").First).ToBeVisibleAsync();
        if (view == "sheets") await Page.GetByRole(AriaRole.Searchbox).FillAsync("T001");
        await LookAt("zh, light");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        if (view == "sheets") await LookAt("zh, dark");
        await Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await LookAt("en, dark");
        if (view != "sheets") return;
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await LookAt("en, light");
    }

    [Test]
    public async Task A_trial_calculation_has_no_violation()
    {
        await Page.GotoAsync("/?view=what-if&policy=wenxian-2019&set=process-weight:70&sum=10000000,0&lang=zh");
        await Expect(Page.Locator("table.changes tbody tr").First).ToBeVisibleAsync();
        await DoesNotScrollSideways();
        await LookAt("zh, light");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Button("English").ClickAsync();
        await Expect(Page.Locator("table.changes tbody tr").First).ToBeVisibleAsync();
        await LookAt("en, dark");
    }

    [Test]
    public async Task The_pages_of_people_and_access_have_no_violation([Values("account", "accounts", "audit", "sums", "pace")] string view)
    {
        await Page.GotoAsync($"/?view={view}&lang=zh");
        await Expect(Page.Locator(".kept, table.accounts, .entries, table.sums, table.pace-lines").First).ToBeVisibleAsync();
        if (view == "accounts") await Button("新建账号").ClickAsync();
        if (view == "account") await Button("新建令牌").ClickAsync();
        if (view == "account") await Button("设置").ClickAsync();
        if (view == "account") await Expect(Page.Locator(".qr")).ToBeVisibleAsync();
        await DoesNotScrollSideways();
        await LookAt("zh, light");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Button("English").ClickAsync();
        await LookAt("en, dark");
    }

    [Test]
    public async Task The_pages_of_the_packs_have_no_violation([Values("", "&pack=daxinganling-2023")] string pack)
    {
        await Page.GotoAsync($"/?view=policies{pack}&lang=zh");
        await Expect(Page.Locator("table.policies, table.policy-table").First).ToBeVisibleAsync();
        if (pack.Length > 0) await Button("采用这份办法").ClickAsync();
        await DoesNotScrollSideways();
        await LookAt("zh, light");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Button("English").ClickAsync();
        await LookAt("en, dark");
    }

    private async Task LookAt(string how)
    {
        // The colours of a scheme are looked at when they have arrived, not on their way.
        await Page.EvaluateAsync("Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))");
        var result = await Page.RunAxe();
        Assert.That(result.Violations.Select(each => $"{each.Id}: {each.Help} at {string.Join(" | ", each.Nodes.Take(3).Select(node => node.Html))}"), Is.Empty, how);
    }
}
