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
        Assert.That(file.SuggestedFilename, Is.EqualTo("青河县实验学校 2025-2026 学年第一学期 领导履职情况.xlsx"));
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "月份" }).SelectOptionAsync("2025-10");
        var notice = await Page.RunAndWaitForDownloadAsync(() => Page.Locator("[data-report=monthly]").GetByRole(AriaRole.Link, new() { Name = "PDF" }).ClickAsync());
        Assert.That(notice.SuggestedFilename, Is.EqualTo("青河县实验学校 2025-2026 学年第一学期 教学常规月通报 2025年10月.pdf"));

        await Page.GetByRole(AriaRole.Link, new() { Name = "教学常规月通报：登记报送期限" }).ClickAsync();
        await Expect(Page.GetByLabel("报表", new() { Exact = true })).ToHaveValueAsync("monthly");
        await Expect(Page.GetByRole(AriaRole.Textbox, new() { Name = "期间" })).ToHaveValueAsync("2025-10");
        await Page.GetByRole(AriaRole.Link, new() { Name = "← 回到报表" }).ClickAsync();

        await Button("教师业务量化数据：今天报送").ClickAsync();
        var teachers = Page.Locator("[data-report=teachers]");
        await Expect(teachers.Locator(".hand-in")).ToContainTextAsync("迟报");
        await Expect(reports.First).ToHaveAttributeAsync("data-report", "school-assessment");
        await Button("撤销").ClickAsync();
        await Expect(teachers.Locator(".hand-in")).ToContainTextAsync("逾期");
    }
}
