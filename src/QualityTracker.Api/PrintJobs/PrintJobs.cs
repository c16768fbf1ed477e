using System.Collections.Concurrent;
using QualityTracker.Api.Operating;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.PrintJobs;

/// <summary>The prints under way and lately made (打印任务). One is made at a time; its file is kept for two hours.</summary>
public sealed partial class PrintJobs : IDisposable
{
    /// <summary>Prints of one school, and of all, that may wait or be made.</summary>
    public const int MostOfSchool = 5;
    public const int MostOfAll = 20;

    private const int MostKept = 40;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    private readonly Printer printer;
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly ILogger<PrintJobs> logger;
    private readonly ConcurrentDictionary<string, PrintJob> jobs = new();
    private readonly Lock entering = new();
    private readonly SemaphoreSlim running = new(1);
    private readonly CancellationTokenSource stopping = new();

    public PrintJobs(Printer printer, string folder, TimeProvider clock, ILogger<PrintJobs> logger)
    {
        (this.printer, this.folder, this.clock, this.logger) = (printer, folder, clock, logger);

        // Files that an earlier run of the program left behind: nobody can fetch them any more.
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    public PrintJob? Find(string school, string id) => jobs.TryGetValue(id, out var job) && job.School == school && !IsOld(job) ? job : null;

    public IReadOnlyList<PrintJob> Of(string school) =>
        [.. jobs.Values.Where(job => job.School == school && !IsOld(job)).OrderByDescending(job => job.Id, StringComparer.Ordinal)];

    /// <summary>Begins a print once <paramref name="log"/> has written it down; null when too many wait.</summary>
    public PrintJob? Start(string school, string by, CreatePrintJob request, Language language, Action<PrintJob> log)
    {
        var now = clock.GetUtcNow();
        var job = new PrintJob(Guid.CreateVersion7(now).ToString(), school, by, request, language, now);
        if (!Enter(job))
        {
            job.Dispose();
            return null;
        }

        try
        {
            log(job);
        }
        catch
        {
            jobs.TryRemove(job.Id, out _);
            job.Dispose();
            throw;
        }

        _ = Task.Run(() => Make(job));
        return job;
    }

    /// <summary>Stops a print; false once it is over.</summary>
    public bool Cancel(PrintJob job) => job.TryCancel();

    /// <summary>The finished file; null when there is none.</summary>
    public Stream? Open(PrintJob job) => job.State == PrintState.Done && File.Exists(PathOf(job))
        ? new FileStream(PathOf(job), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)
        : null;

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
        running.Dispose();
    }

    private async Task Make(PrintJob job)
    {
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, job.Stopped);
            await ProgramMeter.Turn(running, end.Token);
            try
            {
                if (!job.TryMove(PrintState.Waiting, PrintState.Printing)) return;
                Directory.CreateDirectory(folder);
                PrintOutcome outcome;
                long size;
                await using (var file = new FileStream(PathOf(job), FileMode.CreateNew))
                {
                    outcome = printer.Print(job, file, end.Token);
                    size = file.Length;
                }

                job.Finish(outcome, size);
            }
            finally
            {
                running.Release();
            }
        }
        catch (Exception) when (job.State == PrintState.Cancelled)
        {
            // Stopped while it was made: what there is of it goes below.
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception.GetType().Name, exception.StackTrace);
            job.Fail();
        }

        if (job.State != PrintState.Done) Delete(job);
    }

    private bool Enter(PrintJob job)
    {
        lock (entering)
        {
            foreach (var old in jobs.Values.Where(IsOld).Concat(jobs.Values.OrderByDescending(each => each.Id, StringComparer.Ordinal).Skip(MostKept - 1)).Where(each => !each.IsBusy).ToList())
            {
                if (!jobs.TryRemove(old.Id, out _)) continue;
                Delete(old);
                old.Dispose();
            }

            var busy = jobs.Values.Where(each => each.IsBusy).ToList();
            if (busy.Count >= MostOfAll || busy.Count(each => each.School == job.School) >= MostOfSchool) return false;
            jobs[job.Id] = job;
            return true;
        }
    }

    private bool IsOld(PrintJob job) => !job.IsBusy && job.CreatedAt < clock.GetUtcNow() - Kept;

    // A file that cannot be deleted now goes when the program starts again.
    private void Delete(PrintJob job)
    {
        try
        {
            if (Directory.Exists(folder)) File.Delete(PathOf(job));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogKept(logger, exception.GetType().Name);
        }
    }

    private string PathOf(PrintJob job) => Path.Combine(folder, job.Id);

    [LoggerMessage(Level = LogLevel.Error, Message = "A print failed with {Exception} {Stack}")]
    private static partial void LogFailed(ILogger logger, string exception, string? stack);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A printed file could not be deleted: {Exception}")]
    private static partial void LogKept(ILogger logger, string exception);
}
