using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The way of a newcomer: from a program without any school to the first term sheets.</summary>
[TestFixture(Screen.Desktop)]
public sealed class ImportTests(Screen screen) : PageTest(screen)
{
    private const string Terms = "学期编码,学年,第几学期,开学日期,结束日期,考核办法\n2025-1,2025-2026,1,2025-09-01,2026-01-23,wenxian-2019\n";
    private const string Posts = "工号,职务,开始日期\nT1,教师,2025-09-01\n";
    private Server server = null!;

    protected override Server Server => server;

    [OneTimeSetUp]
    public async Task Start() => server = await Server.Empty();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_school_is_registered_its_files_corrected_and_taken_in()
    {
        await Page.GotoAsync("/");
        await Expect(Page.GetByText("-- import demo.zip --school demo --apply")).ToBeVisibleAsync();
        await Page.GetByLabel("学校编码").FillAsync("Bad Code");
        await Page.GetByLabel("学校名称").FillAsync("新苗小学");
        ExpectedStatus = 400;
        await Page.GetByRole(AriaRole.Button, new() { Name = "登记学校" }).ClickAsync();
        await Expect(Page.Locator(".field small").First).ToContainTextAsync("必须是编码");
        await Page.GetByLabel("学校编码").FillAsync("new");
        await Page.GetByRole(AriaRole.Button, new() { Name = "登记学校" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "新苗小学" })).ToBeVisibleAsync();

        Assert.That(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "the page does not scroll sideways");
        await Send("工号,姓名,入职日期\nT1,林一,2020-09-01\nT2,何二,昨天\n");
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("没有写入任何内容");
        var fault = Page.Locator("table.faults").First.Locator("tbody tr").First;
        await Expect(fault).ToContainTextAsync("教职工.csv");
        await Expect(fault).ToContainTextAsync("第 3 行 C 列");
        await Expect(fault).ToContainTextAsync("昨天");
        await Expect(fault).ToContainTextAsync("应为日期");
        await Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(fault).ToContainTextAsync("row 3, column C");
        await Expect(fault).ToContainTextAsync("a date such as");
        await Page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        var marked = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "下载标注了错误的文件" }).ClickAsync());
        Assert.That(marked.SuggestedFilename, Is.EqualTo("新苗-标注.zip"));
        using (var zip = ZipFile.OpenRead(await marked.PathAsync()))
        {
            using var staff = new StreamReader(zip.GetEntry("教职工.csv")!.Open());
            Assert.That(await staff.ReadToEndAsync(), Does.Contain("T2,何二,昨天,\"应为日期"));
        }

        await Page.GetByRole(AriaRole.Link, new() { Name = "另选文件" }).ClickAsync();

        await Send("工号,姓名,入职日期,备注\nT1,林一,2020-09-01,甲\nT2,何二,2021-09-01,乙\n");
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("试导入无误");
        await Expect(Page.Locator("table.tables")).ToContainTextAsync("备注");
        await Page.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("已全部写入");
        await Page.GetByRole(AriaRole.Link, new() { Name = "查看考核表" }).ClickAsync();
        await Expect(Page.Locator("table.staff tbody tr")).ToContainTextAsync("林一");

        await Page.GotoAsync("/?view=import");
        await Expect(Page.Locator(".last-imports li")).ToHaveCountAsync(2);
        await Send("工号,姓名,入职日期\nT1,林逸,2020-09-01\nT2,何二,2021-09-01\n");
        await Expect(Page.Locator("table.changes")).ToContainTextAsync("林一");
        await Expect(Page.Locator("table.changes ins")).ToHaveTextAsync("林逸");
        await Page.GetByRole(AriaRole.Button, new() { Name = "放弃" }).ClickAsync();
        await Expect(Page.GetByText("选择文件")).ToBeVisibleAsync();

        var template = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "教职工", Exact = true }).ClickAsync());
        Assert.That(template.SuggestedFilename, Is.EqualTo("教职工.xlsx"));
        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "教职工.xlsx", MimeType = "application/octet-stream", Buffer = await File.ReadAllBytesAsync(await template.PathAsync()) });
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("没有需要写入的内容");
        await Expect(Page.Locator("table.faults")).ToContainTextAsync("示例行");
        await Page.GetByRole(AriaRole.Button, new() { Name = "放弃" }).ClickAsync();

        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "教职工.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("代码,称呼\nT3,吴三\n") });
        await Expect(Page.Locator("table.faults")).ToContainTextAsync("找不到表头");
        await Page.GetByLabel("工号").SelectOptionAsync("代码");
        await Page.GetByLabel("姓名").SelectOptionAsync("称呼");
        await Page.GetByRole(AriaRole.Button, new() { Name = "按此对应重新检查" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("试导入无误");
        await Page.Locator("details.columns summary").ClickAsync();
        await Expect(Page.Locator(".mapped")).ToContainTextAsync("“代码”读作“工号”");
        Assert.That(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "the page does not scroll sideways");
    }

    private Task Send(string staff)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("学期.csv", Terms), ("教职工.csv", staff), ("职务.csv", Posts) })
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "新苗.zip", MimeType = "application/zip", Buffer = bytes.ToArray() });
    }
}
