using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace QualityTracker.Api.Accounts;

/// <summary>Random keys (随机密钥) that are shown once and kept only as their SHA-256: with 256 bits nothing slower is needed.</summary>
public static class SecretKey
{
    /// <summary>256 random bits that may stand in an address or header.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
