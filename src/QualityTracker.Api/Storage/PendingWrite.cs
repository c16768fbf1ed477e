using System.Data.Common;
using QualityTracker.Api.Operating;

namespace QualityTracker.Api.Storage;

/// <summary>How a write goes to the disk (写入方式).</summary>
internal enum WriteKind
{
    /// <summary>In one transaction with others that wait.</summary>
    Grouped,

    /// <summary>The same, and what such writes say alike is said once for all of them (see <see cref="JoinedWrite"/>).</summary>
    Joined,

    /// <summary>In a transaction of its own: it takes long, and nobody's answer is to wait for it that is done already.</summary>
    Alone,

    /// <summary>Alone, and without a trace of when.</summary>
    Untraced,
}

/// <summary>A write that waits for its turn (排队的写入): it begins, or is given up in the queue, and is answered once.</summary>
internal abstract class PendingWrite(WriteKind kind)
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int GivenUp = 2;

    // Culture and what else flows with a request go with its work onto the thread that writes.
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private readonly ProgramMeter.Span wait = ProgramMeter.Measure(ProgramMeter.WriteWaits, ProgramMeter.WritesWaiting);
    private int state = Waiting;

    public WriteKind Kind => kind;

    /// <summary>Whether others may be in its transaction.</summary>
    public bool GoesWithOthers => kind is WriteKind.Grouped or WriteKind.Joined;

    /// <summary>What its own work threw.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>False when nobody waits for it any more.</summary>
    public bool TryBegin() => Leave(Begun);

    /// <summary>False when it has begun.</summary>
    public bool TryGiveUp() => Leave(GivenUp);

    /// <summary>Does the work and says whether what it wrote is to be kept.</summary>
    public bool Do(DbConnection connection)
    {
        var keeps = false;
        try
        {
            if (context is null) keeps = Work(connection);
            else ExecutionContext.Run(context, _ => keeps = Work(connection), null);
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        return keeps;
    }

    /// <summary>
    /// Tells whoever waits what came of it; with <paramref name="lost"/>, that nothing was kept of the whole group. Where the connection was lost,
    /// whatever its end made the work say means that.
    /// </summary>
    public abstract void Answer(Exception? lost, bool connectionLost);

    protected abstract bool Work(DbConnection connection);

    private bool Leave(int next)
    {
        if (Interlocked.CompareExchange(ref state, next, Waiting) != Waiting) return false;
        wait.Dispose();
        return true;
    }
}

/// <summary>The same with what comes of it.</summary>
internal sealed class PendingWrite<T>(Func<DbConnection, T> work, Func<T, bool>? keeps, WriteKind kind) : PendingWrite(kind)
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Done => done.Task;

    public override void Answer(Exception? lost, bool connectionLost)
    {
        if ((Failure ?? lost) is { } exception)
            done.TrySetException(connectionLost && !Passing.Is(exception) ? new HeldException(exception) : exception);
        else done.TrySetResult(result);
    }

    protected override bool Work(DbConnection connection)
    {
        result = work(connection);
        return keeps?.Invoke(result) ?? true;
    }
}
