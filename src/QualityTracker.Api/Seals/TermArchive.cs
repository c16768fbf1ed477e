using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Seals;

/// <summary>
/// All that a term's sheets were sealed with, in one zip (学期档案): whoever has it can compute the term anew without the database, or open it to
/// look at. Contents go from file to file; only what the term was computed from is in memory, once.
/// </summary>
public sealed class TermArchive
{
    private static readonly DateTimeOffset ZipDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ArchiveFolder folder;
    private readonly Dictionary<string, string> paths = new(StringComparer.Ordinal);
    private readonly List<string> missing = [];

    private TermArchive(ArchiveFolder folder) => this.folder = folder;

    /// <summary>Writes the zip, always the same bytes for the same seals.</summary>
    /// <param name="folder">Where the contents are.</param>
    /// <param name="seals">Of one term.</param>
    /// <param name="steps">Of the term's sheets.</param>
    /// <param name="work">Where the zip is to be, and what is made on the way.</param>
    /// <param name="file">The zip's path; nothing of use when a content is missing.</param>
    /// <returns>Contents that are not in the folder any more, or not what they were; while there are some, there is no archive.</returns>
    public static IReadOnlyList<string> Make(ArchiveFolder folder, IReadOnlyList<SealRow> seals, IReadOnlyList<KeptStep> steps, WorkFolder work, out string file)
    {
        var archive = new TermArchive(folder);
        file = work.Of("archive.zip");
        var archived = seals.Select(archive.Add).ToList();

        // What was sealed last is nearest to how the term ended.
        var (snapshot, database) = (seals.MaxBy(seal => seal.Seq)!.Snapshot, work.Of(ArchiveIndex.DatabasePath));
        if (archive.missing.Count > 0 || !archive.WriteDatabase(database, snapshot, seals, steps)) return archive.missing;
        var index = new ArchiveIndex
        {
            Form = ArchiveIndex.LatestForm,
            Program = ArchiveIndex.Version,
            School = seals[0].School,
            Term = seals[0].Term,
            Database = new(ArchiveIndex.DatabasePath, archive.paths[snapshot]),
            Seals = archived,
            Files = new SortedDictionary<string, string>(archive.paths.ToDictionary(each => each.Value, each => each.Key), StringComparer.Ordinal) { [ArchiveIndex.DatabasePath] = HashOf(database) },
        };
        archive.Pack(index, database, file);
        return archive.missing;
    }

    private ArchivedSeal Add(SealRow row)
    {
        var name = $"{row.Staff}-{row.Revision}";
        return new(row.Staff, row.Revision, row.Hash, row.ShortCode, row.Day,
            Place(row.Sheet, $"sheets/{name}.json"), PlaceTerm(row.Snapshot), Place(row.PdfZh, $"prints/{name}-zh.pdf"), Place(row.PdfEn, $"prints/{name}-en.pdf"));
    }

    private string PlaceTerm(string hash)
    {
        if (paths.TryGetValue(hash, out var placed)) return placed;
        var path = Place(hash, $"terms/{hash[..12]}.json");
        if (TermOf(hash) is not { } term) return path;
        foreach (var pack in term.Packs) Place(pack.Hash, $"policies/{pack.Id}-{pack.Hash[..12]}.yaml");
        return path;
    }

    private string Place(string hash, string path)
    {
        if (paths.TryAdd(hash, path) && !folder.Has(hash)) missing.Add(hash);
        return paths[hash];
    }

    private SealedTerm? TermOf(string hash) => folder.Find(hash) is { } content ? CanonicalReader.Read<SealedTerm>(content) : null;

    private bool WriteDatabase(string to, string snapshot, IReadOnlyList<SealRow> seals, IReadOnlyList<KeptStep> steps)
    {
        if (TermOf(snapshot) is not { } term) return Misses(snapshot);
        var packs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pack in term.Packs)
        {
            if (folder.Find(pack.Hash) is not { } text) return Misses(pack.Hash);
            packs[pack.Id] = Encoding.UTF8.GetString(text);
        }

        TermDatabase.Write(to, term, packs, seals, steps);
        return true;
    }

    private bool Misses(string hash)
    {
        if (!missing.Contains(hash)) missing.Add(hash);
        return false;
    }

    private void Pack(ArchiveIndex index, string database, string file)
    {
        using var stream = WorkFolder.NewFile(file);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Write(zip, ArchiveIndex.ReadmePath, new MemoryStream(Encoding.UTF8.GetBytes(ArchiveReadme.Text)));
        Write(zip, ArchiveIndex.Path, new MemoryStream(index.Write()));
        foreach (var (path, hash) in index.Files)
        {
            if (path == ArchiveIndex.DatabasePath) Write(zip, path, File.OpenRead(database));
            else if (folder.Find(hash) is { } content) Write(zip, path, new MemoryStream(content));
            else Misses(hash);
        }
    }

    private static void Write(ZipArchive zip, string path, Stream content)
    {
        var entry = zip.CreateEntry(path, path.EndsWith(".pdf", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = ZipDate;
        using var stream = entry.Open();
        using (content) content.CopyTo(stream);
    }

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
