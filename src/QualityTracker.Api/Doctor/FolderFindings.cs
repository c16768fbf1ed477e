using System.Globalization;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Doctor;

/// <summary>The data folder (数据文件夹检查): whose it is, how much room there is, and what kind of disk it is on.</summary>
public static class FolderFindings
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const long Megabyte = 1 << 20;
    private const long LeastRoom = 100 * Megabyte;
    private const long GoodRoom = 1024 * Megabyte;

    private static readonly Text Folder = new("数据文件夹", "Data folder");
    private static readonly Text Room = new("磁盘空间", "Room on the disk");
    private static readonly Text Kind = new("文件系统", "File system");
    private static readonly Text Keys = new("密钥文件", "Keys");
    private static readonly string[] OverNetwork = ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs"];
    private static readonly string[] InMemory = ["tmpfs", "ramfs"];

    public static IEnumerable<Finding> Of(Patient patient)
    {
        if (!Directory.Exists(patient.Folder))
        {
            yield return Finding.Bad("folder", Folder, new($"没有文件夹 {patient.Folder}", $"There is no folder {patient.Folder}"),
                new("用 --data 或 QUALITYTRACKER_DATA 指明；第一次启动时会自动建立", "Name it with --data or QUALITYTRACKER_DATA; the first start makes it"));
            yield break;
        }

        yield return Rights(patient.Folder);
        var drive = new DriveInfo(patient.Folder);
        yield return RoomOn(drive);
        yield return KindOf(drive, patient.Server is null);
        foreach (var finding in KeysIn(Path.Combine(patient.Folder, "keys"))) yield return finding;
    }

    private static Finding Rights(string folder)
    {
        try
        {
            var file = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
            new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = DiskReason.Of(exception);
            return Finding.Bad("folder", Folder, new($"{folder} 写不进去：{reason.Zh}", $"{folder} cannot be written to: {reason.En}"),
                new("用运行程序的账号执行本命令；否则把文件夹交给该账号（chown），并检查磁盘是否只读", "Run this as the program's account; or else give the folder to it (chown), and see whether the disk is read-only"));
        }

        return IsForOthers(folder)
            ? Finding.Warning("folder", Folder, new($"其他账号可以进入 {folder}", $"Other accounts may enter {folder}"), new($"chmod 700 {folder}", $"chmod 700 {folder}"))
            : Finding.Good("folder", Folder, new(folder, folder));
    }

    private static Finding RoomOn(DriveInfo drive)
    {
        var free = drive.AvailableFreeSpace;
        var shown = string.Create(CultureInfo.InvariantCulture, $"{free / (decimal)(1024 * Megabyte):0.0} GB");
        var found = new Text($"可用 {shown}", $"{shown} free");
        var remedy = new Text("腾出空间，或把数据文件夹移到更大的磁盘；写满时不再接收写入", "Make room, or move the data folder to a larger disk; when it is full, no write is taken");
        return free < LeastRoom ? Finding.Bad("room", Room, found, remedy) : free < GoodRoom ? Finding.Warning("room", Room, found, remedy) : Finding.Good("room", Room, found);
    }

    private static Finding KindOf(DriveInfo drive, bool holdsDatabase)
    {
        var format = drive.DriveFormat;
        if (InMemory.Contains(format)) return Finding.Bad("file-system", Kind, new($"{format}：在内存中，断电即失", $"{format}: in memory, and gone when the machine stops"), new("把数据文件夹放在磁盘上", "Put the data folder on a disk"));
        if (!OverNetwork.Contains(format)) return Finding.Good("file-system", Kind, new(format, format));
        return holdsDatabase
            ? Finding.Bad("file-system", Kind, new($"{format}：SQLite 在网络文件系统上可能损坏", $"{format}: over a network a file of SQLite may be damaged"), new("把数据文件夹放在本机磁盘上，或改用 PostgreSQL（copy）", "Put the data folder on a disk of this machine, or move to PostgreSQL (copy)"))
            : Finding.Warning("file-system", Kind, new($"{format}：网络断开时附件与封存不可用", $"{format}: without the network, attachments and sealed contents are not there"), new("确认该存储有备份，且挂载为 hard、sync", "See that it is backed up, and mounted hard and sync"));
    }

    private static IEnumerable<Finding> KeysIn(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        if (files.Length == 0) yield break;
        var open = files.Append(folder).Where(IsForOthers).ToList();
        yield return open.Count == 0
            ? Finding.Good("keys", Keys, new($"{files.Length} 个，只有本账号可读", $"{files.Length}, readable by this account alone"))
            : Finding.Bad("keys", Keys, new($"其他账号可读：{open[0]}", $"Other accounts may read {open[0]}"), new($"chmod 700 {folder} 并 chmod 600 其中的文件；若可能已被读取，请告知县级管理员", $"chmod 700 {folder} and chmod 600 the files in it; if somebody may have read them, tell your county's administrator"));
    }

    private static bool IsForOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;
}
