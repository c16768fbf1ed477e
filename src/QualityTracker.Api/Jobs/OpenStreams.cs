using System.Collections.Concurrent;

namespace QualityTracker.Api.Jobs;

/// <summary>The streams of events that are open (事件流): so many of one account, and of all, and no more.</summary>
public sealed class OpenStreams
{
    public const int MostOfAccount = 4;
    public const int MostOfAll = 200;

    private readonly ConcurrentDictionary<string, int> ofAccounts = new();
    private readonly Lock entering = new();
    private int all;

    public int Open => all;

    /// <summary>A place that is free again once it is disposed; null when none is left.</summary>
    public IDisposable? Enter(string account)
    {
        lock (entering)
        {
            var own = ofAccounts.GetValueOrDefault(account);
            if (own >= MostOfAccount || all >= MostOfAll) return null;
            (ofAccounts[account], all) = (own + 1, all + 1);
            return new Place(this, account);
        }
    }

    private void Leave(string account)
    {
        lock (entering)
        {
            all--;
            if (--ofAccounts[account] == 0) ofAccounts.TryRemove(account, out _);
        }
    }

    private sealed class Place(OpenStreams streams, string account) : IDisposable
    {
        private OpenStreams? entered = streams;

        public void Dispose() => Interlocked.Exchange(ref entered, null)?.Leave(account);
    }
}
