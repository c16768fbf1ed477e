namespace QualityTracker.Web.Tests;

/// <summary>Tests that only read: they share one program with the sample school.</summary>
public abstract class SampleTest(Screen screen) : PageTest(screen)
{
    private static readonly Lazy<Task<Server>> Shared = new(() => Server.WithSample());
    private Server server = null!;

    protected override Server Server => server;

    public static async Task Stop()
    {
        if (Shared.IsValueCreated) await (await Shared.Value).DisposeAsync();
    }

    [OneTimeSetUp]
    public async Task StartOnce() => server = await Shared.Value;
}
