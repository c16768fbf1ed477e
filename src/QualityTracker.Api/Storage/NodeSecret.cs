using System.Security.Cryptography;
using System.Text;

namespace QualityTracker.Api.Storage;

/// <summary>
/// The secret that all nodes on one server are given (节点口令) and that the server never sees: it seals the keys in the database. From the environment,
/// from a file that it names, or from the file <c>keys/secret</c> of the data folder, which the first node makes when it is given none.
/// </summary>
/// <param name="From">Where it is from, for people.</param>
/// <param name="Key">256 bits derived from it.</param>
public sealed record NodeSecret(string From, byte[] Key)
{
    public const string Variable = "QUALITYTRACKER_SECRET";
    public const string FileVariable = "QUALITYTRACKER_SECRET_FILE";
    public const int Shortest = 32;

    private const string Name = "secret";
    private const byte Form = 1;

    private static int NonceBytes => AesGcm.NonceByteSizes.MaxSize;

    private static int TagBytes => AesGcm.TagByteSizes.MaxSize;

    /// <summary>The secret of a node; null when it was given none and its folder has none.</summary>
    /// <exception cref="KeySecretException">It is too short to be one, or its file cannot be read.</exception>
    public static NodeSecret? Find(string data)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return Of(Variable, given);
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file) return Of(file, Read(file));
        var own = new FileKeys(data);
        return own.Find(Name) is { } kept ? Of(own.PlaceOf(Name), kept) : null;
    }

    /// <summary>Makes one in the data folder.</summary>
    public static NodeSecret Make(string data)
    {
        new FileKeys(data).Add(Name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return Find(data)!;
    }

    public static string FileIn(string data) => new FileKeys(data).PlaceOf(Name);

    /// <summary>Seals a key under its name: neither can be changed or stand for another.</summary>
    public byte[] Seal(string name, string key)
    {
        var plain = Encoding.UTF8.GetBytes(key);
        var sealedKey = new byte[1 + NonceBytes + TagBytes + plain.Length];
        sealedKey[0] = Form;
        var nonce = sealedKey.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedKey.AsSpan(1 + NonceBytes + TagBytes), sealedKey.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(name));
        return sealedKey;
    }

    /// <summary>The key, or null when it was sealed with another secret or under another name, or was changed.</summary>
    public string? Unseal(string name, byte[] sealedKey)
    {
        if (sealedKey.Length < 1 + NonceBytes + TagBytes || sealedKey[0] != Form) return null;
        var plain = new byte[sealedKey.Length - 1 - NonceBytes - TagBytes];
        using var cipher = new AesGcm(Key, TagBytes);
        try
        {
            cipher.Decrypt(sealedKey.AsSpan(1, NonceBytes), sealedKey.AsSpan(1 + NonceBytes + TagBytes), sealedKey.AsSpan(1 + NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(name));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw KeySecretException.Unreadable(file, DiskReason.Of(exception));
        }
    }

    private static NodeSecret Of(string from, string text)
    {
        var secret = text.Trim();
        if (secret.Length < Shortest) throw KeySecretException.TooShort(from);
        return new(from, HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "QualityTracker.Keys"u8.ToArray()));
    }
}
