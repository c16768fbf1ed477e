using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>What holds of every page: nobody is shut out by language, colours, size of screen or the way they read it.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class EveryPageTests(Screen screen) : SampleTest(screen)
{
    protected override string? SignedInAs => null;

    protected override bool SharesPage => true;

    private static IReadOnlyList<EveryPage> Pages => EveryPage.All;

    // Light in the one language and dark in the other: what a phone shows light is dark on a desktop.
    [TestCaseSource(nameof(Pages))]
    public async Task It_has_no_violation_and_fits_its_screen_in_either_language_and_scheme(EveryPage page)
    {
        var (first, second) = Screen == Screen.Phone ? (ColorScheme.Light, ColorScheme.Dark) : (ColorScheme.Dark, ColorScheme.Light);
        await Page.EmulateMediaAsync(new() { ColorScheme = first });
        await Open(page, "zh");
        await HasNoViolation($"zh, {first}");
        await Fits();
        await Page.EmulateMediaAsync(new() { ColorScheme = second });
        await Button("English").ClickAsync();
        await Expect(Page.Locator(page.Ready).First).ToBeVisibleAsync();
        await HasNoViolation($"en, {second}");
        await Fits();
    }

    /// <summary>Renews the pictures among the samples, to be looked at.</summary>
    [TestCaseSource(nameof(Pages))]
    [Explicit("writes samples/screens")]
    public async Task Its_picture_is_taken(EveryPage page)
    {
        await Open(page, Screen == Screen.Phone ? "zh" : "en");
        await Settled();
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "../../../../../samples/screens");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{page.Name}-{Screen}.png".ToLowerInvariant()) });
    }

    private async Task Open(EveryPage page, string language)
    {
        if (page.Account is { } account) await SignIn(account);
        await Page.GotoAsync($"/?{page.Query}&lang=zh");
        await Expect(Page.Locator(page.Ready).First).ToBeVisibleAsync();
        foreach (var button in page.Opens) await Button(button).ClickAsync();
        if (language == "en") await Button("English").ClickAsync();
        await Expect(Page.Locator(page.Ready).First).ToBeVisibleAsync();
    }

    // A phone is also the narrowest of them.
    private async Task Fits()
    {
        await DoesNotScrollSideways();
        if (Screen != Screen.Phone) return;
        await Page.SetViewportSizeAsync(320, 640);
        await DoesNotScrollSideways();
        await Page.SetViewportSizeAsync(Screens.SizeOf(Screen).Width, Screens.SizeOf(Screen).Height);
    }
}
