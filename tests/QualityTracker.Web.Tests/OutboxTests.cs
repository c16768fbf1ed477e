using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>What is written stays with who wrote it: changed again while it waits or is being sent, in two pages at once, and at signing out.</summary>
[TestFixture(Screen.Desktop)]
public sealed class OutboxTests(Screen screen) : ObserveTest(screen)
{
    private ILocator Outbox => Page.Locator(".outbox");

    [Test]
    public async Task A_change_of_what_still_waits_is_taken_back_without_it()
    {
        const string topic = "改了两次";
        ExpectedComplaint = "ERR_INTERNET_DISCONNECTED";
        await Begin(1);
        await Page.Context.SetOfflineAsync(true);
        await Save("保存，稍后评课", topic);
        await Expect(Outbox).ToContainTextAsync("1 条记录保存在本机");
        await Expect(Toast("已存在本机，联网后发送")).ToBeVisibleAsync();
        await Expect(Page.Locator(".observe-lesson.is-done")).ToHaveCountAsync(1);
        await ChangeAgain("第二次写的");
        await TakeBack();
        await Page.Context.SetOfflineAsync(false);
        await Arrives(topic);
        Assert.That((await Stored(topic)).Single().GetProperty("advice").GetString(), Is.Null);
    }

    [Test]
    public async Task A_change_of_what_is_being_sent_follows_it_and_is_taken_back_to_what_was_sent()
    {
        const string topic = "正在发送时又改";
        var answered = new TaskCompletionSource();
        await Begin(2);
        await Page.RouteAsync("**/lesson-observations", async route =>
        {
            if (route.Request.Method == "POST") await answered.Task;
            await route.ContinueAsync();
        });
        await Save("保存，稍后评课", topic);
        await Expect(Outbox).ToContainTextAsync("正在等待发送");
        await ChangeAgain("发送时写的");
        answered.SetResult();
        await Eventually(async () => await Stored(topic) is [var record] && record.GetProperty("advice").GetString() == "发送时写的");
        await Expect(Outbox).ToHaveCountAsync(0);
        await TakeBack();
        await Eventually(async () => (await Stored(topic)).Single().GetProperty("advice").GetString() is null);
    }

    [Test]
    public async Task What_one_page_takes_back_no_other_page_sends()
    {
        ExpectedComplaint = "ERR_INTERNET_DISCONNECTED";
        await Begin(3);
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync("/?view=observed&lang=zh");
        await Expect(other.Locator(".observed-sides")).ToBeVisibleAsync();
        await Page.Context.SetOfflineAsync(true);
        await Save("保存，稍后评课", "先写的课");
        await Expect(Outbox).ToContainTextAsync("1 条记录");
        await LookAt(other);
        await Expect(other.Locator(".observed").Filter(new() { HasText = "先写的课" })).ToContainTextAsync("等待发送");
        await TakeBack();
        await Lessons.First.ClickAsync();
        await Save("保存，稍后评课", "后写的课");
        await Expect(Outbox).ToContainTextAsync("1 条记录");
        await Page.Context.SetOfflineAsync(false);
        await Arrives("后写的课");
        await Expect(other.Locator(".outbox")).ToHaveCountAsync(0);
        Assert.That(await Stored("先写的课"), Is.Empty);
    }

    [Test]
    public async Task Signing_out_asks_for_what_would_be_lost_needs_the_network_and_is_learnt_of_by_other_pages()
    {
        ExpectedComplaint = "ERR_INTERNET_DISCONNECTED";
        await Begin(4);
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync("/?view=observed&lang=zh");
        await Expect(other.Locator(".observed-sides")).ToBeVisibleAsync();
        await Page.GetByLabel("课题", new() { Exact = true }).FillAsync("还没写完");
        var (leave, sure) = (Page.Locator(".masthead-who").GetByRole(AriaRole.Button, new() { Name = "退出" }), Page.Locator(".masthead-who [role=alert]"));
        await leave.ClickAsync();
        await Expect(sure).ToContainTextAsync("1 份没写完的表单");
        await Page.Context.SetOfflineAsync(true);
        await sure.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(Toast("还没有退出，登录仍然有效")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("课题", new() { Exact = true })).ToHaveValueAsync("还没写完");
        await Page.Context.SetOfflineAsync(false);
        await sure.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "登录" })).ToBeVisibleAsync();
        await LookAt(other);
        await Expect(other.GetByRole(AriaRole.Heading, new() { NameRegex = new("登录") })).ToBeVisibleAsync();
        await Expect(other.Locator(".observed-sides")).ToBeHiddenAsync();
    }

    [Test]
    public async Task What_was_kept_for_one_account_goes_with_it_but_not_what_it_has_not_sent_even_without_room()
    {
        await Page.GotoAsync("/?view=observed&lang=zh");
        await Expect(Page.Locator(".observed-sides")).ToBeVisibleAsync();
        var left = await Page.EvaluateAsync<string[]>(
            """
            (async () => {
              const { all, amend, find, keepSession, put } = await import('/store.js');
              const session = id => keepSession({ signedIn: true, account: { id } });
              await session('first');
              await put('kept', 'first', 'answer', {});
              await put('drafts', 'first', 'form', {});
              await amend('outbox', 'first', 'write', () => ({}));
              await session('second');
              await put('kept', 'first', 'late', {});
              await put('drafts', 'first', 'late', {});
              await amend('outbox', 'first', 'gone', found => found && { ...found, again: true });
              const entries = (await Promise.all(['kept', 'drafts', 'outbox'].map(async store => (await all(store, 'first')).map(each => `${store} ${each.id}`)))).flat();
              const last = (await find('kept', '', 'session')).view.account.id;
              await amend('outbox', 'first', 'write', () => undefined);
              IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };
              await amend('outbox', 'second', 'no room', () => ({}));
              return [...entries, last, ...(await all('outbox', 'second')).map(each => each.id)];
            })()
            """);
        Assert.That(left, Is.EqualTo(new[] { "drafts form", "outbox write", "second", "no room" }));
    }

    // From the queue back into the form.
    private async Task ChangeAgain(string advice)
    {
        await Outbox.GetByRole(AriaRole.Button, new() { Name = "显示" }).ClickAsync();
        await Outbox.GetByRole(AriaRole.Link, new() { Name = "打开修改" }).ClickAsync();
        await Page.GetByLabel("建议").FillAsync(advice);
        await Button("保存，稍后评课").First.ClickAsync();
        await Expect(Page.Locator(".observe-form")).ToHaveCountAsync(0);
    }

    private async Task TakeBack()
    {
        await Toast("已保存|已存在本机").Last.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(Toast("已撤销")).ToBeVisibleAsync();
    }

    // A page in the background is told that it is in front again, as the browser does.
    private static Task LookAt(IPage page) => page.EvaluateAsync("dispatchEvent(new Event('focus'))");
}
