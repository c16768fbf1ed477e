namespace QualityTracker.Api.Storage;

/// <summary>
/// The keys of this installation (密钥): of the log's chain, of schools' signatures, of cookies and authenticators. Beside a file's database they are
/// files; on a server they are in the database, sealed with a secret that is not, so that every node has them and whoever has the database alone has none.
/// </summary>
public abstract class Keys
{
    public static Keys Of(Database database) => database is PostgresDatabase server ? new TableKeys(server) : new FileKeys(database.Folder);

    /// <summary>Whether something among the keys is one of the installation's own, and not the secret that seals them.</summary>
    public static bool IsKey(string name) => name.EndsWith(".key", StringComparison.Ordinal) || name.StartsWith("key-", StringComparison.Ordinal);

    /// <summary>Where a key is, for people.</summary>
    public abstract string PlaceOf(string name);

    /// <summary>A key's text; null when there is none.</summary>
    /// <exception cref="KeySecretException">It is sealed with another secret than this node's.</exception>
    public abstract string? Find(string name);

    /// <summary>Keeps a key, unless there is one: another program may just have made it, and its key is the one that holds.</summary>
    public abstract void Add(string name, string key);

    /// <summary>Takes a key away, if it is there.</summary>
    public abstract void Delete(string name);

    /// <summary>The names of all keys that begin so.</summary>
    public abstract IReadOnlyList<string> Names(string beginning = "");

    public bool Has(string name) => Names(name).Contains(name);
}
