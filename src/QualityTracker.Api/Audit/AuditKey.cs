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

    public string File { get; } = KeyFile.In(database, "audit.key");

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
        KeyFile.Write(File, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));
        return Find()!;
    }
}
