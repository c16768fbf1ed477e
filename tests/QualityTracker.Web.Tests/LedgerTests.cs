using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>An item of the quality ledger from its problem to the words that close it, by who leads and who is responsible.</summary>
[TestFixture(Screen.Phone)]
public sealed class LedgerTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "director-of-teaching";

    [OneTimeSetUp]
    public async Task Start() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_problem_becomes_a_task_is_closed_by_who_is_responsible_and_stands_in_the_five_lists()
    {
        await SignIn("teacher");
        var person = (await (await Page.APIRequest.GetAsync($"{Address}/api/v1/session")).JsonAsync())!.Value.GetProperty("account").GetProperty("staff").GetString()!;
        await SignIn("director-of-teaching");
        await Page.GotoAsync("/?view=ledger&lang=zh");
        await Page.GetByRole(AriaRole.Link, new() { Name = "登记问题" }).ClickAsync();
        await Page.Locator("textarea[name=problem]").FillAsync("七年级作业批改不及时");
        await HasNoViolation("a problem to enter");
        await Button("保存").ClickAsync();
        var card = Page.Locator(".ledger-card", new() { HasText = "七年级作业批改不及时" });
        await Expect(Page.Locator("section[aria-label='问题'] .ledger-card", new() { HasText = "七年级作业批改不及时" })).ToBeVisibleAsync();

        await card.Locator("a").ClickAsync();
        await Expect(Page.Locator(".ledger-item h2")).ToHaveTextAsync("七年级作业批改不及时");
        var place = new Uri(Page.Url).Query;
        await Button("下一步：写课题和任务").ClickAsync();
        await Expect(Page.Locator("textarea[name=topic]")).ToBeFocusedAsync();
        await Page.Locator("textarea[name=task]").FillAsync("每周抽查两个班的作业");
        var chosen = Page.GetByRole(AriaRole.Combobox, new() { Name = "责任人" });
        await chosen.ClickAsync();
        await chosen.FillAsync(person);
        await Page.Locator(".picks [role=option]", new() { HasText = person }).First.ClickAsync();
        await Page.GetByLabel("完成时限").FillAsync("2026-03-01");
        await Button("保存").ClickAsync();
        await Expect(Page.Locator(".ledger-item .band").First).ToHaveTextAsync("逾期");

        await SignIn("teacher");
        await Page.GotoAsync("/?view=week&lang=zh");
        await Page.GetByRole(AriaRole.Link, new() { Name = "1 项由您负责，已逾期" }).ClickAsync();
        await Button("销号").ClickAsync();
        await Page.GetByLabel("销号情况").FillAsync("连续三周抽查，批改都及时");
        await Button("销号").ClickAsync();
        await Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(Page.Locator(".ledger-item .band").First).ToHaveTextAsync("逾期");
        await Button("销号").ClickAsync();
        await Page.GetByLabel("销号情况").FillAsync("连续三周抽查，批改都及时");
        await Button("销号").ClickAsync();
        await Expect(Page.Locator(".ledger-item .band").First).ToHaveTextAsync("已销号");
        await Expect(Page.Locator(".ledger-history li")).ToHaveCountAsync(3);
        await Expect(Button("重开")).ToHaveCountAsync(0);
        await HasNoViolation("a closed item");
        await DoesNotScrollSideways();

        await SignIn("director-of-teaching");
        await Page.GotoAsync("/?view=ledger&filter=closed&lang=zh");
        await Expect(card).ToBeVisibleAsync();
        await Expect(Page.Locator("section[aria-label='问题']")).ToBeHiddenAsync();
        await HasNoViolation("the board");
        await DoesNotScrollSideways();
        foreach (var (label, ending) in new[] { ("五张清单（PDF）", ".pdf"), ("工作簿", ".xlsx") })
        {
            var file = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = label, Exact = true }).ClickAsync());
            Assert.That(file.SuggestedFilename, Does.EndWith(ending));
        }

        await Page.GotoAsync(place);
        await Button("重开").ClickAsync();
        await Page.GetByLabel("为什么重开").FillAsync("复查时又有两个班没批");
        await Button("重开").ClickAsync();
        await Expect(Page.Locator(".ledger-history li").Last).ToContainTextAsync("复查时又有两个班没批");
    }
}
