using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The pages as a browser keeps them.</summary>
[TestFixture(Screen.Phone)]
public sealed class OfflineShellTests(Screen screen) : SampleTest(screen)
{
    protected override string? SignedInAs => "teacher";

    protected override bool WorksOffline => true;

    [Test]
    public async Task The_page_opens_without_the_network_for_who_was_here_last()
    {
        await Page.GotoAsync("/?view=pace&lang=zh");
        await Expect(Page.Locator(".pace-norms li").First).ToBeVisibleAsync();
        await Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done)))");
        ExpectedComplaint = "ERR_INTERNET_DISCONNECTED";
        await Page.Context.SetOfflineAsync(true);
        await Page.ReloadAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("青河县实验学校");
        await Expect(Page.Locator(".outbox")).ToContainTextAsync("离线");
        await Expect(Page.Locator(".masthead-who")).ToContainTextAsync("退出");
        await Page.Context.SetOfflineAsync(false);
        await Page.ReloadAsync();
        await Expect(Page.Locator(".pace-norms li").First).ToBeVisibleAsync();
        await Expect(Page.Locator(".outbox")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Signing_out_leaves_nothing_of_the_account_in_the_browser()
    {
        Server.AddAccount($"leaves-{Screen}", [], Screen == Screen.Phone ? "T040" : "T041");
        await SignIn($"leaves-{Screen}");
        await Page.GotoAsync("/?view=pace&lang=en");
        await Expect(Page.Locator(".pace-norms li").First).ToBeVisibleAsync();
        Assert.That(await Kept(), Is.Not.Empty);
        await Button("Sign out").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.That(await Kept(), Is.Empty);
    }

    [Test]
    public async Task Every_module_of_the_first_page_is_named_in_the_page_itself()
    {
        await Page.GotoAsync("/?view=pace&lang=zh");
        await Expect(Page.Locator(".pace-norms li").First).ToBeVisibleAsync();
        var late = await Page.EvaluateAsync<string[]>(
            """
            (async () => {
              const named = [...new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html').querySelectorAll('link, script')].map(each => each.getAttribute('href') ?? each.getAttribute('src'));
              return performance.getEntriesByType('resource').map(each => new URL(each.name).pathname).filter(path => /\.(js|css)$/.test(path) && path !== '/service-worker.js' && !named.includes(path));
            })()
            """);
        Assert.That(late, Is.Empty);
    }

    private Task<string[]> Kept() => Page.EvaluateAsync<string[]>(
        """
        (async () => {
          const { openDB } = await import('/vendor/idb/index.js');
          const database = await openDB('qualitytracker', 1);
          const keys = await Promise.all(['outbox', 'drafts', 'kept'].map(async name => (await database.getAllKeys(name)).map(key => `${name} ${key.join(' ')}`)));
          return keys.flat();
        })()
        """);
}
