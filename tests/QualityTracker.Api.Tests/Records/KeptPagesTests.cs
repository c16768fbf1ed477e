using Microsoft.AspNetCore.Http;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Records;

public sealed class KeptPagesTests
{
    [Test]
    public void Addresses_longer_than_their_pages_fill_what_may_be_kept()
    {
        const int addresses = 3000;
        const int longest = 8000;
        using var pages = new KeptPages();
        var made = 0;
        for (var round = 0; round < 2; round++)
        {
            Answer("?limit=1");
            for (var number = 0; number < addresses; number++) Answer($"?lang={number}{new string('x', longest)}");
        }

        // At two bytes a character half as much again as the 32 MB that are kept.
        Assert.That(made, Is.GreaterThan(addresses + 500));
        var before = made;
        for (var again = 0; again < 2; again++) Answer("?limit=1");
        Assert.That(made - before, Is.LessThanOrEqualTo(1), "what fits is kept");

        void Answer(string query) => pages.Answer(Asking(query), () =>
        {
            made++;
            return TypedResults.Ok("page");
        });
    }

    private static DefaultHttpContext Asking(string query)
    {
        var context = new DefaultHttpContext { Request = { Path = "/api/v1/schools/x/staff", QueryString = new(query) } };
        var caller = Caller.Nobody(null);
        context.Features.Set(new Allowed(caller, Standing.Everywhere(caller, DateTimeOffset.UnixEpoch), null!, 1));
        return context;
    }
}
