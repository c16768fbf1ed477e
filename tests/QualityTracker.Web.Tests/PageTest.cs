using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;

namespace QualityTracker.Web.Tests;

/// <summary>
/// A test with a page of its own. Whatever the test looks at, the page must keep to its own origin and report no error:
/// content security policy violations are errors of the console.
/// </summary>
public abstract class PageTest(Screen screen)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly ConcurrentQueue<string> complaints = new();
    private IBrowserContext? context;

    protected Screen Screen { get; } = screen;

    protected IPage Page { get; set; } = null!;

    /// <summary>A status the server is meant to answer in this test; the browser logs each such answer as an error.</summary>
    protected int? ExpectedStatus { get; set; }

    /// <summary>A part of what the browser complains of in this test, as it should, such as a network that is gone.</summary>
    protected string? ExpectedComplaint { get; set; }

    /// <summary>Who is signed in when the test begins; nobody when null.</summary>
    protected virtual string? SignedInAs => Server.Everything;

    /// <summary>Whether the browser keeps the pages; a test that is not about that need not wait for it.</summary>
    protected virtual bool WorksOffline => false;

    protected abstract Server Server { get; }

    /// <summary>Whether one page serves all tests of the class, each of which opens an address and leaves nothing behind.</summary>
    protected virtual bool SharesPage => false;

    /// <summary>Where pages are opened.</summary>
    protected virtual string Address => Server.Address;

    [SetUp]
    public async Task OpenPage()
    {
        ExpectedStatus = null;
        ExpectedComplaint = null;
        if (SharesPage && context is not null)
        {
            await Leave();
            complaints.Clear();
            await context.ClearCookiesAsync();
            return;
        }

        complaints.Clear();

        context = await Chromium.Browser.NewContextAsync(new()
        {
            ViewportSize = Screens.SizeOf(Screen),
            IsMobile = Screen == Screen.Phone,
            HasTouch = Screen == Screen.Phone,
            Locale = "zh-CN",
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            BaseURL = Address,
        });
        context.SetDefaultTimeout(30_000);
        if (!WorksOffline) await context.AddInitScriptAsync("delete Navigator.prototype.serviceWorker");
        if (SignedInAs is { } userName) await SignIn(userName);
        Page = await context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Enqueue($"{message.Text} {message.Location}");
        };
        Page.PageError += (_, error) => complaints.Enqueue(error);
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) complaints.Enqueue("asks elsewhere: " + request.Url);
        };
    }

    [TearDown]
    public async Task LookForComplaints()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed) await KeepPicture();
        if (!SharesPage) await context!.CloseAsync();
        Assert.That(complaints.Where(each => (ExpectedStatus is null || !each.Contains($"status of {ExpectedStatus}", StringComparison.Ordinal))
            && (ExpectedComplaint is null || !each.Contains(ExpectedComplaint, StringComparison.Ordinal))), Is.Empty);
    }

    [OneTimeTearDown]
    public async Task CloseSharedPage()
    {
        if (SharesPage && context is not null) await context.CloseAsync();
    }

    // What the page looked like when the test failed.
    private async Task KeepPicture()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.png");
        await Page.ScreenshotAsync(new() { Path = path, FullPage = true });
        TestContext.AddTestAttachment(path, $"{TestContext.CurrentContext.Test.Name} at {Page.Url}");
    }

    // The page of whoever was here before begins as nobody's when it is opened again, and asks for nothing as somebody else.
    private async Task Leave()
    {
        if (context!.Pages.Count == 0 || !Page.Url.StartsWith(Address, StringComparison.Ordinal)) return;
        await Page.EvaluateAsync("import('/store.js').then(store => store.keepSession(null))");
        await Page.GotoAsync("about:blank");
    }

    /// <summary>Signs an account in, some time ago, without the page's doing, after the page of whoever was here before is left.</summary>
    protected async Task SignIn(string userName, TimeSpan ago = default)
    {
        await Leave();
        await context!.AddCookiesAsync([new() { Name = "qt-session", Value = Server.BeginSession(userName, ago), Url = Address, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
    }

    /// <summary>Nothing is wider than the screen.</summary>
    protected async Task DoesNotScrollSideways() =>
        Assert.That(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "the page does not scroll sideways");

    /// <summary>The colours of a scheme have arrived and are not on their way.</summary>
    protected Task Settled() => Page.EvaluateAsync("Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))");

    /// <summary>Nobody is shut out by how the page reads. Only violations leave the browser: all that was found right is thousands of elements.</summary>
    protected async Task HasNoViolation(string how)
    {
        await Settled();
        await Page.EvaluateAsync(Axe);
        Assert.That(await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .map(each => `${each.id}: ${each.help} at ${each.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
            """), Is.Empty, how);
    }

    /// <summary>The browser has kept what was typed into a form, so that it is there again after the page was closed.</summary>
    protected Task IsKept(string typed) => Page.WaitForFunctionAsync(
        """
        typed => import('/vendor/idb/index.js').then(async ({ openDB }) => {
          const kept = await openDB('qualitytracker');
          try { return JSON.stringify(await kept.getAll('drafts')).includes(typed); } finally { kept.close(); }
        })
        """, typed);

    /// <summary>Opens the choices of school, term and pack: on a narrow screen they wait behind a word.</summary>
    protected async Task ChoosePlace()
    {
        if (Screen == Screen.Phone) await Page.Locator(".places-more summary").ClickAsync();
    }

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
