using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>From the back of a classroom: a lesson of this period, recorded, evaluated, shared, replied to.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class ObserveTests(Screen screen) : ObserveTest(screen)
{
    [Test]
    public async Task A_lesson_of_this_period_is_recorded_with_two_taps_and_its_topic_and_taken_back()
    {
        await Page.Clock.SetFixedTimeAsync(new DateTime(2025, 10, 14, 2, 12, 0, DateTimeKind.Utc));
        await Page.GotoAsync("/?view=observe&lang=zh");
        await Expect(Page.GetByLabel("日期")).ToHaveValueAsync(Day);
        await Expect(Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^第 3 节") })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Page.Locator(".observe-group").First).ToHaveTextAsync(new Regex("还没有"));
        var begun = TimeProvider.System.GetTimestamp();
        await Lessons.First.ClickAsync();
        await Expect(Page.Locator(".observe-clock")).ToHaveTextAsync("07:00");
        await Page.GetByLabel("课题", new() { Exact = true }).FillAsync("两次点击");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Toast("已保存：10-14 第 3 节")).ToBeVisibleAsync();
        await Arrives("两次点击");
        Assert.That(TimeProvider.System.GetElapsedTime(begun), Is.LessThan(TimeSpan.FromSeconds(60)));
        var record = (await Stored("两次点击")).Single();
        Assert.That((record.GetProperty("evaluated").GetBoolean(), record.GetProperty("shared").GetBoolean(), record.GetProperty("minutes").GetInt32()), Is.EqualTo((false, false, 40)));
        await Expect(Page.Locator(".observe-lesson.is-done")).ToHaveCountAsync(1);
        await DoesNotScrollSideways();
        await Page.Locator(".observe-lesson.is-done").ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "评课", Exact = true }).ClickAsync();
        await Expect(Page.Locator(".observe-clock")).ToHaveTextAsync("07:00");
        await Toast("已保存").GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Arrives("两次点击", 0);
    }

    [Test]
    public async Task What_is_needed_is_asked_for_beside_its_field()
    {
        await Begin(2);
        await Button("保存，稍后评课").First.ClickAsync();
        await Expect(Page.GetByText("请填写课题")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("课题", new() { Exact = true })).ToBeFocusedAsync();
        await Page.GoBackAsync();
        await Button("登记其他课").ClickAsync();
        await Save("保存，稍后评课", "课程表以外");
        await Expect(Page.GetByText("请填写授课教师")).ToBeVisibleAsync();
        await Page.GetByLabel(new Regex("^授课教师")).SelectOptionAsync("T031");
        await Page.GetByLabel("班级").SelectOptionAsync("2025-101");
        await Page.GetByLabel("学科").SelectOptionAsync("maths");
        await Save("保存，稍后评课", "课程表以外");
        await Arrives("课程表以外");
    }

    [Test]
    public async Task A_draft_outlives_a_closed_tab_with_its_clock_and_its_half_written_note()
    {
        await Begin(4);
        await Button("开始计时").ClickAsync();
        await Page.GetByLabel("课题", new() { Exact = true }).FillAsync("关掉的页面");
        await Button("提问").ClickAsync();
        await Page.GetByLabel("记一笔").FillAsync("写到一半");
        await Expect(Page.Locator(".observe-noted li")).ToHaveCountAsync(1);
        var context = Page.Context;
        await Page.CloseAsync();
        Page = await context.NewPageAsync();
        await Page.GotoAsync($"/?view=observe&day={Day}&filter=4&lang=zh");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "没写完的" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^放弃") }).ClickAsync();
        await Expect(Page.Locator(".observe-unfinished")).ToHaveCountAsync(0);
        await Toast("已放弃").GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^接着写") }).ClickAsync();
        await Expect(Page.GetByLabel("课题", new() { Exact = true })).ToHaveValueAsync("关掉的页面");
        await Expect(Page.Locator(".observe-clock.is-running")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("记一笔")).ToHaveValueAsync("写到一半");
        await Button("下课，停止计时").ClickAsync();
        await Save("保存，已评课", "关掉的页面");
        await Arrives("关掉的页面");
        var notes = (await Stored("关掉的页面")).Single().GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("text").GetString());
        Assert.That(notes, Is.EqualTo(new[] { "提问", "写到一半" }));
        await Expect(Page.Locator(".observe-unfinished")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Scores_notes_and_advice_are_shared_with_the_teacher_who_replies()
    {
        await Begin(5);
        await Page.GetByLabel("教学目标", new() { Exact = true }).FillAsync("9");
        await Page.GetByLabel("教学过程", new() { Exact = true }).FillAsync("21.5");
        await Expect(Page.GetByText("21.5 / 25")).ToBeVisibleAsync();
        await Page.GetByLabel("教学目标", new() { Exact = true }).FillAsync("8");
        await Page.GetByRole(AriaRole.Button, new() { Name = "清除教学过程的评分" }).ClickAsync();
        if (Screen == Screen.Phone) await SwipesPast(Page.GetByLabel("教学方法", new() { Exact = true }));
        await Page.GetByLabel("建议").FillAsync("多留时间给学生");
        await Page.GetByLabel(new Regex("^反馈给授课教师")).CheckAsync();
        await Save("保存，已评课", "反馈的课");
        await Arrives("反馈的课");
        await Expect(Page.Locator(".outbox")).ToHaveCountAsync(0);
        var record = (await Stored("反馈的课")).Single();
        Assert.That(record.GetProperty("scores").EnumerateArray().Select(score => $"{score.GetProperty("dimension").GetString()} {score.GetProperty("points").GetDecimal()}"), Is.EqualTo(new[] { "objectives 8" }));
        var id = record.GetProperty("id").GetString();

        await Page.GotoAsync($"/?view=observe&record={id}&lang=zh");
        await Page.GetByLabel("优点").FillAsync("写在答复之前");
        await IsKept("写在答复之前");
        var name = $"observed-{Screen}";
        Server.AddAccount(name, [], record.GetProperty("teacher").GetString());
        await SignIn(name);
        await Page.GotoAsync("/?view=observed&lang=zh");
        await Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^听我的课.*条未答复") }).ClickAsync();
        var shared = Page.Locator(".observed").Filter(new() { HasText = "反馈的课" });
        await Expect(shared).ToContainTextAsync("未答复");
        await shared.Locator(".observed-head").ClickAsync();
        await Expect(Page.GetByText("多留时间给学生")).ToBeVisibleAsync();
        await Expect(shared).ToContainTextAsync("教学目标8 / 10合计8 / 10");
        await Page.GetByLabel("我的意见").FillAsync("谢谢，下次改进");
        await Button("提交意见").ClickAsync();
        await Expect(Toast("意见已提交")).ToBeVisibleAsync();
        await Expect(Button("改写意见")).ToBeVisibleAsync();
        await DoesNotScrollSideways();

        await SignIn("principal");
        ExpectedStatus = 412;
        await Page.GotoAsync($"/?view=observe&record={id}&lang=zh");
        await Expect(Page.GetByLabel("优点")).ToHaveValueAsync("写在答复之前");
        await Button("保存，已评课").ClickAsync();
        await Eventually(async () => (await Stored("反馈的课")).Single().GetProperty("strengths").GetString() == "写在答复之前");
        await Expect(Page.Locator(".outbox")).ToHaveCountAsync(0);
        await Page.GotoAsync($"/?view=observed&state=replied&record={id}&lang=zh");
        await Expect(Page.GetByText("谢谢，下次改进")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^更改") }).ClickAsync();
        await Expect(Page.GetByText("授课教师已写意见，不能收回反馈")).ToBeVisibleAsync();
        await Begin(5);
        await Expect(Page.GetByLabel(new Regex("^反馈给授课教师"))).Not.ToBeCheckedAsync();
    }

    [Test]
    public async Task What_was_left_for_later_is_evaluated_later_voided_and_put_back()
    {
        await Begin(6);
        await Save("保存，稍后评课", "稍后评的课");
        await Arrives("稍后评的课");
        await Page.GotoAsync("/?view=observed&state=later&lang=zh");
        var one = Page.Locator(".observed").Filter(new() { HasText = "稍后评的课" });
        await one.Locator(".observed-head").ClickAsync();
        await one.GetByRole(AriaRole.Link, new() { Name = "评课", Exact = true }).ClickAsync();
        await Page.GetByLabel("优点").FillAsync("提问有层次");
        await Button("保存，已评课").ClickAsync();
        await Eventually(async () => (await Stored("稍后评的课")).Single().GetProperty("evaluated").GetBoolean());
        Assert.That(Page.Url, Does.Contain("view=observed"));
        await Expect(one).ToContainTextAsync("提问有层次");
        await one.GetByRole(AriaRole.Button, new() { NameRegex = new("^作废") }).ClickAsync();
        await Page.GetByLabel(new Regex("^作废“")).FillAsync("登记错了");
        await one.GetByRole(AriaRole.Button, new() { Name = "作废", Exact = true }).ClickAsync();
        await Arrives("稍后评的课", 0);
        await Toast("已作废").GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Arrives("稍后评的课");
    }

    [Test]
    public async Task An_answer_that_is_lost_on_its_way_doubles_nothing()
    {
        ExpectedComplaint = "ERR_CONNECTION_RESET";
        await Begin(7);
        var lost = 0;
        await Page.RouteAsync("**/lesson-observations", async route =>
        {
            if (route.Request.Method != "POST" || lost++ > 0)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await Save("保存，稍后评课", "回音丢了");
        await Expect(Page.Locator(".outbox")).ToContainTextAsync("正在等待发送");
        await Button("立即发送").ClickAsync();
        await Expect(Page.Locator(".outbox")).ToHaveCountAsync(0);
        Assert.That(await Stored("回音丢了"), Has.Count.EqualTo(1));
        Assert.That(lost, Is.GreaterThan(1));
    }

    [Test]
    public async Task Two_changes_of_one_record_stand_side_by_side_until_one_is_chosen([Values] bool keepMine)
    {
        ExpectedStatus = 412;
        var topic = $"两处更改 {keepMine}";
        await Begin(keepMine ? 1 : 2);
        await Save("保存，稍后评课", topic);
        await Arrives(topic);
        var id = (await Stored(topic)).Single().GetProperty("id").GetString();
        await Page.GotoAsync($"/?view=observe&record={id}&lang=zh");
        await Page.GetByLabel("建议").FillAsync("这里写的建议");
        await Page.EvaluateAsync(
            """
            async id => {
              const path = `/api/v1/schools/demo/lesson-observations/${id}`;
              const { antiforgery } = await (await fetch('/api/v1/session')).json();
              const before = await fetch(path);
              const { record } = await before.json();
              const answer = await fetch(path, { method: 'PUT', headers: { 'Content-Type': 'application/json', 'X-Antiforgery': antiforgery, 'If-Match': before.headers.get('ETag') }, body: JSON.stringify({ ...record, advice: '别处写的建议', kind: 'open' }) });
              if (!answer.ok) throw new Error(String(answer.status));
            }
            """, id);
        await Button("保存，已评课").ClickAsync();
        await Expect(Page.Locator(".outbox")).ToContainTextAsync("1 条记录需要处理");
        await Page.Locator(".outbox").GetByRole(AriaRole.Button, new() { Name = "显示" }).ClickAsync();
        var sides = Page.Locator("table.sides tbody tr");
        await Expect(sides.Filter(new() { HasText = "这里写的建议" })).ToContainTextAsync(new Regex("建议.*这里写的建议.*别处写的建议"));
        await Expect(sides.Filter(new() { HasText = "公开课" })).ToContainTextAsync("听课类型");
        await DoesNotScrollSideways();
        await Button(keepMine ? "用我的内容" : "用已有的内容").ClickAsync();
        await Expect(Page.Locator(".outbox")).ToHaveCountAsync(0);
        Assert.That((await Stored(topic)).Single().GetProperty("advice").GetString(), Is.EqualTo(keepMine ? "这里写的建议" : "别处写的建议"));
    }

    // A finger that scrolls the page by way of a slider.
    private async Task SwipesPast(ILocator slider)
    {
        await slider.ScrollIntoViewIfNeededAsync();
        var box = (await slider.BoundingBoxAsync())!;
        var session = await Page.Context.NewCDPSessionAsync(Page);
        await session.SendAsync("Input.synthesizeScrollGesture", new() { ["x"] = box.X + (box.Width * 0.7), ["y"] = box.Y + (box.Height / 2), ["yDistance"] = -150, ["gestureSourceType"] = "touch" });
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", new Regex("^—"));
    }
}
