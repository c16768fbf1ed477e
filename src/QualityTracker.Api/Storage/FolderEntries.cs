using System.Runtime.InteropServices;
using System.Text;

namespace QualityTracker.Api.Storage;

/// <summary>
/// The names in a folder (目录项): a file is on disk for good once its name is, too. What is written down in the database must not outlive its
/// file in a power cut.
/// </summary>
public static class FolderEntries
{
    private const int ReadOnly = 0;

    /// <summary>Puts what was made, renamed or deleted in a folder on the disk; Windows does so by itself.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var opened = Open(Encoding.UTF8.GetBytes(folder + "\0"), ReadOnly);
        if (opened < 0) throw new IOException($"The folder {folder} cannot be opened.");
        try
        {
            // Some network file systems have no such call, and need none.
            _ = Sync(opened);
        }
        finally
        {
            _ = Close(opened);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int file);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);
}
