using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QualityTracker.Api;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Storage;

namespace QualityTracker.Benchmarks;

/// <summary>
/// The pages in a real Chromium over HTTPS, as slow as Fast 3G (562.5 ms a request, 1.44 Mbit/s) and with a quarter of the processor: when what
/// somebody came for can be used, without anything kept and with the pages kept by the browser.
/// </summary>
public static class PageBenchmark
{
    private const int Runs = 3;

    private static readonly (string Name, string Query, string Ready)[] Pages =
    [
        ("observe", "view=observe&day=2025-10-14&filter=3", ".observe-lesson"),
        ("week", "view=week&week=21", ".week-lines li"),
        ("sheets", "view=sheets", "table.staff tbody tr"),
    ];

    public static async Task<IReadOnlyList<Figure>> Run(DemoTerm demo)
    {
        var certificate = Path.Combine(demo.Folder, "localhost.pfx");
        await File.WriteAllBytesAsync(certificate, MakeCertificate());
        var database = new SqliteDatabase(Path.Combine(demo.Folder, "qualitytracker.db"));
        await using var app = App.Build(database, ["--Kestrel:Certificates:Default:Path=" + certificate, "--Limits:PerMinuteOfAccount=100000"], "https://127.0.0.1:0");
        await app.StartAsync();
        var key = BeginSession(app, database);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--ignore-certificate-errors"],
        });
        var figures = new List<Figure>();
        foreach (var page in Pages)
        {
            var (cold, warm, bytes) = (new List<double>(), new List<double>(), 0.0);
            for (var run = 0; run < Runs; run++)
            {
                await using var context = await browser.NewContextAsync(new() { BaseURL = app.Urls.First(), ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, Locale = "zh-CN" });
                await context.AddCookiesAsync([new() { Name = OwnCookie.HostOnly + "qt-session", Value = key, Url = app.Urls.First(), Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
                var first = await Open(context, page.Query, page.Ready);
                cold.Add(first.Ready);
                bytes = first.Bytes;
                await first.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
                await first.Page.CloseAsync();
                warm.Add((await Open(context, page.Query, page.Ready)).Ready);
            }

            figures.Add(new($"page “{page.Name}” usable, cold", Middle(cold), "ms", "≤ 2,000"));
            figures.Add(new($"page “{page.Name}” usable, kept by the browser", Middle(warm), "ms", "≤ 700"));
            figures.Add(new($"page “{page.Name}”, compressed", bytes / 1024, "KB", "< 150"));
        }

        figures.Add(new("scrolling 5,841 lines, a quarter of the processor", await Scroll(browser, app, key), "frames/s", "60"));
        return figures;
    }

    // The middle of the times between frames while the wheel turns: what the eye sees, without the odd pause of a shared machine.
    private static async Task<double> Scroll(IBrowser browser, WebApplication app, string key)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = app.Urls.First(), ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "zh-CN" });
        await context.AddCookiesAsync([new() { Name = OwnCookie.HostOnly + "qt-session", Value = key, Url = app.Urls.First(), Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/?view=records&noun=teaching-hours&lang=zh");
        await page.Locator(".long [data-at]").Nth(10).WaitForAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await page.EvaluateAsync("window.frames = []; const note = time => { frames.push(time); requestAnimationFrame(note); }; requestAnimationFrame(note);");
        await page.Mouse.MoveAsync(640, 600);
        for (var turn = 0; turn < 60; turn++) await page.Mouse.WheelAsync(0, 240);
        var times = await page.EvaluateAsync<double[]>("frames");
        return 1000 / Middle([.. times.Zip(times.Skip(1), (before, after) => after - before)]);
    }

    private static async Task<(IPage Page, double Ready, double Bytes)> Open(IBrowserContext context, string query, string ready)
    {
        var page = await context.NewPageAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 562.5, ["downloadThroughput"] = 1_474_560 / 8, ["uploadThroughput"] = 675_000 / 8 });
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await page.AddInitScriptAsync(
            $$"""
            addEventListener('DOMContentLoaded', () => {
              const look = () => document.querySelector('{{ready}}') && requestAnimationFrame(() => { window.usable ??= performance.now(); });
              new MutationObserver(look).observe(document, { childList: true, subtree: true });
              look();
            });
            """);
        await page.GotoAsync($"/?{query}&lang=zh", new() { WaitUntil = WaitUntilState.Commit, Timeout = 60_000 });
        await page.Locator(ready).First.WaitForAsync(new() { Timeout = 60_000 });
        var usable = await page.EvaluateAsync<double>("new Promise(done => { const look = () => window.usable ? done(window.usable) : setTimeout(look, 20); look(); })");
        var bytes = await page.EvaluateAsync<double>("[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].reduce((sum, each) => sum + each.transferSize, 0)");
        return (page, usable, bytes);
    }

    private static string BeginSession(WebApplication app, Database database)
    {
        var (key, now) = (SecretKey.Make(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        database.Write(connection =>
        {
            var account = new Account { Id = Guid.CreateVersion7().ToString(), UserName = "phone", NormalizedName = "PHONE", School = DemoTerm.School, Staff = "T010" };
            AccountStore.Add(connection, account, [new() { Role = Role.Office, School = DemoTerm.School, From = new(2020, 1, 1) }], now);
            SessionStore.Add(connection, new Session { Id = Guid.CreateVersion7().ToString(), Account = account.Id, StartedAt = now, LastSeenAt = now, Address = "127.0.0.1", Agent = "speed" }, key);
            return true;
        });
        return key;
    }

    private static byte[] MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.Export(X509ContentType.Pfx);
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
