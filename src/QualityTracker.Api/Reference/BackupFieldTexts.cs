namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of backups and opened archives, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class BackupFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["archivedTerm"] = "只读打开的学期档案是哪个学期；平时为空 · Which term's archive is open, read-only; null in a school's own program",
        ["BackupsView.folder"] = "备份所在的服务器文件夹 · The folder of the backups, on the server",
        ["BackupsView.next"] = "下次自动备份的时间；null 为不自动备份 · When the next is made by itself; null for never",
        ["keeping"] = "保留规则 · How many backups stay",
        ["daily"] = "保留最近多少天每天的最后一个 · Of how many days the latest stays",
        ["weekly"] = "保留最近多少周每周的最后一个 · Of how many weeks the latest stays",
        ["monthly"] = "保留最近多少个月每月的最后一个 · Of how many months the latest stays",
        ["run"] = "正在进行或最近一次的备份、核对；启动以来没有为 null · What is being done, or was done last; null since the start",
        ["BackupsView.items"] = "备份，从新到旧 · The backups, newest first",
        ["BackupView.file"] = "文件名 · The file's name",
        ["madeAt"] = "备份时间 · When it was made",
        ["BackupView.bytes"] = "大小，字节 · Its size in bytes",
        ["good"] = "最近一次核对是否通过；备份完成时即核对 · Whether it passed its last verification, which follows the making",
        ["verifiedAt"] = "程序启动以来最近一次核对的时间；null 为备份完成时 · When it was verified last since the program started; null where that was when it was made",
        ["BackupRun.kind"] = "备份或核对 · Backing up, or verifying",
        ["BackupRun.file"] = "哪个备份；尚未命名为 null · Which backup; null until it has its name",
        ["BackupRun.state"] = "状态 · How it stands",
        ["BackupRun.stage"] = "进行到哪一步；尚未开始为 null · What is being done of it; null before it begins",
        ["BackupRun.done"] = "这一步已完成的字节数 · Bytes of this stage that are done",
        ["BackupRun.of"] = "这一步的字节数 · Bytes of this stage",
        ["BackupRun.startedAt"] = "开始时间，UTC · When it began, UTC",
        ["endedAt"] = "结束时间，UTC；进行中为 null · When it ended, UTC; null while it is under way",
        ["BackupRun.reason"] = "未成功的原因；成功为 null · Why it did not succeed; null when it did",
    };
}
