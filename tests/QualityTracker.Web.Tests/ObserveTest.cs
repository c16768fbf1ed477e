using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>Tests that record observations: each fixture has a program with the sample school of its own.</summary>
public abstract class ObserveTest(Screen screen) : PageTest(screen)
{
    protected const string Day = "2025-10-14";

    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "principal";

    protected ILocator Lessons => Page.Locator("button.observe-lesson");

    [OneTimeSetUp]
    public async Task StartServer() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task StopServer() => await server.DisposeAsync();

    /// <summary>Opens a period of the day, and one of its lessons.</summary>
    protected async Task Begin(int period)
    {
        await Page.GotoAsync($"/?view=observe&day={Day}&filter={period}&lang=zh");
        await Lessons.First.ClickAsync();
        await Expect(Page.Locator(".observe-form")).ToBeVisibleAsync();
    }

    protected async Task Save(string button, string topic)
    {
        await Page.GetByLabel("课题", new() { Exact = true }).FillAsync(topic);
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
    }

    /// <summary>What the server has of the principal on the day, in force.</summary>
    protected async Task<List<JsonElement>> Stored(string topic)
    {
        var answer = await Page.APIRequest.GetAsync($"{Address}/api/v1/schools/demo/lesson-observations?observer=T001&since={Day}&until={Day}&limit=200");
        return [.. (await answer.JsonAsync())!.Value.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("record")).Where(record => record.GetProperty("topic").GetString() == topic)];
    }

    protected Task Arrives(string topic, int times = 1) => Eventually(async () => (await Stored(topic)).Count == times);

    protected static async Task Eventually(Func<Task<bool>> holds)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await holds()) Assert.That(TimeProvider.System.GetElapsedTime(begun), Is.LessThan(TimeSpan.FromSeconds(60)));
    }

    protected ILocator Toast(string pattern) => Page.Locator(".toast").Filter(new() { HasTextRegex = new Regex(pattern) });
}
