namespace QualityTracker.Web.Tests;

/// <summary>A classroom without a network.</summary>
[TestFixture(Screen.Phone)]
public sealed class ObserveOfflineTests(Screen screen) : ObserveTest(screen)
{
    protected override bool WorksOffline => true;

    [Test]
    public async Task A_record_made_offline_outlives_the_tab_and_a_restart_of_the_server_and_is_stored_once()
    {
        const string topic = "没有网络的课";
        await Page.GotoAsync($"/?view=observe&day={Day}&filter=3&lang=zh");
        await Expect(Lessons.First).ToBeVisibleAsync();
        await Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done)))");

        ExpectedComplaint = "ERR_INTERNET_DISCONNECTED";
        await Page.Context.SetOfflineAsync(true);
        await Page.ReloadAsync();
        await Lessons.First.ClickAsync();
        await Expect(Page.Locator(".outbox")).ToContainTextAsync("离线");
        await Page.GetByLabel("教学目标", new() { Exact = true }).FillAsync("9");
        await Save("保存，已评课", topic);
        await Expect(Page.Locator(".outbox")).ToContainTextAsync("1 条记录保存在本机");
        await DoesNotScrollSideways();

        await Server.Restart();
        var context = Page.Context;
        await Page.CloseAsync();
        Page = await context.NewPageAsync();
        await Page.GotoAsync("/?view=observed&lang=zh");
        await Expect(Page.Locator(".observed").Filter(new() { HasText = topic })).ToContainTextAsync("等待发送");
        Assert.That(await Stored(topic), Is.Empty);

        await Page.Context.SetOfflineAsync(false);
        await Expect(Page.Locator(".outbox")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".observed").Filter(new() { HasText = topic })).ToContainTextAsync("已评课");
        Assert.That(await Stored(topic), Has.Count.EqualTo(1));
        await Page.ReloadAsync();
        await Expect(Page.Locator(".observed").Filter(new() { HasText = topic })).ToHaveCountAsync(1);
        Assert.That(await Stored(topic), Has.Count.EqualTo(1));
    }
}
