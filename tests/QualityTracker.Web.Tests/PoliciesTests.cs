using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>A school writes its own pack on a built-in one, adopts it by a decision, and undoes that again.</summary>
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
        var begun = await text.InputValueAsync();
        await text.FillAsync($"{begun}\nnorms: nothing\n");
        await Expect(Button("Freeze as a version")).ToBeDisabledAsync();
        await text.FillAsync(begun);
        await Expect(Page.GetByText("No problems.")).ToBeVisibleAsync();
        await Expect(Button("Freeze as a version")).ToBeEnabledAsync();
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
        await Expect(Page.GetByText("give a number from 0 to 100")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("weight of process records")).ToBeFocusedAsync();
        await Page.GetByLabel("weight of process records").FillAsync("70");
        await Button("Adopt").ClickAsync();
        await Expect(Page.GetByText("Adopted.", new() { Exact = true })).ToBeVisibleAsync();
        await ChoosePlace();
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Policy pack" })).ToHaveValueAsync("ours-2025");
        await Expect(Page.Locator(".adoptions")).ToContainTextAsync("weight of process records = 70");

        await text.FillAsync("pack: ours-2025\ntitle: { zh: 本校办法, en: our rules }\nextends: daxinganling-2023\nnorms:\n  - { id: X2, at-least: 45 }\n");
        await Button("Freeze as a version").ClickAsync();
        var state = Page.Locator(".policy h2 .band");
        await Expect(state).ToHaveTextAsync("later version, not adopted");
        await Expect(Page.Locator(".policy-table").First).ToContainTextAsync("45");
        await Button("Adopt this pack").ClickAsync();
        await Expect(Page.GetByText("Filled in with the values of “No. 3 of 2025”")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("weight of process records")).ToHaveValueAsync("70");
        await Button("Cancel").ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "See the adopted version" }).ClickAsync();
        await Expect(state).ToHaveTextAsync("adopted");
        await Expect(Page.Locator(".policy-table").First).ToContainTextAsync("44");
        Assert.That(Page.Url, Does.Contain("version="));
        await DoesNotScrollSideways();
        await Page.ReloadAsync();
        await Expect(state).ToHaveTextAsync("adopted");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo: No. 3 of 2025" }).ClickAsync();
        await Page.GetByLabel("Reason for undoing it").FillAsync("to be discussed again");
        await Button("Undo the decision").ClickAsync();
        await Expect(Page.Locator(".adoptions")).ToContainTextAsync("Undone: to be discussed again");
        await ChoosePlace();
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Policy pack" })).ToHaveValueAsync("daxinganling-2023");
    }

    [Test]
    public async Task A_draft_that_cannot_be_checked_says_so_and_given_up_it_leads_back_to_the_list()
    {
        await Page.GotoAsync("/?view=policies&pack=zibo-2019&lang=en");
        await Button("Write our own on this").ClickAsync();
        await Page.GetByLabel("Id of the new pack").FillAsync("never-frozen");
        await Button("Make the draft").ClickAsync();
        ExpectedStatus = 503;
        await Page.RouteAsync("**/policies/check", route => route.FulfillAsync(new() { Status = 503 }));
        await Page.GetByLabel("Text of the pack").FillAsync("pack: never-frozen\ntitle: { zh: 本校办法, en: our rules }\nextends: zibo-2019\n");
        await Expect(Page.GetByText("It cannot be checked just now")).ToBeVisibleAsync();
        await Button("Save draft").ClickAsync();
        await Expect(Page.GetByText("No problems.")).ToBeVisibleAsync();
        await Button("Give up the draft").ClickAsync();
        await Button("Yes: give up the draft").ClickAsync();
        await Expect(Page.Locator("table.policies")).ToBeVisibleAsync();
        await Expect(Page.Locator("table.policies")).Not.ToContainTextAsync("never-frozen");
        Assert.That(Page.Url, Does.Not.Contain("pack="));
    }
}
