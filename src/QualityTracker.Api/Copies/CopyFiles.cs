using System.Security.Cryptography;
using QualityTracker.Api.Backups;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Copies;

/// <summary>What stands beside a database and belongs to it (随库文件): keys, attachments and what was sealed, from one data folder into another.</summary>
/// <param name="from">The source's data folder.</param>
/// <param name="to">The target's; the same one when the files stay where they are.</param>
public sealed class CopyFiles(string from, string to)
{
    private const string Unfinished = ".copying";

    /// <summary>Whether both use one folder.</summary>
    public bool Stay { get; } = Path.GetFullPath(from) == Path.GetFullPath(to);

    /// <summary>The first file that is in the way in the target's folder; null when there is none.</summary>
    public string? Foreign => Stay ? null : Own(to).FirstOrDefault();

    /// <summary>Copies what is not there yet; each file is on the disk and whole before it has its name. What was deleted meanwhile is left out.</summary>
    public int Copy(CancellationToken cancellation)
    {
        var copied = 0;
        if (Stay) return copied;
        foreach (var path in Own(from))
        {
            cancellation.ThrowIfCancellationRequested();
            var target = Path.Combine(to, path);
            if (File.Exists(target) && HashOf(target) == HashOf(Path.Combine(from, path))) continue;
            WorkFolder.Make(Path.GetDirectoryName(target)!);
            File.Delete(target + Unfinished);
            using (var written = WorkFolder.NewFile(target + Unfinished))
            {
                if (!Fill(written, Path.Combine(from, path))) continue;
                written.Flush(flushToDisk: true);
            }

            File.Move(target + Unfinished, target, overwrite: true);
            copied++;
        }

        return copied;
    }

    /// <summary>The files that are not the same in both folders.</summary>
    public IReadOnlyList<string> Differing() => Stay
        ? []
        : [.. Own(from).Where(path => Path.Combine(to, path) is var target && (!File.Exists(target) || HashOf(target) != HashOf(Path.Combine(from, path))))];

    private static bool Fill(FileStream written, string source)
    {
        try
        {
            using var read = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read.CopyTo(written);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static string? HashOf(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Own(string folder) =>
        from name in BackupManifest.Folders
        let at = Path.Combine(folder, name)
        where Directory.Exists(at)
        from file in new DirectoryInfo(at).EnumerateFiles("*", SearchOption.AllDirectories).ToList()
        where file.LinkTarget is null && file.Extension != Unfinished
        select Path.GetRelativePath(folder, file.FullName);
}
