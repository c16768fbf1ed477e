using System.Security.Cryptography;
using System.Text;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Records;

/// <summary>Ids for records that no client has named (记录编号): those read from files and those of a sample school.</summary>
public static class RecordIds
{
    /// <summary>
    /// A UUIDv8 in lower case: the first 16 bytes of the SHA-256 of “school|noun|key” in UTF-8, with version and variant set.
    /// The same fact always gets the same id, so that a file taken in twice changes nothing. Neither codes nor nouns contain “|”.
    /// </summary>
    public static string For(string school, string noun, string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{school}|{noun}|{key}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }

    /// <summary>The id of a kind's example, as a client would make it: a UUIDv7.</summary>
    public static string Example(string noun)
    {
        var id = For("example", noun, "");
        return string.Concat("0199cd80-cc00-7", id.AsSpan(15));
    }

    /// <summary>The record with the id of its key; a coded record keeps its code.</summary>
    public static T Give<T>(RecordKind<T> kind, string school, T record) where T : class, IRecord, new() =>
        kind.WithId is { } give ? give(record, For(school, kind.Noun, record.Key)) : record;
}
