namespace QualityTracker.Api.Storage;

/// <summary>A file for what is too large to be held in memory while it is made (临时文件). It goes away when it is closed.</summary>
public static class TemporaryFile
{
    /// <summary>Names of pupils may be inside: nobody else on the machine may read it.</summary>
    public static FileStream Create()
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), file);
    }
}
