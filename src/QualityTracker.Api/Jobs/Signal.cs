namespace QualityTracker.Api.Jobs;

/// <summary>Wakes whoever waits for a change (变化通知). Waiting begins before looking, so that no change between the two is lost.</summary>
public sealed class Signal
{
    private TaskCompletionSource next = New();

    /// <summary>Ends with the next change.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() => Interlocked.Exchange(ref next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
