using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The way of a sheet from the first confirmation to the seal, each step by whose it is, on the screen they would take it on.</summary>
public sealed class SheetWayTests() : PageTest(Screen.Desktop)
{
    private const string Teacher = "teacher-of-politics", Head = "subject-group-head", Principal = "principal", Office = "office", Colleague = "teacher";

    private readonly Later clock = new();
    private Server server = null!;

    protected override string? SignedInAs => null;

    protected override Server Server => server;

    private ILocator Toast => Page.Locator(".toast").Last;

    private ILocator Stage => Page.Locator(".way-head .band").First;

    private ILocator Study => Page.Locator(".way-line").Filter(new() { HasText = "师德学习" });

    [OneTimeSetUp]
    public async Task StartOnce()
    {
        server = await Server.WithSample(clock);
        server.AddAccount(Teacher, [], "T024");
    }

    [OneTimeTearDown]
    public async Task StopOnce() => await server.DisposeAsync();

    [Test]
    public async Task A_sheet_is_confirmed_signed_posted_objected_to_corrected_and_sealed()
    {
        await OnDesk(Office, "view=sheet-way");
        await All("核算 56 份");
        await Expect(Page.Locator(".way-told")).ToContainTextAsync("已办 56 份");
        await Expect(Page.Locator(".way-count").Last).ToContainTextAsync(new Regex("待本人确认.*56"));

        await It_is_confirmed_with_a_note();
        clock.By = TimeSpan.FromDays(6);
        await It_is_signed_in_a_row();
        await It_is_posted_and_objected_to();
        await The_notice_has_names_and_bands_only();
        await It_is_upheld_and_corrected();
        await It_is_agreed_again_and_sealed();
    }

    private async Task It_is_confirmed_with_a_note()
    {
        await OnPhone(Teacher, "view=week&week=21");
        await Page.Locator(".sheets-waiting").GetByText("1 份待您确认").ClickAsync();
        await Expect(Page.Locator(".way-sheet")).ToContainTextAsync(new Regex("田国栋.*待本人确认.*还有 5 天", RegexOptions.Singleline));
        await Page.GetByLabel("本人意见").FillAsync("有两次师德学习没有录入。");
        await Expect(Button("保存意见并确认全部 12 行")).ToBeVisibleAsync();
        await IsKept("有两次师德学习没有录入。");
        await Page.ReloadAsync();
        await Expect(Page.GetByLabel("本人意见")).ToHaveValueAsync("有两次师德学习没有录入。");
        await HasNoViolation("my sheet, light");
        await Button("确认：总分").ClickAsync();
        await Expect(Toast).ToContainTextAsync("已确认 1 行");
        await Toast.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(Toast).ToContainTextAsync("已撤回 1 行的确认");
        await Button("确认全部 12 行").ClickAsync();
        await Expect(Stage).ToHaveTextAsync("待签字");
        await Expect(Page.Locator(".way-said")).ToContainTextAsync("有两次师德学习没有录入");
        await DoesNotScrollSideways();
        await Page.GotoAsync("/?view=sheets&lang=zh");
        await Expect(Page.Locator(".sheets-waiting")).ToContainTextAsync(new Regex("考核表流程：.*待签字"));
    }

    private async Task It_is_signed_in_a_row()
    {
        await OnDesk(Head, "view=sheet-way&state=sign");
        await Expect(Page.Locator(".way-head h2")).ToContainTextAsync("田国栋");
        await Expect(Page.Locator(".way-their-note")).ToContainTextAsync("有两次师德学习没有录入");
        await HasNoViolation("signing, light");
        await Expect(Button("签字，下一位")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Toast).ToContainTextAsync("已签：田国栋");
        await Expect(Page.Locator(".way-head h2")).ToContainTextAsync("卢秀英");
        await Expect(Page.Locator(".way-sheet")).ToContainTextAsync("行本人未确认，签字时会注明");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.Locator(".way-head h2")).ToContainTextAsync("曹静");

