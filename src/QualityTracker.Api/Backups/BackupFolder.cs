using QualityTracker.Api.Storage;
using QualityTracker.Core.Backups;

namespace QualityTracker.Api.Backups;

/// <summary>The folder of backups (备份文件夹). What has no backup's name in it is somebody else's, and is left alone.</summary>
public sealed class BackupFolder(string folder)
{
    private const string Part = ".part";

    /// <summary>The paths of the files in a folder that is there.</summary>
    public Func<string, IEnumerable<string>> FilesIn { get; init; } = Directory.EnumerateFiles;

    public string Path { get; } = folder;

    /// <summary>Newest first.</summary>
    /// <exception cref="BackupException">The folder cannot be read.</exception>
    public IReadOnlyList<BackupName> All
    {
        get
        {
            try
            {
                return Listed();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw BackupException.OfFolder(Path, exception);
            }
        }
    }

    public string PathOf(BackupName name) => System.IO.Path.Combine(Path, name.File);

    /// <summary>What a backup is called while it is made.</summary>
    public string PartOf(BackupName name) => PathOf(name) + Part;

    /// <summary>A name of this second, or of the next that is free.</summary>
    public BackupName NewName(DateTime now)
    {
        var name = new BackupName(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), false);
        while (File.Exists(PathOf(name)) || File.Exists(PathOf(name with { IsBad = true }))) name = name with { MadeAt = name.MadeAt.AddSeconds(1) };
        return name;
    }

    /// <summary>One at a time, of all processes; what an earlier one that was killed left of its backup goes.</summary>
    /// <exception cref="BackupException">Another is under way.</exception>
    public IDisposable Enter()
    {
        WorkFolder.Make(Path);
        FileStream held;
        try
        {
            held = new(System.IO.Path.Combine(Path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (WorkFolder.IsHeld(exception))
        {
            throw new BackupException(new("另一个备份正在进行。等它完成", "Another backup is under way. Wait for it"));
        }

        foreach (var file in Directory.EnumerateFiles(Path, "*" + Part).Where(IsOurs)) File.Delete(file);
        foreach (var work in Directory.EnumerateDirectories(Path, "*" + Part + ".work").Where(IsOurs)) Directory.Delete(work, recursive: true);
        return held;
    }

    /// <summary>Deletes what is beyond what is to be kept.</summary>
    public void Thin(BackupKeeping keeping, DateTime now)
    {
        foreach (var name in BackupThinning.Surplus(All, keeping, now)) File.Delete(PathOf(name));
    }

    /// <summary>Gives a backup the name of what it was found to be.</summary>
    public BackupName Mark(BackupName name, bool isBad)
    {
        if (name.IsBad != isBad) File.Move(PathOf(name), PathOf(name with { IsBad = isBad }));
        return name with { IsBad = isBad };
    }

    private List<BackupName> Listed() => Directory.Exists(Path)
        ? [.. FilesIn(Path).Select(file => BackupName.Of(System.IO.Path.GetFileName(file))).OfType<BackupName>().OrderByDescending(each => each.MadeAt)]
        : [];

    private static bool IsOurs(string path) => BackupName.Of(System.IO.Path.GetFileName(path).Split(Part)[0]) is not null;
}
