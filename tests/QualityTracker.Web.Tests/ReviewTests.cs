using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>A round of reviews from its plan to its results; pupils vote on an old phone, without scripts and without an account.</summary>
[TestFixture(Screen.Desktop)]
public sealed class ReviewTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "office";

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await Server.WithSample();
        server.EvaluateBy("combined");
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_office_plans_and_prints_a_pupil_votes_once_and_the_principal_reads_what_came_of_it()
    {
        await Page.GotoAsync("/?view=reviews");
        await Page.GetByRole(AriaRole.Link, new() { Name = "安排评议" }).ClickAsync();
        await Button("安排评议").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Rowheader, new() { Name = "学生" })).ToBeVisibleAsync();
        await HasNoViolation("a planned round");
        await Button("制作评议码").ClickAsync();
        var slips = await Page.RunAndWaitForDownloadAsync(() => Button("确定制作评议码").ClickAsync(), new() { Timeout = 60_000 });
        Assert.That((slips.SuggestedFilename, new FileInfo(await slips.PathAsync()).Length > 20_000), Is.EqualTo(("demo-codes.pdf", true)));
        await Expect(Page.Locator(".turnout strong")).ToContainTextAsync("已收 0 /");
        await Expect(Button("制作评议码")).ToHaveCountAsync(0);

        var code = server.KnownCode();
        await Vote(code);
        await Expect(Page.Locator(".turnout strong")).ToContainTextAsync("已收 1 /");
        await HasNoViolation("the turnout");

        var phone = await Page.Context.NewPageAsync();
        await phone.GotoAsync($"/ballot#{server.KnownCode()}");
        await Expect(phone.GetByLabel("请输入纸条上的评议码")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("-"));
        Assert.That(new Uri(phone.Url).Fragment, Is.Empty, "the code does not stay in the address");
        await phone.CloseAsync();

        server.EndReviews();
        await SignIn("principal");
        await Page.GotoAsync("/?view=reviews");
        await Page.GetByRole(AriaRole.Link, new() { Name = "评议结果：期中" }).ClickAsync();
        await Expect(Page.Locator(".result").First).ToContainTextAsync("不足 5 票，不显示也不计入");
        await HasNoViolation("the results");
        await DoesNotScrollSideways();
        await SignIn("teacher");
        await Page.GotoAsync("/?view=reviews");
        await Page.GetByRole(AriaRole.Link, new() { Name = "对我的评议：期中" }).ClickAsync();
        await Expect(Page.Locator(".result")).ToHaveCountAsync(1);
    }

    private async Task Vote(string code)
    {
        await using var context = await Chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 320, Height = 640 }, Locale = "zh-CN", BaseURL = Address });
        var phone = await context.NewPageAsync();
        await phone.GotoAsync("/ballot");
        await phone.GetByLabel("请输入纸条上的评议码").FillAsync(code.ToLowerInvariant());
        await phone.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        var items = await phone.Locator("fieldset").AllAsync();
        foreach (var item in items.Take(3)) await item.Locator("label").First.ClickAsync();
        foreach (var choice in await phone.Locator("fieldset").First.Locator("label").AllAsync())
        {
            var box = (await choice.BoundingBoxAsync())!;
            Assert.That(box.Height >= 44 && box.X + box.Width <= 320, "large enough for a thumb, and on the screen");
        }

        await phone.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(phone.GetByText("已收到您的评议")).ToBeVisibleAsync();
        Assert.That(await context.CookiesAsync(), Is.Empty);
        await phone.GotoAsync("/ballot");
        await phone.GetByLabel("请输入纸条上的评议码").FillAsync(code);
        await phone.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("已经用过");
    }
}
