using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QualityTracker.Api.Audit;

/// <summary>
/// The formulas of the chain (哈希链). An entry's hash is HMAC-SHA256 over the hash before it and every field of the entry, each
/// with its length before it, so that no two entries read the same; the head's seal is made with the same key.
/// </summary>
public static class AuditChain
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    /// <summary>SHA-256 of the salt and the content: the salt keeps an erased content from being guessed.</summary>
    public static byte[] Digest(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    /// <param name="key">The log's key.</param>
    /// <param name="previous">The hash of the entry before.</param>
    /// <param name="seq">The entry's number, from 1.</param>
    /// <param name="fields">at, school, account, name, via, address, action in UTF-8, and the digest.</param>
    public static byte[] Hash(byte[] key, byte[] previous, long seq, IReadOnlyList<byte[]?> fields)
    {
        var message = new byte[5 + previous.Length + sizeof(long) + fields.Sum(field => 1 + (field is null ? 0 : sizeof(int) + field.Length))];
        "entry"u8.CopyTo(message);
        previous.CopyTo(message, 5);
        var rest = message.AsSpan(5 + previous.Length);
        BinaryPrimitives.WriteInt64BigEndian(rest, seq);
        rest = rest[sizeof(long)..];
        foreach (var field in fields)
        {
            rest[0] = field is null ? (byte)0 : (byte)1;
            rest = rest[1..];
            if (field is null) continue;
            BinaryPrimitives.WriteInt32BigEndian(rest, field.Length);
            field.CopyTo(rest[sizeof(int)..]);
            rest = rest[(sizeof(int) + field.Length)..];
        }

        return HMACSHA256.HashData(key, message);
    }

    /// <summary>The seal of the head: without the key nobody can say that the log ends earlier.</summary>
    public static byte[] Seal(byte[] key, long seq, byte[] hash)
    {
        Span<byte> message = stackalloc byte[4 + sizeof(long) + SHA256.HashSizeInBytes];
        "head"u8.CopyTo(message);
        BinaryPrimitives.WriteInt64BigEndian(message[4..], seq);
        hash.AsSpan(0, Math.Min(hash.Length, SHA256.HashSizeInBytes)).CopyTo(message[(4 + sizeof(long))..]);
        return HMACSHA256.HashData(key, message);
    }

    public static bool IsSealed(byte[] key, AuditHead head) =>
        head.Hash.Length == SHA256.HashSizeInBytes && CryptographicOperations.FixedTimeEquals(Seal(key, head.Seq, head.Hash), head.Seal);

    public static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}

/// <summary>The end of the log as the database holds it: the last entry's number and hash, sealed with the key.</summary>
public sealed record AuditHead(long Seq, byte[] Hash, byte[] Seal)
{
    /// <summary>As an administrator may write it down: seq:hash; null before the first entry.</summary>
    public string? Shown => Seq == 0 ? null : Show(Seq, Hash);

    public static string Show(long seq, byte[] hash) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seq}:{Convert.ToHexStringLower(hash)}");
}
