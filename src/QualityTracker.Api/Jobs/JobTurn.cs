using System.Data.Common;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Jobs;

/// <summary>One node's turn at a job (一次处理): how far it is, and what came of it, as long as no other node has it.</summary>
public sealed class JobTurn(Database database, JobRow row, CancellationTokenSource end, Signal changes)
{
    // Of the row in the database; this node itself tells of every step.
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private long noted = TimeProvider.System.GetTimestamp();

    public JobRow Row => row;

    /// <summary>Ends when the job is given up, another node takes it up or the program stops.</summary>
    public CancellationToken End => end.Token;

    /// <summary>How far it is by now.</summary>
    public string? Progress { get; private set; }

    public void Report<T>(T progress)
    {
        Progress = JobRow.Written(progress);
        changes.Raise();
        if (database is not PostgresDatabase server || TimeProvider.System.GetElapsedTime(noted) < BetweenNotes) return;
        noted = TimeProvider.System.GetTimestamp();
        try
        {
            var holds = true;
            server.WriteBeside(connection => holds = JobStore.Note(connection, row, Progress));
            if (!holds) Stop();
        }
        catch (Exception exception) when (Passing.Is(exception))
        {
            // The next note says more.
        }
    }

    /// <summary>Stops the work.</summary>
    public void Stop()
    {
        try
        {
            end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It is over.
        }
    }

    /// <summary>Says within a write what came of it.</summary>
    /// <exception cref="JobTakenException">The job is no longer this turn's: the transaction must not be kept.</exception>
    public void Settle(DbConnection connection, string state, string? result)
    {
        if (!JobStore.Settle(connection, row, state, result, Progress)) throw new JobTakenException();
    }

    /// <summary>The same, alone. As long as it cannot be written down the job is under way: it is tried again until the turn is to end.</summary>
    /// <exception cref="OperationCanceledException">The turn is to end, and whether it is written is not known.</exception>
    public void Settle(string state, string? result)
    {
        while (true)
        {
            try
            {
                database.Write(connection =>
                {
                    Settle(connection, state, result);
                    return true;
                });
                return;
            }
            catch (Exception exception) when (Passing.Is(exception))
            {
                End.WaitHandle.WaitOne(BetweenTries);
                End.ThrowIfCancellationRequested();
            }
        }
    }

    /// <exception cref="JobTakenException">The job is no longer this turn's.</exception>
    public void MustHold(DbConnection connection)
    {
        if (!JobStore.Holds(connection, row)) throw new JobTakenException();
    }
}

/// <summary>A job was given up, or another node took it up (任务已被接管): what this one made of it is let go.</summary>
public sealed class JobTakenException() : Exception("The job is no longer this node's.");
