using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>A figure leads to its clause, its sum and its records.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class ExplanationTests(Screen screen) : SampleTest(screen)
{
    private ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 2 });

    private ILocator Crumbs => Page.GetByRole(AriaRole.Navigation, new() { Name = "Where you are" });

    [Test]
    public async Task A_total_opens_down_to_the_records_of_a_norm()
    {
        await Page.GotoAsync("/?view=sheets&lang=en");
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("T006");
        await Page.Locator("table.staff .of-total a").ClickAsync();
        await Expect(Heading).ToHaveTextAsync("total");
        await Expect(Heading).ToBeFocusedAsync();
        Assert.That(Page.Url, Does.Contain("person=T006").And.Contain("figure=total"));
        foreach (var part in new[] { "process records", "norms of the post", "lessons observed" })
            await Page.Locator("details.part > summary", new() { HasText = part }).First.ClickAsync();
        var norm = Page.Locator("details.part[open]", new() { HasText = "40 × 21 ÷ 21 = 40" }).Last;
        await Expect(norm.Locator(".chip").First).ToContainTextAsync("X2 · ");
        await norm.Locator("details.records > summary").First.ClickAsync();
        await Expect(norm.Locator("details.records tbody tr").First).ToContainTextAsync("lesson observation");
        await DoesNotScrollSideways();
        await norm.Locator("details.records tbody a").First.ClickAsync();
        await Expect(Page.Locator(".record h2")).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Heading).ToHaveTextAsync("total");
    }

    [Test]
    public async Task A_person_opens_from_the_list_and_the_way_back_is_named()
    {
        await Page.GotoAsync("/?lang=en&person=T010");
        await Expect(Page.Locator(".own-sheet")).ToBeVisibleAsync();
        await Page.Locator(".own-points a", new() { HasText = "points" }).Or(Page.Locator(".own-dimension a")).First.ClickAsync();
        await Expect(Heading).ToHaveTextAsync("process records");
        await Crumbs.GetByRole(AriaRole.Link).Nth(1).ClickAsync();
        await Expect(Page.Locator(".own-sheet")).ToBeVisibleAsync();
        await Crumbs.GetByRole(AriaRole.Link, new() { Name = "Term sheets" }).ClickAsync();
        await Expect(Page.Locator("table.staff tbody tr")).ToHaveCountAsync(56);
        await Page.GoBackAsync();
        await Expect(Page.Locator(".own-sheet")).ToBeVisibleAsync();
        await Page.Locator(".own-points a[href*='figure=pay']").First.ClickAsync();
        await Expect(Page.Locator(".how-made .sum-written").First).ToContainTextAsync("=");
    }

    [Test]
    public async Task A_link_to_a_week_opens_it_and_a_figure_that_is_none_is_told()
    {
        await Page.GotoAsync("/?lang=zh&person=T010&figure=workload/weeks/3");
        await Expect(Heading).ToHaveTextAsync("第 3 周");
        await Expect(Page.Locator(".sum-written").First).ToContainTextAsync(" = ");
        ExpectedStatus = 404;
        await Page.GotoAsync("/?lang=zh&person=T010&figure=norms/W99");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有这个数据");
        await Page.GetByRole(AriaRole.Link, new() { Name = "考核表", Exact = true }).First.ClickAsync();
        await Expect(Page.Locator("table.staff tbody tr")).ToHaveCountAsync(56);
    }

    [Test]
    public async Task Parts_and_records_open_by_keyboard()
    {
        await Page.GotoAsync("/?lang=en&person=T010&figure=dimensions/process");
        await Expect(Heading).ToHaveTextAsync("process records");
        await Page.Locator("details.part > summary").First.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("details.part").First).ToHaveAttributeAsync("open", "");
        await Page.Keyboard.PressAsync("Tab");
        Assert.That(await Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')"), Does.StartWith("Open by itself: "));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Heading).ToHaveTextAsync("norms of the post");
    }

    [Test]
    public async Task It_reads_well_for_everybody_in_either_language_and_scheme([Values("total", "norms/X13", "workload/weeks/3", "all")] string figure)
    {
        await Page.GotoAsync($"/?lang=zh&person=T010&figure={figure}");
        await Expect(Page.Locator(".how-head h2")).ToBeVisibleAsync();
        await Page.EvaluateAsync("document.querySelectorAll('.how-made article > details, .how-made article > ul > li > details').forEach(each => each.open = true)");
        await HasNoViolation("zh, light");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Button("English").ClickAsync();
        await Expect(Page.Locator(".how-head h2")).ToBeVisibleAsync();
        await HasNoViolation("en, dark");
        await Page.SetViewportSizeAsync(320, 700);
        await DoesNotScrollSideways();
    }
}

/// <summary>What a teacher sees of the own figures.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class OwnExplanationTests(Screen screen) : SampleTest(screen)
{
    protected override string? SignedInAs => null;

    [Test]
    public async Task A_teacher_taps_a_figure_and_is_led_to_the_clause_and_the_records()
    {
        await Page.GotoAsync("/?view=sheets&lang=zh");
        await Page.Locator(".demo-accounts button", new() { HasText = "教师" }).First.ClickAsync();
        await Expect(Page.Locator(".own-sheet")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "校本培训学时：这个数是怎么来的" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("校本培训学时");
        await Expect(Page.Locator(".chip")).ToContainTextAsync("X13 · 三（二）2");
        await Expect(Page.Locator(".sum-written").First).ToHaveTextAsync("24 × 0.5 × 21 ÷ 21 = 12");
        await Expect(Page.Locator("details.records[open] tbody tr").First).ToContainTextAsync("校本培训");
        await DoesNotScrollSideways();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "位置" }).GetByRole(AriaRole.Link, new() { Name = "考核表" }).ClickAsync();
        await Expect(Page.Locator(".own-sheet")).ToBeVisibleAsync();
        await Page.GotoAsync("/?lang=zh&view=pay");
        await Page.Locator(".pools .figure-link").First.ClickAsync();
        await Expect(Page.Locator(".sum-written").Last).ToContainTextAsync("=");
    }

    [Test]
    public async Task Somebody_elses_figure_in_the_address_shows_ones_own()
    {
        await Page.GotoAsync("/?view=sheets&lang=zh");
        await Page.Locator(".demo-accounts button", new() { HasText = "教师" }).First.ClickAsync();
        await Expect(Page.Locator(".own-sheet")).ToBeVisibleAsync();
        var own = await Page.Locator(".own-head h2").TextContentAsync();
        await Page.GotoAsync("/?lang=zh&person=T001");
        await Expect(Page.Locator(".own-head h2")).ToHaveTextAsync(own!);
    }
}
