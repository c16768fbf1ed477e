using System.Text;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>A case of ethics from its opening to the appeal, by who handles it and whom it is about, each on their own page.</summary>
[TestFixture(Screen.Phone)]
public sealed class ConductTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "principal";

    [OneTimeSetUp]
    public async Task Start() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_case_is_opened_told_heard_decided_appealed_and_upheld_and_then_its_veto_acts()
    {
        await SignIn("teacher");
        var person = (await (await Page.APIRequest.GetAsync($"{Address}/api/v1/session")).JsonAsync())!.Value.GetProperty("account").GetProperty("staff").GetString()!;
        await SignIn("principal");
        await Page.GotoAsync("/?view=conduct&lang=zh");
        await Expect(Page.Locator(".conduct-none")).ToContainTextAsync("没有师德案件");
        await Page.GetByRole(AriaRole.Link, new() { Name = "立案" }).ClickAsync();
        var chosen = Page.GetByRole(AriaRole.Combobox, new() { Name = "当事人" });
        await chosen.ClickAsync();
        await chosen.FillAsync(person);
        await Page.Locator(".picks [role=option]", new() { HasText = person }).First.ClickAsync();
        await Page.GetByLabel("反映的事实").FillAsync("群众来信反映周末补课收费");
        await Button("立案").ClickAsync();
        await Expect(Page.Locator(".conduct-case h2")).ToContainTextAsync(person);
        var place = new Uri(Page.Url).Query;

        await SignIn("teacher");
        await Page.GotoAsync("/?view=conduct&lang=zh");
        await Expect(Page.Locator(".conduct-none")).ToContainTextAsync("没有涉及您的师德案件");

        await SignIn("principal");
        await Page.GotoAsync(place);
        await Expect(Page.Locator(".conduct-case h2")).ToContainTextAsync(person);
        var photo = new FilePayload { Name = "黑板.jpg", MimeType = "image/jpeg", Buffer = await PhotoWithPlace() };
        await Page.Locator(".files-add input[type=file]").Last.SetInputFilesAsync(photo);
        await Expect(Page.Locator(".file img")).ToBeVisibleAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('.file img')?.naturalWidth === 64");
        var kept = await (await Page.APIRequest.GetAsync(Address + await Page.Locator(".file img").GetAttributeAsync("src"))).BodyAsync();
        Assert.That(Encoding.Latin1.GetString(kept), Does.Not.Contain("GPS-33.39,104.68").And.StartWith("ÿØÿ"), "the place is gone");
        await DoesNotScrollSideways();
        await HasNoViolation("a case with evidence");
        await Expect(Button("作废附件 1：JPEG 照片")).ToBeVisibleAsync();
        await Take("补充证据");
        await Expect(Page.Locator(".conduct-named a")).ToHaveAttributeAsync("href", await Page.Locator(".file img").GetAttributeAsync("src") ?? "");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "作废" })).ToHaveCountAsync(0);
        await Take("告知本人");

        await SignIn("teacher");
        await Page.GotoAsync("/?view=week&lang=zh");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "有一件与您有关的案件" })).ToBeVisibleAsync();
        await Page.GotoAsync("/?view=conduct&lang=zh");
        await Expect(Page.Locator(".conduct-list")).ToContainTextAsync("可陈述申辩");
        await Expect(Page.Locator(".conduct-list")).Not.ToContainTextAsync("等学校办理");
        await Page.Locator(".conduct-list a").ClickAsync();
        await Expect(Page.Locator(".conduct-rights")).ToContainTextAsync("您可以陈述申辩");
        await Expect(Page.Locator(".conduct-rights")).ToContainTextAsync("没有规定截止日期");
        await HasNoViolation("the rights of who was told");
        await DoesNotScrollSideways();

        await SignIn("principal");
        await Page.GotoAsync(place);
        await Page.GetByLabel("本人放弃陈述申辩").CheckAsync();
        await Take("听取陈述申辩");
        await Button("作出决定").ClickAsync();
        await Page.GetByLabel("认定违规").CheckAsync();
        await Page.GetByLabel("作出决定的机关").FillAsync("县教育局");
        await Page.GetByLabel("理由").FillAsync("查证属实");
        await Expect(Page.GetByLabel("违规类别")).ToHaveValueAsync("");
        await Expect(Page.Locator("input[name=veto]:checked")).ToHaveCountAsync(0);
        await HasNoViolation("the form of a decision");
        await Button("核对：作出决定").ClickAsync();
        await Page.GetByLabel("违规类别").SelectOptionAsync("有偿补课");
        await Button("核对：作出决定").ClickAsync();
        await Expect(Page.Locator(".conduct-sure")).ToHaveCountAsync(0);
        await Page.GetByLabel("一票否决", new() { Exact = true }).CheckAsync();
        await Button("核对：作出决定").ClickAsync();
        foreach (var said in new[] { person, "认定违规，类别为有偿补课", "由县教育局作出决定", "一票否决：自", "至另行通知", "本人可申诉至", "查证属实" }) await Expect(Page.Locator(".conduct-sure")).ToContainTextAsync(said);
        await HasNoViolation("what will be decided");
        await DoesNotScrollSideways();
        await Button("返回修改").ClickAsync();
        await Expect(Page.GetByLabel("理由")).ToHaveValueAsync("查证属实");
        await Button("核对：作出决定").ClickAsync();
        await Take("作出决定");
        await Expect(Page.Locator(".conduct-effect")).ToContainTextAsync("一票否决生效");

        await SignIn("teacher");
        await Page.GotoAsync("/?view=conduct&lang=zh");
        await Expect(Page.Locator(".conduct-list")).ToContainTextAsync("可申诉，到 2");
        await Page.Locator(".conduct-list a").ClickAsync();
        await Expect(Page.Locator(".file img")).ToBeVisibleAsync();
        await Expect(Page.Locator(".conduct-rights")).ToContainTextAsync("您可以申诉，到 2");
        var given = Page.GetByLabel("附件 1：JPEG 照片 已是本案证据");
        await Expect(given).Not.ToBeCheckedAsync();
        await Page.Locator(".files-add input[type=file]").Last.SetInputFilesAsync(photo);
        await Expect(Page.Locator(".toast", new() { HasText = "已有内容相同的附件" })).ToBeVisibleAsync();
        await Expect(given).ToBeCheckedAsync();
        await Page.GetByLabel("申诉理由").FillAsync("当日在医院，有病历");
        await HasNoViolation("the form of an appeal");
        await DoesNotScrollSideways();
        await Take("提出申诉");
        await Expect(Page.Locator(".conduct-steps > li").Last.Locator(".conduct-named a")).ToHaveTextAsync("附件 1");
        await Expect(Page.Locator(".conduct-rights")).ToContainTextAsync("您已申诉");
        await Expect(Page.Locator(".conduct-effect")).ToContainTextAsync("处理完之前，一票否决不生效");

        await SignIn("principal");
        await Page.GotoAsync(place);
        await Page.GetByLabel("维持原决定").CheckAsync();
        await Page.GetByLabel("作出决定的机关").FillAsync("市教育局");
        await Page.GetByLabel("理由").FillAsync("复查属实");
        await Button("核对：登记申诉处理").ClickAsync();
        await Expect(Page.Locator(".conduct-sure")).ToContainTextAsync("维持原决定（有偿补课），不能再申诉");
        await Take("登记申诉处理");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "作废" })).ToHaveCountAsync(0);
        await Expect(Page.Locator(".conduct-effect")).ToContainTextAsync("一票否决生效");
        await Expect(Page.Locator(".conduct-effect")).ToContainTextAsync("决定已确定");
        await Expect(Page.Locator(".conduct-steps > li")).ToHaveCountAsync(7);

        await SignIn("teacher");
        await Page.GotoAsync(place);
        await Expect(Page.Locator(".conduct-rights")).ToContainTextAsync("维持原决定");
        await SignIn("principal");
        await Page.GotoAsync("/?view=conduct&filter=report&lang=en");
        var now = DateTime.Parse(await Page.EvaluateAsync<string>("new Date().toISOString()"), System.Globalization.CultureInfo.InvariantCulture);
        await Page.Locator(".conduct-quarter select").First.SelectOptionAsync(now.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Page.Locator(".conduct-quarter select").Last.SelectOptionAsync((((now.Month - 1) / 3) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(Page.Locator(".conduct-counts").First).ToContainTextAsync("Decided: paid tuition");
        await HasNoViolation("the quarter's report");
        await DoesNotScrollSideways();
    }

    private async Task Take(string step)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = $"确认：{step}" }).ClickAsync();
        await Expect(Page.Locator(".toast", new() { HasText = $"已办理：{step}" })).ToBeVisibleAsync();
    }

    // As a phone makes it: the browser's own JPEG, with EXIF that names a place.
    private async Task<byte[]> PhotoWithPlace()
    {
        var drawn = Convert.FromBase64String(await Page.EvaluateAsync<string>(
            """
            () => { const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 }); const pen = canvas.getContext('2d');
              pen.fillStyle = '#264'; pen.fillRect(0, 0, 64, 48); pen.fillStyle = '#fff'; pen.fillText('board', 8, 24); return canvas.toDataURL('image/jpeg').split(',')[1]; }
            """));
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\u0008\0\0\0\0\0\0GPS-33.39,104.68"u8];
        return [.. drawn[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. drawn[2..]];
    }
}
