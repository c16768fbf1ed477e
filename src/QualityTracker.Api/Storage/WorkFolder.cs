namespace QualityTracker.Api.Storage;

/// <summary>A folder of its own for work under way (临时文件夹), readable by the program's account alone, and gone with all in it when it is disposed of.</summary>
public sealed class WorkFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Held by the program while it serves a data folder.</summary>
    public const string ServingLock = "serving.lock";

    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    private const string Prefix = "qualitytracker-";
    private const string Lock = ".held";

    private readonly FileStream? held;

    private WorkFolder(string folder, FileStream? held = null) => (Path, this.held) = (folder, held);

    public string Path { get; }

    /// <summary>Among the machine's temporary files, and held as long as it is worked in.</summary>
    public static WorkFolder OfMachine()
    {
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        return new(folder, new FileStream(System.IO.Path.Combine(folder, Lock), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
    }

    /// <summary>Deletes such folders of programs that were killed before a time, as far as this account may.</summary>
    public static void DeleteLeft(DateTimeOffset before)
    {
        foreach (var folder in new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateDirectories(Prefix + "*").ToList())
        {
            try
            {
                if (IsLeft(folder, before)) folder.Delete(recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Held, or somebody else's.
            }
        }
    }

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

    /// <summary>Holds a data folder as long as a program serves it or fills it; null when another does.</summary>
    public static FileStream? Serve(string folder)
    {
        try
        {
            return new(System.IO.Path.Combine(folder, ServingLock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether a program serves a data folder, or fills it.</summary>
    public static bool IsServed(string folder)
    {
        var file = System.IO.Path.Combine(folder, ServingLock);
        if (!File.Exists(file)) return false;
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException exception)
        {
            return IsHeld(exception);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a file could not be opened since somebody has it; not when the disk refuses.</summary>
    public static bool IsHeld(IOException exception) => exception.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows;

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
        held?.Dispose();
        try
        {
            if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Held by somebody, such as a virus scanner: it is the owner's alone, and whoever works here next removes it.
        }
    }

    // Of this program's making alone: its owner's, with the lock that nobody holds any more.
    private static bool IsLeft(DirectoryInfo folder, DateTimeOffset before)
    {
        var file = new FileInfo(System.IO.Path.Combine(folder.FullName, Lock));
        if (folder.LinkTarget is not null || !file.Exists || file.LinkTarget is not null || file.LastWriteTimeUtc >= before) return false;
        if (!OperatingSystem.IsWindows() && folder.UnixFileMode != (OwnerOnly | UnixFileMode.UserExecute)) return false;
        file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        return true;
    }
}
