using System.Text;
using System.Text.Json;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Seals;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Seals;

/// <summary>What is wrong in an archive (档案问题), and where: a file, or a seal.</summary>
public sealed record ArchiveFault(string Place, Text Message);

/// <summary>What came of verifying an archive (档案核对结果).</summary>
/// <param name="Index">Null when the file is no archive.</param>
/// <param name="Faults">None when every seal in it is genuine.</param>
public sealed record ArchiveReport(ArchiveIndex? Index, IReadOnlyList<ArchiveFault> Faults);

/// <summary>Verifies an archive from what is in it alone (档案核对): computes each term anew and makes each seal again.</summary>
public sealed class ArchiveVerifier
{
    /// <summary>A school of ten thousand sheets, and then some.</summary>
    public static readonly ZipLimits Limits = new(Entries: 100_000, Bytes: 16L << 30, ReadingOptions.Default.UnpackedRatio);

    /// <summary>Bytes of the records of one term, of a school of ten thousand pupils, and then some.</summary>
    public const long MostOfTerm = 256L << 20;

    private const string Policies = "policies/";
    private static readonly Text NoArchive = new("不是学期档案，或已损坏", "is no archive of a term, or is damaged");

    private readonly CheckedZip zip;
    private readonly List<ArchiveFault> faults = [];
    private readonly Dictionary<string, SheetSealing?> terms = new(StringComparer.Ordinal);

    private ArchiveVerifier(CheckedZip zip) => this.zip = zip;

    /// <param name="file">The zip.</param>
    /// <param name="anew">Whether the term is computed anew; else only the files and the database are looked at.</param>
    public static ArchiveReport Verify(Stream file, bool anew = true)
    {
        try
        {
            using var zip = CheckedZip.Open(file, Limits);
            return new ArchiveVerifier(zip).Verify(anew);
        }
        catch (ZipRefusedException exception)
        {
            return new(null, [new(ArchiveIndex.Path, NoArchive), new("zip", exception.Reason)]);
        }
        catch (JsonException)
        {
            return new(null, [new(ArchiveIndex.Path, NoArchive)]);
        }
    }

    private ArchiveReport Verify(bool anew)
    {
        if (zip.Read(ArchiveIndex.Path) is not { } content) return new(null, [new(ArchiveIndex.Path, NoArchive)]);
        var index = ArchiveIndex.Read(content);
        if (index.Form > ArchiveIndex.LatestForm) return new(null, [new(ArchiveIndex.Path, new($"由更新的程序写成（{index.Program}），请用那个版本核对", $"was written by a newer program ({index.Program}): verify it with that version"))]);
        foreach (var (path, hash) in index.Files)
        {
            if (!zip.Has(path)) Add(path, new("缺少这个文件", "is missing"));
            else if (zip.CopyTo(path, Stream.Null) != hash) Add(path, new("内容与目录中的 SHA-256 不符，已被改动", "was changed: its SHA-256 is not the one in the index"));
        }

        foreach (var path in zip.Paths.Where(path => path is not (ArchiveIndex.Path or ArchiveIndex.ReadmePath) && !index.Files.ContainsKey(path)))
            Add(path, new("不在目录中，是后来放进去的", "is not in the index: it was put in later"));
        VerifyIndex(index);
        if (index.Database is { } database) faults.AddRange(TermDatabaseCheck.FaultsIn(zip, database, index.Seals).Select(message => new ArchiveFault(database.Path, message)));
        foreach (var seal in index.Seals)
        {
            foreach (var path in new[] { seal.Sheet, seal.Snapshot, seal.PrintZh, seal.PrintEn }.Where(path => !index.Files.ContainsKey(path)))
                Add(PlaceOf(seal), new($"目录中没有文件 {path}", $"the index has no file {path}"));
            if (anew) Verify(seal, index);
        }

        return new(index, faults);
    }

