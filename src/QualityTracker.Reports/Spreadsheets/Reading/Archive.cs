using System.IO.Compression;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>A zip, as sent or as the package of a workbook, refused before it can do harm.</summary>
internal sealed class Archive : IDisposable
{
    private readonly ZipArchive zip;
    private readonly PackedStream packed;
    private readonly Unpacking unpacking;

    private Archive(ZipArchive zip, PackedStream packed, Unpacking unpacking)
    {
        this.zip = zip;
        this.packed = packed;
        this.unpacking = unpacking;
    }

    /// <summary>Entries by name, folders left out, slashes forward. No two have one name: one of them would be lost in silence.</summary>
    public SortedDictionary<string, ZipArchiveEntry> Entries { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens a seekable stream, which stays open.</summary>
    /// <exception cref="InvalidDataException">Not a whole zip.</exception>
    public static Archive Open(Stream content, ReadingOptions options, Unpacking unpacking)
    {
        if (content.Length < ZipDirectory.EndLength)
            throw new InvalidDataException("It is shorter than the end of a zip.");

        // Before the framework makes an object of every entry.
        if (ZipDirectory.Count(content, options.Files) > options.Files)
            throw new FileProblemException(FileProblemCode.TooManyFiles);
        var packed = new PackedStream(content);
        var archive = new Archive(new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true, new EntryNames()), packed, unpacking);
        try
        {
            archive.List(options);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public UnpackedStream Unpack(ZipArchiveEntry entry) => Unpack(entry, unpacking);

    /// <summary>Unpacks an entry that is read a second time, which is counted by itself.</summary>
    public UnpackedStream Unpack(ZipArchiveEntry entry, Unpacking counted) => new(entry.Open(), entry.Crc32, packed, counted);

    public void Dispose() => zip.Dispose();

    private void List(ReadingOptions options)
    {
        if (zip.Entries.Count > options.Files)
            throw new FileProblemException(FileProblemCode.TooManyFiles);
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (LeadsOut(name) || IsLink(entry))
                throw new FileProblemException(FileProblemCode.UnsafeName, value: entry.FullName);
            if (name.EndsWith('/'))
                continue;
            if (entry.IsEncrypted)
                throw new FileProblemException(FileProblemCode.EncryptedArchive, value: entry.FullName);
            if (!Entries.TryAdd(name, entry))
                throw new FileProblemException(FileProblemCode.RepeatedName, value: entry.FullName);
        }
    }

    // As Unix packs a link: its content is the path it leads to.
    private static bool IsLink(ZipArchiveEntry entry) => (uint)entry.ExternalAttributes >> 28 == 0xA;

    private static bool LeadsOut(string name) =>
        name.StartsWith('/') || (name.Length > 1 && name[1] == ':') || name.Contains('\0', StringComparison.Ordinal)
        || name.Split('/').Contains("..");
}
