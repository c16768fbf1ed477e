namespace QualityTracker.Api.Storage;

/// <summary>
/// The name of a file (文件名落盘): what stands in the database must not outlive its file in a power cut, and a file is on disk for good once its
/// name is, too.
/// </summary>
public static class FileNames
{
    /// <summary>Puts a file on the disk under the name it was just given: the file systems' journals take the name along with a flush of the file.</summary>
    public static void Flush(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }
}
