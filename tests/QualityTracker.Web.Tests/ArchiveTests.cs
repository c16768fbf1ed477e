using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>What is kept beside the daily work: the archive of a term, and a backup made and verified by a tap.</summary>
public sealed class ArchiveTests() : SampleTest(Screen.Phone)
{
    protected override string? SignedInAs => Server.Everything;

    [Test]
    public async Task A_tap_makes_a_backup_that_was_verified_and_says_how_it_is_restored()
    {
        await Page.GotoAsync("/?view=archive&lang=zh");
        await Expect(Page.Locator(".archive-terms li")).ToContainTextAsync("2025-09-01");
        await Page.GetByRole(AriaRole.Button, new() { Name = "立即备份" }).ClickAsync();
        var made = Page.Locator("table.backups tbody tr").First;
        await Expect(made).ToContainTextAsync("完好");
        await Page.GetByText("怎样恢复").ClickAsync();
        await Expect(Page.GetByText("--data DIR")).ToContainTextAsync((await made.Locator(".backup-file").TextContentAsync())!);
        await made.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "核对" })).ToContainTextAsync("完好");

        // What is of every school is offered to nobody of one alone.
        Assert.That(await OfferedTo("{ role: 'administrator', school: 'demo' }"), Does.Contain("accounts").And.Not.Contain("archive").And.Not.Contain("county"));
        Assert.That(await OfferedTo("{ role: 'countyViewer', school: 'demo' }"), Does.Not.Contain("county"));
        Assert.That(await OfferedTo("{ role: 'administrator', school: null }"), Does.Contain("archive").And.Contain("county"));
        Assert.That(await OfferedTo("{ role: 'office', school: 'demo' }"), Does.Contain("archive"));
    }

    [Test]
    public async Task An_opened_archive_offers_what_it_holds_alone_and_nothing_that_writes()
    {
        await Page.RouteAsync("**/api/v1/session", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("\"archivedTerm\":null", "\"archivedTerm\":\"2025-1\"", StringComparison.Ordinal) });
        });
        await Page.GotoAsync("/?lang=zh");
        await Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = "栏目" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["辅导", "考核表", "考核表流程", "进度", "课时", "考试", "考核办法", "基础资料"]);
        await Expect(Page.GetByText("档案查阅人")).ToBeVisibleAsync();
        await Page.GotoAsync("/?view=ledger&lang=zh");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“质量台账”不在学期档案中");
        await Page.GotoAsync("/?view=exams&lang=zh");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "期末" }).First).ToBeVisibleAsync();
        await Expect(Page.GetByText("安排考试")).ToHaveCountAsync(0);
    }

    private Task<string[]> OfferedTo(string role) => Page.EvaluateAsync<string[]>($"import('/views.js').then(views => views.offered({{ roles: [{role}] }}, 'demo').map(view => view.id))");
}
