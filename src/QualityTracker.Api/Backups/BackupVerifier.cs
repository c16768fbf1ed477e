using System.Text.Json;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Backups;

/// <summary>What came of looking into a backup (备份核对结果).</summary>
/// <param name="Manifest">Null when the file is no backup.</param>
/// <param name="Faults">None when it is good.</param>
public sealed record BackupReport(BackupManifest? Manifest, IReadOnlyList<Text> Faults);

/// <summary>Verifies a backup by unpacking it (备份核对): every hash, the database's tables, SQLite's own check of it, and the chain of the log.</summary>
public static class BackupVerifier
{
    private static readonly ZipLimits Limits = new(Entries: 5_000_000, Bytes: long.MaxValue, Ratio: null);

    /// <param name="file">The backup.</param>
    /// <param name="into">A folder where the database and the keys are unpacked, and with <paramref name="all"/> everything.</param>
    /// <param name="all">Whether everything is unpacked, or the rest is only read.</param>
    /// <param name="progress">How far it has come.</param>
    /// <param name="cancellation">Stops it.</param>
    public static BackupReport Verify(string file, string into, bool all, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var zip = CheckedZip.Open(stream, Limits);
            if (zip.Read(BackupManifest.Path) is not { } content) return new(null, [new("不是备份：没有 manifest.json", "This is no backup: it has no manifest.json")]);
            var manifest = BackupManifest.Read(content);
            if (manifest.Form > BackupManifest.LatestForm || manifest.Steps.Keys.Except(Migrations.Known.Keys).Any())
                return new(null, [new($"由更新的程序（{manifest.Program}）写成，请用那个版本", $"It was made by a newer program ({manifest.Program}): use that version")]);
            var faults = FaultsOfFiles(zip, manifest, into, all, progress, cancellation).ToList();
            if (faults.Count == 0 && FaultOfDatabase(manifest, Path.Combine(into, BackupManifest.DatabasePath)) is { } fault) faults.Add(fault);
            return new(manifest, faults);
        }
        catch (ZipRefusedException exception)
        {
            return new(null, [exception.Reason]);
        }
        catch (JsonException)
        {
            return new(null, [new("不是备份：manifest.json 不能读取", "This is no backup: its manifest.json cannot be read")]);
        }
    }

    private static IEnumerable<Text> FaultsOfFiles(CheckedZip zip, BackupManifest manifest, string into, bool all, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        foreach (var path in zip.Paths.Where(path => path != BackupManifest.Path && !manifest.Files.ContainsKey(path))) yield return new($"{path} 不在清单中", $"{path} is not in the manifest");
        if (!manifest.Files.ContainsKey(BackupManifest.DatabasePath)) yield return new("没有数据库", "It has no database");
        var (done, of) = (0L, manifest.Files.Values.Aggregate(0L, static (sum, each) => unchecked(sum + each.Bytes)));
        foreach (var (path, kept) in manifest.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(BackupStage.Verifying, done, of));
            done += kept.Bytes;
            if (!zip.Has(path)) yield return new($"缺少 {path}", $"{path} is missing");
            else if (!BackupManifest.IsOwn(path)) yield return new($"{path} 不属于备份", $"{path} does not belong into a backup");
            else if (Unpack(zip, path, all || path == BackupManifest.DatabasePath || path.StartsWith("keys/", StringComparison.Ordinal) ? Path.Combine(into, path) : null) != kept.Sha256)
                yield return new($"{path} 的内容与清单不符", $"{path} is not what the manifest says");
        }
    }

    private static string Unpack(CheckedZip zip, string path, string? to)
    {
        if (to is null) return zip.CopyTo(path, Stream.Null);
        WorkFolder.Make(Path.GetDirectoryName(to)!);
        using var stream = WorkFolder.NewFile(to);
        var hash = zip.CopyTo(path, stream);
        stream.Flush(flushToDisk: true);
        return hash;
    }

    private static Text? FaultOfDatabase(BackupManifest manifest, string file)
    {
        if (DatabaseFile.FaultIn(file) is { } foreign) return foreign;
        var database = new SqliteDatabase(file);
        try
        {
            var chain = new AuditVerifier(database).Verify();
            if (chain.Fault is { } fault) return new($"审计日志第 {fault.Seq} 条：{fault.Message.Zh}", $"Entry {fault.Seq} of the log: {fault.Message.En}");
            return chain.Head == manifest.LogHead ? null : new("审计日志的末尾与清单不符", "The end of the log is not what the manifest says");
        }
        catch (Exception exception) when (DatabaseFile.IsUnreadable(exception) && !Database.IsFull(exception))
        {
            return new($"数据库不能读取（{exception.Message}）", $"The database cannot be read: {exception.Message}");
        }
        finally
        {
            DatabaseFile.Close(database);
        }
    }
}
