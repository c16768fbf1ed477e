using System.Diagnostics;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>The one browser of all tests: the system's own Chromium.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // What Playwright turns off itself, which this list takes the place of.
    private const string OffAnyway =
        "AutoDeElevate,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,"
        + "LensOverlay,MediaRouter,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning,Translate";

    // A window of nobody's needs no tool bars, each of which is a page with a process of its own, and none in reserve.
    private const string Unseen =
        "InitialWebUI,PreloadTopChromeWebUI,WebUIReloadButton,WebUIToolbar,WebUITabStrip,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--process-per-site", "--renderer-process-limit=1",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--disable-features={OffAnyway},{Unseen}",
    ];

    private IPlaywright? playwright;

    public static IBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Launch()
    {
        if (Find() is null && Environment.UserName == "root" && File.Exists("/etc/debian_version")) Install();
        var path = Find() ?? throw new InvalidOperationException(
            "No Chromium was found on the PATH. Install it (on Debian: apt-get install -y chromium) and run the tests again.");
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await SampleTest.Stop();
        await Server.ForgetSample();
        if (Browser is not null) await Browser.CloseAsync();
        playwright?.Dispose();
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static void Install()
    {
        foreach (var arguments in new[] { "update", "install -y --no-install-recommends chromium fonts-noto-cjk" })
        {
            using var apt = Process.Start(new ProcessStartInfo("apt-get", arguments) { RedirectStandardOutput = true, Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } })!;
            apt.StandardOutput.ReadToEnd();
            apt.WaitForExit();
        }
    }
}
