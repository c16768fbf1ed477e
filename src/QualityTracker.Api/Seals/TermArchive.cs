using System.IO.Compression;
using System.Text;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Seals;

/// <summary>All that a term's sheets were sealed with, in one zip (学期档案): whoever has it can compute the term anew without the database.</summary>
public sealed class TermArchive
{
    private static readonly DateTimeOffset ZipDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ArchiveFolder folder;
    private readonly Dictionary<string, (string Path, byte[] Content)> files = new(StringComparer.Ordinal);
    private readonly List<string> missing = [];

    private TermArchive(ArchiveFolder folder) => this.folder = folder;

    /// <summary>Contents that are not in the folder any more, or not what they were; while there are some, there is no archive.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>The zip's bytes, always the same for the same seals.</summary>
    /// <param name="folder">Where the contents are.</param>
    /// <param name="seals">Of one term.</param>
    /// <param name="zip">Empty where a content is missing.</param>
    public static TermArchive Make(ArchiveFolder folder, IReadOnlyList<SealRow> seals, out byte[] zip)
    {
        var archive = new TermArchive(folder);
        var archived = seals.Select(archive.Add).ToList();
        var index = new ArchiveIndex
        {
            Program = ArchiveIndex.Version,
            School = seals[0].School,
            Term = seals[0].Term,
            Seals = archived,
            Files = new SortedDictionary<string, string>(archive.files.ToDictionary(file => file.Value.Path, file => file.Key), StringComparer.Ordinal),
        };
        zip = archive.missing.Count > 0 ? [] : archive.Packed(index);
        return archive;
    }

    private ArchivedSeal Add(SealRow row)
    {
        var name = $"{row.Staff}-{row.Revision}";
        return new(row.Staff, row.Revision, row.Hash, row.ShortCode, row.Day,
            Place(row.Sheet, $"sheets/{name}.json"), PlaceTerm(row.Snapshot), Place(row.PdfZh, $"prints/{name}-zh.pdf"), Place(row.PdfEn, $"prints/{name}-en.pdf"));
    }

    private string PlaceTerm(string hash)
    {
        if (files.TryGetValue(hash, out var placed)) return placed.Path;
        var path = Place(hash, $"terms/{hash[..12]}.json");
        if (!files.TryGetValue(hash, out var kept)) return path;
        foreach (var pack in CanonicalReader.Read<SealedTerm>(kept.Content).Packs) Place(pack.Hash, $"policies/{pack.Id}-{pack.Hash[..12]}.yaml");
        return path;
    }

    private string Place(string hash, string path)
    {
        if (files.TryGetValue(hash, out var placed)) return placed.Path;
        if (folder.Find(hash) is { } content) files[hash] = (path, content);
        else if (!missing.Contains(hash)) missing.Add(hash);
        return path;
    }

    private byte[] Packed(ArchiveIndex index)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "README.txt", Encoding.UTF8.GetBytes(ArchiveReadme.Text));
            Write(zip, ArchiveIndex.Path, index.Write());
            foreach (var (path, content) in files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)) Write(zip, path, content);
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string path, byte[] content)
    {
        var entry = zip.CreateEntry(path, path.EndsWith(".pdf", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = ZipDate;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
