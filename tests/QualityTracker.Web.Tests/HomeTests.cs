using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The school at a glance, the doubts about observations, and sheets one after the other.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class HomeTests(Screen screen) : SampleTest(screen)
{
    protected override string? SignedInAs => "principal";

    [Test]
    public async Task A_principal_opens_the_school_at_a_glance_and_every_figure_leads_on()
    {
        await Page.GotoAsync("/?day=2025-11-14&lang=zh");
        await Expect(Page.GetByText("截至 2025-11-14，21 个教学周已过 11 个")).ToBeVisibleAsync();
        await Expect(Page.Locator(".home-glance > div").First).ToContainTextAsync(new Regex("滞后的任务.*46"));
        await Expect(Page.Locator(".home-glance > div").Last).ToContainTextAsync(new Regex("未登记完的成绩单.*0.*148"));
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "全部滞后的 46 项" })).ToBeVisibleAsync();
        await Expect(Page.Locator(".home-steps")).ToContainTextAsync(new Regex("逐人看考核表.*绩效核算.*试算.*考核办法"));
        await Expect(Page.GetByText("学校还没有作出采用决定")).ToBeVisibleAsync();
        await DoesNotScrollSideways();
        await Page.Locator(".home-glance a").First.ClickAsync();
        await Expect(Page.Locator("table.pace-lines tbody tr").First).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Page.Locator(".home-glance")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_chart_is_drawn_under_the_strict_policy_says_what_it_shows_and_is_a_table_too()
    {
        var asked = false;
        Page.Request += (_, request) => asked |= request.Url.Contains("echarts", StringComparison.Ordinal);
        await Page.GotoAsync("/?view=pace&lang=en");
        await Expect(Page.Locator("table.pace-lines tbody tr").First).ToBeVisibleAsync();
        Assert.That(asked, Is.False, "a page without a chart fetches none");
        await Page.GotoAsync("/?view=home&day=2025-11-14&lang=en");
        var chart = Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Where the norms stand.*education classics read: 27 behind") });
        await Expect(chart.Locator("svg text").First).ToBeVisibleAsync();
        Assert.That(await chart.Locator("svg path").CountAsync(), Is.GreaterThan(9));
        await Button("As a table").ClickAsync();
        await Expect(Page.Locator("table.home-norms tbody tr").Filter(new() { HasText = "education classics read" })).ToContainTextAsync(new Regex("27\\D*0\\D*0\\D*27"));
        await DoesNotScrollSideways();
    }

    [Test]
    public async Task Sheets_come_one_after_the_other_by_link_and_by_arrow_key()
    {
        await Page.GotoAsync("/?view=sheets&lang=en");
        await Page.GetByRole(AriaRole.Link, new() { Name = "曹静", Exact = true }).ClickAsync();
        await Expect(Page.GetByText("2 of 56")).ToBeVisibleAsync();
        await PressedTwiceAtOnce("ArrowRight");
        await Expect(Page.GetByText("4 of 56")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Page.GetByText("3 of 56")).ToBeVisibleAsync();
        Assert.That(Page.Url, Does.Contain("person=T003"));
        await Page.GetByRole(AriaRole.Link, new() { Name = "← 曹静" }).ClickAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Page.GetByText("1 of 56")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Page.Locator(".own-sheet h2")).ToContainTextAsync("T001");
        await Page.GoBackAsync();
        await Expect(Page.Locator("table.staff tbody tr").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task Doubts_are_narrowed_by_kind_and_person_and_say_what_speaks_for_them()
    {
        await Page.GotoAsync("/?view=flags&lang=zh");
        var flags = Page.Locator(".flag");
        await Expect(flags).ToHaveCountAsync(8);
        await Expect(flags.First).ToContainTextAsync(new Regex("听课时本人有课.*有利说明：那几天该班年级有“.年级期中监测”"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "评语雷同 3" }).ClickAsync();
        await Expect(flags).ToHaveCountAsync(3);
        Assert.That(Page.Url, Does.Contain("filter=copiedComments"));
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("T034");
        await Expect(flags).ToHaveCountAsync(1);
        await Expect(flags.Locator("q")).ToHaveCountAsync(2);
        Assert.That(await flags.GetByRole(AriaRole.Link).First.GetAttributeAsync("href"), Does.Contain("view=records").And.Contain("noun=lesson-observations"));
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("nobody");
        await Button("显示全部").ClickAsync();
        await Expect(flags).ToHaveCountAsync(8);
        await Page.GetByText("怎样判断").ClickAsync();
        await Expect(Page.GetByText("听课 7 天以后才录入系统；由文件导入的不判断")).ToBeVisibleAsync();
        await DoesNotScrollSideways();
    }

    [Test]
    public async Task A_figure_that_fails_leaves_the_rest_of_the_page_standing()
    {
        ExpectedStatus = 500;
        await Page.RouteAsync("**/integrity-flags/**", route => route.FulfillAsync(new() { Status = 500, ContentType = "application/problem+json", Body = """{"title":"It failed","status":500}""" }));
        await Page.GotoAsync("/?view=home&lang=en");
        await Expect(Page.Locator(".home-glance > div").Nth(2)).ToContainTextAsync("—");
        await Expect(Page.Locator(".chart-drawn")).ToBeVisibleAsync();
    }

    // As fast as a key that is held down, and faster than what is shown is painted.
    private Task PressedTwiceAtOnce(string key) => Page.EvaluateAsync(
        """
        async key => {
          for (const _ of [1, 2]) {
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            await new Promise(resolve => setTimeout(resolve));
          }
        }
        """, key);
}
