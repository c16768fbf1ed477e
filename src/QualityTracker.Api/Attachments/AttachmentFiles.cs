using System.Data.Common;
using System.Security.Cryptography;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Attachments;

/// <summary>
/// The files of attachments (附件文件), each under the SHA-256 of its content and each once. A file is put there and taken away only inside a write of the
/// database, so that no two such writes cross; what an interrupted one left behind in a folder goes when the program starts.
/// </summary>
public sealed partial class AttachmentFiles
{
    private readonly Files files;
    private readonly Database database;
    private readonly ILogger<AttachmentFiles> logger;

    public AttachmentFiles(Database database, ILogger<AttachmentFiles> logger)
    {
        (files, this.database, this.logger) = (Files.Of(database, Files.Attachments), database, logger);

        // In a server's database a file comes and goes with the row that names it.
        if (files is not FolderFiles folder) return;
        folder.DeleteUnfinished();
        foreach (var name in files.Names().Where(IsAddress))
        {
            if (!database.Read(connection => AttachmentStore.IsKept(connection, name))) Delete(name, null);
        }
    }

    public static string AddressOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static bool IsAddress(string text) => text.Length == SHA256.HashSizeInBytes * 2 && text.All(each => char.IsAsciiDigit(each) || each is >= 'a' and <= 'f');

    /// <summary>Puts a content there, for good when the transaction is; nothing happens when it is there.</summary>
    public void Keep(string address, byte[] content, DbConnection within)
    {
        if (Read(address, within) is null) files.Keep(address, new MemoryStream(content), within);
    }

    /// <summary>The content, whole and as it was; null when the file is missing or another.</summary>
    public byte[]? Read(string address, DbConnection? within = null)
    {
        try
        {
            return files.Read(address, within) is { } content && AddressOf(content) == address ? content : null;
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
        Delete(address, connection);
        return true;
    });

    // What cannot be deleted now goes when the program starts again.
    private void Delete(string name, DbConnection? within)
    {
        try
        {
            files.Delete(name, within);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogKept(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of a voided attachment could not be deleted: {Exception}")]
    private static partial void LogKept(ILogger logger, string exception);
}
