using System.Net;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Security;

/// <summary>What takes seconds of work is done so often and no oftener, and so much of it at a time.</summary>
public sealed class CostlyLimitTests : ServerTests
{
    private const string Password = "lanterns over the river";
    private static readonly Uri Costly = new("/api/v1/audit.csv", UriKind.Relative);

    protected override string[] Arguments => ["--Limits:SignInsPerAddress=1000", "--Limits:CostlyPerMinute=7", "--Limits:CostlyAtOnce=1"];

    [Test]
    public async Task Too_often_in_a_minute_has_to_wait_and_others_do_not()
    {
        using var eager = await Administrator("eager");
        for (var at = 0; at < 7; at++) Assert.That((await eager.Get(Costly.ToString())).Status, Is.EqualTo(HttpStatusCode.OK));
        using var response = await eager.Client.GetAsync(Costly);
        Assert.That(response.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
        (await Answer.Of(response)).IsProblem(429, "too-often");
        Assert.That((await eager.Get("/api/v1/accounts")).Status, Is.EqualTo(HttpStatusCode.OK), "what costs little goes on");
        using var other = await Administrator("other");
        Assert.That((await other.Get(Costly.ToString())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Of_many_at_once_some_wait_and_the_rest_are_refused()
    {
        using var busy = await Administrator("busy");
        using var held = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        // The first cannot end while somebody else writes.
        var writer = Task.Run(() => Database.Write(_ =>
        {
            held.Set();
            release.Wait(TimeSpan.FromSeconds(60));
            return true;
        }));
        held.Wait(TimeSpan.FromSeconds(60));
        var asked = Enumerable.Range(0, 7).Select(_ => busy.Client.GetAsync(Costly)).ToList();
        var refused = new[] { await Task.WhenAny(asked) }.ToList();
        asked.Remove(refused[0]);
        refused.Add(await Task.WhenAny(asked));
        asked.Remove(refused[1]);
        release.Set();
        await writer;
        foreach (var each in refused)
        {
            using var response = await each;
            Assert.That((response.StatusCode, response.Headers.RetryAfter?.Delta > TimeSpan.Zero), Is.EqualTo((HttpStatusCode.TooManyRequests, true)));
        }

        foreach (var each in asked)
        {
            using var response = await each;
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    private async Task<Browser> Administrator(string name)
    {
        TestAccounts.Add(Database, name, [TestAccounts.Grant(Role.Administrator)], password: Password);
        return await SignedIn(name, Password);
    }
}
