namespace QualityTracker.Api.Tests.Accounts;

/// <summary>A machine's clock that somebody sets; what has passed meanwhile goes by a clock of its own.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private long ticks;

    public DateTimeOffset Now { get; private set; } = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => ticks;

    public void Pass(TimeSpan time)
    {
        Now += time;
        ticks += time.Ticks;
    }

    /// <summary>The clock is set to another time; none passes.</summary>
    public void Set(DateTimeOffset to) => Now = to;
}
