using System.Globalization;
using QualityTracker.Api.Backups;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Doctor;

/// <summary>The backups that the program makes of a file (备份检查): when the last good one was made, and whether it lies apart.</summary>
public static class BackupFindings
{
    private static readonly Text Title = new("备份", "Backups");
    private static readonly Text Place = new("备份位置", "Where backups are");
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(50);

    public static IEnumerable<Finding> Of(Patient patient)
    {
        if (patient.Server is not null || !patient.HasDatabase) yield break;
        var folder = patient.Configuration["Backups:Folder"] is { Length: > 0 } named ? Path.GetFullPath(named) : BackupSettings.DefaultFolder(patient.Database);
        yield return Latest(folder, patient);
        if (!Directory.Exists(folder)) yield break;
        yield return Mount(folder) == Mount(patient.Folder)
            ? Finding.Warning("backup-place", Place, new($"{folder} 与数据在同一块磁盘上", $"{folder} is on the disk of the data"), new("用 Backups:Folder 指到另一块磁盘，并把副本放到另一台机器", "Name another disk with Backups:Folder, and keep copies on another machine"))
            : Finding.Good("backup-place", Place, new(folder, folder));
    }

    private static Finding Latest(string folder, Patient patient)
    {
        var make = new Text("运行 backup；在 Production 中程序每晚自动备份（Backups:At）", "Run backup; in Production the program makes one every night (Backups:At)");
        try
        {
            var now = patient.Clock.GetLocalNow().DateTime;
            var all = new BackupFolder(folder).All.Where(each => !each.IsOfFuture(now)).ToList();
            if (all.Count == 0) return patient.IsDevelopment ? Finding.Warning("backups", Title, None(folder), make) : Finding.Bad("backups", Title, None(folder), make);
            if (all[0].IsBad) return Finding.Bad("backups", Title, new($"最近的备份 {all[0].File} 未通过核对", $"The latest backup, {all[0].File}, did not pass its verification"), new("检查磁盘，再运行 backup", "Look at the disk, and run backup again"));
            var found = new Text(string.Create(CultureInfo.InvariantCulture, $"最近 {all[0].MadeAt:yyyy-MM-dd HH:mm}，共 {all.Count} 个"), string.Create(CultureInfo.InvariantCulture, $"The latest of {all[0].MadeAt:yyyy-MM-dd HH:mm}, {all.Count} in all"));
            return now - all[0].MadeAt > Oldest ? Finding.Warning("backups", Title, found, make) : Finding.Good("backups", Title, found);
        }
        catch (BackupException exception)
        {
            return Finding.Bad("backups", Title, exception.Reason, make);
        }
    }

    private static Text None(string folder) => new($"{folder} 中没有备份", $"There is no backup in {folder}");

    // The mount that a path lies on: the longest whose name it begins with.
    private static string Mount(string path) => DriveInfo.GetDrives().Select(drive => drive.Name)
        .Where(name => (Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar).StartsWith(name.EndsWith(Path.DirectorySeparatorChar) ? name : name + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .MaxBy(name => name.Length) ?? "";
}
