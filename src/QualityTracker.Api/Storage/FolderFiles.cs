using System.Data.Common;

namespace QualityTracker.Api.Storage;

/// <summary>Files in a folder of their own (文件夹中的文件), readable by the program's account alone.</summary>
public sealed class FolderFiles(string folder) : Files
{
    /// <summary>The end of what is not whole yet: a file that was being written when the program was killed.</summary>
    private const string Unfinished = ".new";

    public override IReadOnlyList<string> Names(string beginning = "") => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => name.StartsWith(beginning, StringComparison.Ordinal) && !name.EndsWith(Unfinished, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Deletes what a program that was killed had not finished; to be called when this one starts.</summary>
    public void DeleteUnfinished()
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Unfinished, SearchOption.AllDirectories).ToList()) File.Delete(file);
    }

    public override bool Has(string name, DbConnection? within = null) => File.Exists(PathOf(name));

    public override Stream? Open(string name, DbConnection? within = null)
    {
        try
        {
            return new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public override void Keep(string name, Stream content, DbConnection? within = null)
    {
        var file = PathOf(name);
        WorkFolder.Make(Path.GetDirectoryName(file)!);
        var unfinished = file + Unfinished;
        try
        {
            File.Delete(unfinished);
            using (var stream = WorkFolder.NewFile(unfinished))
            {
                content.CopyTo(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
            FileNames.Flush(file);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public override void Delete(string name, DbConnection? within = null)
    {
        if (File.Exists(PathOf(name))) File.Delete(PathOf(name));
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
