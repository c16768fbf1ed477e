using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>Pay is given out: prepared, approved by two people, fetched, and not a second time.</summary>
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
        await ChangedSincePrepared();
        await Approve();
        await Expect(Page.Locator(".approvals li.given")).ToHaveCountAsync(1);
        await Expect(Button("审批通过")).ToHaveCountAsync(0);

        await SignIn("finance");
        await Page.GotoAsync("/?lang=zh");
        await Page.GetByRole(AriaRole.Link, new() { Name = "第 1 次结算待您审批" }).ClickAsync();
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

    // What waits for the principal was prepared by a total that was changed since: it is voided where it is refused, and prepared anew.
    private async Task ChangedSincePrepared()
    {
        server.RaiseTotal();
        await SignIn("principal");
        await Page.GotoAsync("/?lang=zh");
        await Page.GetByRole(AriaRole.Link, new() { Name = "第 1 次结算待您审批" }).ClickAsync();
        ExpectedStatus = 409;
        await Approve();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(new Regex("编制以后有 \\d+ 人的金额有变，未审批.*请作废这次结算，重新编制"));
        await DoesNotScrollSideways();
        await HasNoViolation("a settlement that is refused");
        await Page.Locator(".problem + button", new() { HasText = "作废这次结算" }).ClickAsync();
        await Page.GetByLabel("作废的原因").FillAsync("金额有变");
        await Button("作废这次结算").ClickAsync();
        await Expect(Page.Locator(".settlement h2")).ToContainTextAsync("已作废");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Link, new() { Name = "← 所有结算" }).ClickAsync();
        await Button("编制第 1 次结算").ClickAsync();
        await Expect(Page.Locator(".settlement h2")).ToContainTextAsync("待审批");
    }

    private async Task Approve()
    {
        await Button("审批通过").ClickAsync();
        await Page.Locator(".sure .grave").ClickAsync();
    }
}
