using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class StartPageTests(Screen screen) : SampleTest(screen)
{
    private ILocator Rows => Page.Locator("table.staff tbody tr");

    private ILocator Choice(string name) => Page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });

    [Test]
    public async Task It_shows_the_school_the_term_and_everyone_without_shifting()
    {
        await Page.GotoAsync("/?view=sheets");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("青河县实验学校");
        await Expect(Rows).ToHaveCountAsync(56);
        await Expect(Page.Locator(".places-pack code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{8}$"));
        Assert.That(await Page.EvaluateAsync<double>(
            """
            new Promise(resolve => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value)).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
            })
            """), Is.LessThan(0.01));
        Assert.That(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "nothing wider than the screen");
    }

    [Test]
    public async Task The_language_changes_at_once_and_is_remembered()
    {
        await Page.GotoAsync("/?view=sheets");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "考核表", Exact = true })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Qinghe County Experimental School");
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(Rows.First).ToContainTextAsync("principal");
        await Page.GotoAsync("/?view=sheets");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Term sheets" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task What_is_chosen_stands_in_the_address_and_the_back_button_returns()
    {
        await Page.GotoAsync("/?school=demo&term=2025-1&view=pay&lang=en");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("2025年秋季学期奖励性绩效");
        await ChoosePlace();
        await Choice("Policy pack").SelectOptionAsync("wenxian-2019");
        await Expect(Page.Locator(".places-pack")).ToContainTextAsync("Wenxian");
        Assert.That(Page.Url, Does.Contain("policy=wenxian-2019").And.Contain("lang=en"));
        await Page.GetByRole(AriaRole.Link, new() { Name = "Office", Exact = true }).ClickAsync();
        await Expect(Page.GetByText("Choose a file")).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Page.GoBackAsync();
        await Expect(Choice("Policy pack")).ToHaveValueAsync("daxinganling-2023");
        await Expect(Page.Locator(".balance")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("good"));
    }

    [Test]
    public async Task The_list_is_found_in_and_sorted()
    {
        await Page.GotoAsync("/?view=sheets&lang=zh");
        await Expect(Rows).ToHaveCountAsync(56);
        if (Screen == Screen.Phone) await Choice("排序").SelectOptionAsync("total");
        else await Page.GetByRole(AriaRole.Button, new() { Name = "总分" }).ClickAsync();
        var totals = (await Rows.Locator(".of-total").AllTextContentsAsync()).Select(text => text == "—" ? -1 : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(totals, Is.Ordered.Descending);
        await Page.GetByLabel("按姓名或工号查找").FillAsync("t001");
        await Expect(Rows).ToHaveCountAsync(1);
        await Page.GetByLabel("按姓名或工号查找").FillAsync("没有此人");
        await Page.GetByRole(AriaRole.Button, new() { Name = "清除查找" }).ClickAsync();
        await Expect(Rows).ToHaveCountAsync(56);
    }

    [Test]
    public async Task Sheets_are_kept_as_one_file_and_opened_one_by_one()
    {
        await Page.GotoAsync("/?view=sheets&lang=en");
        var href = await Rows.First.GetByText("PDF").GetAttributeAsync("href");
        Assert.That(href, Does.EndWith("/sheets/2025-1/T001.pdf?lang=en"));
        var single = await Page.APIRequest.GetAsync(href!);
        Assert.That(single.Headers["content-type"], Is.EqualTo("application/pdf"));
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "All sheets, one PDF" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Is.EqualTo("demo-2025-1.pdf"));
        await using var content = File.OpenRead(await download.PathAsync());
        var start = new byte[5];
        await content.ReadExactlyAsync(start);
        Assert.That(start, Is.EqualTo("%PDF-"u8.ToArray()));
    }

    [Test]
    public async Task An_unknown_school_or_term_is_told_in_words()
    {
        await Page.GotoAsync("/?view=sheets&school=nowhere&lang=en");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no school with the code “nowhere”");
        await Page.GotoAsync("/?view=sheets&school=demo&term=1999-1&lang=zh");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("这所学校没有学期“1999-1”");
        await ChoosePlace();
        await Choice("学期").SelectOptionAsync("2025-1");
        await Expect(Rows).ToHaveCountAsync(56);
    }

    [Test]
    public async Task Problem_details_are_shown_with_what_to_do()
    {
        await Page.GotoAsync("/?view=sheets&school=demo&policy=nobody-knows&lang=en");
        ExpectedStatus = 404;
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no such school, term or policy pack");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Check the code in the address.");
    }

    [Test]
    public async Task Every_word_is_there_in_both_languages()
    {
        await Page.GotoAsync("/?view=sheets");
        var names = await Page.EvaluateAsync<string[][]>(
            """
            async () => {
              const { words } = await import('/words.js');
              const kept = (await (await fetch('/service-worker.js')).text()).match(/const files = (.*);/)[1];
              for (const file of JSON.parse(kept)) if (/^\/words\/.*\.js$/.test(file)) await import(file);
              const names = (value, path) => typeof value === 'object' && !path.startsWith('.kinds')
                ? Object.entries(value).flatMap(([name, each]) => names(each, `${path}.${name}`)) : [`${path} ${typeof value}`];
              return [names(words.zh, '').sort(), names(words.en, '').sort()];
            }
            """);
        Assert.That(names[0], Is.EqualTo(names[1]));
    }
}
