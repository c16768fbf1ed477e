using System.Security.Cryptography;
using QualityTracker.Api.Storage;
using QualityTracker.Core.CountyBundles;

namespace QualityTracker.Api.CountyBundles;

/// <summary>
/// The key that a school signs its bundles with (学校签名密钥): ECDSA P-256, one an installation and school, beside the key of the log and made when it
/// is first needed. Whoever has the file can sign in the school's name.
/// </summary>
public static class SchoolKey
{
    /// <summary>The fingerprint to be told to the county; null before the first bundle.</summary>
    public static string? Fingerprint(Database database, string school)
    {
        if (!File.Exists(FileOf(database, school))) return null;
        using var key = Read(database, school);
        return SignedBundle.FingerprintOf(key.ExportSubjectPublicKeyInfo());
    }

    public static ECDsa FindOrMake(Database database, string school)
    {
        if (!File.Exists(FileOf(database, school)))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            KeyFile.Write(FileOf(database, school), made.ExportPkcs8PrivateKeyPem());
        }

        return Read(database, school);
    }

    private static string FileOf(Database database, string school) => KeyFile.In(database, $"county-{school}.key");

    private static ECDsa Read(Database database, string school)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(FileOf(database, school)));
        return key;
    }
}
