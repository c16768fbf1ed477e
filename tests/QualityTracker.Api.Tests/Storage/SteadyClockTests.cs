using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Storage;

public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void It_goes_with_the_machines_clock_while_that_goes_on()
    {
        var wall = new TestClock(Noon);
        var clock = new SteadyClock(wall, DateTimeOffset.MinValue);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Noon));
        wall.Pass(TimeSpan.FromHours(1));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Noon.AddHours(1)));
    }

    [Test]
    public void It_goes_on_by_the_time_that_passes_while_the_machines_clock_is_behind()
    {
        var wall = new TestClock(Noon);
        var clock = new SteadyClock(wall, DateTimeOffset.MinValue);
        clock.GetUtcNow();
        wall.Set(Noon.AddDays(-3));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Noon));
        wall.Pass(TimeSpan.FromMinutes(10));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Noon.AddMinutes(10)));
        wall.Set(Noon.AddHours(1));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Noon.AddHours(1)));
    }

    [Test]
    public void It_begins_no_earlier_than_the_latest_moment_known()
    {
        var clock = new SteadyClock(new TestClock(Noon.AddDays(-30)), Noon);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Noon));
    }
}
