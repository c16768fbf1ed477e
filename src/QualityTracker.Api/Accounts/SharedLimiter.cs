using System.Threading.RateLimiting;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>
/// Permits of a minute that all nodes share (共享的频率限制): they are taken from a row of the database, several at once, and given out until the minute is
/// over. A node that was told that there are none left asks no more in that minute. While nothing can be counted there, each node counts a minute
/// for itself: reading goes on.
/// </summary>
/// <param name="database">Where they are counted.</param>
/// <param name="name">A hash of whose they are.</param>
/// <param name="most">Of one minute.</param>
/// <param name="chunk">Taken at once.</param>
public sealed class SharedLimiter(PostgresDatabase database, string name, int most, int chunk) : RateLimiter
{
    private readonly Lock gate = new();
    private long left;
    private long given;
    private long refused;
    private bool alone;
    private long until = TimeProvider.System.GetTimestamp();
    private long used = TimeProvider.System.GetTimestamp();

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate) return Now < until ? null : TimeProvider.System.GetElapsedTime(used);
        }
    }

    private static long Now => TimeProvider.System.GetTimestamp();

    public override RateLimiterStatistics? GetStatistics()
    {
        lock (gate) return new() { CurrentAvailablePermits = left, TotalSuccessfulLeases = given, TotalFailedLeases = refused };
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            used = Now;
            if (used >= until || (left < permitCount && left >= 0 && !alone)) Take(Math.Max(chunk, permitCount));
            if (left < permitCount)
            {
                refused++;
                return new Lease(TimeProvider.System.GetElapsedTime(Now, until));
            }

            left -= permitCount;
            given++;
            return Lease.Granted;
        }
    }

    // The minute is reckoned from before the question, so that nothing of it is used after its end.
    private void Take(int permits)
    {
        var asked = Now;
        if (asked >= until) left = 0;
        (long Taken, double Left) of = default;
        try
        {
            database.WriteBeside(connection => of = PermitStore.Take(connection, name, permits));
        }
        catch (Exception exception) when (Database.IsFull(exception) || Database.IsUnwritable(exception) || Database.IsBusy(exception))
        {
            (alone, left) = (true, most);
            until = asked + (long)(Limits.SignInWindow.TotalSeconds * TimeProvider.System.TimestampFrequency);
            return;
        }

        alone = false;
        var granted = Math.Clamp(most - (of.Taken - permits), 0, permits);
        until = asked + (long)(of.Left * TimeProvider.System.TimestampFrequency);
        left = granted > 0 ? left + granted : left > 0 ? left : -1;
    }

    private sealed class Lease(TimeSpan? after) : RateLimitLease
    {
        public static readonly Lease Granted = new(null);

        public override bool IsAcquired => after is null;

        public override IEnumerable<string> MetadataNames => after is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = after;
            return after is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
