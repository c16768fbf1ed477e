using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>Pay is given out: prepared, approved by two people, fetched, and not a second time.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class SettlementTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "finance";

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await Server.WithSample();
        server.SealSheets();
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_settlement_is_prepared_approved_by_two_and_fetched_and_then_nothing_is_left_to_pay()
    {
        await Page.GotoAsync("/?view=settlements&lang=zh");
        await Expect(Page.GetByText("还没有结算", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Locator(".settle-sums")).ToContainTextAsync("可发放");
        await DoesNotScrollSideways();
        await Button("编制第 1 次结算").ClickAsync();
        await Expect(Page.Locator(".settlement h2")).ToContainTextAsync("待审批");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "结算表 xlsx" })).ToHaveCountAsync(0);
        await Approve();
        await Expect(Page.Locator(".approvals li.given")).ToHaveCountAsync(1);
        await Expect(Button("审批通过")).ToHaveCountAsync(0);

        var settlement = Page.Url;
        await SignIn("principal");
        await Page.GotoAsync(settlement);
        await Approve();
        await Expect(Page.Locator(".approvals")).ToContainTextAsync("已于");
        await Expect(Page.Locator(".approvals li.given")).ToHaveCountAsync(2);
        await DoesNotScrollSideways();
        await HasNoViolation("a frozen settlement");
        var file = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "结算表 xlsx" }).ClickAsync());
        Assert.That(file.SuggestedFilename, Is.EqualTo("demo-settlement-1.xlsx"));

        await Page.GetByRole(AriaRole.Link, new() { Name = "← 所有结算" }).ClickAsync();
        await Expect(Page.GetByText("没有应发放或应调整的金额")).ToBeVisibleAsync();
        await Expect(Button("编制第 2 次结算")).ToBeDisabledAsync();

        await SignIn("teacher");
        await Page.GotoAsync("/?view=pay&lang=zh");
        await Expect(Page.GetByRole(AriaRole.Row, new() { Name = "已发放合计" })).ToContainTextAsync("¥");
    }

    private async Task Approve()
    {
        await Button("审批通过").ClickAsync();
        await Page.Locator(".sure .grave").ClickAsync();
    }
}
