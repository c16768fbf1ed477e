namespace QualityTracker.Web.Tests;

/// <summary>What a page needs first is on its way before any of its modules runs: on a slow network that is a second saved.</summary>
public sealed class FirstAskedTests() : SampleTest(Screen.Phone)
{
    protected override string? SignedInAs => "teacher";

    [TestCase("view=observe", ".observe-day", "observable-lessons/2025-1")]
    [TestCase("view=week&week=21", ".week-lines li", "working-weeks/2025-1/T008?week=21")]
    [TestCase("view=sheets&term=2025-1", ".own-sheet", "evaluations/2025-1")]
    public async Task The_browser_is_told_with_the_page_what_its_section_asks(string query, string ready, string asked)
    {
        await Page.GotoAsync($"/?{query}&lang=zh");
        await Expect(Page.Locator(ready).First).ToBeVisibleAsync();
        var asking = await Page.EvaluateAsync<string[]>(
            "path => performance.getEntriesByType('resource').filter(each => each.name.endsWith(path)).map(each => each.initiatorType)", $"/api/v1/schools/demo/{asked}");
        Assert.That(asking, Is.EqualTo(new[] { "link" }), "asked once, by the page itself");
    }
}
