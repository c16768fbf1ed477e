using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>How far the norms have come by a day: a teacher's own, a principal's school, and the calendar of them.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class PaceTests(Screen screen) : SampleTest(screen)
{
    private const string MidTerm = "day=2025-11-14";

    protected override string? SignedInAs => null;

    private ILocator Norms => Page.Locator(".pace-norms li");

    private ILocator Lines => Page.Locator("table.pace-lines tbody tr");

    [Test]
    public async Task A_teacher_sees_each_own_norm_with_what_it_takes_and_when_it_is_due()
    {
        await Open("teacher", $"view=pace&{MidTerm}&lang=zh");
        await Expect(Norms).ToHaveCountAsync(7);
        var reading = Norms.Filter(new() { HasText = "精读教育经典" });
        await Expect(reading).ToContainTextAsync(new Regex("0 / 1 本.*按进度应达 0.5.*滞后.*约每 10 周 1 本.*截止 2026-01-23"));
        await Expect(reading.Locator(".norms-bar i")).ToHaveCountAsync(1);
        await Expect(Norms.Filter(new() { HasText = "师德学习" })).ToContainTextAsync(new Regex("2 / 5 个月.*每月都要完成.*下一个：11 月.*截止 2025-11-28"));
        Assert.That(await reading.GetByRole(AriaRole.Link).GetAttributeAsync("href"), Does.Contain("figure=norms%2FX12-reading"));
        await DoesNotScrollSideways();
        await Page.GetByLabel("截至").FillAsync("2025-09-03");
        await Expect(Page.GetByText("21 个教学周中已过 0 个")).ToBeVisibleAsync();
        await Expect(Page.Locator(".pace-norms .band-last")).ToHaveCountAsync(0);
        Assert.That(Page.Url, Does.Contain("day=2025-09-03"));
    }

    [Test]
    public async Task A_teacher_keeps_the_norms_as_a_calendar_file()
    {
        await Open("teacher", $"view=pace&{MidTerm}&lang=en");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Calendar file" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Does.EndWith(".ics"));
        Assert.That(await File.ReadAllTextAsync(await download.PathAsync()), Does.StartWith("BEGIN:VCALENDAR\r\n").And.Contain("education classics read: 1 books to go"));
    }

    [Test]
    public async Task A_principal_sees_who_is_behind_most_needed_first_and_narrows_it()
    {
        await Open("principal", $"view=pace&{MidTerm}&lang=zh");
        await Expect(Lines.First).ToContainTextAsync("已没有剩余的教学周");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "滞后 46" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Lines).ToHaveCountAsync(46);
        await DoesNotScrollSideways();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^全部") }).ClickAsync();
        await Expect(Lines).ToHaveCountAsync(50);
        await Page.GetByRole(AriaRole.Button, new() { Name = "再列出 50 条" }).ClickAsync();
        await Expect(Lines).ToHaveCountAsync(100);
        await Page.GetByLabel("按姓名或工号查找").FillAsync("t006");
        await Expect(Lines).ToHaveCountAsync(7);
        await Page.GetByLabel("职务").SelectOptionAsync("principal");
        await Expect(Page.GetByText("没有符合条件的任务")).ToBeVisibleAsync();
        await Button("显示全部").ClickAsync();
        await Expect(Lines).ToHaveCountAsync(50);
    }

    [Test]
    public async Task Each_line_leads_to_the_persons_own_list_and_to_how_it_is_made()
    {
        await Open("office", $"view=pace&{MidTerm}&lang=en");
        var line = Lines.Filter(new() { HasText = "T006" });
        Assert.That(await line.GetByRole(AriaRole.Link, new() { NameRegex = new("^How this was made") }).GetAttributeAsync("href"), Does.Contain("person=T006").And.Contain("figure=norms%2F"));
        await line.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(Norms).ToHaveCountAsync(7);
        await Expect(Norms.First).ToContainTextAsync(new Regex("lessons observed.*19 / 40 lessons.*21 expected by now.*on pace.*about 3 lessons a week"));
        await DoesNotScrollSideways();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Back to the school" }).ClickAsync();
        await Expect(Lines.First).ToBeVisibleAsync();
        Assert.That(Page.Url, Does.Contain("day=2025-11-14").And.Not.Contain("person="));
    }

    [Test]
    public async Task Where_nobody_is_behind_and_after_the_term_the_page_says_so()
    {
        await Open("principal", "view=pace&day=2025-09-02&lang=en");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is behind" })).ToBeVisibleAsync();
        await Button("Show all").ClickAsync();
        await Expect(Lines).ToHaveCountAsync(50);
        await Button("Back to today").ClickAsync();
        await Expect(Page.GetByText("The term is over: this is how it ended.")).ToBeVisibleAsync();
    }

    [TestCase("person=T999", 404, "Nobody with the staff number T999")]
    [TestCase("day=2024-01-01", 400, "is not within this term")]
    public async Task Who_or_what_day_is_not_of_the_term_is_told_in_words(string query, int status, string words)
    {
        ExpectedStatus = status;
        await Open("principal", $"view=pace&{query}&lang=en");
        await Expect(Page.GetByText(words)).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_calendar_address_is_made_copied_renewed_and_ended()
    {
        var name = $"calendar-{Screen}";
        Server.AddAccount(name, [], Screen == Screen.Phone ? "T030" : "T031");
        await Open(name, "view=account&lang=en");
        await Button("Make an address").ClickAsync();
        var first = await Page.Locator(".secret code").TextContentAsync();
        Assert.That(first, Does.StartWith(Address).And.Match("/api/v1/calendar-feeds/[A-Za-z0-9_-]{43}\\.ics$"));
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Open in a calendar program" })).ToHaveAttributeAsync("href", new Regex("^webcal://"));
        await DoesNotScrollSideways();
        Assert.That((await Page.APIRequest.GetAsync(first!)).Status, Is.EqualTo(200));
        await Button("Kept; hide it").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Renew: Calendar" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Yes: renew" }).ClickAsync();
        await Expect(Page.Locator(".secret code")).Not.ToHaveTextAsync(first!);
        await Expect(Page.Locator(".secret code")).ToHaveCountAsync(1);
        Assert.That((await Page.APIRequest.GetAsync(first!)).Status, Is.EqualTo(404));
        await Page.GetByRole(AriaRole.Button, new() { Name = "End it: Calendar" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Yes: end it" }).ClickAsync();
        await Expect(Button("Make an address")).ToBeVisibleAsync();
        await Expect(Page.Locator(".secret code")).ToHaveCountAsync(0);
    }

    private async Task Open(string userName, string query)
    {
        await SignIn(userName);
        await Page.GotoAsync($"/?{query}");
    }
}
