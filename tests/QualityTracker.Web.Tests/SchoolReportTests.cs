using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The office has a report as a file, says that it was handed in, and takes that back.</summary>
[TestFixture(Screen.Phone)]
public sealed class SchoolReportTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "office";

    [OneTimeSetUp]
    public async Task Start() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_report_is_downloaded_handed_in_and_taken_back()
    {
        await Page.GotoAsync("/?view=home&lang=zh");
        await Page.GetByRole(AriaRole.Link, new() { Name = "2 份报表待报送" }).ClickAsync();
        var reports = Page.Locator(".report-list > li");
        await Expect(reports).ToHaveCountAsync(6);
        await Expect(reports.First).ToContainTextAsync("已逾期 2026-02-10");
        await DoesNotScrollSideways();

        var leaders = Page.Locator("[data-report=leaders]");
        var file = await Page.RunAndWaitForDownloadAsync(() => leaders.GetByRole(AriaRole.Link, new() { Name = "Excel" }).ClickAsync());
        Assert.That(file.SuggestedFilename, Is.EqualTo("demo-2025-1-leaders.xlsx"));
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "月份" }).SelectOptionAsync("2025-10");
        var notice = await Page.RunAndWaitForDownloadAsync(() => Page.Locator("[data-report=monthly]").GetByRole(AriaRole.Link, new() { Name = "PDF" }).ClickAsync());
        Assert.That(notice.SuggestedFilename, Is.EqualTo("demo-2025-1-monthly-2025-10.pdf"));

        await Button("教师业务量化数据：今天报送").ClickAsync();
        var teachers = Page.Locator("[data-report=teachers]");
        await Expect(teachers.Locator(".hand-in")).ToContainTextAsync("已报送");
        await Expect(reports.First).ToHaveAttributeAsync("data-report", "school-assessment");
        await Button("撤销").ClickAsync();
        await Expect(teachers.Locator(".hand-in")).ToContainTextAsync("逾期");
    }
}
