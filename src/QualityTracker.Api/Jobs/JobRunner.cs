using System.Collections.Concurrent;
using QualityTracker.Api.Operating;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Jobs;

/// <summary>Does a node's part of the jobs (任务执行): one of each kind at a time, and lets go of them when the program stops.</summary>
public sealed partial class JobRunner(Database database, IEnumerable<JobWork> works, ILogger<JobRunner> logger) : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (JobWork Work, SemaphoreSlim One)> works = works.ToDictionary(work => work.Kind, work => (work, new SemaphoreSlim(1)));
    private readonly ConcurrentDictionary<(string School, string Id), JobTurn> turns = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Raised whenever a job of this node moves on.</summary>
    public Signal Changes { get; } = new();

    /// <summary>A job with what this node knows of its progress.</summary>
    public JobRow Seen(JobRow row) => row.Busy && turns.TryGetValue((row.School, row.Id), out var turn) && turn.Row.Turn == row.Turn ? row with { Progress = turn.Progress ?? row.Progress } : row;

    /// <summary>Stops the work on a job that was given up, if it is this node's; another finds out by itself.</summary>
    public void Stop(string school, string id)
    {
        if (turns.TryGetValue((school, id), out var turn)) turn.Stop();
        Changes.Raise();
    }

    /// <summary>Takes a job up and sees it to its end, unless it is over, another node's, or asked for anew meanwhile.</summary>
    /// <param name="school">School code.</param>
    /// <param name="id">Of the job.</param>
    /// <param name="order">Which of its orders.</param>
    /// <param name="again">Whether the node that took it up is known to be gone.</param>
    public async Task Run(string school, string id, long order, bool again)
    {
        if (database.Read(connection => JobStore.Find(connection, school, id)) is not { Busy: true } asked || !works.TryGetValue(asked.Kind, out var of)) return;
        try
        {
            await ProgramMeter.Turn(of.One, stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            if (Claim(school, id, order, of.Work, again) is not { } row) return;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            var turn = turns[(school, id)] = new(database, row, end, Changes);
            try
            {
                await Work(of.Work, turn);
            }
            finally
            {
                turns.TryRemove(new((school, id), turn));
            }
        }
        finally
        {
            of.One.Release();
            Changes.Raise();
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
    }

    private JobRow? Claim(string school, string id, long order, JobWork work, bool again)
    {
        var row = database.Write(connection => JobStore.Claim(connection, school, id, order, work.AtWork, again) ? JobStore.Find(connection, school, id) : null);
        if (row is not null) Changes.Raise();
        return row;
    }

    private async Task Work(JobWork work, JobTurn turn)
    {
        Exception? failure = null;
        try
        {
            await Task.Run(() => work.Run(turn));
        }
        catch (JobTakenException)
        {
            return;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // What is not finished waits for the next who takes it up.
            Release(work, turn);
            return;
        }
        catch (Exception) when (turn.End.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            LogFailed(logger, turn.Row.Kind, exception.GetType().Name, exception.StackTrace);
            failure = exception;
        }

        while (failure is not null && !stopping.IsCancellationRequested)
        {
            try
            {
                work.Fail(turn, failure);
                return;
            }
            catch (JobTakenException)
            {
                return;
            }
            catch (Exception exception) when (Database.IsBusy(exception) || Database.IsFull(exception) || Database.IsUnwritable(exception))
            {
                // As long as that cannot be written down, the job is under way.
                await Task.Delay(BetweenTries, TimeProvider.System);
            }
        }
    }

    private void Release(JobWork work, JobTurn turn)
    {
        try
        {
            database.Write(connection => JobStore.Release(connection, turn.Row, work.Parked));
        }
        catch (Exception exception)
        {
            // As if the program had been killed: the others find out.
            LogFailed(logger, turn.Row.Kind, exception.GetType().Name, null);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A job ({Kind}) failed with {Exception} {Stack}")]
    private static partial void LogFailed(ILogger logger, string kind, string exception, string? stack);
}
