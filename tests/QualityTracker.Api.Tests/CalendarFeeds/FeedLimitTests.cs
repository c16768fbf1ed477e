using System.Net;

namespace QualityTracker.Api.Tests.CalendarFeeds;

/// <summary>Guessing at calendar addresses from one place.</summary>
public sealed class FeedLimitTests : ServerTests
{
    protected override string[] Arguments => ["--Limits:FeedsPerAddress=5"];

    [Test]
    public async Task Too_many_from_one_address_have_to_wait()
    {
        using var client = Anonymous();
        for (var at = 0; at < 5; at++) Assert.That((await Ask(client)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        (await Ask(client)).IsProblem(429, "too-often");
    }

    private static async Task<Answer> Ask(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/api/v1/calendar-feeds/guess.ics", UriKind.Relative));
        return await Answer.Of(response);
    }
}
