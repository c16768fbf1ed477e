using System.Security.Cryptography;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>
/// The key of the log's chain (审计密钥): 256 bits in a file of its own, readable by the program's account alone and never in the
/// database, so that whoever can change the database file cannot forge the chain. A backup of it belongs in another place than the
/// database's.
/// </summary>
public sealed class AuditKey(Database database)
{
    private const int Bytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string File { get; } = Path.Combine(Path.GetDirectoryName(database.File)!, "keys", "audit.key");

    /// <summary>The key, or null when there is none yet.</summary>
    /// <exception cref="AuditKeyException">The file holds something else.</exception>
    public byte[]? Find()
    {
        if (!System.IO.File.Exists(File)) return null;
        try
        {
            return Convert.FromHexString(System.IO.File.ReadAllText(File).Trim()) is { Length: Bytes } key ? key : throw AuditKeyException.Unreadable(File);
        }
        catch (FormatException)
        {
            throw AuditKeyException.Unreadable(File);
        }
    }

    /// <summary>Makes the key, unless another process has just made one.</summary>
    public byte[] Make()
    {
        var folder = Path.GetDirectoryName(File)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            System.IO.File.Move(draft, File);
        }
        catch (IOException) when (System.IO.File.Exists(File))
        {
            System.IO.File.Delete(draft);
        }

        return Find()!;
    }
}
