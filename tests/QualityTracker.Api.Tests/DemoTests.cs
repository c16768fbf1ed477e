using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests;

/// <summary>Tests against the program with the demo school in it.</summary>
public abstract class DemoTests(Store? store = null) : ServerTests("", store)
{
    protected const string School = "demo";
    protected const string Term = "2025-1";

    // No clock goes back behind what was seen: one of the test's own has its school taken in after it started.
    protected override Database MakeDatabase(Store? store) => Wall is null ? TestDatabase.WithDemo(Folder, store) : base.MakeDatabase(store);

    [OneTimeSetUp]
    public void LoadDemoSchool() => TestDatabase.Filled(Database, TimeProvider.System);

    protected Task<byte[]> Bytes(string address) => Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
}
