using System.Net;

namespace QualityTracker.Api.Tests.Policies;

public sealed class PolicyEndpointsTests : ServerTests
{
    [Test]
    public async Task Each_pack_is_listed_with_its_hash_and_can_be_read_whole()
    {
        var packs = (await Get("/api/v1/policies")).Body!.AsArray();
        var ids = packs.Select(pack => (string)pack!["id"]!).ToList();
        Assert.That(ids, Is.EqualTo(new[] { "combined", "county-plan-2021", "daxinganling-2023", "pianguan-2021", "wenxian-2019", "zibo-2019" }));
        foreach (var id in ids)
            Assert.That(await Client.GetStringAsync(new Uri($"/api/v1/policies/{id}", UriKind.Relative)), Does.Contain($"\npack: {id}\n"));
    }

    [Test]
    public async Task A_pack_that_is_not_there_is_not_found() =>
        Assert.That((await Get("/api/v1/policies/..%2f..%2fsecret")).Status, Is.EqualTo(HttpStatusCode.NotFound));
}
