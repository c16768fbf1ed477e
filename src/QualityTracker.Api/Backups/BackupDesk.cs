using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Backups;

namespace QualityTracker.Api.Backups;

/// <summary>What is done with backups by the running program (备份工作): one thing at a time, asked for by an administrator or due by the clock.</summary>
public sealed partial class BackupDesk(Database database, BackupSettings settings, AuditLog log, TimeProvider clock, ILogger<BackupDesk> logger) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<BackupName, DateTimeOffset> verified = [];
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;
    private BackupRun? run;
    private Task<BackupRun>? running;

    public BackupSettings Settings => settings;

    public BackupFolder Folder { get; init; } = new(settings.Folder);

    /// <summary>What is done, or was done last; null since the start.</summary>
    public BackupRun? Run
    {
        get
        {
            lock (gate) return run;
        }
    }

    /// <summary>When the next is due; null where none is made by itself.</summary>
    public DateTimeOffset? Next => settings.At is { } at ? AtWall(BackupSchedule.Next(Last(), clock.GetLocalNow().DateTime, at)) : null;

    /// <summary>When a backup was verified last; those of before the start were when they were made.</summary>
    public DateTimeOffset? VerifiedAt(BackupName name)
    {
        lock (gate) return verified.TryGetValue(name, out var at) ? at : null;
    }

    /// <summary>The moment of a time on the machine's clock.</summary>
    public DateTimeOffset AtWall(DateTime wall) => new(wall, clock.LocalTimeZone.GetUtcOffset(wall));

    /// <summary>Begins a backup, once <paramref name="note"/> has written it down; null while something else is done.</summary>
    public Task<BackupRun>? Create(Action note) => Begin(new(BackupRunKind.Create, null, clock.GetUtcNow()), note, (progress, stop) =>
    {
        var made = new BackupWriter(database, Folder, clock).Write(progress, stop);
        Thin();
        return (made.Name, made.Report);
    });

    /// <summary>Begins to verify one that is there, in the same way.</summary>
    public Task<BackupRun>? Verify(BackupName name, Action note) => Begin(new(BackupRunKind.Verify, name.File, clock.GetUtcNow()), note, (progress, stop) =>
    {
        using var alone = Folder.Enter();
        using var work = WorkFolder.At(Folder.PartOf(name) + ".work");
        var report = BackupVerifier.Verify(Folder.PathOf(name), work.Of("verified"), all: false, progress, stop);
        return (Folder.Mark(name, report.Faults.Count > 0), report);
    });

    /// <summary>Makes a backup if one is due; to be called now and then.</summary>
    public async Task<BackupRun?> RunWhenDue()
    {
        if (settings.At is not { } at || Waits || !BackupSchedule.IsDue(Last(), clock.GetLocalNow().DateTime, at)) return null;
        var begun = Create(() => Append("backups.create", new Caller { Name = "schedule", Via = Via.Console }, null));
        if (begun is null) return null;
        var ended = await begun;
        if (ended.State == BackupRunState.Running) return null;
        if (ended.State != BackupRunState.Done) notBefore = clock.GetUtcNow() + RetryAfter;
        return ended;
    }

    public void Dispose()
    {
        stopping.Cancel();

        // What it was writing goes before the program does.
        running?.Wait(LongestEnd);
        stopping.Dispose();
    }

    // After one that failed; not for ever where the clock was set back since.
    private bool Waits => notBefore - clock.GetUtcNow() is var left && left > TimeSpan.Zero && left <= RetryAfter;

    private Task<BackupRun>? Begin(BackupRun begun, Action note, Func<IProgress<BackupProgress>, CancellationToken, (BackupName Name, BackupReport Report)> work)
    {
        var stop = stopping.Token;
        lock (gate)
        {
            if (run is { State: BackupRunState.Running }) return null;
            run = begun;
        }

        try
        {
            note();
        }
        catch
        {
            lock (gate) run = null;
            throw;
        }

        return running = Task.Run(() => End(begun, work, stop));
    }

    private BackupRun End(BackupRun begun, Func<IProgress<BackupProgress>, CancellationToken, (BackupName Name, BackupReport Report)> work, CancellationToken stop)
    {
        BackupRun ended;
        try
        {
            var (name, report) = work(new Seen(this), stop);
            ended = begun with { File = name.File, EndedAt = clock.GetUtcNow(), State = name.IsBad ? BackupRunState.Bad : BackupRunState.Done, Reason = report.Faults is [var first, ..] ? first : null };
            lock (gate) verified[name] = clock.GetUtcNow();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends: nothing failed, and nothing of it is left.
            lock (gate) run = null;
            return begun;
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception is BackupException ? exception.Message : exception.GetType().Name);
            ended = begun with { EndedAt = clock.GetUtcNow(), State = BackupRunState.Failed, Reason = (exception as BackupException)?.Reason ?? new("程序出错，详见日志", "The program failed; its own log says more") };
        }

        try
        {
            if (ended.State != BackupRunState.Done) Append($"backups.{Json.Word(begun.Kind)}.failed", new Caller { Name = "schedule", Via = Via.Console }, new { ended.File, Reason = ended.Reason?.En });
        }
        finally
        {
            // Whatever the log says: as long as one is under way no other begins.
            lock (gate) run = ended;
        }

        return ended;
    }

    private void Append(string action, Caller by, object? content)
    {
        try
        {
            database.Write(connection => log.Append(connection, by, action, null, null, content));
        }
        catch (Exception exception) when (exception is AuditKeyException or DbException || Passing.Is(exception))
        {
            LogFailed(logger, exception.Message);
        }
    }

    // A good backup is one whatever came of the older ones.
    private void Thin()
    {
        try
        {
            Folder.Thin(settings.Keeping, clock.GetLocalNow().DateTime);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BackupException)
        {
            LogKept(logger, exception.GetType().Name);
        }
    }

    // Of a new database, from when there is one. What a clock that was ahead left says nothing.
    private DateTime Last()
    {
        var now = clock.GetLocalNow().DateTime;
        if (Folder.All.Where(each => !each.IsBad && !each.IsOfFuture(now)).Select(each => (DateTime?)each.MadeAt).FirstOrDefault() is { } made) return made;
        var created = TimeZoneInfo.ConvertTimeFromUtc(Directory.GetCreationTimeUtc(database.Folder), clock.LocalTimeZone);
        return created <= now ? created : DateTime.MinValue;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No backup: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old backups could not be deleted: {Reason}")]
    private static partial void LogKept(ILogger logger, string reason);

    private sealed class Seen(BackupDesk desk) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value)
        {
            lock (desk.gate) desk.run = desk.run! with { Stage = value.Stage, Done = value.Done, Of = value.Of };
        }
    }
}
