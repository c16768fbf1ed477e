using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Seals;

/// <summary>
/// What was sealed (封存档案): each content by its SHA-256, packed by gzip, equal content once. It is there for good before the transaction that names it
/// ends, or with it; one that no row names does no harm.
/// </summary>
public sealed class ArchiveFolder(Files files)
{
    /// <summary>The one of a database.</summary>
    public static ArchiveFolder Of(Database database) => new(Files.Of(database, Files.Archive));

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Keeps a content and gives its hash.</summary>
    /// <param name="content">Of any sort.</param>
    /// <param name="within">The transaction that names it.</param>
    public string Keep(byte[] content, DbConnection? within = null)
    {
        var hash = HashOf(content);
        if (Find(hash, within) is not null) return hash;
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(content);
        packed.Position = 0;

        // Whatever stands there is no whole file of this content, or the same.
        files.Keep(NameOf(hash), packed, within);
        return hash;
    }

    /// <summary>Whether there is a file of that name; what is in it is seen when it is read.</summary>
    public bool Has(string hash) => files.Has(NameOf(hash));

    /// <summary>A content as it was kept; null when it is not there, or is not what its name says any more.</summary>
    public byte[]? Find(string hash, DbConnection? within = null)
    {
        using var file = files.Open(NameOf(hash), within);
        if (file is null) return null;
        try
        {
            using var unpacking = new GZipStream(file, CompressionMode.Decompress);
            using var content = new MemoryStream();
            unpacking.CopyTo(content);
            var bytes = content.ToArray();
            return HashOf(bytes) == hash ? bytes : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string NameOf(string hash) => $"{hash[..2]}/{hash}.gz";
}
