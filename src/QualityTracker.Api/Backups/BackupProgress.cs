using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Backups;

/// <summary>What is being done of a backup (备份阶段).</summary>
public enum BackupStage
{
    [Named("复制数据库", "copying the database")] Copying = 1,
    [Named("写入文件", "writing the file")] Writing,
    [Named("核对", "verifying")] Verifying,
}

/// <summary>How far a backup has come (备份进度).</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Bytes, of this stage.</param>
/// <param name="Of">Bytes, of this stage.</param>
public readonly record struct BackupProgress(BackupStage Stage, long Done, long Of);

/// <summary>Why there is no backup, or no restored data, and what to do (备份失败).</summary>
public sealed class BackupException(Text reason) : ToldException(reason)
{
    public static BackupException OfDisk(string folder, Exception? cause = null) => new(DatabaseFullText(folder, cause));

    /// <summary>The data stand on a server, which is backed up by its own means.</summary>
    public static BackupException OfServer() => new(ServerText);

    private static readonly Text ServerText = new(
        "数据在 PostgreSQL 中，不由本程序备份：用 pg_dump 或服务器自己的备份，并同时备份数据文件夹（密钥、附件、档案）",
        "The data stand on PostgreSQL, and this program does not back that up: use pg_dump or the server's own backups, and keep the data folder (keys, attachments, archives) with them");

    public static BackupException OfFolder(string folder, Exception cause) => new(new(
        $"备份文件夹 {folder} 读不出来：{DiskReason.Of(cause).Zh}", $"The folder of backups {folder} cannot be read: {cause.Message}"));

    public static BackupException OfRestoring(string folder, Exception cause) => new(cause is AuditKeyException key ? Unrestored(folder, key.Reason) : Database.IsFull(cause)
        ? new($"{folder} 所在磁盘空间不足，未做任何更改。清理磁盘，或换一个文件夹", $"The disk of {folder} is full; nothing was changed. Free some space, or name another folder")
        : Unrestored(folder, DiskReason.Of(cause)));

    private static Text Unrestored(string folder, Text cause) =>
        new($"未能恢复到 {folder}，未做任何更改：{cause.Zh}", $"Nothing was restored into {folder}, and nothing was changed: {cause.En}");

    private static Text DatabaseFullText(string folder, Exception? cause) => cause is null || Database.IsFull(cause)
        ? new($"{folder} 所在磁盘空间不足。清理磁盘，或用另一个文件夹", $"The disk of {folder} is full. Free some space, or name another folder")
        : new($"在 {folder} 未能做成备份：{DiskReason.Of(cause).Zh}", $"No backup could be made in {folder}: {cause.Message}");
}
