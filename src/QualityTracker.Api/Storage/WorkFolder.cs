namespace QualityTracker.Api.Storage;

/// <summary>A folder of its own for work under way (临时文件夹), readable by the program's account alone, and gone with all in it when it is disposed of.</summary>
public sealed class WorkFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private WorkFolder(string folder) => Path = folder;

    public string Path { get; }

    /// <summary>Among the machine's temporary files.</summary>
    public static WorkFolder OfMachine() => new(Directory.CreateTempSubdirectory("qualitytracker-").FullName);

    /// <summary>At a place where nothing is yet.</summary>
    public static WorkFolder At(string folder)
    {
        Make(folder);
        return new(folder);
    }

    /// <summary>A folder with owner's rights only; one that is there already keeps its rights.</summary>
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>A new file with owner's rights only.</summary>
    public static FileStream NewFile(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new(file, options);
    }

    /// <summary>The path of a file in it.</summary>
    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Held by somebody, such as a virus scanner: it is the owner's alone, and whoever works here next removes it.
        }
    }
}
