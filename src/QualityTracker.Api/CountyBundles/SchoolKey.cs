using System.Security.Cryptography;
using QualityTracker.Api.Storage;
using QualityTracker.Core.CountyBundles;

namespace QualityTracker.Api.CountyBundles;

/// <summary>
/// The key that a school signs its bundles with (学校签名密钥): ECDSA P-256, one an installation and school, beside the key of the log and made when it
/// is first needed. Whoever has it can sign in the school's name.
/// </summary>
public static class SchoolKey
{
    /// <summary>The fingerprint to be told to the county; null before the first bundle.</summary>
    public static string? Fingerprint(Database database, string school)
    {
        using var key = Find(Keys.Of(database), school);
        return key is null ? null : SignedBundle.FingerprintOf(key.ExportSubjectPublicKeyInfo());
    }

    public static ECDsa FindOrMake(Database database, string school)
    {
        var keys = Keys.Of(database);
        if (Find(keys, school) is { } found) return found;
        using (var made = ECDsa.Create(ECCurve.NamedCurves.nistP256)) keys.Add(NameOf(school), made.ExportPkcs8PrivateKeyPem());
        return Find(keys, school)!;
    }

    private static string NameOf(string school) => $"county-{school}.key";

    private static ECDsa? Find(Keys keys, string school)
    {
        if (keys.Find(NameOf(school)) is not { } text) return null;
        var key = ECDsa.Create();
        key.ImportFromPem(text);
        return key;
    }
}
