using System.Net;

namespace QualityTracker.Api.Tests.Policies;

public sealed class PolicyEndpointsTests : ServerTests
{
    [Test]
    public async Task Each_pack_is_listed_with_its_hash_and_can_be_read_whole()
    {
        var packs = (await Get("/api/v1/policies")).Body!.AsArray();
        Assert.That(packs.Select(pack => (string)pack!["id"]!), Is.EqualTo(new[] { "daxinganling-2023", "wenxian-2019" }));
        var text = await Client.GetStringAsync(new Uri("/api/v1/policies/wenxian-2019", UriKind.Relative));
        Assert.That(text, Does.Contain("pack: wenxian-2019").Or.Contain("id: wenxian-2019"));
    }

    [Test]
    public async Task A_pack_that_is_not_there_is_not_found() =>
        Assert.That((await Get("/api/v1/policies/..%2f..%2fsecret")).Status, Is.EqualTo(HttpStatusCode.NotFound));
}
