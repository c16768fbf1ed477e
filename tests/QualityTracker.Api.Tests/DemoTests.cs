using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests;

/// <summary>Tests against the program with the demo school in it.</summary>
public abstract class DemoTests(Store? store = null) : ServerTests("", store)
{
    protected const string School = "demo";
    protected const string Term = "2025-1";

    protected override Database MakeDatabase(Store? store) => TestDatabase.WithDemo(Folder, store);

    protected Task<byte[]> Bytes(string address) => Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
}
