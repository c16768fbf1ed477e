using QualityTracker.Api.Accounts;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Jobs;

/// <summary>What is done now and then by one of the nodes (清理): jobs that nobody needs any more go, and files that no job has.</summary>
public sealed partial class JobTidying(Database database, IEnumerable<IKeptJobs> kinds, TimeProvider clock, ILogger<JobTidying> logger)
{
    // An upload is there a moment before its job, and a print before it is done.
    private static readonly TimeSpan OfStrayFiles = TimeSpan.FromHours(1);

    public void Run()
    {
        foreach (var kind in kinds) Tidy(kind);
        if (database is PostgresDatabase server) server.WriteBeside(PermitStore.Tidy);
    }

    private void Tidy(IKeptJobs kind)
    {
        var now = clock.GetUtcNow();
        var old = database.Read(connection => JobStore.Old(connection, kind.Kind, now - kind.Kept));
        if (old.Count > 0) database.Write(connection => old.Count(job => JobStore.Delete(connection, job.School, job.Id)));
        if (kind.Files.Names() is not { Count: > 0 } names) return;
        var ids = database.Read(connection => JobStore.Ids(connection, kind.Kind));
        foreach (var name in names.Where(name => !ids.Contains(JobOf(name)) && IsStray(JobOf(name), now))) Delete(kind.Files, name);
    }

    private static string JobOf(string file) => file.Split('.')[0];

    // An id tells when it was made.
    private static bool IsStray(string id, DateTimeOffset now) =>
        !Guid.TryParse(id, out var made) || made.Version != 7 || DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(made.ToString("N")[..12], 16)) < now - OfStrayFiles;

    // What cannot be deleted now is tried again.
    private void Delete(Files files, string name)
    {
        try
        {
            files.Delete(name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogKept(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of a job could not be deleted: {Exception}")]
    private static partial void LogKept(ILogger logger, string exception);
}
