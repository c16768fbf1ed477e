using System.Security.Cryptography;
using System.Text;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>
/// The key of the setup link (初始化链接), good once, while there is no account. Only its hash is kept: in memory, or where all nodes see it, so that the link
/// of each is good at every one.
/// </summary>
/// <param name="shared">Where nodes share keys; null where there is one program.</param>
public sealed class SetupKey(TableKeys? shared = null)
{
    private const string Beginning = "setup-";

    private readonly Lock gate = new();
    private string? hash;

    public bool IsOpen => shared is null ? hash is not null : shared.Names(Beginning).Count > 0;

    /// <summary>Makes a new key; one that this program made before is good no longer.</summary>
    public string Open()
    {
        var key = SecretKey.Make();
        lock (gate)
        {
            if (hash is not null) shared?.Delete(Beginning + hash);
            hash = SecretKey.HashOf(key);
            shared?.Add(Beginning + hash, "open");
        }

        return key;
    }

    /// <summary>Does the work if this is the key, which is then good no longer.</summary>
    public bool Use(string key, Func<bool> work)
    {
        lock (gate)
        {
            if (!Holds(SecretKey.HashOf(key)) || !work()) return false;
            hash = null;
            foreach (var name in shared?.Names(Beginning) ?? []) shared!.Delete(name);
            return true;
        }
    }

    private bool Holds(string given) => shared is not null ? shared.Has(Beginning + given)
        : hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(given));
}
