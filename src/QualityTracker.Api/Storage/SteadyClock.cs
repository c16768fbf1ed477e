namespace QualityTracker.Api.Storage;

/// <summary>
/// Time that never runs back (单调时钟): while the machine's clock is behind the latest moment seen, it goes on from there by the time that
/// passes. What is over stays over when somebody sets the clock back.
/// </summary>
/// <param name="wall">The machine's clock.</param>
/// <param name="latest">The latest moment that is known to have been, such as that of the last request before the program stopped.</param>
public sealed class SteadyClock(TimeProvider wall, DateTimeOffset latest) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset highest = latest;
    private long stamp = wall.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => wall.LocalTimeZone;

    public override long TimestampFrequency => wall.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            var (now, at) = (wall.GetUtcNow(), wall.GetTimestamp());
            if (now < highest) now = highest + wall.GetElapsedTime(stamp, at);
            (highest, stamp) = (now, at);
            return now;
        }
    }

    public override long GetTimestamp() => wall.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => wall.CreateTimer(callback, state, dueTime, period);
}
