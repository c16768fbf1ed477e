using System.Text;

namespace QualityTracker.Api.Storage;

/// <summary>Files of keys (密钥文件): in the folder <c>keys</c> beside the database, readable by the program's account alone.</summary>
public static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string In(Database database, string name) => Path.Combine(database.Folder, "keys", name);

    /// <summary>Writes a key whole, unless there is one: another process may just have made it, and its key is the one that holds.</summary>
    public static void Write(string file, string key)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(key + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file);
            FileNames.Flush(file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
