using System.IO.Compression;
using System.Security.Cryptography;
using QualityTracker.Api.Attachments;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Backups;

namespace QualityTracker.Api.Backups;

/// <summary>
/// Makes a backup while people write (在线备份): the database as of one moment, what lies beside it, the keys, and a manifest. It is written under
/// another name, put on disk, verified from there, and only then has its own; what is not good is kept as .bad and is no backup.
/// </summary>
/// <param name="from">What is backed up; it may have been made by an earlier version.</param>
/// <param name="folder">Where it goes.</param>
/// <param name="clock">The machine's.</param>
public sealed class BackupWriter(Database from, BackupFolder folder, TimeProvider clock)
{
    private const int Buffer = 1 << 16;
    private const long Margin = 16 << 20;
    private const int MostCopies = 3;

    private readonly SqliteDatabase database = from as SqliteDatabase ?? throw BackupException.OfServer();

    /// <summary>Makes the file that is written into.</summary>
    public Func<string, Stream> NewFile { get; init; } = WorkFolder.NewFile;

    /// <summary>The bytes that are free where the backup goes.</summary>
    public Func<string, long> FreeAt { get; init; } = static folder => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;

    /// <summary>Another backup under way, by this program or by command, refuses this one.</summary>
    /// <exception cref="BackupException">There is no backup; nothing of it is left.</exception>
    public MadeBackup Write(IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            using var alone = folder.Enter();
            Reserve();
            var name = folder.NewName(clock.GetLocalNow().DateTime);
            var part = folder.PartOf(name);
            using var work = WorkFolder.At(part + ".work");
            try
            {
                for (var copies = 1; !Pack(part, work, progress, cancellation); copies++)
                {
                    if (copies == MostCopies) throw new BackupException(new("备份期间一直有附件作废，未做成备份。稍后重试", "Attachments went on being voided while the backup was made, and there is none. Try again later"));
                    File.Delete(part);
                }

                return Settle(name, part, work, progress, cancellation);
            }
            catch
            {
                File.Delete(part);
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException || DatabaseFile.IsRefusal(exception))
        {
            throw BackupException.OfDisk(folder.Path, exception);
        }
    }

    // Verified from what is on disk; nobody takes it for a backup before.
    private MadeBackup Settle(BackupName name, string part, WorkFolder work, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var report = BackupVerifier.Verify(part, work.Of("verified"), all: false, progress, cancellation);
        var made = name with { IsBad = report.Manifest is null || report.Faults.Count > 0 };
        File.Move(part, folder.PathOf(made));
        return new(made, new FileInfo(folder.PathOf(made)).Length, report);
    }

    // False when an attachment was voided, and its file deleted, after the database was copied with it in force: copied anew, it is voided there too.
    private bool Pack(string part, WorkFolder work, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var copy = work.Of(BackupManifest.DatabasePath);
        progress?.Report(new(BackupStage.Copying, 0, new FileInfo(database.File).Length));
        DatabaseFile.Copy(database.File, copy);
        var beside = BesideDatabase().ToList();
        var (done, of) = (0L, new FileInfo(copy).Length + beside.Sum(each => each.File.Length));
        var files = new SortedDictionary<string, BackedUpFile>(StringComparer.Ordinal);
        using (var stream = NewFile(part))
        {
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                Add(BackupManifest.DatabasePath, copy, CompressionLevel.Fastest);
                foreach (var (path, file) in beside) Add(path, file.FullName, CompressionLevel.NoCompression);
                var manifest = new BackupManifest { Program = ArchiveIndex.Version, MadeAt = clock.GetUtcNow(), Steps = DatabaseFile.StepsOf(copy), LogHead = HeadOf(copy), Files = files };
                using var written = zip.CreateEntry(BackupManifest.Path, CompressionLevel.Optimal).Open();
                written.Write(manifest.Write());

                void Add(string path, string file, CompressionLevel level)
                {
                    using var content = OpenIfThere(file);
                    if (content is null) return;
                    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    using var entry = zip.CreateEntry(path, level).Open();
                    var (buffer, length) = (new byte[Buffer], 0L);
                    for (int read; (read = content.Read(buffer)) > 0;)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        entry.Write(buffer, 0, read);
                        hash.AppendData(buffer, 0, read);
                        length += read;
                        done += read;
                        progress?.Report(new(BackupStage.Writing, done, Math.Max(of, done)));
                    }

                    files[path] = new(length, Convert.ToHexStringLower(hash.GetHashAndReset()));
                }
            }

            if (stream is FileStream disk) disk.Flush(flushToDisk: true);
        }

        var whole = IsWhole(copy, files.Keys);

        // Room for the copy that is verified.
        File.Delete(copy);
        return whole;
    }

    // One that is in force still was lost before: no other copy would have it.
    private bool IsWhole(string copy, ICollection<string> packed)
    {
        var lacking = DatabaseFile.Read(copy, BackupStore.AttachmentsInForce).Where(address => !packed.Contains($"attachments/{address}")).ToList();
        return lacking.Count == 0 || database.Read(connection => lacking.TrueForAll(address => AttachmentStore.IsKept(connection, address)));
    }

    // A file that is erased while the backup is made is in no database that is newer.
    private static FileStream? OpenIfThere(string file)
    {
        try
        {
            return new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Buffer);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private IEnumerable<(string Path, FileInfo File)> BesideDatabase()
    {
        var data = database.Folder;
        return from name in BackupManifest.Folders
               let at = Path.Combine(data, name)
               where Directory.Exists(at)
               from file in new DirectoryInfo(at).EnumerateFiles("*", SearchOption.AllDirectories)
               where file.LinkTarget is null
               let path = Path.GetRelativePath(data, file.FullName).Replace('\\', '/')
               orderby path
               select (path, file);
    }

    // The copy and the file at once, then the file and the copy that is verified.
    private void Reserve()
    {
        var needed = (2 * new FileInfo(database.File).Length) + BesideDatabase().Sum(each => each.File.Length) + Margin;
        if (FreeAt(folder.Path) < needed) throw BackupException.OfDisk(folder.Path);
    }

    private static string? HeadOf(string file)
    {
        var copy = new SqliteDatabase(file);
        try
        {
            return copy.Read(connection => AuditStore.IsThere(connection) ? AuditStore.Head(connection)?.Shown : null);
        }
        finally
        {
            DatabaseFile.Close(copy);
        }
    }
}

/// <summary>A backup that was made (已完成的备份).</summary>
/// <param name="Name">With what came of its verification.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Report">Of its verification.</param>
public sealed record MadeBackup(BackupName Name, long Bytes, BackupReport Report);
