using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

[TestFixture(Screen.Desktop)]
public sealed class ReferenceTests(Screen screen) : SampleTest(screen)
{
    [Test]
    public async Task It_renders_operations_from_this_origin_alone()
    {
        // A phone's narrow head has no room for what its reader does not look for.
        await Page.GotoAsync(Screen == Screen.Phone ? "/reference?lang=en" : "/?view=sheets&lang=en");
        if (Screen == Screen.Desktop) await Page.GetByRole(AriaRole.Link, new() { Name = "API reference" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "接口说明 · API reference" })).ToBeVisibleAsync();
        await Page.Locator("#operations-tag-terms").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.Locator(".opblock")).ToHaveCountAsync(6);
        await Page.Locator(".opblock-post .opblock-summary-control").First.ClickAsync();
        await Expect(Page.Locator(".opblock-post").First.GetByText("schoolYear").First).ToBeVisibleAsync();
        await Page.Locator("#operations-tag-schools").GetByRole(AriaRole.Link).ClickAsync();
        await Page.Locator(".opblock-get", new() { HasText = "学校列表" }).Locator(".opblock-summary-control").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await Expect(Page.Locator(".live-responses-table")).ToContainTextAsync("青河县实验学校");
        await Page.Locator("#operations-tag-account").GetByRole(AriaRole.Link).ClickAsync();
        await Page.Locator(".opblock-post", new() { HasText = "新建访问令牌" }).Locator(".opblock-summary-control").ClickAsync();
        var create = Page.Locator(".opblock-post", new() { HasText = "新建访问令牌" });
        await create.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await create.Locator("textarea").FillAsync($$"""{"name":"tried {{Screen}}","scopes":["read"],"expiresOn":"{{DateTimeOffset.UtcNow.AddDays(9):yyyy-MM-dd}}"}""");
        await create.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await Expect(create.Locator(".live-responses-table")).ToContainTextAsync("qt_");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Start page" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" })).ToBeVisibleAsync();
    }
}
