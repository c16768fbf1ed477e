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
        await Expect(made).ToContainTextAsync("完好", new() { Timeout = 30_000 });
        await Page.GetByText("怎样恢复").ClickAsync();
        await Expect(Page.GetByText("--data DIR")).ToContainTextAsync((await made.Locator(".backup-file").TextContentAsync())!);
        await made.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "核对" })).ToContainTextAsync("完好", new() { Timeout = 30_000 });

        // What is of every school is offered to nobody of one alone.
        Assert.That(await OfferedTo("{ role: 'administrator', school: 'demo' }"), Does.Contain("accounts").And.Not.Contain("archive").And.Not.Contain("county"));
        Assert.That(await OfferedTo("{ role: 'countyViewer', school: 'demo' }"), Does.Not.Contain("county"));
        Assert.That(await OfferedTo("{ role: 'administrator', school: null }"), Does.Contain("archive").And.Contain("county"));
        Assert.That(await OfferedTo("{ role: 'office', school: 'demo' }"), Does.Contain("archive"));
    }

    private Task<string[]> OfferedTo(string role) => Page.EvaluateAsync<string[]>($"import('/views.js').then(views => views.offered({{ roles: [{role}] }}, 'demo').map(view => view.id))");
}
