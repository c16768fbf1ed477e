using System.Globalization;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Backups;

/// <summary>
/// Puts a backup in the place of a data folder (恢复). All of it is unpacked and verified beside the folder first; then the old folder steps aside
/// and the new one takes its name. What is killed before that has changed nothing; killed between the two, the next start finishes it.
/// </summary>
public static class Restore
{
    private const string Staging = ".restoring";
    private const string Marker = ".restore-pending";

    /// <summary>Restores, and tells what is left to do.</summary>
    /// <param name="backup">The file.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="replace">Whether something may be there, to be set aside.</param>
    /// <param name="clock">The machine's.</param>
    /// <param name="progress">How far it has come.</param>
    /// <param name="cancellation">Stops it before anything is changed.</param>
    /// <exception cref="BackupException">Nothing was changed, unless it says so.</exception>
    public static Restored Run(string backup, string data, bool replace, TimeProvider clock, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var folder = FullPathOf(data);
        try
        {
            Finish(folder);
            var occupied = Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
            if (RestorePlace.RefusalOf(folder, occupied, replace) is { } refusal) throw new BackupException(refusal);
            using var staging = RestorePlace.Beside(folder, folder + Staging);
            var report = BackupVerifier.Verify(backup, staging.Path, all: true, progress, cancellation);
            if (report.Faults.Count > 0) throw new BackupException(new($"{backup} 不能用于恢复，未做任何更改：{report.Faults[0].Zh}", $"{backup} is not restored, and nothing was changed: {report.Faults[0].En}"));
            Note(staging.Path, backup, report.Manifest!, clock);
            cancellation.ThrowIfCancellationRequested();
            var aside = Swap(folder, occupied, clock);
            var todo = new[] { BackupsLeft(folder, aside), Restored.ToBeErased(folder, aside, report.Manifest!.MadeAt) };
            return new(aside, [.. todo.OfType<Text>()]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or AuditKeyException || DatabaseFile.IsRefusal(exception))
        {
            throw BackupException.OfRestoring(folder, exception);
        }
    }

    /// <summary>Finishes a restoring that was killed between its last two steps; to be called before a data folder is opened.</summary>
    public static void Finish(string data)
    {
        var folder = FullPathOf(data);
        if (!File.Exists(folder + Marker)) return;
        if (!Directory.Exists(folder) && Directory.Exists(folder + Staging)) Directory.Move(folder + Staging, folder);
        File.Delete(folder + Marker);
    }

    private static string? Swap(string folder, bool occupied, TimeProvider clock)
    {
        if (!occupied)
        {
            if (Directory.Exists(folder)) Directory.Delete(folder);
            Directory.Move(folder + Staging, folder);
            return null;
        }

        var aside = $"{folder}.replaced-{clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        using (var marker = new FileStream(folder + Marker, FileMode.Create)) marker.Flush(flushToDisk: true);
        try
        {
            Directory.Move(folder, aside);
            TakeName(folder, aside);
        }
        finally
        {
            Unmark(folder);
        }

        return aside;
    }

    private static void TakeName(string folder, string aside)
    {
        try
        {
            Directory.Move(folder + Staging, folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            try
            {
                Directory.Move(aside, folder);
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                throw new BackupException(new($"未恢复，原来的数据现在叫 {aside}：把它改回 {folder}（{DiskReason.Of(again).Zh}）", $"Nothing was restored, and the old data is called {aside} now: give it back the name {folder} ({again.Message})"));
            }

            throw;
        }
    }

    // One that stays does no harm: the next start takes it away.
    private static void Unmark(string folder)
    {
        try
        {
            File.Delete(folder + Marker);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    // Backups are of the installation, and go on where they were; what keeps them from it does not undo the restoring.
    private static Text? BackupsLeft(string folder, string? aside)
    {
        if (aside is null || Path.Combine(aside, "backups") is var from && !Directory.Exists(from)) return null;
        try
        {
            Directory.Move(from, Path.Combine(folder, "backups"));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new($"较早的备份仍在 {from}，请自行移动（{DiskReason.Of(exception).Zh}）", $"The earlier backups are still in {from}: move them by hand ({exception.Message})");
        }
    }

    // The log goes on in the restored data, and tells of it.
    private static void Note(string staging, string backup, BackupManifest manifest, TimeProvider clock)
    {
        if (manifest.LogHead is null) return;
        var database = new SqliteDatabase(Path.Combine(staging, BackupManifest.DatabasePath));
        Migrations.Apply(database);
        database.Write(connection => new AuditLog(database, clock).Append(connection, Caller.Console, "backups.restore", null, Path.GetFileName(backup), new { manifest.MadeAt }));
        DatabaseFile.Close(database);
    }

    // A link to a folder elsewhere stays one: what it leads to is what is replaced.
    private static string FullPathOf(string data)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
        return Directory.Exists(path) ? new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
    }
}
