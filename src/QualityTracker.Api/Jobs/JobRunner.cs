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
        try
        {
            if (await Persist(() => database.Read(connection => JobStore.Find(connection, school, id))) is not { Busy: true } asked) return;
            if (works.TryGetValue(asked.Kind, out var of))
            {
                await ProgramMeter.Turn(of.One, stopping.Token);
                try
                {
                    var row = await Persist(() =>
                    {
                        // Whoever lost the connection may have taken it up all the same: the next try is for that too.
                        var taken = again;
                        again = true;
                        return Claim(school, id, order, of.Work, taken);
                    });
                    if (row is not null) await Work(of.Work, row);
                    return;
                }
                finally
                {
                    of.One.Release();
                    Changes.Raise();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It is left to the others.
        }

        // They look for what nobody has taken up.
        if (again) await Release(school, id, row => row.Orders == order);
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

    // What the database or the disk cannot do now is tried again until the program stops: nobody else looks for the job meanwhile.
    private async Task<T> Persist<T>(Func<T> work)
    {
        while (true)
        {
            try
            {
                return work();
            }
            catch (Exception exception) when (Passing.Is(exception))
            {
                await Task.Delay(BetweenTries, TimeProvider.System, stopping.Token);
            }
        }
    }

    private async Task Work(JobWork work, JobRow row)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var turn = turns[(row.School, row.Id)] = new(database, row, end, Changes);
        try
        {
            await Task.Run(() => Do(work, turn));
        }
        catch (JobTakenException)
        {
            // Whoever has it now sees it to its end.
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // What is not finished waits for the next who takes it up.
            await Release(row.School, row.Id, now => now.Turn == row.Turn);
        }
        catch (Exception) when (end.IsCancellationRequested)
        {
            // It was given up.
        }
        catch (Exception exception) when (IsServerAway(exception))
        {
            // It has not failed: whoever tidies next finds it let go, and it is begun again.
            LogServerAway(logger, row.Kind, exception.GetType().Name);
            await Release(row.School, row.Id, now => now.Turn == row.Turn);
        }
        finally
        {
            turns.TryRemove(new((row.School, row.Id), turn));
        }
    }

    private void Do(JobWork work, JobTurn turn)
    {
        try
        {
            work.Run(turn);
        }
        catch (Exception exception) when (exception is not JobTakenException && !IsServerAway(exception) && !turn.End.IsCancellationRequested)
        {
            LogFailed(logger, turn.Row.Kind, exception.GetType().Name, exception.StackTrace);
            work.Fail(turn, exception);
        }
    }

    private bool IsServerAway(Exception exception) => database is PostgresDatabase && PostgresDatabase.IsAway(exception);

    private async Task Release(string school, string id, Func<JobRow, bool> isOurs)
    {
        // Whoever stops the program does not wait for this on the way.
        await Task.Yield();
        while (true)
        {
            try
            {
                database.Write(connection =>
                    JobStore.Find(connection, school, id) is { } row && isOurs(row) && JobStore.Release(connection, row, works.GetValueOrDefault(row.Kind).Work?.Parked));
                return;
            }
            catch (Exception exception) when (database is PostgresDatabase && Passing.Is(exception))
            {
                // Quartz hears of no end until then: if the program is gone first, the others find the job as after a kill.
                await Task.Delay(BetweenTries, TimeProvider.System);
            }
            catch (Exception exception)
            {
                // As if the program had been killed.
                LogNotReleased(logger, exception.GetType().Name);
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A job ({Kind}) failed with {Exception} {Stack}")]
    private static partial void LogFailed(ILogger logger, string kind, string exception, string? stack);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A job ({Kind}) is to be begun again, as the server went away: {Exception}")]
    private static partial void LogServerAway(ILogger logger, string kind, string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A job could not be let go: {Exception}")]
    private static partial void LogNotReleased(ILogger logger, string exception);
}
