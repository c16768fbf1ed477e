using System.Security.Cryptography;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>
/// The key of the log's chain (审计密钥): 256 bits in a file of its own, readable by the program's account alone and never in the database's file; on a
/// server sealed with the nodes' secret. So whoever can change the database cannot forge the chain. A backup of it, or of the secret, belongs in another
/// place than the database's.
/// </summary>
public sealed class AuditKey(Database database)
{
    private const int Bytes = 32;
    private const string Name = "audit.key";

    private readonly Keys keys = Keys.Of(database);

    /// <summary>Where it is, for people.</summary>
    public string Place => keys.PlaceOf(Name);

    public bool IsThere => keys.Has(Name);

    /// <summary>The key, or null when there is none yet.</summary>
    /// <exception cref="AuditKeyException">There is something else in its place.</exception>
    public byte[]? Find()
    {
        if (keys.Find(Name) is not { } text) return null;
        try
        {
            return Convert.FromHexString(text) is { Length: Bytes } key ? key : throw AuditKeyException.Unreadable(Place);
        }
        catch (FormatException)
        {
            throw AuditKeyException.Unreadable(Place);
        }
    }

    /// <summary>Makes the key, unless another program has just made one.</summary>
    public byte[] Make()
    {
        keys.Add(Name, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));
        return Find()!;
    }
}
