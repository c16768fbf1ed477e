using System.Globalization;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Backups;

/// <summary>
/// Puts a backup in the place of a data folder (恢复). All of it is unpacked and verified beside the folder first; then the old folder steps aside
/// and the new one takes its name. What is killed before that has changed nothing; killed between the two, the next start finishes it.
/// </summary>
public static class Restore
{
    private const string Staging = ".restoring";
    private const string Marker = ".restore-pending";

    /// <summary>Held by the program while it serves a data folder.</summary>
    public const string ServingLock = "serving.lock";

    /// <summary>Restores; gives where the old folder is now, null when there was none.</summary>
    /// <param name="backup">The file.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="replace">Whether a database may be there, to be set aside.</param>
    /// <param name="clock">The machine's.</param>
    /// <param name="progress">How far it has come.</param>
    /// <param name="cancellation">Stops it before anything is changed.</param>
    /// <exception cref="BackupException">Nothing was changed.</exception>
    public static string? Run(string backup, string data, bool replace, TimeProvider clock, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var folder = FullPathOf(data);
        Finish(folder);
        var occupied = Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        if (File.Exists(Path.Combine(folder, BackupManifest.DatabasePath)) && !replace)
            throw new BackupException(new($"{folder} 中已有数据库，未做任何更改。换一个文件夹，或加 --replace（原文件夹改名保留）", $"{folder} holds a database already; nothing was changed. Name another folder, or add --replace: the old one is kept under another name"));
        if (IsServed(folder)) throw new BackupException(new($"程序正在使用 {folder}，未做任何更改。先停止程序", $"The program is serving {folder}; nothing was changed. Stop it first"));
        try
        {
            if (Directory.Exists(folder + Staging)) Directory.Delete(folder + Staging, recursive: true);
            if (Path.GetDirectoryName(folder) is { } parent) Directory.CreateDirectory(parent);
            using var staging = WorkFolder.At(folder + Staging);
            var report = BackupVerifier.Verify(backup, staging.Path, all: true, progress, cancellation);
            if (report.Faults.Count > 0) throw new BackupException(new($"{backup} 不能用于恢复，未做任何更改：{report.Faults[0].Zh}", $"{backup} is not restored, and nothing was changed: {report.Faults[0].En}"));
            Note(staging.Path, backup, report.Manifest!, clock);
            cancellation.ThrowIfCancellationRequested();
            return Swap(folder, occupied, clock);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw BackupException.OfDisk(folder, exception);
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
        Directory.Move(folder, aside);
        try
        {
            Directory.Move(folder + Staging, folder);
        }
        catch
        {
            Directory.Move(aside, folder);
            throw;
        }
        finally
        {
            File.Delete(folder + Marker);
        }

        // Backups are of the installation, and go on where they were.
        if (Directory.Exists(Path.Combine(aside, "backups"))) Directory.Move(Path.Combine(aside, "backups"), Path.Combine(folder, "backups"));
        return aside;
    }

    // The log goes on in the restored data, and tells of it.
    private static void Note(string staging, string backup, BackupManifest manifest, TimeProvider clock)
    {
        if (manifest.LogHead is null) return;
        var database = new Database(Path.Combine(staging, BackupManifest.DatabasePath));
        Migrations.Apply(database);
        database.Write(connection => new AuditLog(database, clock).Append(connection, Caller.Console, "backups.restore", null, Path.GetFileName(backup), new { manifest.MadeAt }));
        DatabaseFile.Close(database);
    }

    private static bool IsServed(string folder)
    {
        var file = Path.Combine(folder, ServingLock);
        if (!File.Exists(file)) return false;
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    // A link to a folder elsewhere stays one: what it leads to is what is replaced.
    private static string FullPathOf(string data)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
        return Directory.Exists(path) ? new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
    }
}
