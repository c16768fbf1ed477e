using System.Collections.Concurrent;
using QualityTracker.Api.Operating;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>The imports under way and lately done (导入任务). One runs at a time; an upload is kept until it is applied or grows old.</summary>
public sealed partial class ImportJobs : IDisposable
{
    private readonly Importer importer;
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly ILogger<ImportJobs> logger;

    public ImportJobs(Importer importer, string folder, TimeProvider clock, ILogger<ImportJobs> logger)
    {
        (this.importer, this.folder, this.clock, this.logger) = (importer, folder, clock, logger);

        // Uploads that an earlier run of the program left behind: nobody can apply them any more.
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>The largest upload, in bytes.</summary>
    public const long LargestUpload = 64L * 1024 * 1024;

    /// <summary>Uploads of one school, and of all, that may wait or run.</summary>
    public const int MostOfSchool = 5;
    public const int MostOfAll = 20;

    private const int MostKept = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, ImportJob> jobs = new();
    private readonly Lock entering = new();
    private readonly SemaphoreSlim running = new(1);
    private readonly CancellationTokenSource stopping = new();

    public ImportJob? Find(string school, string id) => jobs.TryGetValue(id, out var job) && job.School == school ? job : null;

    public IReadOnlyList<ImportJob> Of(string school) => [.. jobs.Values.Where(job => job.School == school).OrderByDescending(job => job.Id, StringComparer.Ordinal)];

    /// <summary>
    /// Keeps the upload and starts its dry run once <paramref name="log"/> has written it down, unless it cannot be read at all or too many wait.
    /// </summary>
    public async Task<UploadOutcome> Upload(string school, string name, Stream content, ImportRights rights, Action<ImportJob> log, CancellationToken cancellation)
    {
        var job = new ImportJob(Guid.CreateVersion7(clock.GetUtcNow()).ToString(), school, UploadName.Of(name), clock.GetUtcNow(), rights);
        if (!Enter(job)) return UploadOutcome.TooMany;
        IReadOnlyList<FileProblem> problems;
        try
        {
            await using var file = Begin(job);
            await content.CopyToAsync(file, cancellation);
            problems = UploadCheck.Problems(file, job.FileName);
            if (problems.Count == 0) log(job);
        }
        catch
        {
            Forget(job);
            throw;
        }

        if (problems.Count > 0)
        {
            Forget(job);
            return new(null, problems);
        }

        Start(job, rights, apply: false);
        return new(job, []);
    }

    /// <summary>Applies a checked upload; false when it is not ready for that.</summary>
    public bool Apply(ImportJob job, ImportRights rights, Corrections corrections)
    {
        if (!job.TryMove(ImportState.Checked, ImportState.Applying)) return false;
        Start(job, rights, apply: true, corrections);
        return true;
    }

    /// <summary>Looks at an upload again; false while it is being worked on, or when it is over.</summary>
    public bool Anew(ImportJob job, ImportRights rights)
    {
        if (!job.TryAnew(rights)) return false;
        Start(job, rights, apply: false);
        return true;
    }

    /// <summary>Gives an upload up; false once it is being applied.</summary>
    public bool Cancel(ImportJob job)
    {
        if (!job.TryCancel()) return false;
        Forget(job);
        return true;
    }

    /// <summary>Tries the upload once more after the program failed at it, once that is written down; false when it did not fail.</summary>
    public bool Retry(ImportJob job, ImportRights rights, Action<ImportJob> log)
    {
        if (!job.TryAgain(rights)) return false;
        try
        {
            log(job);
        }
        catch
        {
            job.Fail(ImportFailure.Unforeseen);
            throw;
        }

        Start(job, rights, apply: false);
        return true;
    }

    /// <summary>The upload as it came; null once it is not kept any more.</summary>
    public Stream? Open(ImportJob job)
    {
        try
        {
            return new FileStream(PathOf(job), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Gives up every upload of a school that is not being worked on.</summary>
    public void Drop(string school)
    {
        foreach (var job in jobs.Values.Where(job => job.School == school && !job.IsBusy).ToList()) Forget(job);
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
        running.Dispose();
    }

    private void Start(ImportJob job, ImportRights rights, bool apply, Corrections corrections = Corrections.Keep) => _ = Task.Run(async () =>
    {
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, job.Stopped);
            await ProgramMeter.Turn(running, end.Token);
            try
            {
                await using var file = new FileStream(PathOf(job), FileMode.Open, FileAccess.Read);
                var source = TableSource.Of(file, job.FileName);
                job.Finish(apply
                    ? importer.Apply(source, job.School, rights, job, job.Report, job.Id, corrections, end.Token)
                    : importer.DryRun(source, job.School, rights, job, end.Token), apply);
            }
            finally
            {
                running.Release();
            }
        }
        catch (Exception) when (job.State == ImportState.Cancelled)
        {
            // Given up while it ran: its file is gone, and nothing is left to do.
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception.GetType().Name, exception.StackTrace);
            job.Fail(ImportFailure.Of(exception));
        }

        if (job.State is ImportState.Applied or ImportState.Cancelled) Delete(job);
    });

    private FileStream Begin(ImportJob job)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(PathOf(job), FileMode.CreateNew);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !Database.IsFull(exception))
        {
            throw new UnkeptException(exception);
        }
    }

    // The job has its place before its content is there, so that many at once are counted.
    private bool Enter(ImportJob job)
    {
        lock (entering)
        {
            Tidy();
            var busy = jobs.Values.Where(each => each.IsBusy).ToList();
            if (busy.Count >= MostOfAll || busy.Count(each => each.School == job.School) >= MostOfSchool) return false;
            jobs[job.Id] = job;
            return true;
        }
    }

    private void Tidy()
    {
        var old = clock.GetUtcNow() - Kept;
        foreach (var job in jobs.Values.Where(job => job.UploadedAt < old)
            .Concat(jobs.Values.GroupBy(job => job.School).SelectMany(of => of.OrderByDescending(job => job.Id, StringComparer.Ordinal).Skip(MostKept - 1))).ToList())
        {
            if (job.IsBusy) continue;
            Forget(job);
        }
    }

    private void Forget(ImportJob job)
    {
        jobs.TryRemove(job.Id, out _);
        Delete(job);
        job.Dispose();
    }

    // A file that cannot be deleted now goes when the program starts again; it changes nothing about the import.
    private void Delete(ImportJob job)
    {
        try
        {
            File.Delete(PathOf(job));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogKept(logger, exception.GetType().Name);
        }
    }

    private string PathOf(ImportJob job) => Path.Combine(folder, job.Id);

    [LoggerMessage(Level = LogLevel.Error, Message = "An import failed with {Exception} {Stack}")]
    private static partial void LogFailed(ILogger logger, string exception, string? stack);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An upload could not be deleted: {Exception}")]
    private static partial void LogKept(ILogger logger, string exception);
}
