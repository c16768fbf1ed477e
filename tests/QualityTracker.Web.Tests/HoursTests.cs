using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The teaching office: the hours of a week with what is missing, and the tutoring plans with their sessions.</summary>
[TestFixture(Screen.Desktop)]
public sealed class HoursTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override string? SignedInAs => null;

    protected override Server Server => server;

    private ILocator Rows => Page.Locator(".hours-table tbody tr");

    private ILocator Plans => Page.Locator(".plans > li");

    [OneTimeSetUp]
    public async Task StartOnce() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task StopOnce() => await server.DisposeAsync();

    [Test]
    public async Task A_week_shows_who_is_missing_what_and_is_completed_for_one_and_then_for_all()
    {
        await Open("director-of-teaching", "view=hours&week=10&lang=zh");
        await Expect(Rows.First).ToBeVisibleAsync();
        var missing = await Rows.CountAsync();
        Assert.That(missing, Is.GreaterThan(1));
        await DoesNotScrollSideways();
        var name = (await Rows.First.GetByRole(AriaRole.Link).TextContentAsync())!;
        await Rows.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^代为确认") }).ClickAsync();
        await Expect(Rows).ToHaveCountAsync(missing - 1);
        await Expect(Page.Locator(".outbox-row")).ToHaveCountAsync(0);
        await Page.ReloadAsync();
        await Expect(Rows).ToHaveCountAsync(missing - 1);
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^全部 ") }).ClickAsync();
        await Page.GetByLabel("按姓名或工号查找").FillAsync(name);
        await Expect(Rows.First).ToContainTextAsync("已登记");
        await Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.Locator(".week-who")).ToContainTextAsync(name);
        await Page.GetByRole(AriaRole.Link, new() { Name = "返回全校课时" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^全部代为确认") }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^确定") }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "本周课时已齐" })).ToBeVisibleAsync();
        await Expect(Page.Locator(".outbox-row")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Page.ReloadAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "本周课时已齐" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Who_may_not_write_hours_sees_them_without_a_button()
    {
        await Open("principal", "view=hours&week=20&filter=all&lang=en");
        await Expect(Rows.First).ToContainTextAsync("complete");
        await Expect(Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirm") })).ToHaveCountAsync(0);
        await Page.GetByLabel("Find by name or number").FillAsync("t022");
        await Expect(Rows).ToHaveCountAsync(1);
        await Expect(Rows).ToContainTextAsync("by others 3");
    }

    [Test]
    public async Task A_plan_is_made_with_its_four_fixings_changed_ended_and_voided_with_undo()
    {
        await Open("director-of-teaching", "view=tutoring&lang=zh&day=2025-11-14");
        await Button("＋ 新建辅导计划").ClickAsync();
        await Choice("辅导教师").SelectOptionAsync("T021");
        await Choice("班级").SelectOptionAsync("2025-101");
        var pupil = Choice("学生");
        await Expect(pupil).ToBeEnabledAsync();
        await pupil.SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await Choice("学科").SelectOptionAsync("chinese");
        await Page.GetByLabel("定时间").FillAsync("每周四 16:30");
        await Page.GetByLabel("定地点").FillAsync("图书角");
        await Page.GetByLabel("定内容").FillAsync("拼音过关");
        await Page.GetByLabel("定要求").FillAsync("每次过关一组");
        await DoesNotScrollSideways();
        await Button("保存计划").ClickAsync();
        var plan = Plans.Filter(new() { HasText = "拼音过关" });
        await Expect(plan).ToContainTextAsync(new Regex("已辅导 0 / 16 次.*定地点.*图书角", RegexOptions.Singleline));
        await Sent();
        await plan.GetByRole(AriaRole.Button, new() { NameRegex = new("^更改") }).ClickAsync();
        await plan.GetByLabel("定地点").FillAsync("本班教室");
        await plan.GetByRole(AriaRole.Button, new() { Name = "保存计划" }).ClickAsync();
        await Expect(plan.Locator(".fixings")).ToContainTextAsync("本班教室");
        await Sent();
        await plan.GetByRole(AriaRole.Button, new() { NameRegex = new("^结束") }).ClickAsync();
        await plan.GetByLabel("最后一天").FillAsync("2025-12-31");
        await plan.GetByLabel("结束小结").FillAsync("声母已过关");
        await plan.GetByRole(AriaRole.Button, new() { Name = "结束", Exact = true }).ClickAsync();
        await Expect(plan).ToContainTextAsync(new Regex("至 2025-12-31.*结束小结：声母已过关", RegexOptions.Singleline));
        await Sent();
        await plan.GetByRole(AriaRole.Button, new() { NameRegex = new("^作废") }).ClickAsync();
        await plan.GetByRole(AriaRole.Textbox).FillAsync("重复");
        await plan.GetByRole(AriaRole.Button, new() { Name = "作废", Exact = true }).ClickAsync();
        await Expect(plan).ToHaveCountAsync(0);
        await Page.Locator(".toast").Last.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(plan).ToHaveCountAsync(1);

        await plan.GetByRole(AriaRole.Button, new() { NameRegex = new("^移交") }).ClickAsync();
        await Choice("移交给").SelectOptionAsync("T022");
        await plan.GetByLabel("开始日期").FillAsync("2025-12-01");
        await plan.GetByLabel("计划次数").FillAsync("4");
        await plan.GetByRole(AriaRole.Button, new() { Name = "移交", Exact = true }).ClickAsync();
        await Sent();
        await Page.GetByLabel("按学生、教师、班级或工号查找").FillAsync(await plan.First.Locator("h2").EvaluateAsync<string>("head => head.firstChild.data.trim()"));
        await Expect(plan).ToHaveCountAsync(2);
        await Expect(plan.Filter(new() { HasText = "2025-11-14 至 2025-11-30" })).ToContainTextAsync("已辅导 0 / 1 次");
        await Expect(plan.Filter(new() { HasText = "2025-12-01 至 2025-12-31" })).ToContainTextAsync("已辅导 0 / 4 次");
    }

    [Test]
    public async Task The_board_narrows_to_those_behind_leads_to_their_sessions_and_says_who_has_none()
    {
        await Open("principal", "view=tutoring&lang=en&day=2025-11-14");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Behind") }).ClickAsync();
        await Expect(Plans.First).ToContainTextAsync("behind");
        await Plans.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sessions") }).ClickAsync();
        await Expect(Plans.First.Locator(".plan-sessions li").First).ToContainTextAsync("min");
        await Expect(Page.GetByText(new Regex("Teachers without a tutoring plan: 2[789]"))).ToBeVisibleAsync();
        await Page.GetByLabel("Find by pupil, teacher, class or number").FillAsync("nobody at all");
        await Expect(Page.GetByText("No plan fits.")).ToBeVisibleAsync();
        await Button("Show all").ClickAsync();
        await Expect(Plans).ToHaveCountAsync(40);
        await DoesNotScrollSideways();
    }

    [Test]
    public async Task A_homeroom_teacher_sees_the_plans_of_the_own_class_and_can_make_one()
    {
        await Open("homeroom-teacher", "view=tutoring&lang=zh&day=2025-11-14");
        await Expect(Plans.First).ToBeVisibleAsync();
        await Expect(Page.GetByText("还没有辅导计划的教师")).ToHaveCountAsync(0);
        await Button("＋ 新建辅导计划").ClickAsync();
        await Expect(Choice("班级")).ToBeVisibleAsync();
        await Expect(Choice("辅导教师")).ToHaveCountAsync(0);
        Assert.That(await Choice("班级").Locator("option").CountAsync(), Is.InRange(2, 8), "the own classes");
    }

    private ILocator Choice(string name) => Page.Locator("label.choice").Filter(new() { HasTextRegex = new($"^\\s*{name}") }).Locator("select");

    private Task Sent() => Expect(Page.Locator(".outbox-row")).ToHaveCountAsync(0);

    private async Task Open(string userName, string query)
    {
        await SignIn(userName);
        await Page.GotoAsync($"/?{query}");
    }
}
