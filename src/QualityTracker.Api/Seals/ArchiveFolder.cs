using System.IO.Compression;
using System.Security.Cryptography;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Seals;

/// <summary>
/// What was sealed, in files beside the database (封存档案): each by the SHA-256 of its content, packed by gzip, equal content once. A file is
/// on disk before the transaction that names it ends; one that no row names does no harm.
/// </summary>
public sealed class ArchiveFolder(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The one beside a database.</summary>
    public static ArchiveFolder Of(Database database) => new(Path.Combine(database.Folder, "archive"));

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Keeps a content and gives its hash.</summary>
    public string Keep(byte[] content)
    {
        var hash = HashOf(content);
        var file = PathOf(hash);
        if (Find(hash) is not null) return hash;
        MakeFolder(Path.GetDirectoryName(file)!);
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var stream = new FileStream(draft, options))
            {
                using (var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) packed.Write(content);
                stream.Flush(flushToDisk: true);
            }

            // The name is on disk with the transaction's own end, which comes after. Whatever stands there is no whole file of this content, or the same.
            File.Move(draft, file, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        return hash;
    }

    /// <summary>Whether there is a file of that name; what is in it is seen when it is read.</summary>
    public bool Has(string hash) => File.Exists(PathOf(hash));

    /// <summary>A content as it was kept; null when it is not there, or is not what its name says any more.</summary>
    public byte[]? Find(string hash)
    {
        var file = PathOf(hash);
        if (!File.Exists(file)) return null;
        try
        {
            using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var content = new MemoryStream();
            packed.CopyTo(content);
            var bytes = content.ToArray();
            return HashOf(bytes) == hash ? bytes : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash + ".gz");

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
