using System.IO.Compression;
using System.Security.Cryptography;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Storage;

/// <summary>How much a zip may ask of this machine (压缩包限制).</summary>
/// <param name="Entries">Files in it.</param>
/// <param name="Bytes">All of them unpacked; counted while unpacking, whatever the zip says.</param>
/// <param name="Ratio">How many times its packed size a file may unpack to, past the first megabyte; null where large files of noughts are to be expected.</param>
public sealed record ZipLimits(int Entries, long Bytes, int? Ratio);

/// <summary>Why a zip is refused (拒收原因).</summary>
public sealed class ZipRefusedException(Text reason) : Exception(reason.En)
{
    public Text Reason { get; } = reason;
}

/// <summary>A zip from somewhere else (来路不明的压缩包), refused with the reason before it can do harm. Nothing in it decides where anything is written.</summary>
public sealed class CheckedZip : IDisposable
{
    private const int FileTypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Buffer = 1 << 16;
    private const long Small = 64L << 20;
    private const int PerFile = 1 << 10;

    private readonly ZipArchive zip;
    private readonly ZipLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private long unpacked;

    private CheckedZip(ZipArchive zip, ZipLimits limits) => (this.zip, this.limits) = (zip, limits);

    /// <summary>The paths of its files.</summary>
    public IReadOnlyCollection<string> Paths => entries.Keys;

    /// <summary>Opens a seekable stream, which stays open.</summary>
    /// <exception cref="ZipRefusedException">It is no whole zip, or not one to be unpacked.</exception>
    public static CheckedZip Open(Stream content, ZipLimits limits)
    {
        try
        {
            var checkedZip = new CheckedZip(new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true), limits);
            checkedZip.List();
            return checkedZip;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new ZipRefusedException(new("不是完整的 zip 文件：可能没有下载完，或不是档案、备份", "is no whole zip: perhaps it was not downloaded to its end, or is something else"));
        }
    }

    public bool Has(string path) => entries.ContainsKey(path);

    /// <summary>A file's content, all of it in memory; null when there is none of that path.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="most">Bytes it may have; where nothing is said, what a list of the zip's files may.</param>
    /// <exception cref="ZipRefusedException">It is damaged, or more than is allowed.</exception>
    public byte[]? Read(string path, long? most = null)
    {
        if (!Has(path)) return null;
        using var content = new MemoryStream();
        Unpack(path, content, most ?? (Small + ((long)PerFile * entries.Count)));
        return content.ToArray();
    }

    /// <summary>Unpacks a file that is there and gives the SHA-256 of what came out.</summary>
    /// <exception cref="ZipRefusedException">It is damaged, or more than is allowed.</exception>
    public string CopyTo(string path, Stream to) => Unpack(path, to, long.MaxValue);

    public void Dispose() => zip.Dispose();

    private string Unpack(string path, Stream to, long most)
    {
        var entry = entries[path];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[Buffer], 0L);
        try
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                length += read;
                unpacked += read;
                if (length > most) throw new ZipRefusedException(new($"{path} 过大：超过 {most >> 20} MB，不像是本程序写的", $"{path} is too large: over {most >> 20} MB, which this program would not write"));
                if (unpacked > limits.Bytes || length > entry.Length || (limits.Ratio is { } ratio && length > ReadingOptions.Default.RatioFrom && length > ratio * entry.CompressedLength))
                    throw new ZipRefusedException(new($"{path} 解压后过大，可能是压缩炸弹", $"{path} unpacks to too much: it may be made to fill the disk"));
                hash.AppendData(buffer, 0, read);
                to.Write(buffer, 0, read);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new ZipRefusedException(new($"{path} 已损坏，不能解压", $"{path} is damaged and cannot be unpacked"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void List()
    {
        if (zip.Entries.Count > limits.Entries) throw new ZipRefusedException(new($"文件过多：{zip.Entries.Count} 个，最多 {limits.Entries} 个", $"has too many files: {zip.Entries.Count}, at most {limits.Entries}"));
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            if (!IsPlain(name)) throw new ZipRefusedException(new($"含有不安全的路径 {name}", $"has an unsafe path {name}"));
            if (entry.IsEncrypted) throw new ZipRefusedException(new($"{name} 已加密", $"{name} is encrypted"));
            if ((entry.ExternalAttributes >> 16 & FileTypeMask) is not (0 or RegularFile)) throw new ZipRefusedException(new($"{name} 是链接或特殊文件", $"{name} is a link or a special file"));
            if (!entries.TryAdd(name, entry)) throw new ZipRefusedException(new($"有两个 {name}", $"has {name} twice"));
        }

        // On a disk that knows no upper and lower case these would be one file.
        if (entries.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() < entries.Count) throw new ZipRefusedException(new("有只差大小写的同名文件", "has names that differ in upper and lower case alone"));
    }

    // What this program writes: names with forward slashes, no folders of their own.
    private static bool IsPlain(string name) => name.Length is > 0 and <= 500 && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
        && !name.Any(char.IsControl) && name.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));
}
