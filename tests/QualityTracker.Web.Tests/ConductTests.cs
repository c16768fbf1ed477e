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
        await Page.Locator(".files-add input[type=file]").Last.SetInputFilesAsync(new FilePayload { Name = "黑板.jpg", MimeType = "image/jpeg", Buffer = await PhotoWithPlace() });
        await Expect(Page.Locator(".file img")).ToBeVisibleAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('.file img')?.naturalWidth === 64");
        var kept = await (await Page.APIRequest.GetAsync(Address + await Page.Locator(".file img").GetAttributeAsync("src"))).BodyAsync();
        Assert.That(Encoding.Latin1.GetString(kept), Does.Not.Contain("GPS-33.39,104.68").And.StartWith("ÿØÿ"), "the place is gone");
        await DoesNotScrollSideways();
        await HasNoViolation("a case with evidence");
        await Take("补充证据");
        await Take("告知本人");
        await Page.GetByLabel("本人放弃陈述申辩").CheckAsync();
        await Take("听取陈述申辩");
        await Button("作出决定").ClickAsync();
        await Page.GetByLabel("认定违规").CheckAsync();
        await Page.GetByLabel("作出决定的机关").FillAsync("县教育局");
        await Page.GetByLabel("理由").FillAsync("查证属实");
        await HasNoViolation("the form of a decision");
        await Take("作出决定");
        await Expect(Page.Locator(".conduct-effect")).ToContainTextAsync("一票否决生效");

        await SignIn("teacher");
        await Page.GotoAsync("/?view=conduct&lang=zh");
        await Expect(Page.Locator(".conduct-list")).ToContainTextAsync("下一步：提出申诉");
        await Page.Locator(".conduct-list a").ClickAsync();
        await Expect(Page.Locator(".file img")).ToBeVisibleAsync();
        await Page.GetByLabel("申诉理由").FillAsync("当日在医院，有病历");
        await Take("提出申诉");
        await Expect(Page.Locator(".conduct-effect")).ToContainTextAsync("处理完之前，一票否决不生效");

        await SignIn("principal");
        await Page.GotoAsync(place);
        await Page.GetByLabel("维持原决定").CheckAsync();
        await Page.GetByLabel("作出决定的机关").FillAsync("市教育局");
        await Page.GetByLabel("理由").FillAsync("复查属实");
        await Take("登记申诉处理");
        await Expect(Page.Locator(".conduct-effect")).ToContainTextAsync("一票否决生效");
        await Expect(Page.Locator(".conduct-effect")).ToContainTextAsync("决定已确定");
        await Expect(Page.Locator(".conduct-steps > li")).ToHaveCountAsync(7);

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
