using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Posts;

namespace QualityTracker.Web.Tests;

/// <summary>From a school's office to the county: a bundle is published, another school's is taken in by its fingerprint, and both stand side by side.</summary>
public sealed class CountyTests() : SampleTest(Screen.Desktop)
{
    protected override string? SignedInAs => "office";

    [Test]
    public async Task The_office_publishes_and_the_county_takes_in_and_compares()
    {
        await Page.GotoAsync("/?view=sums&lang=zh");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^生成并公布") }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^确定生成并公布") }).ClickAsync();
        await Expect(Page.Locator(".bundles .entry")).ToHaveCountAsync(1);
        await Expect(Page.Locator(".bundles .fingerprint")).ToHaveTextAsync(new Regex("^([0-9a-f]{4} ){7}[0-9a-f]{4}$"));
        var month = await Page.Locator(".bundles .entry strong").TextContentAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^生成并公布") })).ToHaveCountAsync(0);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = SignedBundle.Write(Neighbour(month!), key);
        await SignIn("county-viewer");
        ExpectedStatus = 409;
        await Page.GotoAsync("/?view=county&lang=zh");
        await Page.Locator(".county-upload input[type=file]").SetInputFilesAsync(new FilePayload { Name = "river.json", MimeType = "application/json", Buffer = file });
        await Expect(Page.Locator(".county-told")).ToBeVisibleAsync();
        await Page.Locator(".county-told input").FillAsync(SignedBundle.FingerprintOf(key.ExportSubjectPublicKeyInfo()).ToUpperInvariant());
        await Page.GetByRole(AriaRole.Button, new() { Name = "指纹一致才接收" }).ClickAsync();
        await Expect(Page.Locator(".county-received tbody tr").Filter(new() { HasText = "河边学校" })).ToContainTextAsync(month!);
        await Expect(Page.Locator(".county-figures tbody tr").Filter(new() { HasText = "河边学校" })).ToContainTextAsync("8/20");
        await Page.GetByLabel("视角").SelectOptionAsync("parent");
        await Expect(Page.Locator(".county .empty, .county-figures")).ToHaveCountAsync(1);
    }

    private static CountyBundle Neighbour(string month) => new()
    {
        School = "river",
        SchoolName = "河边学校",
        Term = "2025-1",
        Until = new(2026, 1, 20),
        Month = month,
        Pack = "own",
        PackHash = new string('a', 64),
        Program = "QualityTracker",
        Tables =
        [
            new()
            {
                About = BundleSubject.Norm,
                Row = "lead",
                Name = new("听课（校长）", "lessons observed"),
                Alike = "own",
                Since = new(2026, 1, 20),
                Of = 20,
                Posts = [PostKind.Principal],
                Steps = [new("met", new("完成", "met"), 8)],
            },
        ],
    };
}