        // Signed on another page meanwhile: it is told by whom, and the sheet is shown as it is now.
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync(Page.Url);
        await Expect(other.Locator(".way-head h2")).ToContainTextAsync("曹静");
        await other.GetByRole(AriaRole.Button, new() { Name = "签字，下一位" }).ClickAsync();
        await Expect(other.Locator(".way-head h2")).Not.ToContainTextAsync("曹静");
        await other.CloseAsync();
        ExpectedStatus = 409;
        await Button("签字，下一位").ClickAsync();
        await Expect(Page.Locator(".problem")).ToContainTextAsync(new Regex(".+ 已于 .* 办理“教研组长签字”"));
        await Expect(Page.Locator(".way-foot")).ToContainTextAsync("不用您签字");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.Locator(".way-head h2")).ToContainTextAsync("石文娟");
        await Button("看过的 2 份一起签").ClickAsync();
        await Expect(Page.Locator(".way-told")).ToContainTextAsync("签字：已办 2 份");

        await OnDesk(Principal, "view=home");
        await Page.Locator(".sheets-waiting").GetByText("份待您签字").ClickAsync();
        await Page.Locator(".way-queue-row").GetByText("田国栋").ClickAsync();
        await Expect(Page.Locator(".way-signatures")).ToContainTextAsync("范立新");
        await Button("签字，下一位").ClickAsync();
        await Expect(Toast).ToContainTextAsync("已签：田国栋");
        await Page.Locator(".way-queue-row").GetByText("曹静").ClickAsync();
        await Button("退回：曹静").ClickAsync();
        await Page.GetByLabel("退回的理由").FillAsync("请本人逐行确认。");
        await Button("退回").ClickAsync();
        await Expect(Page.Locator(".way-queue-row .is-returned")).ToContainTextAsync("曹静");
    }

    private async Task It_is_posted_and_objected_to()
    {
        await OnDesk(Office, "view=sheet-way&filter=approved");
        await Expect(Page.Locator(".way-rows tbody tr")).ToHaveCountAsync(1);
        await All("公示 1 份");
        await Expect(Page.Locator(".way-told")).ToContainTextAsync("公示：已办 1 份");
        await Page.Locator(".way-count").Filter(new() { HasTextRegex = new("^公示") }).ClickAsync();
        await Expect(Page.Locator(".way-rows tbody tr")).ToContainTextAsync(new Regex("田国栋.*公示.*还有 7 天"));
        await HasNoViolation("the board, light");

        await OnPhone(Teacher, "view=sheet-way");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Study.GetByRole(AriaRole.Button, new() { Name = "提出异议" }).ClickAsync();
        await Page.GetByLabel("哪里不对").FillAsync("十一月、十二月的两次学习都参加了，没有计入。");
        await Button("提出异议").ClickAsync();
        await Expect(Page.GetByText("请选择至少一条记录")).ToBeVisibleAsync();
        await Page.Locator(".way-records input").First.CheckAsync();
        await IsKept("\"evidence\":[{");
        await Page.ReloadAsync();
        await Expect(Page.GetByLabel("哪里不对")).ToHaveValueAsync(new Regex("两次学习都参加了"));
        await HasNoViolation("an objection, dark");
        await DoesNotScrollSideways();
        await Button("提出异议").ClickAsync();
        await Expect(Study).ToContainTextAsync("待处理");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private async Task The_notice_has_names_and_bands_only()
    {
        await OnPhone(Colleague, "view=sheet-way&state=notice");
        await Expect(Page.Locator(".way-posted li")).ToHaveTextAsync([new Regex("^田国栋\\s*良好\\s*提出异议$")]);
        Assert.That(await Page.Locator(".sheet-way").InnerTextAsync(), Does.Not.Contain("95.29"));
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(Page.Locator(".way-paper")).ToContainTextAsync(new Regex("教学常规考核结果公示.*田国栋\\s*良好", RegexOptions.Singleline));
        await Expect(Page.Locator(".way-posted")).ToBeHiddenAsync();
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Button("提出异议：田国栋 良好").ClickAsync();
        await Page.GetByLabel("哪里不对").FillAsync("本学期公开课的材料见照片。");
        await Page.Locator(".files-add input").Last.SetInputFilesAsync(new FilePayload { Name = "公开课.png", MimeType = "image/png", Buffer = Convert.FromBase64String(Picture) });
        await Expect(Page.Locator(".file img")).ToBeVisibleAsync();
        await Button("提出异议").ClickAsync();
        await Expect(Page.Locator(".way-objection")).ToContainTextAsync("本学期公开课的材料见照片");
        await Page.Locator(".way-objection").GetByRole(AriaRole.Button, new() { Name = "撤回异议" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^确定撤回异议") }).ClickAsync();
        await Expect(Page.Locator(".way-objection")).ToContainTextAsync("已撤回");
    }

    private async Task It_is_upheld_and_corrected()
    {
        await OnDesk(Principal, "view=sheet-way&state=objections");
        var objection = Page.Locator(".way-objection").Filter(new() { HasText = "师德学习" });
        await objection.Locator(".way-record summary").ClickAsync();
        await Expect(objection.Locator(".record-sheet")).ToContainTextAsync("田国栋");
        await objection.GetByLabel("成立", new() { Exact = true }).CheckAsync();
        await objection.GetByLabel("理由").FillAsync("签到表上有本人签名，漏录属实。");
        await HasNoViolation("objections, light");
        await objection.GetByRole(AriaRole.Button, new() { Name = "办结" }).ClickAsync();
        await Expect(objection).ToContainTextAsync("待更正记录并重新核算");

        await OnDesk(Office, "view=sheet-way&state=objections");
        await Expect(objection).ToBeVisibleAsync();
        await Page.EvaluateAsync(
            """
            async () => {
              const { antiforgery } = await (await fetch('/api/v1/session')).json();
              for (const [at, date] of ['2025-09-17', '2025-10-22', '2025-11-19', '2025-12-17', '2026-01-14'].entries()) {
                await fetch('/api/v1/schools/demo/duties', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Antiforgery': antiforgery },
                  body: JSON.stringify({ id: `0199a000-0000-7000-8000-00000000000${at}`, date, staff: 'T024', kind: 'ethicsStudy', title: `补录的师德学习 ${at}` }) });
              }
            }
            """);
        await Page.ReloadAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^重新核算") }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^确定重新核算") }).ClickAsync();
        await Expect(objection).ToContainTextAsync(new Regex("成立，已更正.*第 2 版已更正：\\s*3 / 5 → 5 / 5", RegexOptions.Singleline));
    }

    private async Task It_is_agreed_again_and_sealed()
    {
        await OnPhone(Teacher, "view=sheet-way");
        await Expect(Study).ToContainTextAsync(new Regex("3 / 5\\s*5 / 5"));
        await Expect(Page.Locator(".way-objection").Filter(new() { HasText = "师德学习" })).ToContainTextAsync("签到表上有本人签名，漏录属实。");
        await Page.Locator(".way-foot .act").ClickAsync();
        await Expect(Stage).ToHaveTextAsync("待签字");
        foreach (var signer in (string[])[Head, Principal])
        {
            await OnDesk(signer, "view=sheet-way&state=sign&person=T024");
            await Button("签字，下一位").ClickAsync();
            await Expect(Toast).ToContainTextAsync("已签：田国栋");
        }

        await OnDesk(Office, "view=sheet-way&state=board&person=T024");
        await Button("公示：田国栋").ClickAsync();
        await Expect(Stage).ToHaveTextAsync("公示");
        clock.By = TimeSpan.FromDays(14);
        await OnDesk(Principal, "view=sheet-way");
        await All("封存 1 份");
        await Expect(Page.Locator(".way-told")).ToContainTextAsync("封存：已办 1 份");
        await The_sealed_sheet_is_told_from_another();

        await OnPhone(Teacher, "view=sheet-way");
        await Expect(Stage).ToHaveTextAsync("已封存");
        await Expect(Page.Locator(".way-seals a").Last).ToHaveAttributeAsync("href", new Regex("^/verify/[0-9a-f]{64}$"));
        await Button("English").ClickAsync();
        await Expect(Page.Locator(".way-revisions")).ToContainTextAsync(new Regex("revision 2.*ethics studies", RegexOptions.Singleline));
        await DoesNotScrollSideways();
        await Page.SetViewportSizeAsync(320, 640);
        await DoesNotScrollSideways();
    }

    private async Task The_sealed_sheet_is_told_from_another()
    {
        var papers = Page.Locator(".way-sealed");
        var archive = await Page.RunAndWaitForDownloadAsync(() => papers.GetByRole(AriaRole.Link, new() { Name = "封存档案 zip" }).ClickAsync());
        Assert.That(archive.SuggestedFilename, Is.EqualTo("demo-2025-1-archive.zip"));
        using var zip = ZipFile.OpenRead(await archive.PathAsync());
        using var print = new MemoryStream();
        await (await zip.Entries.First(each => each.Name.EndsWith(".pdf", StringComparison.Ordinal)).OpenAsync()).CopyToAsync(print);
        await papers.Locator("input").SetInputFilesAsync(new FilePayload { Name = "考核表.pdf", MimeType = "application/pdf", Buffer = print.ToArray() });
        await Expect(papers.GetByRole(AriaRole.Status)).ToContainTextAsync(new Regex("真，现行版.*田国栋"));
        await papers.Locator("input").SetInputFilesAsync(new FilePayload { Name = "改过.pdf", MimeType = "application/pdf", Buffer = [.. print.ToArray(), (byte)' '] });
        await Expect(papers.GetByRole(AriaRole.Status)).ToContainTextAsync("不是封存时的打印件");
        await HasNoViolation("the sealed sheets, light");
    }

    // A picture of one point.
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private async Task All(string button)
    {
        await Button(button).ClickAsync();
        await Button($"确定{button}").ClickAsync();
    }

    private Task OnPhone(string account, string query) => As(account, Screen.Phone, query);

    private Task OnDesk(string account, string query) => As(account, Screen.Desktop, query);

    private async Task As(string account, Screen screen, string query)
    {
        await SignIn(account);
        await Page.SetViewportSizeAsync(Screens.SizeOf(screen).Width, Screens.SizeOf(screen).Height);
        await Page.GotoAsync($"/?{query}&term=2025-1&lang=zh");
    }

    // As much later as it is told.
    private sealed class Later : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
