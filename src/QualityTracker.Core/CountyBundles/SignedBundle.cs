using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QualityTracker.Core.Seals;

namespace QualityTracker.Core.CountyBundles;

/// <summary>
/// A bundle as a file (签名文件): its canonical form, the school's public key and the signature by ECDSA P-256 over that form. What a later program
/// wrote besides is signed too, and ignored.
/// </summary>
public sealed record SignedBundle
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    private const int Deepest = 8;
    private const string P256 = "1.2.840.10045.3.1.7";

    // So that the key's signature under anything else is none under a bundle.
    private static readonly byte[] Purpose = "QualityTracker county bundle\n"u8.ToArray();

    private SignedBundle(CountyBundle bundle, byte[] form, byte[] publicKey, bool holds)
    {
        (Bundle, Hash, Fingerprint, Holds) = (bundle, Convert.ToHexStringLower(SHA256.HashData(form)), FingerprintOf(publicKey), holds);
    }

    public CountyBundle Bundle { get; }

    /// <summary>SHA-256 of the bundle's form, without the signature.</summary>
    public string Hash { get; }

    /// <summary>Of the key in the file.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether the signature is the key's, over this bundle.</summary>
    public bool Holds { get; }

    /// <summary>The first 32 hexadecimal digits of the key's SHA-256, in fours (指纹): short enough to be told by telephone.</summary>
    public static string FingerprintOf(byte[] publicKey) =>
        string.Join(' ', Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, 16)).Chunk(4).Select(four => new string(four)));

    /// <summary>A fingerprint as somebody typed it, in the form in which it is compared.</summary>
    public static string Typed(string fingerprint) =>
        string.Join(' ', fingerprint.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsAsciiHexDigit).Chunk(4).Select(four => new string(four)));

    /// <summary>The bytes of the file; the same but for the signature.</summary>
    public static byte[] Write(CountyBundle bundle, ECDsa key)
    {
        var form = CanonicalForm.Of(bundle);
        var rest = $"\"publicKey\":\"{Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}\",\"signature\":\"{Convert.ToBase64String(key.SignData(Signed(form), HashAlgorithmName.SHA256))}\"";
        return [.. "{\"bundle\":"u8, .. form, .. Encoding.UTF8.GetBytes($",{rest}}}\n")];
    }

    /// <summary>Reads a file that may be anything.</summary>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static SignedBundle Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            if (file.Span.StartsWith("\uFEFF"u8)) file = file[3..];
            using var document = JsonDocument.Parse(file, new() { MaxDepth = Deepest, AllowDuplicateProperties = false });
            var root = document.RootElement;
            var form = CanonicalForm.Of(Plain(root.GetProperty("bundle")));
            var (publicKey, signature) = (root.GetProperty("publicKey").GetBytesFromBase64(), root.GetProperty("signature").GetBytesFromBase64());

            // Of a form not known here nothing but its number is read.
            var bundle = root.GetProperty("bundle").TryGetProperty("form", out var number) && number.TryGetInt32(out var of) && of != CountyBundle.CurrentForm
                ? new CountyBundle { Form = of } : CanonicalReader.Read<CountyBundle>(form, ignoresUnknown: true);
            return new(bundle, form, publicKey, IsSignedBy(publicKey, form, signature));
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException or OverflowException or EncoderFallbackException)
        {
            throw new JsonException("It is no signed bundle.", exception);
        }
    }

    /// <summary>The bundle of a file that <see cref="Read"/> was content with before it was kept: nothing is verified again.</summary>
    public static CountyBundle ContentOf(ReadOnlyMemory<byte> file)
    {
        if (file.Span.StartsWith("\uFEFF"u8)) file = file[3..];
        try
        {
            return CanonicalReader.Read<Kept>(file.Span, ignoresUnknown: true).Bundle;
        }
        catch (JsonException)
        {
            // Signed is the form, and so another program may have written 20 as 20.0.
            return Read(file).Bundle;
        }
    }

    private sealed record Kept
    {
        public CountyBundle Bundle { get; init; } = new();
    }

    private static bool IsSignedBy(byte[] publicKey, byte[] form, byte[] signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256
                && key.VerifyData(Signed(form), signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Signed(byte[] form) => [.. Purpose, .. form];

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(each => each.Name, each => Plain(each.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
