using System.Data;
using System.Globalization;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Backups;

/// <summary>What came of a restoring (恢复结果).</summary>
/// <param name="Aside">Where the old folder is now; null when there was none.</param>
/// <param name="ToDo">What is left to be done by hand.</param>
public sealed record Restored(string? Aside, IReadOnlyList<Text> ToDo)
{
    /// <summary>The pupils that were erased after the backup are in it: which entries of the old log tell of them, without a name.</summary>
    /// <param name="folder">The restored one.</param>
    /// <param name="aside">The one it replaced; null when there was none.</param>
    /// <param name="madeAt">When the backup was made.</param>
    public static Text? ToBeErased(string folder, string? aside, DateTimeOffset madeAt)
    {
        var day = madeAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var unknown = new Text($"原日志读不出来：{day} 备份之后删除过的学生又在数据中，请按申请记录重新删除", $"There is no old log to read: pupils erased after the backup of {day} are in the data again; erase them anew, by the requests you keep");
        if (aside is null || !File.Exists(Path.Combine(aside, BackupManifest.DatabasePath))) return unknown;
        try
        {
            var kept = ErasuresIn(folder).Select(each => each.Hash).ToHashSet();
            var lost = ErasuresIn(aside).FindAll(each => !kept.Contains(each.Hash));
            if (lost.Count == 0) return null;
            var entries = string.Join("; ", lost.Select(each => $"{each.Seq} ({each.School} {each.At.Split('T')[0]})"));
            return new($"这些学生在备份之后删除过，现在又在数据中，请重新删除。原日志条目：{entries}", $"Pupils erased after the backup are in the data again; erase them anew. Entries of the old log: {entries}");
        }
        catch (Exception exception) when (DatabaseFile.IsRefusal(exception) || exception is DataException or InvalidCastException)
        {
            return unknown;
        }
    }

    private static List<(long Seq, string School, string At, string Hash)> ErasuresIn(string folder) =>
        DatabaseFile.Read(Path.Combine(folder, BackupManifest.DatabasePath), BackupStore.Erasures);
}
