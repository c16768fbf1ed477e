using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The office keeps the frame of the school and its records.</summary>
[TestFixture(Screen.Desktop)]
public sealed class OfficeRecordsTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "office";

    [OneTimeSetUp]
    public async Task Start() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_colleague_is_added_found_changed_voided_and_put_back()
    {
        await Page.GotoAsync("/?view=records");
        await Page.Locator(".kinds a", new() { HasText = "教职工" }).First.ClickAsync();
        await Expect(Page.Locator(".shown")).ToHaveTextAsync("共 56 条");
        await Link("新增").ClickAsync();
        await Of("工号").FillAsync("T900");
        await Of("姓名").FillAsync("温如玉");
        await Of("入职日期").FillAsync("2025-09-01");
        await Of("离职日期").FillAsync("2020-01-01");
        ExpectedStatus = 400;
        await Button("保存").ClickAsync();
        await Expect(Page.Locator("[aria-invalid=true]")).ToHaveAttributeAsync("type", "date");
        await Expect(Page.Locator(".field small.bad")).ToContainTextAsync("结束日期早于开始日期");
        await DoesNotScrollSideways();
        await Of("离职日期").FillAsync("");
        await Button("保存").ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("已登记：温如玉");
        await Expect(Page.Locator(".record")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".shown")).ToHaveTextAsync("共 57 条");

        await Page.GetByRole(AriaRole.Searchbox).FillAsync("温如");
        await Expect(Page.Locator(".long .long-row")).ToHaveCountAsync(1);
        Assert.That(Page.Url, Does.Contain("noun=staff").And.Contain("q=%E6%B8%A9"));
        await Link("温如玉").ClickAsync();
        await Of("职称").FillAsync("二级教师");
        await Button("保存").ClickAsync();
        await Expect(Page.Locator(".toast").Last).ToContainTextAsync("已更改：温如玉");
        await Button("撤销").Last.ClickAsync();
        await Link("温如玉").ClickAsync();
        await Expect(Of("职称")).ToHaveValueAsync("");

        await Page.GetByRole(AriaRole.Button, new() { Name = "作废：温如玉" }).ClickAsync();
        await Page.GetByLabel("作废“温如玉”的原因").FillAsync("登记重复");
        await Page.Locator(".voiding button[type=submit]").ClickAsync();
        await Expect(Page.GetByText("作废：登记重复")).ToBeVisibleAsync();
        await Page.Locator(".toast", new() { HasText = "已作废：温如玉" }).GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(Page.Locator(".toast").Last).ToContainTextAsync("已恢复：温如玉");
        await Page.GoBackAsync();
        await Expect(Page.Locator(".record")).ToHaveCountAsync(0);
        await Expect(Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("温如");
    }

    [Test]
    public async Task Everything_is_taken_out_as_a_workbook()
    {
        await Page.GotoAsync("/?view=records");
        var file = await Page.RunAndWaitForDownloadAsync(() => Link("Excel（全部）").ClickAsync());
        Assert.That(file.SuggestedFilename, Does.EndWith(".xlsx"));
        Assert.That(new FileInfo(await file.PathAsync()).Length, Is.GreaterThan(100_000));
        await DoesNotScrollSideways();
    }

    [Test]
    public async Task A_reference_is_chosen_by_name_with_the_keyboard_and_what_is_typed_survives_a_closed_page_and_an_expired_session()
    {
        var suffix = Screen == Screen.Phone ? "0" : "5";
        await Page.GotoAsync("/?view=records&noun=pairings&record=new&lang=en");
        var mentor = Page.GetByRole(AriaRole.Combobox, new() { Name = "Mentor" });
        var name = await Pick(mentor, $"T01{suffix}");
        await Of("From").FillAsync("2025-09-01");

        await IsKept("2025-09-01");
        await Page.ReloadAsync();
        await Expect(mentor).ToHaveValueAsync(name);
        await Expect(Page.GetByText("This is what you had not saved.")).ToBeVisibleAsync();
        await Pick(Page.GetByRole(AriaRole.Combobox, new() { Name = "Young" }), $"T04{suffix}");
        server.EndSessions("office");
        ExpectedStatus = 401;
        await Button("Save").ClickAsync();
        await Page.Locator(".entrance").GetByLabel("Password", new() { Exact = true }).FillAsync(Api.Accounts.DemoAccounts.Password);
        await Button("Sign in").ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("Recorded:");
        await Expect(Page.Locator(".record")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".long")).ToContainTextAsync(name);
    }

    private async Task<string> Pick(ILocator picker, string number)
    {
        await picker.ClickAsync();
        await Page.Keyboard.TypeAsync(number);
        await Expect(Page.Locator(".picks [role=option]:visible")).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(picker).Not.ToHaveValueAsync(new Regex("^$|T0"));
        return await picker.InputValueAsync();
    }

    [Test]
    public async Task What_a_colleague_changed_meanwhile_is_shown_beside_ones_own()
    {
        await Page.GotoAsync("/?view=records&noun=classes&record=2025-701");
        await Expect(Of("班级")).ToHaveValueAsync("七年级1班");
        await Of("班级").FillAsync("七年级一班");
        await Page.EvaluateAsync(
            """
            async () => {
              const at = '/api/v1/schools/demo/classes/2025-701';
              const session = await (await fetch('/api/v1/session')).json();
              const found = await fetch(at);
              const { record } = await found.json();
              await fetch(at, { method: 'PUT', body: JSON.stringify({ ...record, name: '初一1班' }),
                headers: { 'Content-Type': 'application/json', 'If-Match': found.headers.get('ETag'), 'X-Antiforgery': session.antiforgery } });
            }
            """);
        ExpectedStatus = 412;
        await Button("保存").ClickAsync();
        await Expect(Page.Locator(".conflict tbody tr")).ToHaveCountAsync(1);
        await Expect(Page.Locator(".conflict")).ToContainTextAsync("七年级一班");
        await Expect(Page.Locator(".conflict")).ToContainTextAsync("初一1班");
        await DoesNotScrollSideways();
        await Button("用我的").ClickAsync();
        await Expect(Page.Locator(".toast").Last).ToContainTextAsync("已更改");
        await Button("撤销").Last.ClickAsync();
    }

    [Test]
    public async Task Thousands_of_rows_are_walked_by_key_and_only_those_in_sight_are_drawn()
    {
        await Page.GotoAsync("/?view=records&noun=teaching-hours&sort=-week");
        var first = Page.Locator(".long [data-at='0'] a");
        await Expect(first).ToBeVisibleAsync();
        await first.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Page.Locator(".long [data-at='1'] a")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("PageDown");
        await Expect(Page.Locator(".long [data-at='13'] a")).ToBeFocusedAsync();
        await Page.EvaluateAsync("scrollTo(0, document.querySelector('.long [data-at=\"0\"]').offsetHeight * 2000)");
        await Expect(Page.Locator(".long [data-at='2000'] a")).ToBeVisibleAsync();
        Assert.That(await Page.Locator(".long .long-row").CountAsync(), Is.LessThan(120));
        Assert.That(await Page.Locator(".long-table").GetAttributeAsync("aria-rowcount"), Has.Length.EqualTo(4));
        await Page.Locator(".long [data-at='2000'] a").ClickAsync();
        await Expect(Page.Locator(".record h2")).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Page.Locator(".long [data-at='2000'] a")).ToBeInViewportAsync();
    }

    [Test]
    public async Task The_history_of_a_record_is_a_step_into_the_log_and_back()
    {
        await SignIn(Server.Everything);
        await Page.GotoAsync("/?view=records&noun=staff&record=T004");
        await Link("更改历史").ClickAsync();
        await Expect(Page.Locator("input[name=audit-record]")).ToHaveValueAsync("T004");
        await Expect(Page.Locator(".entries, .empty")).ToBeVisibleAsync();
        Assert.That(Page.Url, Does.Contain("view=audit").And.Contain("record=T004"));
        await Page.GoBackAsync();
        await Expect(Of("工号")).ToHaveValueAsync("T004");
    }

    [Test]
    public async Task The_school_itself_is_renamed_and_that_is_undone()
    {
        await Page.GotoAsync("/?view=records");
        await Page.Locator(".kinds a", new() { HasText = "学校" }).First.ClickAsync();
        await Of("英文名称").FillAsync($"Renamed {Screen}");
        await Button("保存").ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("已更改");
        await Button("撤销").ClickAsync();
        await Expect(Of("英文名称")).ToHaveValueAsync("Qinghe County Experimental School");
    }

    [Test]
    public async Task An_empty_list_says_what_to_do()
    {
        await Page.GotoAsync("/?view=records&noun=staff&q=nobody-has-this");
        await Expect(Page.GetByText("没有找到相符的记录")).ToBeVisibleAsync();
        await Button("清除条件").ClickAsync();
        await Expect(Page.Locator(".shown")).ToContainTextAsync("共 5");
        await Page.GotoAsync("/?view=records&noun=pairings&filter=voided%3Dtrue");
        await Expect(Page.GetByText("没有已作废的记录")).ToBeVisibleAsync();
    }

    private ILocator Of(string label) => Page.Locator(".record-fields").GetByLabel(new Regex($"^{label}( |$)"));

    private ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
