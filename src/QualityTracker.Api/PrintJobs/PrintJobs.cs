using System.Data.Common;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.PrintJobs;

/// <summary>The prints under way and lately made (打印任务), whichever node makes them. A file is kept for two hours.</summary>
public sealed class PrintJobs(Database database, JobSchedule schedule, TimeProvider clock) : IKeptJobs
{
    /// <summary>Prints of one school, and of all, that may wait or be made.</summary>
    public const int MostOfSchool = 5;
    public const int MostOfAll = 20;

    private const int MostKept = 20;
    private const string Cancellable = """["waiting","printing"]""";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    private readonly Files files = Files.Of(database, Files.Prints);

    string IKeptJobs.Kind => PrintWork.Name;

    TimeSpan IKeptJobs.Kept => Kept;

    Files IKeptJobs.Files => files;

    public PrintJob? Find(string school, string id) => database.Read(connection => JobStore.Find(connection, school, id)) is { Kind: PrintWork.Name } row && !IsOld(row) ? Seen(row) : null;

    public IReadOnlyList<PrintJob> Of(string school) =>
        [.. database.Read(connection => JobStore.Of(connection, school, PrintWork.Name)).Where(row => !IsOld(row)).Select(Seen)];

    /// <summary>Begins a print, which <paramref name="log"/> writes down with it; null when too many wait.</summary>
    public PrintJob? Start(string school, string by, CreatePrintJob request, Language language, Action<DbConnection, string> log)
    {
        var now = clock.GetUtcNow();
        var row = new JobRow
        {
            School = school,
            Id = Guid.CreateVersion7(now).ToString(),
            Kind = PrintWork.Name,
            Account = by,
            CreatedAt = now,
            State = Json.Word(PrintState.Waiting),
            Busy = true,
            Orders = 1,
            Content = JobRow.Written(new PrintAsked(request, language)),
        };
        var begun = database.Write(connection =>
        {
            if (JobStore.BusyOfAll(connection, PrintWork.Name) >= MostOfAll || JobStore.Busy(connection, school, PrintWork.Name) >= MostOfSchool) return false;
            JobStore.Add(connection, row);
            log(connection, row.Id);
            return true;
        }, keeps: begun => begun);
        if (!begun) return null;
        schedule.Queue(row);
        Passing.Tidy(() => Tidy(school));
        return new(row);
    }

    /// <summary>Stops a print, which <paramref name="log"/> writes down; false once it is over.</summary>
    public bool Cancel(PrintJob job, Action<DbConnection> log)
    {
        var stopped = database.Write(connection =>
        {
            if (!JobStore.Cancel(connection, job.School, job.Id, Cancellable)) return false;
            log(connection);
            return true;
        }, keeps: stopped => stopped);
        if (stopped) schedule.Runner.Stop(job.School, job.Id);
        return stopped;
    }

    /// <summary>The finished file; null when there is none.</summary>
    public Stream? Open(PrintJob job) => job.State == PrintState.Done ? files.Open(PrintWork.FileOf(job.Row)) : null;

    // Of one school so many; those of other schools go by their age.
    private void Tidy(string school)
    {
        foreach (var row in database.Read(connection => JobStore.Of(connection, school, PrintWork.Name)).Where(row => !row.Busy).Skip(MostKept))
        {
            if (!database.Write(connection => JobStore.Delete(connection, row.School, row.Id))) continue;
            foreach (var name in files.Names(row.Id + ".")) files.Delete(name);
        }
    }

    private PrintJob Seen(JobRow row) => new(schedule.Runner.Seen(row));

    private bool IsOld(JobRow row) => !row.Busy && row.CreatedAt < clock.GetUtcNow() - Kept;
}
