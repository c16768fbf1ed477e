using System.Security.Cryptography;
using System.Text;

namespace QualityTracker.Api.Accounts;

/// <summary>The key of the setup link (初始化链接), good once, while there is no account. Only its hash is kept, in memory.</summary>
public sealed class SetupKey
{
    private readonly Lock gate = new();
    private string? hash;

    public bool IsOpen => hash is not null;

    /// <summary>Makes a new key; one made before is good no longer.</summary>
    public string Open()
    {
        var key = SecretKey.Make();
        lock (gate) hash = SecretKey.HashOf(key);
        return key;
    }

    /// <summary>Does the work if this is the key, which is then good no longer.</summary>
    public bool Use(string key, Func<bool> work)
    {
        lock (gate)
        {
            if (hash is null || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(SecretKey.HashOf(key)))) return false;
            if (!work()) return false;
            hash = null;
            return true;
        }
    }
}
