using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>Long work is watched, and can be given up.</summary>
[TestFixture(Screen.Desktop)]
public sealed class OfficeJobsTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "office";

    [OneTimeSetUp]
    public async Task Start() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_book_is_made_while_the_page_watches_and_is_fetched()
    {
        await Page.GotoAsync("/?view=print");
        await Page.GetByRole(AriaRole.Button, new() { Name = "开始制作：考核表合订本" }).ClickAsync();
        var job = Page.Locator(".print-jobs > li").First;
        await Expect(job).ToContainTextAsync("已做好");
        await DoesNotScrollSideways();
        var file = await Page.RunAndWaitForDownloadAsync(() => job.GetByRole(AriaRole.Link, new() { Name = "下载" }).ClickAsync());
        Assert.That(file.SuggestedFilename, Is.EqualTo("demo-2025-1.pdf"));
        Assert.That(new FileInfo(await file.PathAsync()).Length, Is.GreaterThan(100_000));
        await Page.ReloadAsync();
        await Expect(job).ToContainTextAsync("已做好");
    }

    [Test]
    public async Task A_pay_workbook_is_made_of_the_terms_run()
    {
        await Page.GotoAsync("/?view=print&lang=en");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make it: Pay workbook" }).ClickAsync();
        var job = Page.Locator(".print-jobs > li", new() { HasText = "Pay workbook" }).First;
        await Expect(job).ToContainTextAsync("Ready");
        var file = await Page.RunAndWaitForDownloadAsync(() => job.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        Assert.That(file.SuggestedFilename, Is.EqualTo("demo-2025-1-pay.xlsx"));
    }

    [Test]
    public async Task An_import_that_goes_on_is_told_of_and_given_up()
    {
        // A server that tells of rows for as long as the page wants to hear of them.
        await Page.RouteAsync("**/imports/*/events", route => route.FulfillAsync(new()
        {
            ContentType = "text/event-stream",
            Body = "retry: 60000\n\nevent: progress\ndata: {\"state\":\"checking\",\"ended\":false,\"done\":45000,\"outOf\":null}\n\n",
        }));
        await Page.RouteAsync("**/imports/11111111-1111-7111-8111-111111111111", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """{"id":"11111111-1111-7111-8111-111111111111","fileName":"成绩.zip","uploadedAt":"2025-12-01T00:00:00Z","state":"checking","progress":null,"report":null}""",
        }));
        await Page.RouteAsync("**/imports/11111111-1111-7111-8111-111111111111/cancel", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"state":"cancelled"}""" }));
        await Page.GotoAsync("/?view=import&import=11111111-1111-7111-8111-111111111111");
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("45,000");
        await Button("放弃").ClickAsync();
        await Expect(Page.GetByText("选择文件")).ToBeVisibleAsync();
    }
}
