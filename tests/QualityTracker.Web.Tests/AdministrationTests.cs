using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>An administrator's work, from the first start on.</summary>
[TestFixture(Screen.Desktop)]
public sealed class AdministrationTests(Screen screen) : PageTest(screen)
{
    private const string Staff = "工号,姓名,入职日期\nT1,林一,2020-09-01\nT2,何二,2021-09-01\n";
    private Server server = null!;

    protected override string? SignedInAs => null;

    protected override Server Server => server;

    [OneTimeSetUp]
    public async Task Start() => server = await Server.Fresh();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task From_the_set_up_link_to_accounts_for_all_staff_and_a_verified_log()
    {
        var key = server.SetupKey();
        await Page.GotoAsync("/?lang=en");
        await Expect(Page.GetByText("There is no account yet")).ToBeVisibleAsync();
        await Page.GotoAsync($"/setup?lang=en#{key}");
        await Page.GetByLabel("User name").FillAsync("keeper");
        await Page.GetByLabel("New password").FillAsync("password");
        ExpectedStatus = 400;
        await Button("Create and sign in").ClickAsync();
        await Expect(Page.GetByText("is too common")).ToBeVisibleAsync();
        await Page.GetByLabel("New password").FillAsync("seven herons over the weir");
        await Button("Create and sign in").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Welcome to QualityTracker" })).ToBeVisibleAsync();

        await Page.GetByLabel("Code of the school").FillAsync("demo");
        await Page.GetByLabel("Name of the school").FillAsync("新苗小学");
        await Button("Register the school").ClickAsync();
        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "教职工.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Staff) });
        await Button("Confirm the import").ClickAsync();
        await Expect(Page.GetByText("All of it was written.")).ToBeVisibleAsync();

        await Page.Locator(".sections a", new() { HasText = "Accounts" }).ClickAsync();
        await Button("Make accounts").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Yes: make accounts" }).ClickAsync();
        await Expect(Page.Locator(".slip")).ToHaveCountAsync(2);
        await Expect(Page.Locator(".slip").First).ToContainTextAsync("demo-t1");
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(Page.Locator(".slip").First).ToBeVisibleAsync();
        await Expect(Page.Locator("table.accounts")).ToBeHiddenAsync();
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });

        await Page.GetByRole(AriaRole.Searchbox).FillAsync("demo-t2");
        await Expect(Page.Locator("table.accounts tbody tr")).ToHaveCountAsync(1);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change: demo-t2" }).ClickAsync();
        await Button("+ Add a grant").ClickAsync();
        await Page.GetByLabel("Role").SelectOptionAsync("finance");
        await Button("Save").ClickAsync();
        await Expect(Page.Locator("table.accounts tbody tr").First).ToContainTextAsync("finance");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change: demo-t2" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Reset password: demo-t2" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Yes: reset password") }).ClickAsync();
        await Expect(Page.Locator(".secret")).ToContainTextAsync("One-time password of demo-t2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change: demo-t2" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Close: demo-t2" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Yes: close") }).ClickAsync();
        await Expect(Page.Locator("table.accounts tbody tr").First).ToContainTextAsync("closed");

        server.Log("staff.replace", "T1", new { Before = new { Name = "林一", Subject = "maths" }, After = new { Name = "林逸", Subject = "maths" } });
        await Page.Locator(".sections a", new() { HasText = "Log" }).ClickAsync();
        await Page.GetByLabel("Action").FillAsync("staff.replace");
        await Expect(Page.Locator(".entry")).ToHaveCountAsync(1);
        await Expect(Page.Locator(".difference del")).ToContainTextAsync("林一");
        await Expect(Page.Locator(".difference ins")).ToContainTextAsync("林逸");
        await Expect(Page.Locator(".difference")).Not.ToContainTextAsync("maths");
        await Button("Verify").ClickAsync();
        await Expect(Page.Locator(".check")).ToContainTextAsync("The log is intact");
        await Expect(Page.Locator(".head code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^\\d+:[0-9a-f]{64}$"));
        server.Forge(2);
        await Button("Verify").ClickAsync();
        await Expect(Page.Locator(".check")).ToContainTextAsync("Entry 2:");
        await DoesNotScrollSideways();
        var file = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Download csv" }).ClickAsync());
        Assert.That(file.SuggestedFilename, Is.EqualTo("audit.csv"));
    }
}