    // An index that leaves something out would leave it unverified.
    private void VerifyIndex(ArchiveIndex index)
    {
        if (index.Seals.Count == 0) Add(ArchiveIndex.Path, new("没有任何封存", "it has no seal"));
        if (index.Form >= 2 && index.Database is null) Add(ArchiveIndex.Path, new("没有写明数据库", "it names no database"));
        var last = index.Seals.Select(seal => seal.Day).DefaultIfEmpty().Max();
        if (index.Database is { } database && !index.Seals.Any(seal => seal.Day == last && seal.Snapshot == database.Snapshot))
            Add(ArchiveIndex.Path, new("数据库所依据的不是最后一次封存", "its database is not said to be of the last seal"));
        var named = index.Seals.SelectMany(seal => new[] { seal.Sheet, seal.Snapshot, seal.PrintZh, seal.PrintEn }).Append(index.Database?.Path).ToHashSet();
        foreach (var path in index.Files.Keys.Where(path => !named.Contains(path) && !path.StartsWith(Policies, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            Add(path, new("不属于任何封存", "belongs to no seal"));
    }

    private void Verify(ArchivedSeal seal, ArchiveIndex index)
    {
        var place = PlaceOf(seal);
        if (zip.Read(seal.Sheet) is not { } kept) return; // said of the file
        if (ArchiveFolder.HashOf(kept) != seal.Seal) Add(place, new("封存的考核表与封存码不符", "what was sealed does not give this seal"));
        if (seal.Code != new Seal(seal.Seal).ShortCode) Add(place, new("短码与封存码不符", "the code is not that of the seal"));
        if (SheetsOf(seal.Snapshot) is not { } sheets) return;
        try
        {
            var sheet = sheets.Of(seal.Staff, seal.Revision);
            if ((sheet.School, sheet.Term) != (index.School, index.Term)) Add(place, new("不是目录所写学校和学期的", "is not of the school and term that the index names"));
            var made = CanonicalForm.Of(sheet);
            if (!made.AsSpan().SequenceEqual(kept)) faults.AddRange(SealDifferences.Between(kept, made).Select(message => new ArchiveFault(place, message)));
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException)
        {
            Add(place, new("档案中的数据里没有这个人", "the person is not in the archive's data"));
        }
    }

    // Computed once, however many seals are of it.
    private SheetSealing? SheetsOf(string path)
    {
        if (terms.TryGetValue(path, out var found)) return found;
        SheetSealing? sheets = null;
        try
        {
            if (zip.Read(path, MostOfTerm) is { } content) sheets = Computed(CanonicalReader.Read<SealedTerm>(content), path);
        }
        catch (Exception exception) when (exception is JsonException or PolicyException or InvalidOperationException or KeyNotFoundException or ArgumentException or OverflowException)
        {
            Add(path, new($"不能由它重新计算：{exception.Message}", $"cannot be computed anew: {exception.Message}"));
        }

        return terms[path] = sheets;
    }

    private SheetSealing? Computed(SealedTerm term, string path)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pack in term.Packs)
        {
            var text = zip.Paths.Where(entry => entry.StartsWith(Policies, StringComparison.Ordinal)).Select(entry => zip.Read(entry)!)
                .FirstOrDefault(content => ArchiveFolder.HashOf(content) == pack.Hash);
            if (text is null) Add(path, new($"缺少考核办法 {pack.Id}（SHA-256 {pack.Hash}）", $"the policy {pack.Id} (SHA-256 {pack.Hash}) is missing"));
            else texts[pack.Id] = Encoding.UTF8.GetString(text);
        }

        if (texts.Count < term.Packs.Count) return null;
        if (PackReader.Read(texts[term.Packs[0].Id], texts.GetValueOrDefault).Pack is { } read) return TermSealing.SheetsOf(term, read, term.Evaluate(read));
        Add(path, new($"考核办法 {term.Packs[0].Id} 不能读取", $"the policy {term.Packs[0].Id} cannot be read"));
        return null;
    }

    private static string PlaceOf(ArchivedSeal seal) => $"{seal.Staff}-{seal.Revision} {seal.Code}";

    private void Add(string place, Text message) => faults.Add(new(place, message));
}
