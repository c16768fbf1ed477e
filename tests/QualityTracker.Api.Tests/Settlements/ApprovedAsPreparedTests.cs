using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Settlements;

/// <summary>What two people approve is what is due on the day they do: amounts that changed since the settlement was prepared are refused.</summary>
public sealed class ApprovedAsPreparedTests : SettlementLife
{
    [Test]
    public async Task A_settlement_whose_amounts_changed_since_is_approved_by_nobody_and_prepared_anew()
    {
        await TakeAll(Office, "compute");
        await AgreeAndPost();
        await SealAll();
        var id = await Prepared();
        var prepared = LinesOf(await Settlement(id));
        var watch = Stopwatch.StartNew();
        Assert.That((await Approve(Finance, id)).Status, Is.EqualTo(HttpStatusCode.OK), "nothing changed");
        TestContext.Out.WriteLine($"an approval, with the lines prepared anew: {watch.ElapsedMilliseconds} ms");

        await Void(await ReadingOf(Colleague));
        await Refused(id, prepared.Keys.Select(key => key.Staff), Colleague);
        await SealedAnew(await Held());

        var now = await Divided();
        await Refused(id, now.Keys.Union(prepared.Keys).Where(key => now.GetValueOrDefault(key) != prepared.GetValueOrDefault(key)).Select(key => key.Staff), null);
        await PreparedAnew(id, now);
    }

    // With who holds the sum, while somebody does; and nothing is stored.
    private async Task Refused(string id, IEnumerable<string> people, string? holding)
    {
        var before = (await Settlement(id))["settlement"]!["approvals"]!.ToJsonString();
        var refused = await Approve(As(Principal), id);
        refused.IsProblem(409, "figures-changed");
        var number = people.Distinct().Count().ToString(CultureInfo.InvariantCulture);
        Assert.That((string?)refused.Body!["title"], Does.Contain($"有 {number} 人的金额有变"));
        Assert.That((string?)refused.Body!["detail"], Does.Contain("作废").And.Contain("重新编制"));
        Assert.That(refused.Body!["errors"]!.AsArray().Select(each => (string?)each!["message"]), holding is null ? Is.Empty : Has.Some.Contains($"（{holding}）"));
        var english = await Send(As(Principal), Settlements($"{id}/approvals?lang=en"), new JsonObject { ["id"] = NextId() });
        Assert.That((string?)english.Body!["title"], Does.Contain($"amounts of {number} people changed"));
        Assert.That((string?)english.Body!["detail"], Does.StartWith("Void this settlement"));
        Assert.That((await Settlement(id))["settlement"]!["approvals"]!.ToJsonString(), Is.EqualTo(before));
    }

    private async Task PreparedAnew(string id, Dictionary<(string Staff, string Pool), long> now)
    {
        Assert.That((await Send(Finance, Settlements($"{id}/void"), new JsonObject { ["reason"] = "金额有变" }, "\"1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
        var anew = await Prepared();
        await Approve(Finance, anew);
        var paid = await Approve(As(Principal), anew);
        Assert.That((string?)paid.Body!["settlement"]!["state"], Is.EqualTo("frozen"), paid.Text);
        Assert.That(LinesOf(paid.Body!), Is.EquivalentTo(now.Where(each => each.Value != 0)));
    }
}
