using System.Data;
using System.Data.Common;

namespace QualityTracker.Api.Storage;

/// <summary>
/// All writes of this program to one database (成组提交), one after the other on one thread. Those that wait together go into one transaction, each
/// but the first in a savepoint, and are on disk by one flush; nobody is told anything before it. What fails alone is undone alone; when the
/// transaction itself fails, everybody in it is told so.
/// </summary>
internal sealed class WriteQueue(Database database)
{
    /// <summary>How long somebody waits for their turn before they are told to come again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Whoever is first in a group is answered after so long, or so many others.
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(50);
    private const int MostOfGroup = 256;

    private const int MostLeft = 100;
    private const int MostWaiting = 5000;
    private static readonly TimeSpan Lingering = TimeSpan.FromSeconds(2);

    [ThreadStatic]
    private static Database? writing;

    private readonly object gate = new();
    private readonly Queue<PendingWrite> waiting = [];
    private bool running;
    private bool busy;
    private DbConnection? open;

    /// <summary>Holds the thread until it is done.</summary>
    public T Run<T>(Func<DbConnection, T> work, Func<T, bool>? keeps, WriteKind kind)
    {
        var pending = Enter(work, keeps, kind);
        try
        {
            if (!pending.Done.Wait(Patience) && pending.TryGiveUp()) throw new HeldException();
        }
        catch (AggregateException) when (pending.Done.IsFaulted)
        {
            // Thrown below as it was.
        }

        return pending.Done.GetAwaiter().GetResult();
    }

    /// <summary>Holds no thread.</summary>
    public async Task<T> RunAsync<T>(Func<DbConnection, T> work, Func<T, bool>? keeps, WriteKind kind)
    {
        var pending = Enter(work, keeps, kind);
        try
        {
            return await pending.Done.WaitAsync(Patience);
        }
        catch (TimeoutException) when (!pending.Done.IsCompleted)
        {
            return pending.TryGiveUp() ? throw new HeldException() : await pending.Done;
        }
    }

    /// <summary>Leaves a write that nobody waits for, and that may fail; none while many wait.</summary>
    public void Leave(Action<DbConnection> work)
    {
        lock (gate)
        {
            if (waiting.Count >= MostLeft) return;
        }

        var left = Enter(
            connection =>
            {
                work(connection);
                return true;
            },
            null,
            WriteKind.Grouped);
        left.Done.ContinueWith(done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Closes the connection, once what is being written is done.</summary>
    public void LetGo()
    {
        lock (gate)
        {
            while (busy) Monitor.Wait(gate, TimeSpan.FromMilliseconds(5));
            Close();
        }
    }

    private PendingWrite<T> Enter<T>(Func<DbConnection, T> work, Func<T, bool>? keeps, WriteKind kind)
    {
        if (ReferenceEquals(writing, database)) throw new InvalidOperationException("A write within a write would wait for itself: hand its connection on.");
        var pending = new PendingWrite<T>(work, keeps, kind);
        lock (gate)
        {
            if (waiting.Count >= MostWaiting) throw new HeldException();
            waiting.Enqueue(pending);
            if (running) Monitor.Pulse(gate);
            else new Thread(Serve) { IsBackground = true, Name = "writes" }.UnsafeStart();
            running = true;
        }

        return pending;
    }

    // Ends when nothing was asked for a while: a database that nobody writes to holds no thread.
    private void Serve()
    {
        writing = database;
        while (true)
        {
            PendingWrite? next;
            lock (gate)
            {
                busy = false;
                while (!waiting.TryDequeue(out next))
                {
                    if (Monitor.Wait(gate, Lingering) || waiting.Count > 0) continue;
                    running = false;
                    Close();
                    return;
                }

                busy = true;
            }

            if (next.TryBegin()) Begin(next);
        }
    }

    private void Begin(PendingWrite first)
    {
        var group = new List<PendingWrite>();
        try
        {
            Write(open ??= database.OpenToWrite(), first, group);
            var isLost = open.State != ConnectionState.Open;
            if (first.Failure is { } failure && (isLost || Passing.Is(failure))) Mistrust(failure);
            foreach (var each in group) each.Answer(null, isLost);
        }
        catch (Exception exception)
        {
            var isLost = open is { State: not ConnectionState.Open };
            Mistrust(exception);

            // Before anybody hears of it: who asks again is not to be refused for what was before.
            if (group.Count == 0) Refuse(exception, isLost);
            foreach (var each in group.DefaultIfEmpty(first)) each.Answer(exception, isLost);
        }
    }

    private void Write(DbConnection connection, PendingWrite first, List<PendingWrite> group)
    {
        if (first.Kind == WriteKind.Untraced) database.OverwriteDeleted(connection);
        using var transaction = database.BeginWrite(connection);
        using var joined = new JoinedWrite(connection);
        group.Add(first);
        joined.Begin(first.Kind);

        // The transaction is the first one's savepoint.
        if (!first.Do(connection)) return;
        var begun = TimeProvider.System.GetTimestamp();
        while (first.GoesWithOthers && group.Count < MostOfGroup && TimeProvider.System.GetElapsedTime(begun) < LongestGroup && Next() is { } next)
        {
            group.Add(next);
            Within(transaction, joined, next, $"own{group.Count}");
        }

        // Whatever is said fails where the check would.
        if (!joined.Say()) database.Check(transaction);
        transaction.Commit();

        // It is kept: whatever fails from here on is not the writer's to hear.
        if (first.Kind == WriteKind.Untraced) Quietly(database.RemoveTraces);
    }

    // Each of a name of its own, so that none is taken for one before it.
    private void Within(DbTransaction transaction, JoinedWrite joined, PendingWrite next, string own)
    {
        joined.Begin(next.Kind);
        transaction.Save(own);
        var keeps = next.Do(transaction.Connection!);
        try
        {
            if (!keeps)
            {
                transaction.Rollback(own);
                joined.Undo();
            }

            database.Keep(transaction, own);
        }
        catch (Exception) when (next.Failure is not null)
        {
            // It was so bad that the whole transaction is gone, such as a full disk: then that is what everybody hears.
            throw next.Failure;
        }
    }

    // After a failure of the database, a connection may be broken, or opened while the disk was read-only. What a statement was refused for says nothing about it.
    private void Mistrust(Exception exception)
    {
        Close();
        Quietly(() => database.Lost(exception));
    }

    private void Close()
    {
        Quietly(() => open?.Dispose());
        open = null;
    }

    // What goes wrong while a connection is given up ends nothing: this thread is everybody's.
    private static void Quietly(Action work)
    {
        try
        {
            work();
        }
        catch (Exception)
        {
            // Such as a server or a disk that is gone.
        }
    }

    private PendingWrite? Next()
    {
        lock (gate)
        {
            while (waiting.TryPeek(out var next) && next.GoesWithOthers)
            {
                waiting.Dequeue();
                if (next.TryBegin()) return next;
            }

            return null;
        }
    }

    // No transaction could be begun: those who wait need not find that out one after the other.
    private void Refuse(Exception exception, bool isLost)
    {
        List<PendingWrite> refused;
        lock (gate)
        {
            refused = [.. waiting.Where(each => each.TryBegin())];
            waiting.Clear();
        }

        foreach (var each in refused) each.Answer(exception, isLost);
    }
}
