using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Access;

namespace QualityTracker.Api.Tests.Policies;

/// <summary>Everyone reads the rules; a draft is seen by those who may write it, and only the principal adopts.</summary>
public sealed class PolicyRightsTests : AccessTests
{
    private static readonly string Address = $"{AtWorld}/policies/ours";

    [OneTimeSetUp]
    public async Task Draft()
    {
        var text = "pack: ours\ntitle: { zh: 本校, en: ours }\nextends: wenxian-2019\n";
        var saved = await Send(await As(Role.Office), HttpMethod.Put, $"{Address}/draft", new JsonObject { ["text"] = text });
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.Created), saved.Text);
    }

    [TestCase(Role.Teacher, false)]
    [TestCase(Role.VicePrincipal, false)]
    [TestCase(Role.Finance, false)]
    [TestCase(Role.CountyViewer, false)]
    [TestCase(Role.DirectorOfTeaching, true)]
    [TestCase(Role.Principal, true)]
    [TestCase(Role.Office, true)]
    public async Task A_draft_is_seen_by_those_who_may_write_it(Role role, bool sees)
    {
        var client = await As(role);
        Assert.That((await Send(client, HttpMethod.Get, Address)).Status, Is.EqualTo(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        var list = (await Send(client, HttpMethod.Get, $"{AtWorld}/policies")).Body!.AsArray();
        Assert.That(list.Any(each => (string)each!["id"]! == "ours"), Is.EqualTo(sees));
        Assert.That(list, Has.Count.EqualTo(sees ? 7 : 6));
    }

    [TestCase(Role.DirectorOfTeaching)]
    [TestCase(Role.Office)]
    [TestCase(Role.VicePrincipal)]
    public async Task Who_writes_a_pack_does_not_adopt_it(Role role) =>
        (await Send(await As(role), HttpMethod.Post, $"{AtWorld}/policy-adoptions", new JsonObject())).IsProblem(403, "not-allowed");
}
