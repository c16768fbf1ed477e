using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Seals;

/// <summary>
/// Whether the database in an archive is sound and says what was sealed (档案数据库核对). It is looked at in a copy of its own, and nothing in it
/// is believed before its tables are seen to be this program's.
/// </summary>
public static class TermDatabaseCheck
{
    /// <param name="zip">The archive.</param>
    /// <param name="archived">Where the database is, and what it should hold.</param>
    /// <param name="seals">Of the archive.</param>
    public static IReadOnlyList<Text> FaultsIn(CheckedZip zip, ArchivedDatabase archived, IReadOnlyList<ArchivedSeal> seals)
    {
        if (!zip.Has(archived.Path)) return [new("缺少这个文件", "is missing")];
        if (zip.Read(archived.Snapshot, ArchiveVerifier.MostOfTerm) is not { } snapshot) return [new($"缺少它所依据的 {archived.Snapshot}", $"what it is said to hold, {archived.Snapshot}, is missing")];
        using var work = WorkFolder.OfMachine();
        var file = work.Of("term.db");
        using (var stream = WorkFolder.NewFile(file)) zip.CopyTo(archived.Path, stream);
        if (DatabaseFile.FaultIn(file) is { } fault) return [fault];
        var database = new SqliteDatabase(file);
        try
        {
            Migrations.Apply(database); // of an earlier version, in the copy
            var kept = CanonicalReader.Read<SealedTerm>(snapshot);
            return TermDatabase.Read(database, kept) is { } found
                ? [.. TermDifferences.Between(kept, found), .. FaultsOfSeals(database, kept, seals), .. FaultsOfOthers(file)]
                : [new("其中没有这个学期", "it does not hold this term")];
        }
        catch (Exception exception) when (DatabaseFile.IsUnreadable(exception))
        {
            return [new($"数据库不能读取：{exception.Message}", $"the database cannot be read: {exception.Message}")];
        }
        finally
        {
            DatabaseFile.Close(database);
        }
    }

    private static IEnumerable<Text> FaultsOfSeals(Database database, SealedTerm kept, IReadOnlyList<ArchivedSeal> seals)
    {
        var found = database.Read(connection => SealStore.OfTerm(connection, kept.Lists.School.Id, kept.Term)).Select(seal => (seal.Staff, seal.Revision, seal.Hash, seal.Day)).ToHashSet();
        var told = seals.Select(seal => (seal.Staff, seal.Revision, Hash: seal.Seal, seal.Day)).ToHashSet();
        foreach (var (staff, revision, _, _) in told.Except(found)) yield return new($"封存登记缺少 {staff} 第 {revision} 版", $"it lacks the seal of {staff}, revision {revision}");
        foreach (var (staff, revision, _, _) in found.Except(told)) yield return new($"封存登记多出 {staff} 第 {revision} 版", $"its seal of {staff}, revision {revision}, was not made");
    }

    // An account in it, or a grant, would open it to somebody.
    private static IEnumerable<Text> FaultsOfOthers(string file) => DatabaseFile.FilledTables(file).Except(TermDatabase.Tables, StringComparer.Ordinal)
        .Select(table => new Text($"表 {table} 应为空，其中有数据", $"the table {table} should be empty and is not"));
}
