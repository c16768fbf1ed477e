using System.Text.Json;
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
    public static IReadOnlyList<Text> FaultsIn(CheckedZip zip, ArchivedDatabase archived)
    {
        if (!zip.Has(archived.Path) || zip.Read(archived.Snapshot) is not { } snapshot) return []; // said of the file
        using var work = WorkFolder.OfMachine();
        var file = work.Of("term.db");
        using (var stream = WorkFolder.NewFile(file)) zip.CopyTo(archived.Path, stream);
        if (DatabaseFile.FaultsIn(file) is { Count: > 0 } unsound) return [new($"数据库已损坏：{unsound[0]}", $"the database is damaged: {unsound[0]}")];
        var database = new Database(file);
        try
        {
            if (FaultOfTables(database, work) is { } fault) return [fault];
            var kept = CanonicalReader.Read<SealedTerm>(snapshot);
            return TermDatabase.Read(database, kept) is { } found ? [.. TermDifferences.Between(kept, found)] : [new("其中没有这个学期", "it does not hold this term")];
        }
        catch (Exception exception) when (DatabaseFile.IsRefusal(exception) || exception is InvalidOperationException or FormatException or InvalidCastException or ArgumentException or JsonException or KeyNotFoundException or System.Data.DataException)
        {
            return [new($"数据库不能读取：{exception.Message}", $"the database cannot be read: {exception.Message}")];
        }
        finally
        {
            DatabaseFile.Close(database);
        }
    }

    // A database of an earlier version is brought to this one's schema first, in the copy.
    private static Text? FaultOfTables(Database database, WorkFolder work)
    {
        var fresh = new Database(work.Of("fresh.db"));
        Migrations.Apply(fresh);
        DatabaseFile.Close(fresh);
        if (DatabaseFile.StepsOf(database.File).Keys.Except(DatabaseFile.StepsOf(fresh.File).Keys).Any()) return new("数据库由更新的程序写成", "the database was written by a newer program");
        if (DatabaseFile.StepsOf(database.File).Count == 0) return new("不是本程序的数据库", "it is no database of this program");
        Migrations.Apply(database);
        return DatabaseFile.SchemaOf(database.File).SequenceEqual(DatabaseFile.SchemaOf(fresh.File)) ? null : new("数据库的表、索引或触发器不是本程序的", "its tables, indexes or triggers are not this program's");
    }
}
