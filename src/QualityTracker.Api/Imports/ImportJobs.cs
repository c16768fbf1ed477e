using System.Data.Common;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Imports;

/// <summary>The imports under way and lately done (导入任务), whichever node does them. An upload is kept until it is applied or grows old.</summary>
public sealed class ImportJobs(Database database, JobSchedule schedule, TimeProvider clock) : IKeptJobs
{
    /// <summary>The largest upload, in bytes.</summary>
    public const long LargestUpload = 64L * 1024 * 1024;

    /// <summary>Uploads of one school, and of all, that may wait or run.</summary>
    public const int MostOfSchool = 5;
    public const int MostOfAll = 20;

    private const int MostKept = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Files files = Files.Of(database, Files.Imports);

    string IKeptJobs.Kind => ImportWork.Name;

    TimeSpan IKeptJobs.Kept => Kept;

    Files IKeptJobs.Files => files;

    public ImportJob? Find(string school, string id) =>
        database.Read(connection => JobStore.Find(connection, school, id)) is { Kind: ImportWork.Name } row ? Seen(row) : null;

    public IReadOnlyList<ImportJob> Of(string school) => [.. database.Read(connection => JobStore.Of(connection, school, ImportWork.Name)).Select(Seen)];

    /// <summary>
    /// Keeps the upload and starts its dry run, which <paramref name="log"/> writes down with it, unless it cannot be read at all or too many wait.
    /// </summary>
    public UploadOutcome Upload(string school, string name, Stream content, ImportRights rights, Action<DbConnection, string> log)
    {
        var now = clock.GetUtcNow();
        var row = new JobRow
        {
            School = school,
            Id = Guid.CreateVersion7(now).ToString(),
            Kind = ImportWork.Name,
            Account = rights.By.Account,
            CreatedAt = now,
            State = Json.Word(ImportState.Checking),
            Busy = true,
            Orders = 1,
            Content = JobRow.Written(new ImportAsked(UploadName.Of(name), KeptRights.Of(rights), Corrections.Keep)),
        };
        if (!database.Read(connection => HasRoom(connection, school))) return UploadOutcome.TooMany;
        var problems = UploadCheck.Problems(content, UploadName.Of(name));
        if (problems.Count > 0) return new(null, problems);
        Keep(row.Id, content);
        var entered = false;
        try
        {
            entered = database.Write(connection =>
            {
                if (!HasRoom(connection, school)) return false;
                JobStore.Add(connection, row);
                log(connection, row.Id);
                return true;
            }, keeps: entered => entered);
        }
        finally
        {
            if (!entered) files.Delete(row.Id);
        }

        if (!entered) return UploadOutcome.TooMany;
        schedule.Queue(row);
        Passing.Tidy(() => Tidy(school));
        return new(new(row), []);
    }

    /// <summary>Applies a checked upload; false when it is not ready for that.</summary>
    public bool Apply(ImportJob job, ImportRights rights, Corrections corrections) =>
        Again(job, ImportState.Applying, rights, corrections, job.Row.Result, null, ImportState.Checked);

    /// <summary>Looks at an upload again; false while it is being worked on, or when it is over.</summary>
    public bool Anew(ImportJob job, ImportRights rights) => Again(job, ImportState.Checking, rights, Corrections.Keep, null, null, ImportState.Checked, ImportState.Refused);

    /// <summary>Tries the upload once more after the program failed at it, which <paramref name="log"/> writes down; false when it did not fail.</summary>
    public bool Retry(ImportJob job, ImportRights rights, Action<DbConnection> log) => Again(job, ImportState.Checking, rights, Corrections.Keep, null, log, ImportState.Failed);

    /// <summary>Gives an upload up, which <paramref name="log"/> writes down; false once it is being applied.</summary>
    public bool Cancel(ImportJob job, Action<DbConnection> log)
    {
        var given = database.Write(connection =>
        {
            if (!JobStore.Cancel(connection, job.School, job.Id, Words(ImportState.Checking, ImportState.Checked, ImportState.Refused, ImportState.Failed))) return false;
            JobStore.Delete(connection, job.School, job.Id);
            log(connection);
            return true;
        }, keeps: given => given);
        if (!given) return false;
        schedule.Runner.Stop(job.School, job.Id);
        Passing.Tidy(() => files.Delete(job.Id));
        return true;
    }

    /// <summary>The upload as it came; null once it is not kept any more.</summary>
    public Stream? Open(ImportJob job) => files.Open(job.Id);

    /// <summary>Gives up every upload of a school that is not being worked on.</summary>
    public void Drop(string school)
    {
        foreach (var job in Of(school).Where(job => !job.IsBusy)) Forget(job.Row);
    }

    private static bool HasRoom(DbConnection connection, string school) =>
        JobStore.BusyOfAll(connection, ImportWork.Name) < MostOfAll && JobStore.Busy(connection, school, ImportWork.Name) < MostOfSchool;

    private static string Words(params ImportState[] states) => JobRow.Written(states);

    private bool Again(ImportJob job, ImportState state, ImportRights rights, Corrections corrections, string? result, Action<DbConnection>? log, params ImportState[] from)
    {
        var row = job.Row with { State = Json.Word(state), Result = result, Content = JobRow.Written(job.Asked with { Rights = KeptRights.Of(rights), Corrections = corrections }) };
        var begun = database.Write(connection =>
        {
            if (!JobStore.Again(connection, row, Words(from))) return null;
            log?.Invoke(connection);
            return JobStore.Find(connection, row.School, row.Id);
        }, keeps: begun => begun is not null);
        if (begun is not null) schedule.Queue(begun);
        return begun is not null;
    }

    private ImportJob Seen(JobRow row) => new(schedule.Runner.Seen(row));

    private void Keep(string id, Stream content)
    {
        try
        {
            content.Position = 0;
            files.Keep(id, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !Database.IsFull(exception) && !Database.IsBusy(exception))
        {
            throw new UnkeptException(exception);
        }
    }

    // Of one school so many; those of other schools go by their age.
    private void Tidy(string school)
    {
        foreach (var job in Of(school).Skip(MostKept).Where(job => !job.IsBusy)) Forget(job.Row);
    }

    private void Forget(JobRow row)
    {
        if (database.Write(connection => JobStore.Delete(connection, row.School, row.Id))) files.Delete(row.Id);
    }
}
