using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>A school writes its own pack on a built-in one, adopts it by a decision, and undoes that again.</summary>
[TestFixture(Screen.Phone)]
[TestFixture(Screen.Desktop)]
public sealed class PoliciesTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    [OneTimeSetUp]
    public async Task Start() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task From_a_draft_with_a_mistake_to_an_adopted_version_and_back()
    {
        await Page.GotoAsync("/?view=policies&lang=en");
        await Expect(Page.Locator("table.policies tbody tr")).ToHaveCountAsync(6);
        await Page.Locator("table.policies").GetByRole(AriaRole.Link, new() { NameRegex = new("three education projects") }).ClickAsync();
        await Button("Write our own on this").ClickAsync();
        await Page.GetByLabel("Id of the new pack").FillAsync("ours-2025");
        await Button("Make the draft").ClickAsync();

        var text = Page.GetByLabel("Text of the pack");
        await Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("extends: daxinganling-2023"));
        await text.FillAsync("pack: ours-2025\ntitle: { zh: 本校办法, en: our rules }\nextends: daxinganling-2023\nnorms:\n  - { id: X2, at-least: -4 }\n");
        await Expect(Page.GetByText("-4 is negative; use 0 or more")).ToBeVisibleAsync();
        await Expect(Button("Freeze as a version")).ToBeDisabledAsync();
        await Button("line 5, column 25").ClickAsync();
        Assert.That(await text.EvaluateAsync<string>("area => area.value.slice(area.selectionStart, area.selectionEnd)"), Is.EqualTo("  - { id: X2, at-least: -4 }"));
        await Page.Keyboard.TypeAsync("  - { id: X2, at-least: 44 }");
        await Expect(Page.GetByText("No problems.")).ToBeVisibleAsync();
        await Button("Freeze as a version").ClickAsync();
        await Expect(Page.GetByText("Frozen as a version: it can be adopted.")).ToBeVisibleAsync();
        await Expect(Page.Locator(".policy-table").First).ToContainTextAsync("norms/X2/at-least");
        await DoesNotScrollSideways();

        await Button("Adopt this pack").ClickAsync();
        await Page.GetByLabel("Name or number of the decision").FillAsync("No. 3 of 2025");
        await Page.GetByLabel("Decided on").FillAsync("2025-08-28");
        await Page.GetByLabel("Decided by").FillAsync("the principal's meeting");
        await Page.GetByLabel("weight of process records").FillAsync("101");
        ExpectedStatus = 400;
        await Button("Adopt").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("give a number from 0 to 100");
        await Page.GetByLabel("weight of process records").FillAsync("70");
        await Button("Adopt").ClickAsync();
        await Expect(Page.GetByText("Adopted.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Policy pack" })).ToHaveValueAsync("ours-2025");
        await Expect(Page.Locator(".adoptions")).ToContainTextAsync("process-weight = 70");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo: No. 3 of 2025" }).ClickAsync();
        await Page.GetByLabel("Reason for undoing it").FillAsync("to be discussed again");
        await Button("Undo the decision").ClickAsync();
        await Expect(Page.Locator(".adoptions")).ToContainTextAsync("Undone: to be discussed again");
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Policy pack" })).ToHaveValueAsync("daxinganling-2023");
    }
}
