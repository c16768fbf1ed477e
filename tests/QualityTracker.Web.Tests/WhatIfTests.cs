using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>Trying another pack and other parameters over a term.</summary>
[TestFixture(Screen.Desktop)]
public sealed partial class WhatIfTests(Screen screen) : SampleTest(screen)
{
    private ILocator Lines => Page.Locator("table.changes tbody tr");

    private ILocator Choice(string name) => Page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });

    [Test]
    public async Task Another_pack_is_tried_found_in_sorted_and_kept_as_a_file()
    {
        await Page.GotoAsync("/?view=what-if&lang=zh");
        await Expect(Page.GetByText("还没有试算")).ToBeVisibleAsync();
        await Expect(Choice("按哪笔绩效试算")).ToHaveValueAsync(new Regex("^[0-9a-f-]{36}$"));
        await Choice("试哪个考核办法").SelectOptionAsync("zibo-2019");
        await Expect(Page.Locator(".parameters > summary")).ToContainTextAsync("共 18 项");
        await Button("试算").ClickAsync();
        await Expect(Page.GetByText("这是试算，没有保存任何内容。")).ToBeVisibleAsync();
        await Expect(Page.GetByText("✓ 平衡")).ToBeVisibleAsync();
        await Expect(Lines).ToHaveCountAsync(20);
        await Button("列出全部 56 人").ClickAsync();
        await Expect(Lines).ToHaveCountAsync(56);
        Assert.That(Page.Url, Does.Contain("policy=zibo-2019").And.Contain("payRun="));
        await DoesNotScrollSideways();

        if (Screen == Screen.Phone) await Choice("排序").SelectOptionAsync("changeTotal");
        else await Page.GetByRole(AriaRole.Button, new() { Name = "总分变化" }).ClickAsync();
        var changes = (await Lines.Locator("td:nth-of-type(3)").AllTextContentsAsync()).Where(text => text.Trim() != "—").Select(Number).ToList();
        Assert.That(changes, Is.Ordered.Descending.And.Some.Positive.And.Some.Negative);
        await Choice("显示").SelectOptionAsync("showDown");
        var losers = await Page.Locator(".trial-glance").First.Locator("dd.down").TextContentAsync();
        await Expect(Lines).ToHaveCountAsync(int.Parse(losers!.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        await Page.GetByLabel("按姓名或工号查找").FillAsync("没有此人");
        await Expect(Page.GetByText("没有这样的人。")).ToBeVisibleAsync();
        await Button("清除查找").ClickAsync();
        await Expect(Lines).ToHaveCountAsync(56);

        var download = await Page.RunAndWaitForDownloadAsync(() => Button("试算结果 xlsx").ClickAsync());
        Assert.That(download.SuggestedFilename, Is.EqualTo("demo-2025-1-what-if.xlsx"));
    }

    [Test]
    public async Task A_link_keeps_the_pack_the_parameters_and_the_sum()
    {
        await Page.GotoAsync("/?view=what-if&policy=wenxian-2019&set=process-weight:75&sum=20000001,0&lang=en");
        await Expect(Lines.First).ToBeVisibleAsync();
        await Expect(Choice("Policy pack to try")).ToHaveValueAsync("wenxian-2019");
        await Expect(Page.GetByLabel("weight of process records")).ToHaveValueAsync("75");
        await Expect(Page.GetByLabel("Total (yuan)")).ToHaveValueAsync("200000.01");
        await Expect(Page.Locator(".changed-parameter").Filter(new() { HasText = "60 → 75" })).ToBeVisibleAsync();
        await Expect(Page.GetByText("¥ 200,000.01").First).ToBeVisibleAsync();
        await Button("As they were").ClickAsync();
        await Button("Try it").ClickAsync();
        await Expect(Page.Locator(".changed-parameter").Filter(new() { HasText = "60 → 75" })).ToHaveCountAsync(0);
        Assert.That(Page.Url, Does.Not.Contain("set="));
        await Page.GoBackAsync();
        await Expect(Page.GetByLabel("weight of process records")).ToHaveValueAsync("75");
        await Expect(Page.GetByLabel("Total (yuan)")).ToHaveValueAsync("200000.01");
    }

    [Test]
    public async Task Back_from_another_pack_fills_in_what_was_tried_before_and_what_was_tried_goes_nowhere_else()
    {
        await Page.GotoAsync("/?view=what-if&policy=wenxian-2019&set=process-weight:75&sum=20000001,0&lang=en");
        await Expect(Lines.First).ToBeVisibleAsync();
        await Choice("Policy pack to try").SelectOptionAsync("zibo-2019");
        await Expect(Choice("Policy pack to try")).ToHaveValueAsync("zibo-2019");
        await Page.GetByLabel("Total (yuan)").FillAsync("300000");
        await Button("Try it").ClickAsync();
        await Expect(Page.GetByText("¥ 300,000.00").First).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Choice("Policy pack to try")).ToHaveValueAsync("wenxian-2019");
        await Expect(Page.GetByLabel("weight of process records")).ToHaveValueAsync("75");
        await Expect(Page.GetByLabel("Total (yuan)")).ToHaveValueAsync("200000.01");
        await Page.GetByRole(AriaRole.Link, new() { Name = "School", Exact = true }).ClickAsync();
        await Expect(Page.Locator(".places-title")).ToBeVisibleAsync();
        Assert.That(Page.Url, Does.Contain("view=home").And.Not.Contain("policy="));
    }

    [Test]
    public async Task That_nothing_would_change_is_said_in_words()
    {
        await Page.GotoAsync("/?view=what-if&lang=en");
        await Choice("Pay to divide both ways").SelectOptionAsync("");
        await Button("Try it").ClickAsync();
        await Expect(Page.GetByText("nothing would change")).ToBeVisibleAsync();
    }

    [Test]
    public async Task What_the_server_refuses_stands_where_it_can_be_mended()
    {
        ExpectedStatus = 400;
        await Page.GotoAsync("/?view=what-if&set=process-weight:120&lang=en");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It could not be tried");
        await Expect(Page.GetByLabel("weight of process records")).ToHaveAttributeAsync("aria-invalid", "true");
        await Page.GetByLabel("weight of process records").FillAsync("70");
        await Choice("Pay to divide both ways").SelectOptionAsync("sum");
        await Page.GetByLabel("Total (yuan)").FillAsync("0.01");
        await Button("Try it").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "48000.00" }).First).ToBeVisibleAsync();
        await Expect(Page.GetByText("✗ nothing to divide")).ToBeVisibleAsync();
        await Expect(Lines).ToHaveCountAsync(20);
    }

    private static decimal Number(string text) => decimal.Parse(Sign().Replace(text.Trim(), match => match.Value == "+" ? "" : "-"), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("^[+−]")]
    private static partial Regex Sign();
}
