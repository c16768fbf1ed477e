using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Backups;

/// <summary>Whether a backup can be restored into a folder (恢复的位置), told before anything is unpacked.</summary>
public static class RestorePlace
{
    /// <summary>Why not; null when nothing is against it.</summary>
    public static Text? RefusalOf(string folder, bool occupied, bool replace)
    {
        if (occupied && !replace)
        {
            return File.Exists(Path.Combine(folder, BackupManifest.DatabasePath))
                ? new($"{folder} 中已有数据库，未做任何更改。换一个文件夹，或加 --replace（原文件夹改名保留）", $"{folder} holds a database already; nothing was changed. Name another folder, or add --replace: the old one is kept under another name")
                : new($"{folder} 中有其他文件，未做任何更改。换一个空的或新的文件夹；确要用它，加 --replace（整个文件夹改名保留）", $"{folder} holds other files; nothing was changed. Name an empty or a new folder; if it is this one, add --replace: all of it is kept under another name");
        }

        if (WorkFolder.IsServed(folder)) return new($"程序正在使用 {folder}，未做任何更改。先停止程序", $"The program is serving {folder}; nothing was changed. Stop it first");
        return IsMount(folder)
            ? new($"{folder} 是挂载点（如 Docker 卷），不能改名，未做任何更改。恢复到其中的新文件夹，如 {Path.Combine(folder, "restored")}，再让程序使用它（--data）", $"{folder} is where a volume is mounted and cannot change its name; nothing was changed. Restore into a new folder in it, such as {Path.Combine(folder, "restored")}, and have the program use that (--data)")
            : null;
    }

    /// <summary>The folder beside it in which all is unpacked first.</summary>
    /// <exception cref="BackupException">It cannot be made.</exception>
    public static WorkFolder Beside(string folder, string staging)
    {
        var parent = Path.GetDirectoryName(folder);
        try
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
            if (parent is not null) Directory.CreateDirectory(parent);
            return WorkFolder.At(staging);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !Database.IsFull(exception))
        {
            throw new BackupException(new(
                $"恢复须在 {parent} 中新建文件夹，但写不进去，未做任何更改（{DiskReason.Of(exception).Zh}）。换一个可写的账号，或恢复到别处的新文件夹，再让程序使用它（--data）",
                $"Restoring makes a folder in {parent}, which cannot be written to; nothing was changed ({exception.Message}). Use an account that may, or restore into a new folder elsewhere and have the program use that (--data)"));
        }
    }

    // A volume of a container, or a disk of its own.
    private static bool IsMount(string folder) => DriveInfo.GetDrives().Any(drive => Path.TrimEndingDirectorySeparator(drive.Name) == folder);
}
