using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>A teacher's week: hours confirmed in one tap, what was different, cover, tutoring and duties; each taken back again.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class WeekTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override string? SignedInAs => null;

    protected override Server Server => server;

    private ILocator Lines => Page.Locator(".week-lines > li");

    private ILocator Toast => Page.Locator(".toast");

    [OneTimeSetUp]
    public async Task StartOnce() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task StopOnce() => await server.DisposeAsync();

    [Test]
    public async Task A_week_is_confirmed_in_one_tap_taken_back_and_confirmed_again()
    {
        await Open("teacher", "view=week&week=21&lang=zh");
        await Expect(Lines.Filter(new() { HasText = "待确认" })).ToHaveCountAsync(2);
        await Button("确认 2 项，共 10 节").ClickAsync();
        await Expect(Lines.Filter(new() { HasText = "与课表一致" })).ToHaveCountAsync(2);
        await Expect(Toast).ToContainTextAsync("已保存：第 21 周课时 2 项");
        await Toast.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(Lines.Filter(new() { HasText = "待确认" })).ToHaveCountAsync(2);
        await Sent();
        await Page.ReloadAsync();
        await Expect(Lines.Filter(new() { HasText = "待确认" })).ToHaveCountAsync(2);
        await Button("确认 2 项，共 10 节").ClickAsync();
        await Expect(Page.Locator(".week-hours .week-head .band")).ToHaveTextAsync("已登记");
        await Sent();
        await Page.ReloadAsync();
        await Expect(Lines.Filter(new() { HasText = "与课表一致" })).ToHaveCountAsync(2);
        await DoesNotScrollSideways();
    }

    [Test]
    public async Task Without_the_network_the_week_is_kept_and_sent_when_it_is_back()
    {
        await Open(Person("T010", "T009"), "view=week&week=21&lang=en");
        ExpectedComplaint = "ERR_INTERNET_DISCONNECTED";
        await Expect(Page.Locator(".week-confirm")).ToBeVisibleAsync();
        await Page.Context.SetOfflineAsync(true);
        await Page.Locator(".week-confirm").ClickAsync();
        await Expect(Lines.Filter(new() { HasText = "being sent" })).Not.ToHaveCountAsync(0);
        await Expect(Page.Locator(".outbox")).ToContainTextAsync("kept on this device");
        var more = Lines.Filter(new() { HasText = "After-school service" });
        foreach (var hours in (string[])["1.5", "3"])
        {
            await Button("＋ Other hours").ClickAsync();
            await Button("Save").ClickAsync();
            await Expect(more).ToContainTextAsync(hours);
        }

        await Page.Context.SetOfflineAsync(false);
        await Button("＋ Other hours").ClickAsync();
        await Button("Save").ClickAsync();
        await Expect(more).ToContainTextAsync("4.5");
        await Expect(Page.Locator(".outbox-row")).ToHaveCountAsync(0);
        await Expect(Lines.Filter(new() { HasText = "as planned" })).Not.ToHaveCountAsync(0);
        await Page.ReloadAsync();
        await Expect(more).ToContainTextAsync("4.5");
    }

    [Test]
    public async Task What_was_different_is_recorded_with_its_reason_and_a_moved_lesson_in_both_weeks()
    {
        await Open(Person("T021", "T023"), "view=week&week=3&lang=zh");
        var line = Lines.First;
        var before = await PeriodsOf(line);
        await line.GetByRole(AriaRole.Button, new() { NameRegex = new("^改") }).ClickAsync();
        await line.GetByLabel("调到别的周").CheckAsync();
        await line.Locator("select[name=to]").SelectOptionAsync("4");
        await DoesNotScrollSideways();
        await line.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(line).ToContainTextAsync(new Regex($"调课至第 4 周.*{before - 1} 节.*课表 {before} 节.*与课表不同", RegexOptions.Singleline));
        await Sent();
        await Button("下一周").ClickAsync();
        await Expect(Lines.First).ToContainTextAsync("由第 3 周调来");
        Assert.That(Page.Url, Does.Contain("week=4"));
        var there = await PeriodsOf(Lines.First);
        await Page.GoBackAsync();
        await Expect(Lines.First).ToContainTextAsync("调课至第 4 周");
        await line.GetByRole(AriaRole.Button, new() { NameRegex = new("^改") }).ClickAsync();
        await line.GetByLabel("调到别的周").CheckAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(line).ToContainTextAsync($"{before - 2} 节");
        await Sent();
        await Button("下一周").ClickAsync();
        await Expect(Lines.First).ToContainTextAsync($"{there + 1} 节");
        await Page.GoBackAsync();
        await Expect(line).ToContainTextAsync("调课至第 4 周");
        await line.GetByRole(AriaRole.Button, new() { NameRegex = new("^改") }).ClickAsync();
        await line.GetByLabel("实际课时").FillAsync("0");
        await line.GetByLabel("说明").FillAsync("全校停课");
        await line.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(line).ToContainTextAsync(new Regex("全校停课.*0 节", RegexOptions.Singleline));
        await Sent();
        await Toast.Last.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(line).ToContainTextAsync($"{before - 2} 节");
        await Sent();

        await line.GetByRole(AriaRole.Button, new() { NameRegex = new("^改") }).ClickAsync();
        await Expect(line).ToContainTextAsync("那一周也登记了这次调课");
        await line.GetByRole(AriaRole.Button, new() { Name = "撤回登记" }).ClickAsync();
        await Expect(line).ToContainTextAsync(new Regex($"{before} 节.*待确认", RegexOptions.Singleline));
        await Sent();
        await Button("下一周").ClickAsync();
        await Expect(Lines.First).ToContainTextAsync(new Regex($"{there - 1} 节.*待确认", RegexOptions.Singleline));
        await Toast.Last.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(Lines.First).ToContainTextAsync($"{there + 1} 节");
        await Page.GoBackAsync();
        await Expect(line).ToContainTextAsync($"{before - 2} 节");
    }

    [Test]
    public async Task Cover_is_two_choices_and_comes_off_the_colleagues_hours()
    {
        await Open(Person("T024", "T025"), "view=week&week=2&lang=zh");
        await Button("＋ 我代了课").ClickAsync();
        await Page.GetByLabel("代谁的课").SelectOptionAsync(Screen == Screen.Phone ? "T033" : "T035");
        await Page.Locator(".week-ways input").First.CheckAsync();
        await DoesNotScrollSideways();
        await Button("登记代课 1 节").ClickAsync();
        await Expect(Lines.Filter(new() { HasText = "课表之外" }).Filter(new() { HasText = "的课" })).ToContainTextAsync("1 节");
        await Sent();
        await Open("director-of-teaching", $"view=week&week=2&person={(Screen == Screen.Phone ? "T033" : "T035")}&lang=zh");
        await Expect(Page.Locator(".week-hours")).ToContainTextAsync("代课 1 节，从您的课时中减去");
    }

    [Test]
    public async Task Tutoring_is_held_in_one_tap_and_told_more_of_afterwards()
    {
        await Open(Person("T030", "T030"), "view=week&week=9&lang=zh");
        var held = Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^已辅导：") });
        await held.First.ClickAsync();
        await Expect(Page.Locator(".week-due.is-held")).Not.ToHaveCountAsync(0);
        await Expect(held).ToHaveCountAsync(0);
        await Sent();
        var more = Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^补充：乔景帆") });
        await more.ClickAsync();
        await Page.GetByLabel("效果").FillAsync("错误明显减少");
        await DoesNotScrollSideways();
        await Button("保存").ClickAsync();
        await Expect(Page.Locator(".week-plans > li").Filter(new() { HasText = "乔景帆" })).ToContainTextAsync("错误明显减少");
        await Sent();
        await Page.ReloadAsync();
        var plan = Page.Locator(".week-plans > li").Filter(new() { HasText = "乔景帆" });
        await Expect(plan).ToContainTextAsync("错误明显减少");
        var again = plan.GetByRole(AriaRole.Button, new() { NameRegex = new("^再记一次") });
        await again.ClickAsync();
        await Expect(plan.Locator(".week-due.is-held")).ToHaveCountAsync(2);
        var count = await plan.Locator(".week-count").TextContentAsync();
        await again.ClickAsync();
        await Expect(plan).ToContainTextAsync("这个时间已登记过一次");
        await Expect(plan.Locator(".week-count")).ToHaveTextAsync(count!);
    }

    [Test]
    public async Task A_duty_is_recorded_in_two_taps_and_taken_back()
    {
        await Open(Person("T040", "T041"), "view=week&week=7&lang=en");
        await Button("＋ Ethics study").ClickAsync();
        await Expect(Page.GetByLabel("What it was")).ToBeFocusedAsync();
        await Expect(Page.GetByLabel("What it was")).ToBeInViewportAsync();
        await Page.GetByLabel("What it was").FillAsync("Law on compulsory education");
        await Button("Save").ClickAsync();
        var duty = Page.Locator(".week-list li").Filter(new() { HasText = "Law on compulsory education" });
        await Expect(duty).ToContainTextAsync("Ethics study");
        await Sent();
        await Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(duty).ToHaveCountAsync(0);
        await Sent();
        await Page.ReloadAsync();
        await Expect(Button("＋ Ethics study")).ToBeVisibleAsync();
        await Expect(duty).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_norms_stand_in_short_and_lead_to_pace_and_to_how_a_figure_was_made()
    {
        await Open("teacher", "view=week&week=5&lang=zh");
        await Expect(Page.Locator(".week-norms .pace-norms li")).ToHaveCountAsync(4);
        await Expect(Page.Locator(".week-norms .band-last").First).ToHaveTextAsync("滞后");
        await Page.Locator(".week-norms").GetByRole(AriaRole.Link, new() { NameRegex = new("^怎么算的") }).First.ClickAsync();
        await Expect(Page.Locator(".how-made, .explained, .steps").First).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "我的考核表" }).ClickAsync();
        await Expect(Page.Locator(".own-sheet .own-points").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_week_that_is_none_is_told_in_words()
    {
        ExpectedStatus = 400;
        await Open("teacher", "view=week&week=99&lang=en");
        await Expect(Page.GetByText("the term has no such teaching week")).ToBeVisibleAsync();
    }

    // Each screen writes to somebody of its own.
    private string Person(string onPhone, string onDesktop)
    {
        var staff = Screen == Screen.Phone ? onPhone : onDesktop;
        var name = $"week-{staff}-{TestContext.CurrentContext.Test.MethodName!.GetHashCode(StringComparison.Ordinal):x}";
        server.AddAccount(name, [], staff);
        return name;
    }

    private static async Task<int> PeriodsOf(ILocator line) =>
        int.Parse(Regex.Match((await line.Locator(".week-periods").TextContentAsync())!, "[0-9]+").Value, System.Globalization.CultureInfo.InvariantCulture);

    // Nothing is on its way any more.
    private Task Sent() => Expect(Page.Locator(".outbox-row")).ToHaveCountAsync(0);

    private async Task Open(string userName, string query)
    {
        await SignIn(userName);
        await Page.GotoAsync($"/?{query}");
    }
}
