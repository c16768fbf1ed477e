using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class AccessibilityTests(Screen screen) : SampleTest(screen)
{
    [Test]
    public async Task The_start_page_has_no_violation(
        [Values("zh", "en")] string language, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values("sheets", "pay", "import")] string view)
    {
        await Open("zh-CN", scheme);
        await Page.GotoAsync($"/?view={view}&lang={language}");
        await Expect(Page.Locator("table.staff, .balance, .drop").First).ToBeVisibleAsync();
        var result = await Page.RunAxe();
        Assert.That(result.Violations.Select(each => $"{each.Id}: {each.Help} at {string.Join(" | ", each.Nodes.Take(3).Select(node => node.Target))}"), Is.Empty);
    }
}
