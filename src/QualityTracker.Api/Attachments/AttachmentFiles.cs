using System.Security.Cryptography;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Attachments;

/// <summary>
/// The files of attachments in a folder beside the database (附件文件夹), each under the SHA-256 of its content and each once. A file is put there and taken away
/// only inside a write of the database, so that no two such writes cross; what an interrupted one left behind goes when the program starts.
/// </summary>
public sealed partial class AttachmentFiles
{
    private const string Unfinished = ".new";

    private readonly string folder;
    private readonly Database database;
    private readonly ILogger<AttachmentFiles> logger;

    public AttachmentFiles(string folder, Database database, ILogger<AttachmentFiles> logger)
    {
        (this.folder, this.database, this.logger) = (folder, database, logger);
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder).ToList())
        {
            if (IsAddress(Path.GetFileName(file)) && database.Read(connection => AttachmentStore.IsKept(connection, Path.GetFileName(file)))) continue;
            if (IsAddress(Path.GetFileNameWithoutExtension(file))) Delete(file);
        }
    }

    public static string AddressOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static bool IsAddress(string text) => text.Length == SHA256.HashSizeInBytes * 2 && text.All(each => char.IsAsciiDigit(each) || each is >= 'a' and <= 'f');

    /// <summary>Puts a content there, on the disk for good when this returns; nothing happens when it is there.</summary>
    public void Keep(string address, byte[] content)
    {
        if (Read(address) is not null) return;
        Directory.CreateDirectory(folder);
        var unfinished = PathOf(address) + Unfinished;
        using (var file = new FileStream(unfinished, FileMode.Create))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, PathOf(address), overwrite: true);
        FileNames.Flush(PathOf(address));
    }

    /// <summary>The content, whole and as it was; null when the file is missing or another.</summary>
    public byte[]? Read(string address)
    {
        try
        {
            var content = File.ReadAllBytes(PathOf(address));
            return AddressOf(content) == address ? content : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Takes a file away that nothing in force has any more.</summary>
    public void Forget(string address) => database.WriteAlone(connection =>
    {
        if (AttachmentStore.IsKept(connection, address)) return false;
        Delete(PathOf(address));
        return true;
    });

    private string PathOf(string address) => Path.Combine(folder, address);

    // What cannot be deleted now goes when the program starts again.
    private void Delete(string path)
    {
        try
        {
            if (File.Exists(path)) File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogKept(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of a voided attachment could not be deleted: {Exception}")]
    private static partial void LogKept(ILogger logger, string exception);
}
